"""What each client could buy, and how much of it it does."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import number, say
from clientkit.showing import style
from clientkit.showing.words import word

HIGHEST = 1.25
"""Used shares above it are drawn at it: what matters of them is that nothing is left to win."""
MOST_NAMES = 6
LARGEST_DOT = 420
CORNERS = {"develop": (1, 0), "keep": (1, 1), "review": (0, 1), "let go": (0, 0)}


def potential(
    found: pd.DataFrame,
    *,
    used: float,
    names: Mapping,
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """Potential against the part of it that is used; the dots are as large as what is to win.

    found : of `ck.potential`
    """
    ax = style.ready(
        ax, say("Potential, and how much of it is used (dot: money to win)"), note, 4.8
    )
    height = found["used_share"].clip(0, HIGHEST)
    size = 12 + LARGEST_DOT * found["room"] / max(found["room"].max(), 1)
    for advice in CORNERS:
        part = found["advice"] == advice
        ax.scatter(
            found.loc[part, "potential"], height[part], s=size[part], alpha=0.65, linewidths=0.5,
            edgecolors="white", color=style.color_of(advice),
        )  # fmt: skip
    ax.set_xscale("log")
    ax.set_ylim(-0.17, HIGHEST + 0.17)
    ax.margins(x=0.08)
    ax.axvline(found["large_from"].iloc[0], color=style.GREY, linewidth=1, linestyle=(0, (4, 3)))
    ax.axhline(used, color=style.GREY, linewidth=1, linestyle=(0, (4, 3)))
    style.percents(ax.yaxis)
    style.short_numbers(ax.xaxis)
    develop = found[found["advice"] == "develop"].head(MOST_NAMES)
    spots = [(row.potential, min(row.used_share, HIGHEST)) for row in develop.itertuples()]
    style.name_dots(ax, spots, [names.get(c, c) for c in develop["client_id"]])
    counts = found["advice"].value_counts()
    words = {corner: f"{word(a)} ({number(counts.get(a, 0))})" for a, corner in CORNERS.items()}
    style.in_corners(ax, words)
    above = int((found["used_share"] > HIGHEST).sum())
    up = say("used of it")
    if above:
        up = say("used of it ({n:,} above {most:.0%} drawn at it)", n=above, most=HIGHEST)
    return style.labelled(ax, say("potential a year, money"), up)
