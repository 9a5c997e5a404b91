"""The BCG matrix of clients: how large, and whether they outgrow the base."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from clientkit.language import mark, number, say
from clientkit.showing import style
from clientkit.showing.words import word

CORNERS = {"star": (1, 1), "cash cow": (1, 0), "question mark": (0, 1), "dog": (0, 0)}
COUNTED = {
    "star": mark("stars ({n:,})"),
    "cash cow": mark("cash cows ({n:,})"),
    "question mark": mark("question marks ({n:,})"),
    "dog": mark("dogs ({n:,})"),
}
MOST_NAMES = 8
LARGEST_DOT = 700
MANY = 200
RATES = {
    -4 / 3: mark("a fifth"), -2 / 3: mark("half"), 0: mark("the same"), 2 / 3: mark("double"),
    4 / 3: mark("5 times"),
}  # fmt: skip
"""Symmetric growth as people say it: double is (2 - 1) / 1.5."""


def bcg(
    found: pd.DataFrame, *, by: str, names: Mapping, ax: Axes | None = None, note: str = ""
) -> Axes:
    """Size against growth, the largest clients at the right.

    found : of `ck.bcg`; new and lost clients stand outside
    """
    inside = found[found["growth_rate"].notna()]
    bubble = "profit" if "profit" in found else "value"
    of = "profit" if bubble == "profit" else by
    title = say("BCG matrix of clients (bubble: {measure})", measure=word(of))
    if (inside[bubble] < 0).any():
        title = say(
            "BCG matrix of clients (bubble: {measure}; red ring: a loss)", measure=word(of)
        )
    ax = style.ready(ax, title, note, 5.0)
    ax.set_ylim(-2.15, 2.15)
    ax.set_yticks(list(RATES), [say(rate) for rate in RATES.values()])
    # Translators: {by} is a measure as it stands alone, like amount
    across = say("{by} as a part of the largest client's", by=word(by))
    style.labelled(ax, across, say("now, against before"))
    if inside.empty:
        ax.set_xticks([])
        ax.text(0.5, 0, say("nobody bought in both periods"), ha="center", color=style.INK)
        return ax
    # many bubbles are drawn smaller, or they cover each other
    scale = LARGEST_DOT * min(1, (MANY / len(inside)) ** 0.6) / max(inside[bubble].abs().max(), 1)
    for name in CORNERS:
        part = inside[inside["quadrant"] == name]
        _bubbles(ax, part, name, part[bubble], scale)
    ax.set_xscale("log")
    ax.xaxis.set_major_formatter(
        FuncFormatter(lambda value, _: number(100 * value, "g") + number(0, "%").lstrip("0.,"))
    )
    _cuts(ax, inside)
    first = inside.head(MOST_NAMES)
    spots = zip(first["largest_share"], first["growth_rate"], strict=True)
    style.name_dots(ax, spots, [names.get(client, client) for client in first["client_id"]])
    counts = inside["quadrant"].value_counts()
    words = {
        corner: say(COUNTED[name], n=int(counts.get(name, 0))) for name, corner in CORNERS.items()
    }
    style.in_corners(ax, words)
    return ax


def _bubbles(ax: Axes, part: pd.DataFrame, name: str, worth: pd.Series, scale: float) -> None:
    """One quadrant; where a client brings a loss its bubble is hollow and red."""
    size = 8 + scale * worth.abs()
    loss = worth < 0
    color = style.color_of(name)
    ax.scatter(
        part.loc[~loss, "largest_share"], part.loc[~loss, "growth_rate"], s=size[~loss], alpha=0.6,
        color=color, edgecolors="white", linewidths=0.6,
    )  # fmt: skip
    ax.scatter(
        part.loc[loss, "largest_share"], part.loc[loss, "growth_rate"], s=size[loss],
        facecolors="none", edgecolors=style.ACCENT, linewidths=1.3,
    )  # fmt: skip


def _cuts(ax: Axes, inside: pd.DataFrame) -> None:
    first = inside.iloc[0]
    dashed = {"color": style.GREY, "linewidth": 1, "linestyle": (0, (4, 3))}
    ax.axvline(first["large_from"] / _largest(inside), **dashed)
    if pd.notna(first["base_growth_rate"]):
        ax.axhline(first["base_growth_rate"], **dashed)


def _largest(inside: pd.DataFrame) -> float:
    """The value of the largest client, which may be a new one and stand outside."""
    return inside["value"].iloc[0] / inside["largest_share"].iloc[0]
