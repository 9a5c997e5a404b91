"""One client month by month: money beside its own usual and the firm's rhythm, its classes."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from clientkit.language import say
from clientkit.showing import style

PLAIN = "#9dbdd4"
TILE = 0.075
"""The height of a row of tiles, in parts of the axes."""
WIDE, NARROW, HIGH = 9.0, 3.2, 3.9
"""The figures of a card, in inches: side by side they are as wide as the sheet."""


def client_months(history: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """The client's months as bars, its usual and the firm as lines, ABC and VIP as tiles below.

    history : of `ck.client_history`; the firm is scaled to the mean month of the client
    """
    ax = style.ready(ax, say("Amount by month"), note, HIGH, WIDE)
    places = range(len(history))
    colors = [style.COLORS["vip"] if vip else PLAIN for vip in history["vip"]]
    ax.bar(places, history["amount"], color=colors, width=0.8)
    both = {say("VIP month"): style.COLORS["vip"], say("other month"): PLAIN}
    legend = {name: Patch(color=color) for name, color in both.items() if color in colors}
    usual, firm = history["usual"].iloc[-1], history["firm"]
    if pd.notna(usual):
        ax.axhline(usual, color=style.ACCENT, linewidth=1.2, linestyle=(0, (4, 3)))
        dashed = Line2D([], [], color=style.ACCENT, linewidth=1.2, linestyle=(0, (4, 3)))
        legend[say("its usual, {money}", money=style.short(usual))] = dashed
    if firm.sum() > 0 and history["amount"].sum() > 0:
        scaled = firm * (history["amount"].sum() / firm.sum())
        ax.plot(places, scaled, color=style.WARM, linewidth=1.8)
        legend[say("the firm, scaled")] = Line2D([], [], color=style.WARM, linewidth=1.8)
    for row, (name, texts, fills) in enumerate(_tiles(history)):
        _row(ax, row, name, texts, fills)
    ax.axhline(0, color=style.GREY, linewidth=0.8)
    ax.set_xlim(-0.6, len(history) - 0.4)
    ax.set_xticks(places, _months(list(history["month"])))
    ax.tick_params(axis="x", length=0, pad=46, labelsize=8.5)
    style.short_numbers(ax.yaxis)
    style.legend(
        ax, legend.values(), legend.keys(), ncols=len(legend), frameon=False, fontsize=8,
        loc="lower right", bbox_to_anchor=(1, 1), borderaxespad=0.2,
    )  # fmt: skip
    return style.labelled(ax, y=style.unit("amount"))


def _tiles(history: pd.DataFrame) -> list[tuple[str, list[str], list[str]]]:
    abc = ["" if pd.isna(name) else name for name in history["abc"]]
    ranks = [f"{r:.0f}" if vip else "" for vip, r in zip(history["vip"], history["rank"],
                                                         strict=True)]  # fmt: skip
    return [
        (say("ABC"), abc, [style.COLORS.get(name, style.PALE) for name in abc]),
        (say("VIP"), ranks, [style.COLORS["vip"] if rank else style.PALE for rank in ranks]),
    ]


def _row(ax: Axes, row: int, name: str, texts: list[str], fills: list[str]) -> None:
    below, across = -0.035 - TILE * (row + 1) - 0.02 * row, ax.get_xaxis_transform()
    for place, (text, fill) in enumerate(zip(texts, fills, strict=True)):
        tile = Rectangle(
            (place - 0.46, below), 0.92, TILE, color=fill, transform=across, clip_on=False,
            linewidth=0,
        )  # fmt: skip
        ax.add_patch(tile)
        dark = fill in (style.COLORS["A"], style.COLORS["N"])
        ax.text(
            place, below + TILE / 2, text, transform=across, ha="center", va="center",
            fontsize=7.5, color="white" if dark else style.INK,
        )  # fmt: skip
    ax.text(
        -0.7, below + TILE / 2, name, transform=across, ha="right", va="center", fontsize=8,
        color=style.INK,
    )  # fmt: skip


def _months(months: list[str]) -> list[str]:
    """The number of the month, with the year where it begins."""
    return [
        f"{month[5:]}\n{month[:4]}" if not place or month.endswith("-01") else month[5:]
        for place, month in enumerate(months)
    ]


def client_margin(history: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """The client's margin, month by month, where it paid.

    history : of `ck.client_history`, with profit
    """
    paid = history["amount"] > 0
    margin = (history["profit"] / history["amount"].where(paid)).astype("float64")
    known = margin.dropna()
    title = say("Margin by month")
    if len(known):
        title = say("Margin by month, last {margin:.1%}", margin=known.iloc[-1])
    ax = style.ready(ax, title, note, HIGH, NARROW)
    ax.plot(range(len(history)), margin, color=style.MAIN, marker="o", markersize=4)
    ax.axhline(0, color=style.ACCENT, linewidth=1)
    ax.set_xlim(-0.6, len(history) - 0.4)
    labels = _months(list(history["month"]))
    shown = [place for place in range(len(labels)) if place % 3 == 0 or "\n" in labels[place]]
    ax.set_xticks(shown, [labels[place] for place in shown])
    ax.tick_params(axis="x", labelsize=8)
    if len(known):
        low, high = min(known.min(), 0), max(known.max(), 0)
        room = 0.12 * ((high - low) or 1)
        ax.set_ylim(low - room, high + room)
    style.percents(ax.yaxis)
    return style.labelled(ax, y=say("profit / amount"))
