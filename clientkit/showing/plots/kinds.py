"""Sales to regular and to new clients apart, with the alarm where growth hides a loss."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import mark, say
from clientkit.showing import style
from clientkit.showing.words import word

KINDS = {"regular": style.MAIN, "second": "#9dbdd4", "new": "#3d9970"}
LABELS = {
    "regular": mark("regular clients"),
    "second": mark("second month"),
    "new": mark("new clients"),
}
SIGNS = {"warning": style.WARM, "alarm": style.ACCENT}
MOST_MONTHS = 18


def sales_by_kind(
    months: pd.DataFrame, *, by: str = "amount", ax: Axes | None = None, note: str = ""
) -> Axes:
    """Each month's sales by the kind of client; the short line is what regular clients brought.

    months : of `ck.sales_by_kind`; the line is their mean of the three months before
    """
    shown = months.tail(MOST_MONTHS).reset_index(drop=True)
    ax = style.ready(ax, say("Sales to regular and to new clients"), note)
    below = np.zeros(len(shown))
    for kind, color in KINDS.items():
        heights = shown[kind].clip(lower=0)
        bars = ax.bar(shown.index, heights, bottom=below, color=color, label=say(LABELS[kind]))
        for bar, over in zip(bars, shown["complete"], strict=True):
            bar.set_alpha(1.0 if over else 0.4)
        below += heights.to_numpy(dtype=float)
    ax.hlines(
        shown["base_regular"], shown.index - 0.4, shown.index + 0.4, color=style.INK,
        linewidth=1.6, label=say("regular, mean of the three months before"),
    )  # fmt: skip
    for sign, color in SIGNS.items():
        rang = shown.index[shown["alarm"] == sign]
        above = below[rang] + 0.05 * max(below.max(), 0)
        ax.plot(rang, above, "v", color=color, markersize=9, label=word(sign) if len(rang) else "")
    labels = [style.period_label(month) for month in shown["month"]]
    ax.set_xticks(shown.index, labels, rotation=45, ha="right")
    style.short_numbers(ax.yaxis)
    ax.margins(y=0.16)
    style.legend(
        ax,
        ncols=5,
        frameon=False,
        fontsize=8.5,
        loc="upper center",
        bbox_to_anchor=(0.45, -0.22),
        columnspacing=1.2,
    )
    return style.labelled(ax, y=style.unit(by))
