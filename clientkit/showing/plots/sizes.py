"""From which size to which: every client of two periods in one table of counts."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from clientkit.language import number, say
from clientkit.showing import style
from clientkit.showing.words import word

GROUPS = ("large", "medium", "small", "")
UP, DOWN, SAME = style.COLORS["joined"], style.COLORS["left"], "#9dbdd4"


def size_moves(moves: pd.DataFrame, *, by: str, ax: Axes | None = None, note: str = "") -> Axes:
    """Counts by the size of the period before (rows) and now (columns), with the value now.

    moves : of `ck.size_moves`
    """
    # Translators: {by} is a measure as it stands alone, like amount
    title = say("From size to size: clients, and their {by} now", by=word(by))
    ax = style.ready(ax, title, note, height=3.7)
    most = moves.groupby(["size_before", "size"]).size().max()
    for row, before in enumerate(GROUPS):
        for column, now in enumerate(GROUPS):
            cell = moves[(moves["size_before"] == before) & (moves["size"] == now)]
            if len(cell):
                _cell(ax, row, column, cell, most)
    ax.set(xlim=(0, len(GROUPS)), ylim=(len(GROUPS), 0))
    places = [place + 0.5 for place in range(len(GROUPS))]
    names = [word(group, "size") if group else say("nothing") for group in GROUPS]
    ax.set_xticks(places, names)
    ax.set_yticks(places, names)
    ax.tick_params(length=0)
    ax.grid(visible=False)
    for side in ax.spines.values():
        side.set_visible(False)
    _legend(ax)
    return style.labelled(ax, say("now"), say("the period before"))


def _cell(ax: Axes, row: int, column: int, cell: pd.DataFrame, most: int) -> None:
    color = SAME if row == column else UP if column < row else DOWN
    shade = 0.18 + 0.5 * len(cell) / most
    ax.add_patch(
        Rectangle((column + 0.015, row + 0.02), 0.97, 0.96, color=color, alpha=shade, linewidth=0)
    )
    center = {"ha": "center", "va": "center", "color": style.INK}
    ax.text(column + 0.5, row + 0.4, number(len(cell)), fontsize=12, fontweight="bold", **center)
    value = style.short(float(cell["value"].sum())) if column < len(GROUPS) - 1 else ""
    ax.text(column + 0.5, row + 0.74, value, fontsize=8.5, **center)


def _legend(ax: Axes) -> None:
    marks = {say("up, or new"): UP, say("kept"): SAME, say("down, or gone"): DOWN}
    ax.legend(
        [Rectangle((0, 0), 1, 1, color=color, alpha=0.6) for color in marks.values()],
        list(marks), loc="upper left", bbox_to_anchor=(1.0, 1), frameon=False, fontsize=8.5,
    )  # fmt: skip
