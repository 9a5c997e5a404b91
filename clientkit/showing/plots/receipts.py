"""The sizes of receipts: how many there are of each, and what they bring."""

from math import log

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import say
from clientkit.schema import figure
from clientkit.showing import style

BAR = 0.38
COUNTS, MONEY = "#9dbdd4", style.MAIN


def receipts(
    bins: pd.DataFrame, *, small_below: float, ax: Axes | None = None, note: str = ""
) -> Axes:
    """Two bars a size: its part of the receipts and of the money; a line ends the small ones.

    bins : of `ck.receipt_bins`
    """
    ax = style.ready(ax, say("Receipts by size: their number and their money"), note)
    places = pd.Series(range(len(bins)))
    of_receipts, of_money = say("of the receipts"), say("of the money")
    ax.bar(places - BAR / 2, bins["receipts_share"], BAR, color=COUNTS, label=of_receipts)
    ax.bar(places + BAR / 2, bins["amount_share"], BAR, color=MONEY, label=of_money)
    ax.set_xticks(places, [_size(row) for row in bins.itertuples()], rotation=45, ha="right")
    style.percents(ax.yaxis)
    end = _place(bins, small_below)
    if end is not None:
        small = say("small, below {money}", money=figure(small_below))
        ax.axvline(end, color=style.ACCENT, linewidth=1.3)
        ax.text(
            end, 1.0, f"{small} ", color=style.ACCENT,
            fontsize=8.5, ha="right", va="top", transform=ax.get_xaxis_transform(),
        )  # fmt: skip
    ax.legend(frameon=False, fontsize=8.5, loc="upper left", bbox_to_anchor=(1, 1))
    return style.labelled(ax, say("one receipt, money"), say("part of all"))


def _size(row) -> str:
    if row.to_amount <= 0:
        return say("0 or less")
    return say(
        "{low} to {high}", low=style.short(row.from_amount), high=style.short(row.to_amount)
    )


def _place(bins: pd.DataFrame, bound: float) -> float | None:
    """Where on the axis of bins an amount lies; None outside of them."""
    for place, row in enumerate(bins.itertuples()):
        if row.from_amount < bound <= row.to_amount and row.from_amount > 0:
            part = log(bound / row.from_amount) / log(row.to_amount / row.from_amount)
            return place - 0.5 + part
    return None
