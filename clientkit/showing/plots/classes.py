"""Any classes of clients: how many there are, how much they bring."""

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import mark, number, say
from clientkit.showing import style
from clientkit.showing.words import word

GROUPS = {
    "abc": mark("abc", context="groups"),
    "segment": mark("segment", context="groups"),
    "cluster": mark("cluster", context="groups"),
    "tier": mark("tier", context="groups"),
}
"""What the classes are, as it stands alone."""


def class_shares(
    summary: pd.DataFrame,
    *,
    column: str,
    value: str,
    label: str = "",
    ax: Axes | None = None,
    title: str = "",
    note: str = "",
) -> Axes:
    """Two stacked bars, clients and `value`: whose part is larger in one than in the other.

    summary : one row per class, see `ck.segment_summary`; shares below 0 are left out
    """
    label = label or value
    summary = summary.set_index(column).loc[style.in_order(summary[column])].reset_index()
    # Translators: both are words as they stand alone: amount, segment
    named = say("Clients and {measure} by {groups}", measure=word(label), groups=_groups(column))
    ax = style.ready(ax, title or named, note, height=2.6)
    ax.grid(visible=False)
    bars = {word("clients"): "clients_share", word(label): f"{value}_share"}
    for row, share in enumerate(bars.values()):
        _stack(ax, row, summary[column], summary[share].clip(lower=0))
    ax.set_yticks(range(len(bars)), list(bars))
    ax.invert_yaxis()
    ax.set_xlim(0, 1)
    style.percents(ax.xaxis)
    style.legend(
        ax,
        *_legend(summary[column]),
        loc="upper center",
        bbox_to_anchor=(0.5, -0.12),
        ncols=min(6, len(summary)),
        frameon=False,
        fontsize=8.5,
    )
    return ax


def _stack(ax: Axes, row: int, classes: pd.Series, shares: pd.Series) -> None:
    left = 0.0
    for name, share in zip(classes, shares, strict=True):
        ax.barh(row, share, left=left, color=style.color_of(name), edgecolor="white", height=0.62)
        if share >= 0.04:
            light = style.color_of(name) in ("#c9d6df", "#e9c98b", "#8fc9a3", "#7fb0d0", "#b7bfc7")
            ax.text(
                left + share / 2,
                row,
                number(share, ".0%"),
                ha="center",
                va="center",
                fontsize=9,
                color=style.INK if light else "white",
            )
        left += share


def _legend(classes: pd.Series) -> tuple[list, list[str]]:
    from matplotlib.patches import Patch

    return [Patch(color=style.color_of(name)) for name in classes], _names(classes)


def _names(classes: pd.Series) -> list[str]:
    return [str(word(name, "tier")) for name in classes]


def _groups(column: str) -> str:
    return say(GROUPS[column], context="groups") if column in GROUPS else column


def class_bars(
    summary: pd.DataFrame,
    *,
    column: str,
    value: str,
    ax: Axes | None = None,
    title: str = "",
    note: str = "",
) -> Axes:
    """One bar per class as long as its `value`, with the number written beside it."""
    height = max(2.2, 0.36 * len(summary) + 1)
    named = say("{measure} by {groups}", measure=_title(value), groups=_groups(column))
    ax = style.ready(ax, title or named, note, height)
    ax.grid(visible=False)
    places = range(len(summary))
    ax.barh(places, summary[value], color=style.colors_of(summary[column]))
    ax.set_yticks(places, _names(summary[column]))
    for place, size in enumerate(summary[value]):
        said = f" {number(size, ',.0f')}"
        ax.text(max(size, 0), place, said, va="center", fontsize=8.5, color=style.INK)
    ax.invert_yaxis()
    ax.margins(x=0.16)
    style.short_numbers(ax.xaxis)
    return style.labelled(ax, style.unit(value) if value in style.UNITS else word(value))


def _title(value: str) -> str:
    if value == "clients":
        return say("Clients")
    return say("Money") if value == "monetary" else style.measure_title(value)
