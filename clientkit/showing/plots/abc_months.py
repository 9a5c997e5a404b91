"""The ABC classes month by month: how many there are, and who came into A and left it."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from clientkit.language import number, say
from clientkit.showing import style
from clientkit.showing.plots.months import months_on_x
from clientkit.showing.words import word

CAME = {"from_b": "B", "from_c": "C", "from_n": "N", "from_absent": "absent", "from_new": "new"}
WENT = {"to_b": "B", "to_c": "C", "to_n": "N", "to_absent": "absent"}


def abc_sizes(sizes: pd.DataFrame, *, window: int, ax: Axes | None = None, note: str = "") -> Axes:
    """The clients of each class, one stacked bar a month.

    sizes : of `ck.abc_months`; months whose window begins before the data are pale
    """
    title = say("Clients by ABC class")
    if window > 1:
        title = say("Clients by ABC class, {n:# month|# months} back", n=window)
    ax = style.ready(ax, title, note)
    bottom = pd.Series(0, index=sizes.index)
    there = [name for name in "ABCN" if sizes[name.lower()].any()]
    for name in there:
        bars = ax.bar(sizes["month"], sizes[name.lower()], bottom=bottom, color=style.COLORS[name])
        for bar, whole in zip(bars, sizes["whole"], strict=True):
            bar.set_alpha(1 if whole else 0.45)
        bottom = bottom + sizes[name.lower()]
    for place, count in enumerate(sizes["a"]):
        ax.text(place, count, number(count), ha="center", va="bottom", fontsize=8, color=style.INK)
    ax.margins(y=0.06)
    style.short_numbers(ax.yaxis)
    _legend(ax, [Patch(color=style.COLORS[name], label=word(name)) for name in there])
    short = int((~sizes["whole"]).sum())
    pale = say("pale: {n:# month|# months} looking back to before the data", n=short)
    return style.labelled(months_on_x(ax, sizes), pale if short else "", say("clients"))


def abc_flow(sizes: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """Who came into A (up) and who left it (down), one bar a month, by where from and where to.

    sizes : of `ck.abc_months`
    """
    ax = style.ready(ax, say("Who came into A, who left it"), note)
    highest, seen = [], []
    for kinds, sign in ((CAME, 1), (WENT, -1)):
        bottom = pd.Series(0.0, index=sizes.index)
        for column, name in kinds.items():
            counts = sign * sizes[column].fillna(0)
            if counts.any():
                seen.append(name)
                ax.bar(
                    range(len(sizes)), counts, bottom=bottom, color=style.COLORS[name],
                    hatch="//" if sign < 0 else "", edgecolor="white", linewidth=0.5,
                )  # fmt: skip
            bottom = bottom + counts
        highest.append(1.1 * max(1, bottom.abs().max()))
    ax.set_ylim(-highest[1], highest[0])
    ax.set_xlim(-0.6, len(sizes) - 0.4)
    ax.axhline(0, color=style.GREY, linewidth=0.8)
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.yaxis.set_major_formatter(lambda count, _place: number(abs(count), ",.0f"))
    there = [name for name in CAME.values() if name in seen]
    _legend(ax, [Patch(color=style.COLORS[name], label=word(name)) for name in there])
    told = say("up: came from, down (hatched): left to")
    return style.labelled(months_on_x(ax, sizes), told if there else "", say("clients"))


def _legend(ax: Axes, entries: list) -> None:
    """The entries in one line between the title and the axes."""
    if entries:
        style.legend(
            ax, handles=entries, ncols=5, frameon=False, fontsize=8.5, loc="lower left",
            bbox_to_anchor=(0, 0.99), borderaxespad=0, handlelength=1.2, columnspacing=1.2,
        )  # fmt: skip
        style.titled(ax, ax.get_title(loc="left"), pad=24)
