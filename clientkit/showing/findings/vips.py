"""The month's VIP clients: what they bring, who came and went, how far two lists agree."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.periods import month_of
from clientkit.records.vip_restatements import Restatements
from clientkit.schema import figure
from clientkit.showing.findings.came_and_gone import changed, gone
from clientkit.showing.findings.edge import at_the_edge
from clientkit.showing.findings.finding import ACT, WATCH, Finding, Findings
from clientkit.showing.findings.phrases import few, named
from clientkit.showing.findings.restated import restatement
from clientkit.showing.words import word

LARGE, HUGE = 0.10, 0.25
"""The part of a month that one client brings, from which it is told, and from which one acts."""

FIRST = 5
NO_NAMES: Mapping = {}


def vip(
    payers: pd.DataFrame,
    master: pd.DataFrame,
    summary: pd.DataFrame,
    published: Restatements | None = None,
    near: pd.DataFrame | None = None,
    *,
    month: str,
    by: str,
    share: float,
    margin: float = 0.1,
    names: Mapping = NO_NAMES,
) -> Findings:
    """The month's VIPs, what they bring, who came and went, who is near the bar, who weighs most.

    payers, master, summary, published, near : of `ck.vip_month`, `ck.vip_table`,
        `ck.vip_summary`, `ck.vip_restatements` and, with its `margin`, `ck.vip_edge`
    """
    month = month_of(month)
    return Findings(
        _answer(payers, summary.iloc[-1], month, by, share),
        changed(master, month=month, names=names),
        gone(master, month=month, names=names),
        None if near is None else at_the_edge(near, margin=margin, names=names),
        _weight(payers, month, by, names),
        restatement(published),
    )


def _answer(payers: pd.DataFrame, whole: pd.Series, month: str, by: str, share: float) -> Finding:
    vips = payers[payers["vip"]]
    numbers = {"month.payers": len(payers), "vip.count": len(vips)}
    if "amount" in whole:
        numbers["month.total"] = float(whole["amount"])
        numbers["vip.amount"] = float(whole["vip_amount"])
    about = {"month": month, "by": word(by), "payers": len(payers)}
    if vips.empty:
        return Finding("vip", _nobody(about), numbers=numbers)
    brought, total = round(vips["value"].sum(), 2), round(payers["value"].sum(), 2)
    if by == "amount":
        numbers["vip.share"] = float(brought / total)
        numbers["vip.bar"] = float(vips["value"].min())
    # Translators: {by} is a measure, like "amount", as it stands alone.
    what = say(
        "{month:month}: {vips:# VIP client|# VIP clients} of {payers:# payer|# payers} (the top "
        "{share:.0%}) {vips:brings|bring} {part:.1%} of the {by} ({brought:,.0f} of "
        "{total:,.0f}).",
        vips=len(vips),
        share=share,
        part=brought / total,
        brought=brought,
        total=total,
        **about,
    )
    bar = say("The bar, the least that makes a VIP, is {bar}.", bar=figure(vips["value"].min()))
    below = _below(total, whole[by], by)
    return Finding("vip", what, f"{bar} {below}".strip(), few(len(payers)), numbers=numbers)


def _nobody(about: Mapping) -> str:
    if about["payers"]:
        return say(
            "{month:month}: of {payers:# payer|# payers} nobody is VIP by this rule.", **about
        )
    return say("{month:month}: no client has {by} above 0, so nobody is VIP.", **about)


def _below(total: float, whole: float, by: str) -> str:
    """What clients at or below 0, who are no payers, take off the month."""
    taken = round(total - whole, 2)
    if taken <= 0:
        return ""
    return say(
        "Clients below 0 take {taken:,.0f} off, so the month's {by} is {whole:,.0f}.",
        taken=taken,
        by=word(by),
        whole=whole,
    )


def _weight(payers: pd.DataFrame, month: str, by: str, names: Mapping) -> Finding | None:
    """How much of the month hangs on its first client."""
    total = payers["value"].sum()
    if len(payers) <= FIRST or payers["value"].max() < LARGE * total:
        return None
    first, part = payers.iloc[0], payers["value"].max() / total
    return Finding(
        "vip.weight",
        say(
            "{client} alone brings {part:.1%} of the {by} {month:in}.",
            client=named(first["client_id"], names),
            part=part,
            by=word(by),
            month=month,
        ),
        say(
            "The first {n:# payer|# payers} together: {part:.1%}.",
            n=FIRST,
            part=payers["value"].head(FIRST).sum() / total,
        ),
        say("That is what leaves with it."),
        ACT if part >= HUGE else WATCH,
    )


def overlap(agreement: Mapping | None) -> Markdown:
    """How far two VIP lists agree; None says that there is no second list."""
    if agreement is None:
        return Markdown(say("There is no second criterion in these data to compare with."))
    first, second = agreement["by"]
    # Translators: {by} and {other} are measures, like "amount", as they stand alone.
    return Markdown(
        say(
            "{n:# client stands|# clients stand} in both lists: {first:.0%} of those by {by}, "
            "{second:.0%} of those by {other}.",
            n=agreement["both"],
            first=agreement["share_of_a_in_b"],
            by=word(first),
            second=agreement["share_of_b_in_a"],
            other=word(second),
        )
    )
