"""One look for every figure: colours by meaning, titles, units, the note that names the source.

Nothing global is changed: every setting is made on the axes it is for.
"""

from collections.abc import Iterable, Mapping

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from clientkit.language import number
from clientkit.showing.alternatives import describe_pictures
from clientkit.showing.dates import period_label
from clientkit.showing.fitting import NOTE, TITLE, Fitted, legend
from clientkit.showing.labels import (
    UNITS,
    as_it_is,
    in_lines,
    letters,
    measure_title,
    not_drawn,
    short,
    tail_cut,
    unit,
)

__all__ = [
    "ACCENT", "CLUSTER_COLORS", "COLORS", "GREY", "INK", "MAIN", "PALE", "UNITS", "WARM",
    "color_of", "colors_of", "in_corners", "in_lines", "in_order", "labelled", "legend",
    "letters", "measure_title", "name_dots", "new_figure", "not_drawn", "panels", "percents", 
    "period_label", "ready", "short", "short_numbers", "tail_cut", "titled", "unit",
]  # fmt: skip

INK, GREY, PALE = "#22303c", "#7b8794", "#e4e8ec"
MAIN, ACCENT, WARM = "#2f6690", "#d1495b", "#edae49"

COLORS = {
    "A": "#2f6690", "B": "#7fb0d0", "C": "#c9d6df", "N": "#d1495b",
    "Champions": "#1b4965", "Loyal": "#2f6690", "Potential loyalist": "#62a0c4",
    "New": "#3d9970", "Promising": "#8fc9a3", "Need attention": "#edae49",
    "About to sleep": "#e9c98b", "Can't lose": "#d1495b", "At risk": "#e58a94",
    "Hibernating": "#b7bfc7",
    "vip": "#2f6690", "good": "#62a0c4", "client": "#c9d6df",
    "ordinary": "#c9d6df", "ballast": "#b98b73", "silent": "#e4e8ec",
    "joined": "#3d9970", "returned": "#8fc9a3", "stayed": "#2f6690",
    "left": "#edae49", "paused": "#e58a94", "lost": "#8c2f39",
    "promoter": "#3d9970", "passive": "#e4e8ec", "detractor": "#d1495b",
    "won": "#3d9970", "open": "#c9d6df",
    "large": "#1b4965", "medium": "#62a0c4", "small": "#c9d6df",
    "develop": "#3d9970", "keep": "#2f6690", "review": "#edae49", "let go": "#b7bfc7",
    "star": "#3d9970", "cash cow": "#2f6690", "question mark": "#edae49", "dog": "#b7bfc7",
    "new": "#3d9970", "recovered": "#8fc9a3", "growth": "#62a0c4", "shrinkage": "#edae49",
    "absent": "#b7bfc7",
}  # fmt: skip
"""The same segment has the same colour in every figure."""

CLUSTER_COLORS = (
    "#2f6690",
    "#edae49",
    "#3d9970",
    "#d1495b",
    "#7d5ba6",
    "#62a0c4",
    "#b98b73",
    "#7b8794",
)

WIDTH, HEIGHT = 8.4, 4.2
LINE = 0.055
"""The height of a name beside a matrix, a part of its axes."""


def color_of(segment) -> str:
    """The colour of a segment; clusters are numbers."""
    if segment in COLORS:
        return COLORS[segment]
    return CLUSTER_COLORS[(int(segment) - 1) % len(CLUSTER_COLORS)]


def in_order(segments: Iterable) -> list:
    """The segments in the order of their colours, whatever the order of their sizes.

    >>> in_order(["ballast", "vip", "ordinary"])
    ['vip', 'ordinary', 'ballast']
    """
    places = list(COLORS)
    return sorted(segments, key=lambda name: places.index(name) if name in COLORS else 0)


def colors_of(segments: Iterable) -> list[str]:
    """The colours of several segments, in order."""
    return [color_of(segment) for segment in segments]


def new_figure(count: int, size: tuple[float, float], ratios=None):
    """The axes of a new figure, side by side."""
    axes = plt.subplots(1, count, figsize=size, layout=Fitted(), width_ratios=ratios)[1]
    describe_pictures()
    return axes


def panels(count: int, height: float = HEIGHT, ratios: tuple[float, ...] | None = None):
    """A figure of `count` axes side by side."""
    return new_figure(count, (1.4 * WIDTH if count > 1 else WIDTH, height), ratios)


def ready(
    ax: Axes | None, title: str, note: str = "", height: float = HEIGHT, width: float = WIDTH
) -> Axes:
    """`ax`, or the axes of a new figure, with the look of the kit."""
    if ax is None:
        ax = new_figure(1, (width, height))
    titled(ax, title)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set_color(GREY)
    ax.tick_params(colors=INK, labelsize=9)
    ax.grid(axis="y", color=PALE, linewidth=0.8)
    ax.set_axisbelow(True)
    if note:
        ax.figure.supxlabel(as_it_is(note), x=0.01, ha="left", fontsize=7.5, color=GREY).set_gid(
            NOTE
        )
    return ax


def titled(ax: Axes, title: str, pad: float = 10) -> None:
    """Give `ax` a title, `pad` points above it."""
    look = {"fontsize": 11.5, "fontweight": "bold", "color": INK, "pad": pad}
    ax.set_title(title, loc="left", **look).set_gid(TITLE)


def labelled(ax: Axes, x: str = "", y: str = "") -> Axes:
    """`ax` with the names of its axes, units included."""
    ax.set_xlabel(x, fontsize=9, color=INK)
    ax.set_ylabel(y, fontsize=9, color=INK)
    return ax


def short_numbers(axis) -> None:
    """Let `axis` write its numbers as `short` does."""
    axis.set_major_formatter(FuncFormatter(short))


def percents(axis) -> None:
    """Let `axis`, whose values are shares 0..1, write per cents."""
    axis.set_major_formatter(lambda share, _place: number(share, "z.0%"))


def in_corners(ax: Axes, words: Mapping[tuple[int, int], str]) -> None:
    """Write a word into each corner of a matrix; (1, 0) is right and below."""
    for (right, top), word in words.items():
        ax.text(
            0.99 if right else 0.01, 0.985 if top else 0.015, word, transform=ax.transAxes,
            ha="right" if right else "left", va="top" if top else "bottom", fontsize=9.5,
            fontweight="bold", color=INK,
        )  # fmt: skip


def name_dots(ax: Axes, spots: Iterable[tuple[float, float]], names: Iterable[str]) -> None:
    """Write names in a column at the right, each with a thin line to its dot."""
    to_axes = ax.transData + ax.transAxes.inverted()
    named = zip(spots, names, strict=True)
    levels = [(to_axes.transform(spot)[1], spot, name) for spot, name in named]
    levels.sort(key=lambda level: level[0], reverse=True)
    highest = 1.0
    for place, (y, spot, name) in enumerate(levels):
        lowest = LINE * (len(levels) - 1 - place)  # room for those that come after
        y = max(min(y, highest), lowest)
        highest = y - LINE
        ax.annotate(
            tail_cut(name), spot, xytext=(1.02, y), textcoords="axes fraction", fontsize=8,
            va="center", color=INK,
            arrowprops=dict(arrowstyle="-", color=GREY, linewidth=0.6, relpos=(0, 0.5), shrinkB=0),
        )  # fmt: skip
