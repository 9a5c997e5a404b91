"""How few bring how much: both readings, what changed in them, on whom the firm leans."""

from collections.abc import Mapping

import pandas as pd

from clientkit.language import number, say
from clientkit.periods import Day, shift
from clientkit.showing.findings.changes import now_and_before
from clientkit.showing.findings.finding import WATCH, Finding, Findings
from clientkit.showing.findings.phrases import few, named
from clientkit.showing.words import word

TOP_FIFTH = 0.2
MUCH = 0.01
"""The part of the money from which a change of the concentration is more than chance."""
LARGE = 0.10
"""The part of the money from which a single client is a risk."""


def concentration(
    facts: Mapping,
    curve: pd.DataFrame | None = None,
    before: tuple[Mapping, pd.DataFrame] | None = None,
    *,
    by: str,
    share: float,
    when: str,
    month: Day,
    names: Mapping | None = None,
) -> Findings:
    """Both readings of the Pareto curve, what changed in them, who left the head, the largest.

    facts, curve : of `ck.concentration` and `ck.pareto_curve`; None: no client is told of
    before : both of the window that ends a month earlier; None: there is none
    month : the last of the window of now
    """
    found, names, then = [_readings(facts, by, share, when)], names or {}, shift(month, -1)
    if before:
        found.append(_change(facts, before[0], by, share, then))
    if before and curve is not None:
        found.append(_left(curve, facts, before, share, then, names))
    if curve is not None:
        found.append(_largest(curve, before and before[1], by, names))
    return Findings(*found)


def _readings(facts: Mapping, by: str, share: float, when: str) -> Finding:
    # Translators: {when} is like "In the 12 months to June 2026"; {by} is the name of a measure as
    # it stands alone, like "amount": put it where it needs no case, in brackets or after a colon.
    what = say(
        "{when}, {top:,} of {n:# client|# clients} with {by} above 0 ({share:.0%}) "
        "{top:brings|bring} {part:.1%} of the {by}.",
        when=when, top=facts["top_n"], n=facts["n"], by=word(by), share=share,
        part=facts["top_share"],
    )  # fmt: skip
    second = say(
        "80% of it comes from {n:# client|# clients} ({share:.1%}).",
        n=facts["n_for_80"], share=facts["share_for_80"],
    )  # fmt: skip
    gini = say(
        "Gini {gini:.2f}, where 0 is all equal, 1 is all from one client.", gini=facts["gini"]
    )
    so = " ".join(filter(None, [_weight(facts["top_share"], by, share), few(facts["n"])]))
    numbers = _numbers(facts, share) if by == "amount" else {}
    return Finding("pareto.concentration", what, f"{second} {gini}", so, numbers=numbers)


def _numbers(facts: Mapping, share: float) -> dict:
    names = {"clients": "n", "total": "total", "share_for_80": "share_for_80", "gini": "gini"}
    if share == TOP_FIFTH:
        names["top_share"] = "top_share"
    return {f"pareto.{name}": facts[of] for name, of in names.items() if of in facts}


def _weight(top_share: float, by: str, share: float) -> str:
    """What a top fifth that brings so much means; of another share nothing is known."""
    if share != TOP_FIFTH:
        return ""
    if top_share >= 0.8:
        return say("The firm leans on few: losing one of them shows in the month.")
    if top_share <= 0.45:
        return say("The {by} is spread: no small group carries the firm.", by=word(by))
    if by == "amount":
        return say("About what is usual: over many firms the top fifth brings two thirds.")
    return ""


def _change(facts: Mapping, before: Mapping, by: str, share: float, month: Day) -> Finding:
    """The part of the head against what it was in the window that ends a month earlier."""
    change = facts["top_share"] - before["top_share"]
    known = {
        "month": month,
        "share": share,
        "then": before["top_share"],
        "points": abs(change) * 100,
    }
    if known["points"] < 0.05:
        what = say(
            "The first {share:.0%} bring the same part as in the window to {month:of}.", **known
        )
    elif change > 0:
        what = say(
            "The first {share:.0%} bring {points:.1f} percentage points more than in the "
            "window to {month:of} ({then:.1%}).",
            **known,
        )
    else:
        what = say(
            "The first {share:.0%} bring {points:.1f} percentage points less than in the "
            "window to {month:of} ({then:.1%}).",
            **known,
        )
    against = say(
        "In all: {by} {now}, before {then}; clients {n:,}, before {n_then:,}.",
        by=word(by), now=number(facts["total"], ",.0f"), then=number(before["total"], ",.0f"),
        n=facts["n"], n_then=before["n"],
    )  # fmt: skip
    if abs(change) < MUCH:
        return Finding("pareto.change", what, against)
    so = say("The firm leans less on few.")
    if change > 0:
        so = say("The firm leans more on few.")
    return Finding("pareto.change", what, against, so, rank=WATCH)


def _left(
    curve: pd.DataFrame,
    facts: Mapping,
    before: tuple[Mapping, pd.DataFrame],
    share: float,
    month: Day,
    names: Mapping,
) -> Finding | None:
    """Who stood in the head a month earlier, brought less since and stands there no more."""
    facts_before, then = before
    both = then.merge(curve, "left", on="client_id", suffixes=("_before", ""))
    both["value"] = both["value"].fillna(0)
    stays = both["client_id"].isin(_head(curve, facts["top_n"])["client_id"])
    was = both["client_id"].isin(_head(then, facts_before["top_n"])["client_id"])
    left = both[was & ~stays & (both["value"] < both["value_before"])]
    if left.empty:
        return None
    left = left.sort_values("value_before", ascending=False, kind="stable")
    what = say(
        "Since {month:of}, {n:# client has|# clients have} left the first {share:.0%} for "
        "bringing less: {clients}.",
        month=month, n=len(left), share=share, clients=now_and_before(left, names),
    )  # fmt: skip
    gone = left["value_before"].sum() - left["value"].sum()
    against = say("Together they bring {money:,.0f} less.", money=gone) if len(left) > 1 else ""
    return Finding("pareto.left", what, against, say("Ask why."), rank=WATCH)


def _head(curve: pd.DataFrame, heads: int) -> pd.DataFrame:
    """The first of the curve; who has as much as the last of them, too."""
    values = curve["value"]
    return curve[(values >= values.iloc[heads - 1]) & (values > 0)]


def _largest(
    curve: pd.DataFrame, before: pd.DataFrame | None, by: str, names: Mapping
) -> Finding | None:
    """The largest client, where it alone is a risk."""
    first = curve.iloc[0]
    if first["share"] < LARGE or len(curve) == 1 or first["value"] == curve["value"].iloc[1]:
        return None
    what = say(
        "The largest client, {client}, alone brings {share:.1%} of the {by}.",
        client=named(first["client_id"], names), share=first["share"], by=word(by),
    )  # fmt: skip
    against = ""
    if before is not None:
        then = before.loc[before["client_id"] == first["client_id"], "share"].sum()
        against = say("A month earlier it was {share:.1%}.", share=then)
    so = say("Know early what it plans.")
    return Finding("pareto.largest", what, against, so, rank=WATCH)
