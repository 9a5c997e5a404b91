"""Why the VIP list moved, and what another list would have shown."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named, the_first
from clientkit.showing.words import word

CAUSES = {
    "own": mark("{n:,} by their own move"),
    "bar": mark("{n:,} only because the bar moved"),
    "either": mark("{n:,} both by their own move and by the bar, each enough alone"),
    "both": mark("{n:,} by their own move and the bar together"),
}
LESSONS = {
    ("amount", "services"): mark(
        "Only by amount: they pay ahead, the work is still to be done. Only by services: they "
        "use what they paid for before; ask for the next payment."
    ),
    ("amount", "profit"): mark(
        "Only by amount: turnover that leaves little; look at their terms. Only by profit: "
        "smaller buyers who earn well for the firm; keep them near."
    ),
    ("amount", "units"): mark(
        "Only by amount: dear goods, few pieces. Only by units: many pieces at low prices; they "
        "fill the market rather than the till."
    ),
    ("amount", "documents"): mark(
        "Only by amount: few large payments; one silence is a large loss. Only by documents: "
        "they come often with little."
    ),
}
"""What clients on only one of two lists have in common, by the pair of measures."""


def moves(moved: pd.DataFrame, *, month: str) -> Markdown:
    """Where the bar went, and by what the clients crossed it.

    moved : of `ck.vip_moves`
    """
    crossed = moved[moved["vip"] != moved["vip_before"]]
    if crossed.empty:
        return Markdown(say("Nobody joined or left the VIP list {month:in}.", month=month))
    first = moved.iloc[0]
    said = [_bar_moved(first["bar_before"], first["bar"], month)]
    came, went = crossed[crossed["vip"]], crossed[~crossed["vip"]]
    if len(came):
        said.append(say("{n:# client|# clients} came", n=len(came)) + _by_cause(came))
    if len(went):
        said.append(say("{n:# client|# clients} went", n=len(went)) + _by_cause(went))
    return Markdown(" ".join(said))


def _bar_moved(before: float, bar: float, month: str) -> str:
    if pd.isna(before) or pd.isna(bar):
        return say("One of the two months has no bar, so there is nothing to compare with.")
    facts = {"before": figure(before), "bar": figure(bar), "month": month}
    if before == bar:
        return say("The bar stayed at {bar}.", bar=figure(bar))
    facts["change"] = abs(bar / before - 1)
    if bar > before:
        return say("**The bar rose from {before} to {bar} ({change:.0%}) {month:in}.**", **facts)
    return say("**The bar fell from {before} to {bar} ({change:.0%}) {month:in}.**", **facts)


def _by_cause(crossed: pd.DataFrame) -> str:
    """What goes on after who came or went: how many of them by what."""
    count = crossed["cause"].value_counts()
    parts = [say(words, n=int(count[cause])) for cause, words in CAUSES.items() if cause in count]
    return f": {', '.join(parts)}." if parts else "."


def steady(changes: pd.DataFrame, *, stay: float, patience: int) -> Markdown:
    """How many changes of the list a steady one would have spared.

    changes : of `ck.vip_changes`
    """
    if changes.empty:
        return Markdown(say("In these months nobody was VIP, so there is no list to keep steady."))
    last = changes.iloc[-1]
    how = say(
        "It lets a VIP go only after {n:# month|# months} in a row below the top {stay:.0%}, and "
        "holds {steady:# client|# clients} this month instead of {vips:,}.",
        n=patience,
        stay=stay,
        steady=int(last["steady_vips"]),
        vips=int(last["vips"]),
    )
    return Markdown(f"**{_spared(changes)}** {how}")


def _spared(changes: pd.DataFrame) -> str:
    facts = {"n": len(changes), "made": int((changes["entered"] + changes["gone"]).sum())}
    spared = int(changes["spared"].sum())
    if spared > 0:
        return say(
            "In {n:# month|# months} the list saw {made:# change|# changes}; a steady list would "
            "have spared {spared:,} of them.",
            spared=spared,
            **facts,
        )
    return say(
        "In {n:# month|# months} the list saw {made:# change|# changes}; a steady list would "
        "have spared none.",
        **facts,
    )


def compared(listed: pd.DataFrame, *, by: tuple[str, str]) -> Markdown:
    """What the clients on only one of the two lists have in common.

    listed : of `ck.vip_compare`
    """
    count = listed["list"].value_counts()
    first, second = (int(count.get(name, 0)) for name in by)
    # Translators: {by} and {other} are measures, like "amount", as they stand alone.
    head = say(
        "{n:# is|# are} VIP only by {by}, {second:,} only by {other}.",
        n=first,
        by=word(by[0]),
        second=second,
        other=word(by[1]),
    )
    pair = tuple(by) if tuple(by) in LESSONS else tuple(reversed(by))
    return Markdown(f"{head} {say(LESSONS[pair])}" if pair in LESSONS else head)


def missed(listed: pd.DataFrame, *, month: str, window: int, names: Mapping) -> Markdown:
    """Who would have been missed by one list for the whole period.

    listed : of `ck.vip_period`
    """
    lost = listed[listed["list"] == "months"]
    head = say(
        "One list for {n:# month|# months} to {month:of} would hold {whole:# client|# clients}; "
        "{ever:# client was|# clients were} VIP in some month.",
        n=window,
        month=month,
        whole=int((listed["list"] != "months").sum()),
        ever=int((listed["months_as_vip"] > 0).sum()),
    )
    if lost.empty:
        none = say("It would have missed none of them.")
        return Markdown(f"{head} {none}")
    said = [
        _best_month(row, named(row.client_id, names), month)
        for row in lost.itertuples(index=False)
    ]
    whom = say("**It would have missed {n:,}: {clients}.**", n=len(lost), clients=the_first(said))
    return Markdown(f"{head} {whom}")


def _best_month(row, client: str, month: str) -> str:
    facts = {"client": client, "value": row.best_value, "month": row.best_month}
    if row.last_paid == month:
        return say("{client} ({value:,.0f} {month:in})", **facts)
    return say(
        "{client} ({value:,.0f} {month:in}, last paid {last:in})", last=row.last_paid, **facts
    )
