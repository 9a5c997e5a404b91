"""Leads: how far they came, and how those of each source ended."""

from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from clientkit.language import number, say
from clientkit.showing import style
from clientkit.showing.words import word, words

CAME, STAND = style.COLORS["C"], style.MAIN
ENDS = ("won", "open", "lost")
MOST_BARS = 15


def funnel(found: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """One bar per stage: the leads that came so far, and of them those that stand there now.

    found : of `ck.funnel`
    """
    came, paid = (int(found[name].iloc[at]) for name, at in (("reached", 0), ("leads", -1)))
    title = say("Leads: {came:,} came in, {paid:,} came to the last stage", came=came, paid=paid)
    ax = style.ready(ax, title, note, height=2.0 + 0.42 * len(found))
    _lying(ax, found)
    ax.barh(range(len(found)), found["reached"], height=0.66, color=CAME)
    ax.barh(range(len(found)), found["leads"], height=0.3, color=STAND)
    for place, row in enumerate(found.itertuples()):
        said = number(row.reached)
        if pd.notna(row.conversion):
            said = say("{n:,}  ({share:.0%} came through)", n=row.reached, share=row.conversion)
        ax.text(row.reached, place, f" {said}", va="center", fontsize=8.5, color=style.INK)
    labels = [
        f"{fill(style.tail_cut(word(row.stage, 'stage'), 52), 28)} "
        f"({number(float(row.coefficient), 'g')})"
        for row in found.itertuples()
    ]
    ax.set_yticks(range(len(found)), labels)
    ax.set_xlim(0, max(1, came) * 1.3)
    _below(ax, {say("came to this stage"): CAME, say("stand there now"): STAND})
    return style.labelled(ax, say("leads; came through: of those that left the stage before"))


def lead_sources(found: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """One bar per source: leads won, open and lost; beside it the conversion with its interval.

    found : of `ck.lead_sources`
    """
    shown = found.head(MOST_BARS)
    title = say("Leads by source: won, open, lost")
    if len(shown) < len(found):
        title = say(
            "Leads by source: won, open, lost (the first {n:,} of {all:,})", n=len(shown),
            all=len(found),
        )  # fmt: skip
    ax = style.ready(ax, title, note, height=2.0 + 0.42 * max(len(shown), 1))
    _lying(ax, shown)
    left = pd.Series(0, shown.index)
    for end in ENDS:
        color = style.COLORS[end]
        ax.barh(
            range(len(shown)), shown[end], left=left, height=0.62, color=color, edgecolor="white"
        )
        left = left + shown[end]
    for place, row in enumerate(shown.itertuples()):
        ax.text(row.leads, place, f" {_rate(row)}", va="center", fontsize=8.5, color=style.INK)
    ax.set_yticks(
        range(len(shown)), [style.tail_cut(source) for source in words(shown["source"], "source")]
    )
    ax.set_xlim(0, max(1, shown["leads"].max() if len(shown) else 1) * 1.42)
    _below(ax, {word(end, "status"): style.COLORS[end] for end in ENDS})
    said = say(
        "leads; beside them won of those decided, and where it lies at {sure:.0%}", sure=0.95
    )
    return style.labelled(ax, said)


def _rate(row) -> str:
    if pd.isna(row.conversion):
        return say("none decided")
    low, high = row.conversion_low, row.conversion_high
    return say(
        "{share:.0%} of {n:,} ({low:.0%} to {high:.0%})", share=row.conversion,
        n=row.won + row.lost, low=low, high=high,
    )  # fmt: skip


def _lying(ax: Axes, shown: pd.DataFrame) -> None:
    ax.grid(visible=False, axis="y")
    ax.grid(axis="x", color=style.PALE, linewidth=0.8)
    ax.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))


def _below(ax: Axes, colors: dict[str, str]) -> None:
    patches = [Patch(color=color) for color in colors.values()]
    style.legend(
        ax, patches, colors.keys(), ncols=len(patches), frameon=False, fontsize=8.5,
        loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=4.4,
    )  # fmt: skip
