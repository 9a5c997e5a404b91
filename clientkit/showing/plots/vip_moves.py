"""Who crossed the bar: each client that came or went, then and now, against both months' bars."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from clientkit.language import say
from clientkit.periods import month_name, shift
from clientkit.showing import style

MOST_ROWS = 24
CAME, WENT = style.COLORS["joined"], style.COLORS["left"]


def vip_moves(
    moved: pd.DataFrame,
    *,
    month: str,
    by: str,
    names: Mapping,
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """The clients that joined or left: value of the month before, value now, and the two bars."""
    crossed = moved[moved["vip"] != moved["vip_before"]]
    crossed = crossed.sort_values(["vip", "value", "value_before"], ascending=False)
    came = int(crossed["vip"].sum())
    count = {"month": month, "came": came, "went": len(crossed) - came}
    title = say("{month:month}: {came:,} came, {went:,} went", **count)
    shown = crossed.head(MOST_ROWS)
    if len(shown) < len(crossed):
        title = say(
            "{month:month}: {came:,} came, {went:,} went (the first {n:,})", n=len(shown), **count
        )
    ax = style.ready(ax, title, note, height=2.0 + 0.27 * len(shown))
    for place, row in enumerate(shown.itertuples()):
        _move(ax, place, row)
    bar_before, bar = moved["bar_before"].max(), moved["bar"].max()
    ax.axvline(bar_before, color=style.GREY, linewidth=1.2, linestyle=(0, (4, 3)))
    ax.axvline(bar, color=style.ACCENT, linewidth=1.4)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.set_yticks(range(len(shown)), [style.tail_cut(names.get(c, c)) for c in shown["client_id"]])
    ax.grid(visible=False, axis="y")
    ax.grid(axis="x", color=style.PALE, linewidth=0.8)
    style.short_numbers(ax.xaxis)
    _legend(ax, month, bar_before, bar)
    return style.labelled(ax, style.unit(by))


def _move(ax: Axes, place: int, row) -> None:
    """One client: a pale dot then, a full dot now, and the way between."""
    color = CAME if row.vip else WENT
    ax.plot([row.value_before, row.value], [place, place], color=color, linewidth=2, alpha=0.45)
    ax.plot(row.value_before, place, "o", color="white", markeredgecolor=color, markersize=6)
    ax.plot(row.value, place, "o", color=color, markersize=7)


def _legend(ax: Axes, month: str, bar_before: float, bar: float) -> None:
    before = month_name(shift(month, -1))
    dot = {"marker": "o", "linestyle": "", "markersize": 7}
    entries = {
        before: Line2D([], [], color="white", markeredgecolor=style.GREY, **dot),
        say("came"): Line2D([], [], color=CAME, **dot),
        say("went"): Line2D([], [], color=WENT, **dot),
        say("bar now, {money}", money=style.short(bar)): Line2D(
            [], [], color=style.ACCENT, linewidth=1.4
        ),
    }
    if pd.notna(bar_before):
        dashed = Line2D([], [], color=style.GREY, linewidth=1.2, linestyle=(0, (4, 3)))
        entries[say("bar before, {money}", money=style.short(bar_before))] = dashed
    style.legend(
        ax, entries.values(), entries.keys(), ncols=len(entries), frameon=False, fontsize=8.5,
        loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=5,
    )  # fmt: skip
