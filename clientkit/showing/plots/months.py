"""The firm month by month: money, and how many paid."""

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import say
from clientkit.showing import style

MOST_LABELS = 12


def money_by_month(
    months: pd.DataFrame, *, by: str, mark: str = "", ax: Axes | None = None, note: str = ""
) -> Axes:
    """The measure `by` of each month as bars; the month `mark` stands out."""
    ax = style.ready(ax, say("{measure} by month", measure=style.measure_title(by)), note)
    colors = [style.MAIN if month == mark else "#9dbdd4" for month in months["month"]]
    ax.bar(months["month"], months[by], color=colors if mark else style.MAIN)
    style.short_numbers(ax.yaxis)
    return style.labelled(months_on_x(ax, months), y=style.unit(by))


def payers_by_month(
    months: pd.DataFrame, *, mark: str = "", ax: Axes | None = None, note: str = ""
) -> Axes:
    """The number of payers of each month as a line."""
    ax = style.ready(ax, say("Payers by month"), note)
    ax.plot(months["month"], months["payers"], color=style.MAIN, marker="o", markersize=4)
    marked = months[months["month"] == mark]
    ax.plot(marked["month"], marked["payers"], "o", color=style.ACCENT, markersize=7)
    ax.set_ylim(bottom=0)
    return style.labelled(months_on_x(ax, months), y=say("clients with net amount > 0"))


def months_on_x(ax: Axes, months: pd.DataFrame) -> Axes:
    """`ax` with the names of the months, as many as there is room for, the last one always."""
    step = -(-len(months) // MOST_LABELS)
    shown = list(range(len(months) - 1, -1, -step))  # counted back: the last month has its label
    labels = [style.period_label(months["month"].iloc[place]) for place in shown]
    ax.set_xticks(shown, labels, rotation=45, ha="right")
    return ax
