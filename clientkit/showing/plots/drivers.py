"""The driver tree: boxes with before and now, and what each adds to the change."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from clientkit.language import mark, number, say
from clientkit.schema import figure
from clientkit.showing import style

NAMES = {
    "amount": mark("amount"),
    "purchases": mark("purchases"),
    "returns": mark("returns"),
    "clients": mark("clients"),
    "documents_per_client": mark("documents per client"),
    "receipt": mark("average receipt"),
    "units_per_document": mark("units per document"),
    "price": mark("price of a unit"),
}
COLUMNS = (("amount",), ("purchases", "returns"), ("clients", "documents_per_client", "receipt"),
           ("units_per_document", "price"))  # fmt: skip
WIDTH, HEIGHT = 0.84, 0.72
MILLION = 1e6
ROOM = 20
"""Letters of a name that a box has room for."""
UP, DOWN = "#dcefe6", "#f7dfe2"


def drivers(
    tree: pd.DataFrame, *, month: str, against: str, ax: Axes | None = None, note: str = ""
) -> Axes:
    """Boxes from left to right: the amount, what it is made of, and what each part adds.

    tree : of `ck.drivers`
    """
    title = say("What moved the amount, {start:month} to {end:month}", start=against, end=month)
    ax = style.ready(ax, title, note, height=3.9)
    ax.grid(visible=False)
    ax.set_axis_off()
    shown = tree.set_index("driver")
    if not shown.loc["returns", ["before", "after"]].any():
        shown = shown.drop("returns")
    columns = [[n for n in column if n in shown.index] for column in COLUMNS]
    places = {
        name: (x, _height(place, len(column)))
        for x, column in enumerate(filter(None, columns))
        for place, name in enumerate(column)
    }
    for name, row in shown.iterrows():
        if row["parent"]:
            _line(ax, places[row["parent"]], places[name])
    for name, row in shown.iterrows():
        _box(ax, *places[name], name, row)
    ax.set_xlim(-WIDTH / 2 - 0.02, max(x for x, _y in places.values()) + WIDTH / 2 + 0.02)
    ax.set_ylim(-0.55, 2.55)
    return ax


def _height(place: int, count: int) -> float:
    """Boxes of a column spread over the height, the first on top."""
    return 1.0 if count == 1 else 2.0 - place * 2.0 / (count - 1)


def _line(ax: Axes, parent: tuple[float, float], child: tuple[float, float]) -> None:
    (x, y), (to, at) = parent, child
    start, end = x + WIDTH / 2, to - WIDTH / 2
    middle = (start + end) / 2
    ax.plot([start, middle, middle, end], [y, y, at, at], color=style.GREY, linewidth=1, zorder=1)


def _box(ax: Axes, x: float, y: float, name: str, row: pd.Series) -> None:
    added = row["contribution"]
    color = UP if added > 0 else DOWN if added < 0 else style.PALE
    ax.add_patch(
        FancyBboxPatch(
            (x - WIDTH / 2, y - HEIGHT / 2), WIDTH, HEIGHT, facecolor=color, edgecolor=style.GREY,
            linewidth=0.8, boxstyle="round,pad=0,rounding_size=0.05", zorder=2,
        )
    )  # fmt: skip
    share = row["change_share"]
    percent = "" if pd.isna(share) else f"  ({number(share, '+.1%')})"
    text = {"ha": "center", "va": "center", "color": style.INK, "zorder": 3}
    called = say(NAMES[name])
    size = style.letters(called, ROOM)
    ax.text(x, y + 0.22, called, fontsize=size, fontweight="bold", **text)
    ax.text(x, y, f"{_said(row['before'])} → {_said(row['after'])}{percent}", fontsize=8, **text)
    money = _said(added)
    ax.text(x, y - 0.22, f"+{money}" if added > 0 else money, fontsize=9.5, **text)


def _said(value: float) -> str:
    """A number that leaves room for its neighbour."""
    if pd.isna(value):
        return say("none")
    return style.short(value) if abs(value) >= MILLION else figure(round(value, 2))
