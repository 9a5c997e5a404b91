"""Whom to call: the money at stake, client by client."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from clientkit.language import mark, say
from clientkit.showing import style

MOST_BARS = 15
REASONS = {
    "silent": (mark("silent"), style.ACCENT),
    "less": (mark("paid less than usual"), style.WARM),
    "margin": (mark("margin melts"), "#7d5ba6"),
    "loss": (mark("served below cost"), "#8c2f39"),
    "new": (mark("new on the list"), "#3d9970"),
    "short": (mark("about to be VIP"), "#62a0c4"),
}


def calls(told: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """The largest money at stake, one bar a client, coloured by the first reason."""
    with_stake = told[told["at_stake"] > 0]
    shown = with_stake.head(MOST_BARS)
    title = say("Money at stake a month")
    if len(shown) < len(with_stake):
        title = say(
            "Money at stake a month (the first {n:,} of {all:,})",
            n=len(shown),
            all=len(with_stake),
        )
    ax = style.ready(ax, title, note, height=1.7 + 0.27 * max(len(shown), 1))
    first = [codes.split(", ")[0] for codes in shown["reasons"]]
    ax.barh(range(len(shown)), shown["at_stake"], color=[REASONS[code][1] for code in first])
    called = shown["client"].fillna(shown["client_id"])
    ax.set_yticks(range(len(shown)), [style.tail_cut(name) for name in called])
    ax.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    ax.grid(visible=False, axis="y")
    ax.grid(axis="x", color=style.PALE, linewidth=0.8)
    style.short_numbers(ax.xaxis)
    _legend(ax, [code for code in REASONS if code in first])
    return style.labelled(ax, say("money a month"))


def _legend(ax: Axes, codes: list[str]) -> None:
    if codes:
        labels, colors = zip(*(REASONS[code] for code in codes), strict=True)
        patches = [Patch(color=color) for color in colors]
        said = [say(label) for label in labels]
        ax.legend(patches, said, loc="lower right", frameon=False, fontsize=9)
