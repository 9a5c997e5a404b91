"""The audit of the groups, and the managers, against before and a year before."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from clientkit.language import mark, number, say
from clientkit.showing import style
from clientkit.showing.words import word

GROUPS = ("A", "B", "C", "N")
PERIODS = {
    "year": (mark("a year before"), style.WARM),
    "before": (mark("the period before"), style.INK),
}
ABOVE = {
    "frameon": False, "fontsize": 8.5, "ncols": 3, "loc": "lower right", "bbox_to_anchor": (1, 1),
    "borderaxespad": 0.2,
}  # fmt: skip
"""A legend beside the title, out of the way of the bars."""


def audit_amounts(found: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """What each group brought: this period as a bar, the two others as marks on it.

    found : of `ck.audit`
    """
    this = _groups(found)
    ax = style.ready(ax, say("Sales by group"), note, height=3.2)
    ax.barh(this["abc"], this["amount"], color=style.colors_of(this["abc"]), height=0.6)
    legend = {say("this period"): Patch(color=style.MAIN)}
    for period, (label, color) in PERIODS.items():
        then = found[(found["period"] == period) & found["abc"].isin(list(this["abc"]))]
        for group, amount in zip(then["abc"], then["amount"], strict=True):
            place = list(this["abc"]).index(group)
            ax.plot([amount] * 2, [place - 0.36, place + 0.36], color=color, linewidth=2.5)
        if len(then):
            legend[say(label)] = Line2D([], [], color=color, linewidth=2.5)
    ax.invert_yaxis()
    _across(ax)
    ax.legend(legend.values(), legend.keys(), frameon=False, fontsize=8.5, loc="lower right")
    return style.labelled(ax, style.unit("amount"), say("ABC group"))


def audit_clients(found: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """How many clients each group won and lost in the period.

    found : of `ck.audit`
    """
    this = _groups(found)
    ax = style.ready(ax, say("Clients won and lost"), note, height=3.2)
    kinds = {"new": style.COLORS["joined"], "recovered": style.COLORS["returned"]}
    left = pd.Series(0, index=this.index)
    for kind, color in kinds.items():
        label = say("came back") if kind == "recovered" else word(kind)
        ax.barh(this["abc"], this[kind], left=left, color=color, height=0.6, label=label)
        left = left + this[kind]
    ax.barh(this["abc"], -this["lost"], color=style.COLORS["lost"], height=0.6, label=word("lost"))
    for place, (won, lost) in enumerate(zip(left, this["lost"], strict=True)):
        text = {"va": "center", "fontsize": 9, "color": style.INK}
        ax.text(won, place, f" +{number(won)}" if won else "", ha="left", **text)
        ax.text(-lost, place, f"\N{MINUS SIGN}{number(lost)} " if lost else "", ha="right", **text)
    ax.axvline(0, color=style.GREY, linewidth=0.8)
    ax.invert_yaxis()
    _across(ax)
    ax.margins(x=0.15)
    ax.xaxis.set_major_formatter(lambda value, _place: number(abs(value), ",.0f"))
    style.legend(ax, **ABOVE)
    return style.labelled(ax, say("clients: lost to the left, won to the right"), say("ABC group"))


def _groups(found: pd.DataFrame) -> pd.DataFrame:
    """The groups of this period; N only where something happened in it."""
    this = found[(found["period"] == "this") & found["abc"].isin(GROUPS)]
    told = this[["amount", "new", "recovered", "lost"]].ne(0).any(axis=1)
    return this[told | (this["abc"] != "N")]


def managers(staff: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """What each manager sold, with the plan as a mark and the period before as a dot.

    staff : of `ck.managers`
    """
    has_plan = "plan" in staff and staff["plan"].notna().any()
    title = say("Managers: plan and fact") if has_plan else say("Managers: what they sold")
    ax = style.ready(ax, title, note, height=1.6 + 0.42 * len(staff))
    places = range(len(staff))
    ax.barh(places, staff["fact"], color=style.MAIN, height=0.55, label=say("fact"))
    ax.plot(
        staff["fact_before"], places, "o", color="white", markeredgecolor=style.INK, markersize=7,
        label=say("period before"),
    )  # fmt: skip
    if has_plan:
        _plans(ax, staff)
    ax.set_yticks(places, [style.tail_cut(word(name, "manager")) for name in staff["manager"]])
    ax.set_ylim(len(staff) - 0.4, -0.6)
    _across(ax)
    ax.margins(x=0.1)
    style.legend(ax, **ABOVE)
    return style.labelled(ax, style.unit("amount"))


def _plans(ax: Axes, staff: pd.DataFrame) -> None:
    """The plan of each manager who has one, as a mark, and how much of it is done."""
    label = say("plan")
    for place, row in enumerate(staff.to_dict("records")):
        if pd.notna(row["plan"]):
            span = [place - 0.4, place + 0.4]
            ax.plot([row["plan"]] * 2, span, color=style.ACCENT, linewidth=3, label=label)
            right = max(
                row[name] for name in ("plan", "fact", "fact_before") if pd.notna(row[name])
            )
            label = None
            done = "" if pd.isna(row["done"]) else f"  {number(row['done'], '.0%')}"
            ax.text(right, place, done, va="center", fontsize=9, color=style.INK)


def _across(ax: Axes) -> None:
    """The grid and the numbers of bars that lie."""
    ax.grid(visible=False, axis="y")
    ax.grid(axis="x", color=style.PALE, linewidth=0.8)
    style.short_numbers(ax.xaxis)
