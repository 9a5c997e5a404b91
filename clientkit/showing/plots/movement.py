"""From group to group: the matrix of the moves, better, worse or as before."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from clientkit.language import number, say
from clientkit.showing import style
from clientkit.showing.words import word, words

OUTSIDE = ("absent", "new")
BETTER, WORSE, SAME = "#3d9970", "#d1495b", "#2f6690"
COME_AND_GONE = style.GREY
MOST_WITH_SHARES = 6
"""Wider matrices have no room for the row shares."""


def movement(
    pairs: pd.DataFrame,
    *,
    name: str,
    ranked: bool = True,
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """How many clients went from each group (row) to each (column), with the shares of the row.

    pairs : of `ck.movement`
    name : what the groups are, "ABC class"
    ranked : the groups run from best to worst, so that a move is better or worse
    """
    known = {*pairs["group_before"], *pairs["group"]} - set(OUTSIDE)
    groups = style.in_order(sorted(known))
    if not groups:
        return _nobody(ax, name, note)
    rows, columns = _shown(pairs["group_before"], groups, OUTSIDE), [*groups, "absent"]
    counts = pairs.pivot_table(
        index="group_before", columns="group", values="clients", aggfunc="sum", fill_value=0
    ).reindex(rows, columns=columns, fill_value=0)  # fmt: skip
    moved = int(pairs.loc[pairs["group_before"] != pairs["group"], "clients"].sum())
    title = say(
        "{groups}: {moved:,} of {n:# client|# clients} moved", groups=word(name), moved=moved,
        n=int(pairs["clients"].sum()),
    )  # fmt: skip
    ax = style.ready(ax, title, note, height=1.6 + 0.48 * len(rows))
    ax.grid(visible=False)
    shares = counts.div(counts.sum(axis=1).replace(0, 1), axis=0)
    ax.imshow(_colors(shares, groups, ranked), aspect="auto")
    _write(ax, counts, shares)
    ax.set_xticks(range(len(columns)), words(columns, "group"))
    sizes = [number(counts.loc[row].sum()) for row in rows]
    named = zip(words(rows, "group"), sizes, strict=True)
    ax.set_yticks(range(len(rows)), [f"{row} ({size})" for row, size in named])
    if len(columns) > MOST_WITH_SHARES:
        ax.tick_params(axis="x", rotation=35)
        for label in ax.get_xticklabels():
            label.set_ha("right")
    ax.tick_params(length=0)
    ax.set_xticks(np.arange(len(columns) - 1) + 0.5, minor=True)
    ax.set_yticks(np.arange(len(rows) - 1) + 0.5, minor=True)
    ax.grid(which="minor", color="white", linewidth=1.5)
    ax.tick_params(which="minor", length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return style.labelled(ax, say("group now"), say("group before (clients)"))


def _nobody(ax: Axes | None, name: str, note: str) -> Axes:
    ax = style.ready(
        ax,
        say("{groups}: no earlier classes to compare with", groups=word(name)),
        note,
        height=1.6,
    )
    ax.set_axis_off()
    return ax


def _shown(found: pd.Series, groups: Sequence, outside: Sequence) -> list:
    there = set(found)
    return [*groups, *(name for name in outside if name in there)]


def _colors(shares: pd.DataFrame, groups: Sequence, ranked: bool) -> np.ndarray:
    """The colour of each cell: what kind of move it is, the stronger the larger its share."""
    places = {group: place for place, group in enumerate(groups)}
    cells = np.ones((*shares.shape, 3))
    for y, before in enumerate(shares.index):
        for x, after in enumerate(shares.columns):
            kind = np.array(to_rgb(_kind(before, after, places, ranked)))
            share = shares.iloc[y, x]
            strength = 0.12 + 0.68 * share if share else 0.02
            cells[y, x] = 1 - strength * (1 - kind)
    return cells


def _kind(before: str, after: str, places: dict, ranked: bool) -> str:
    if before == after:
        return SAME
    if before in OUTSIDE or after in OUTSIDE or not ranked:
        return COME_AND_GONE
    return BETTER if places[after] < places[before] else WORSE


def _write(ax: Axes, counts: pd.DataFrame, shares: pd.DataFrame) -> None:
    with_shares = counts.shape[1] <= MOST_WITH_SHARES
    for y, x in zip(*np.nonzero(counts.to_numpy()), strict=True):
        count, share = int(counts.iloc[y, x]), shares.iloc[y, x]
        said = number(count) + (f"  {number(share, '.0%')}" if with_shares else "")
        color = "white" if share > 0.7 else style.INK
        ax.text(x, y, said, ha="center", va="center", fontsize=9, color=color)
