"""How few bring how much: the Pareto curve with both readings, the whale curve of profit."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import say
from clientkit.showing import style
from clientkit.showing.words import word


def pareto(
    points: pd.DataFrame,
    facts: Mapping,
    *,
    by: str,
    share: float = 0.2,
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """The curve through `points` with both readings of `facts` (see `ck.concentration`) marked."""
    # Translators: {by} is a measure as it stands alone, like amount
    ax = style.ready(ax, say("How few clients bring how much of the {by}", by=word(by)), note)
    x, y = [0, *points["heads"]], [0, *points["brought"]]
    same = {"linestyle": "--", "label": say("if all brought the same")}
    ax.plot([0, 1], [0, 1], color=style.GREY, linewidth=0.8, **same)
    ax.plot(x, y, color=style.MAIN, linewidth=2.2)
    ax.fill_between(x, y, x, color=style.MAIN, alpha=0.07)
    top = say(
        "{share:.0%} of the clients ({n:,}) bring {brought:.1%}", share=share, n=facts["top_n"],
        brought=facts["top_share"],
    )  # fmt: skip
    few = say(
        "{most:.0%} comes from {share:.1%} of the clients ({n:,})", most=0.8,
        share=facts["share_for_80"], n=facts["n_for_80"],
    )  # fmt: skip
    _reading(ax, facts["top_n"] / facts["n"], facts["top_share"], style.ACCENT, top)
    _reading(ax, facts["share_for_80"], 0.8, style.WARM, few)
    ax.legend(loc="lower right", frameon=False, fontsize=9)
    ax.set(xlim=(0, 1), ylim=(0, 1.02))
    style.percents(ax.xaxis)
    style.percents(ax.yaxis)
    # Translators: {by} is a measure as it stands alone, like amount
    across = say("clients with {by} > 0, largest first", by=word(by))
    # Translators: {by} is a measure as it stands alone, like amount
    return style.labelled(ax, across, say("share of {by}", by=word(by)))


def _reading(ax: Axes, x: float, y: float, color: str, words: str) -> None:
    """One point of the curve, with dotted lines to both axes and its words in the legend."""
    ax.plot([x, x, 0], [0, y, y], color=color, linewidth=1, linestyle=":")
    ax.plot([x], [y], "o", color=color, markersize=7, zorder=5, label=words)


def whale(
    points: pd.DataFrame, *, by: str = "profit", ax: Axes | None = None, note: str = ""
) -> Axes:
    """Cumulative `by` from the best client to the worst, with its peak and what is lost after."""
    # Translators: {by} is a measure as it stands alone, like amount
    ax = style.ready(ax, say("Where {by} is made, and where it is lost", by=word(by)), note)
    if points["brought"].isna().all():
        ax.set_axis_off()
        # Translators: {by} is a measure as it stands alone, like amount
        said = say("All {by} together is not above 0: there are no shares to draw.", by=word(by))
        ax.text(0, 0.9, said)
        return ax
    x, y = [0, *points["heads"]], [0, *points["brought"]]
    top = max(range(len(y)), key=lambda place: y[place])
    lost = y[top] - 1
    made = say("{share:.0%} of the clients make {made:.1%};", share=x[top], made=y[top])
    taken = say("none takes anything away")
    if lost > 0:
        taken = say("the others take {lost:.1%} away", lost=lost)
    ax.plot(x, y, color=style.MAIN, linewidth=2.2)
    ax.fill_between(x[top:], y[top:], y[top], color=style.ACCENT, alpha=0.15)
    ax.axhline(1, color=style.GREY, linewidth=0.8, linestyle="--")
    ax.plot([x[top]], [y[top]], "o", color=style.ACCENT, markersize=7)
    ax.annotate(
        f"{made}\n{taken}",
        (x[top], y[top]),
        (0.5, y[top] * 0.62),
        fontsize=9,
        ha="center",
        color=style.INK,
        arrowprops={"arrowstyle": "-", "color": style.ACCENT},
    )
    ax.set(xlim=(0, 1.01), ylim=(min(0, *y), max(y) * 1.08))
    style.percents(ax.xaxis)
    style.percents(ax.yaxis)
    # Translators: {by} is a measure as it stands alone, like amount
    across = say("clients, largest {by} first", by=word(by))
    # Translators: {by} is a measure as it stands alone, like amount
    return style.labelled(ax, across, say("cumulative {by}, share of the total", by=word(by)))
