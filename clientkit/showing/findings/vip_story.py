"""Why the VIP list moved, who stands at its edge, what another list would have shown."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.schema import figure
from clientkit.showing.findings.phrases import counted, named, the_first

CAUSES = {
    "own": "by their own move",
    "bar": "only because the bar moved",
    "either": "both by their own move and by the bar, each enough alone",
    "both": "by their own move and the bar together",
}
LESSONS = {
    ("amount", "services"): "Only by {0}: they pay ahead, the work is still to be done. Only by "
    "{1}: they use what they paid for before; ask for the next payment.",
    ("amount", "profit"): "Only by {0}: turnover that leaves little; look at their terms. Only by "
    "{1}: smaller buyers who earn well for the firm; keep them near.",
    ("amount", "units"): "Only by {0}: dear goods, few pieces. Only by {1}: many pieces at low "
    "prices; they fill the market rather than the till.",
    ("amount", "documents"): "Only by {0}: few large payments; one silence is a large loss. Only "
    "by {1}: they come often with little.",
}
"""What clients on only one of two lists have in common, by the pair of measures."""


def moves(moved: pd.DataFrame, *, month: str) -> Markdown:
    """Where the bar went, and by what the clients crossed it.

    moved : of `ck.vip_moves`
    """
    crossed = moved[moved["vip"] != moved["vip_before"]]
    if crossed.empty:
        return Markdown(f"Nobody joined or left the VIP list in {month_name(month)}.")
    joined, left = crossed[crossed["vip"]], crossed[~crossed["vip"]]
    said = [_bar_moved(moved, month), _by_cause(joined, "came"), _by_cause(left, "went")]
    return Markdown(" ".join(filter(None, said)))


def _bar_moved(moved: pd.DataFrame, month: str) -> str:
    first = moved.iloc[0]
    before, bar = first["bar_before"], first["bar"]
    if pd.isna(before) or pd.isna(bar):
        return "One of the two months has no bar, so there is nothing to compare with."
    if before == bar:
        return f"The bar stayed at {figure(bar)}."
    way = "rose" if bar > before else "fell"
    return (
        f"**The bar {way} from {figure(before)} to {figure(bar)} ({abs(bar / before - 1):.0%}) in "
        f"{month_name(month)}.**"
    )


def _by_cause(crossed: pd.DataFrame, did: str) -> str:
    count = crossed["cause"].value_counts()
    parts = [f"{count[cause]} {words}" for cause, words in CAUSES.items() if cause in count]
    if crossed.empty or not parts:
        return f"{counted(len(crossed), 'client')} {did}." if len(crossed) else ""
    return f"{counted(len(crossed), 'client')} {did}: {', '.join(parts)}."


def edge(near: pd.DataFrame, *, margin: float, names: Mapping) -> Markdown:
    """Who stands so near the bar that one invoice would have decided otherwise.

    near : of `ck.vip_edge`
    """
    if near.empty:
        return Markdown(f"Nobody stands within {margin:.0%} of the bar.")
    above, below = near[near["gap"] >= 0], near[near["gap"] < 0]
    said = [
        f"**{counted(len(near), 'payer')} {'stands' if len(near) == 1 else 'stand'} within "
        f"{margin:.0%} of the bar of {figure(near['bar'].iloc[0])}.**"
    ]
    if len(below):
        short = [f"{named(r.client_id, names)} is {figure(-r.gap)} short" for r in _rows(below)]
        said.append(f"Almost VIP: {the_first(short)}.")
    if len(above):
        by_how_much = [f"by {figure(gap)}" if gap else "on the bar itself" for gap in above["gap"]]
        called = [named(client, names) for client in above["client_id"]]
        barely = [f"{who} {how}" for who, how in zip(called, by_how_much, strict=True)]
        said.append(f"Barely VIP: {the_first(barely)}.")
    return Markdown(" ".join(said))


def steady(changes: pd.DataFrame, *, stay: float, patience: int) -> Markdown:
    """How many changes of the list a steady one would have spared.

    changes : of `ck.vip_changes`
    """
    if changes.empty:
        return Markdown("In these months nobody was VIP, so there is no list to keep steady.")
    made, spared = int((changes["entered"] + changes["gone"]).sum()), int(changes["spared"].sum())
    last = changes.iloc[-1]
    would = f"would have spared {spared:,} of them" if spared > 0 else "would have spared none"
    return Markdown(
        f"**In {counted(len(changes), 'month')} the list saw {counted(made, 'change')}; "
        f"a steady list {would}.** It lets a VIP go only after {counted(patience, 'month')} in a "
        f"row below the top {stay:.0%}, and holds {counted(last['steady_vips'], 'client')} this "
        f"month instead of {last['vips']:,}."
    )


def compared(listed: pd.DataFrame, *, by: tuple[str, str]) -> Markdown:
    """What the clients on only one of the two lists have in common.

    listed : of `ck.vip_compare`
    """
    count = listed["list"].value_counts()
    first, second = (int(count.get(name, 0)) for name in by)
    said = [f"{first} are VIP only by {by[0]}, {second} only by {by[1]}."]
    if tuple(by) in LESSONS:
        said.append(LESSONS[tuple(by)].format(*by))
    elif tuple(reversed(by)) in LESSONS:
        said.append(LESSONS[tuple(reversed(by))].format(*reversed(by)))
    return Markdown(" ".join(said))


def missed(listed: pd.DataFrame, *, month: str, window: int, names: Mapping) -> Markdown:
    """Who would have been missed by one list for the whole period.

    listed : of `ck.vip_period`
    """
    lost = listed[listed["list"] == "months"]
    whole = int((listed["list"] != "months").sum())
    ever = int((listed["months_as_vip"] > 0).sum())
    head = (
        f"One list for {counted(window, 'month')} to {month_name(month)} would hold "
        f"{counted(whole, 'client')}; "
        f"{counted(ever, 'client')} {'was' if ever == 1 else 'were'} VIP in some month."
    )
    if lost.empty:
        return Markdown(f"{head} It would have missed none of them.")
    said = [
        f"{named(row.client_id, names)} ({row.best_value:,.0f} in {month_name(row.best_month)}"
        f"{_then_silent(row.last_paid, month)})"
        for row in _rows(lost)
    ]
    return Markdown(f"{head} **It would have missed {len(lost):,}: {the_first(said)}.**")


def _then_silent(last_paid: str, month: str) -> str:
    return "" if last_paid == month else f", last paid in {month_name(last_paid)}"


def _rows(frame: pd.DataFrame):
    return frame.itertuples(index=False)
