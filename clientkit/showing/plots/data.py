"""The calendar of the data: what is there, day by day, so that a hole is seen."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch

from clientkit.language import say
from clientkit.language.short_dates import month_names, weekday_names
from clientkit.showing import style

MOST_WEEKS = 160
"""Longer data are drawn month by month."""
MOST_LABELS, LEAST_COLUMNS = 18, 12
FULL = 0.95
"""The days with more rows than this part of the days are all drawn as dark."""
SHADES = LinearSegmentedColormap.from_list("rows", ["#cfe0ec", style.MAIN, "#12324a"])


def calendar_strip(
    days: pd.DataFrame,
    gaps: pd.DataFrame,
    *,
    mark: str = "",
    ax: Axes | None = None,
    title: str = "",
    note: str = "",
) -> Axes:
    """Weeks from left to right, weekdays from top to bottom; the darker, the more rows.

    A day without rows is pale; a hole is framed. Data longer than three years are drawn with a
    line for a year and a cell for a month.

    days : of `ck.calendar_days`; days apart from the rest are left out
    gaps : of `ck.calendar_gaps`
    mark : the month reported, named above its days or in its cell
    """
    days = days[days["apart"] == ""]
    first, last = days["date"].min(), days["date"].max()
    by_week = (last - first).days <= 7 * MOST_WEEKS
    named = say("Rows of each day") if by_week else say("Rows of each month")
    ax = style.ready(ax, title or named, note, height=2.7 if by_week else 3.2)
    (_weeks if by_week else _years)(ax, days, gaps, mark)
    none = say("no row on this day") if by_week else say("no row in this month")
    handles = [
        Patch(color=style.PALE, label=none),
        Patch(color=SHADES(0.0), label=say("few rows")),
        Patch(color=SHADES(1.0), label=say("many rows")),
    ]
    if len(gaps):
        handles.append(Patch(fill=False, edgecolor=style.ACCENT, linewidth=1.5, label=say("hole")))
    style.legend(ax, handles=handles, ncols=4, frameon=False, fontsize=8.5, loc="upper center",
                 bbox_to_anchor=(0.5, -0.16 if by_week else -0.1))  # fmt: skip
    ax.grid(visible=False)
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax


def _weeks(ax: Axes, days: pd.DataFrame, gaps: pd.DataFrame, mark: str) -> None:
    start = days["date"].min() - pd.Timedelta(days=days["date"].min().weekday())
    place = (days["date"] - start).dt.days.to_numpy()
    grid = np.full((7, place.max() // 7 + 1), np.nan)
    grid[place % 7, place // 7] = days["rows"]
    every = pd.date_range(days["date"].min(), days["date"].max())
    _draw(ax, grid, _places(every, start))
    for gap in gaps.itertuples():
        inside = _places(pd.date_range(gap.first_day, gap.last_day), start)
        _frame(ax, inside)
    months = pd.period_range(days["date"].min(), days["date"].max(), freq="M")
    step = -(-len(months) // MOST_LABELS)
    firsts = [max(month.start_time, days["date"].min()) for month in months]
    at = [(day - start).days // 7 for day in firsts]
    labels = [_month_label(month, place) for place, month in enumerate(months[::step])]
    ax.set_xticks(at[::step], labels, fontsize=8)
    weekdays = [name if place % 2 == 0 else "" for place, name in enumerate(weekday_names())]
    ax.set_yticks(range(7), weekdays, fontsize=8)
    if mark in months.astype(str):
        here = at[months.astype(str).get_loc(mark)]
        ax.text(here - 0.4, -0.75, say("reported") + " ▾", fontsize=8, color=style.INK, ha="left")
    style.labelled(ax)


def _places(days: pd.DatetimeIndex, start: pd.Timestamp) -> np.ndarray:
    count = (days - start).days.to_numpy()
    return np.column_stack([count % 7, count // 7])


def _month_label(month: pd.Period, place: int) -> str:
    year = f"\n{month.year}" if place == 0 or month.month == 1 else ""
    return f"{month_names()[month.month - 1]}{year}"


def _years(ax: Axes, days: pd.DataFrame, gaps: pd.DataFrame, mark: str) -> None:
    months = days.groupby(days["date"].dt.to_period("M"))["rows"].sum()
    every = pd.period_range(months.index.min(), months.index.max(), freq="M")
    first = every[0].year
    grid = np.full((every[-1].year - first + 1, 12), np.nan)
    grid[months.index.year - first, months.index.month - 1] = months
    _draw(ax, grid, np.column_stack([every.year - first, every.month - 1]))
    for gap in gaps.itertuples():
        inside = pd.period_range(gap.first_day, gap.last_day, freq="M")
        _frame(ax, np.column_stack([inside.year - first, inside.month - 1]))
    ax.set_xticks(range(12), month_names(), fontsize=8)
    ax.set_yticks(range(len(grid)), range(first, first + len(grid)), fontsize=8)
    style.labelled(ax)
    if mark in every.astype(str):
        year, month = map(int, mark.split("-"))
        ax.text(month - 1, year - first, say("reported"), fontsize=8, color=style.INK,
                ha="center", va="center", bbox={"color": "white", "pad": 1.5})  # fmt: skip


def _draw(ax: Axes, grid: np.ndarray, inside: np.ndarray) -> None:
    """The cells by their rows; those inside the data without any are pale."""
    empty = np.full(grid.shape, np.nan)
    empty[inside[:, 0], inside[:, 1]] = 1
    pale = LinearSegmentedColormap.from_list("none", [style.PALE, style.PALE])
    ax.imshow(empty, aspect="auto", cmap=pale, interpolation="nearest")
    most = np.nanquantile(grid, FULL)
    shade = np.sqrt(np.clip(grid / most, 0, 1))
    ax.imshow(shade, aspect="auto", cmap=SHADES, vmin=0, vmax=1, interpolation="nearest")
    rows, columns = grid.shape
    for edge in range(rows + 1):
        ax.axhline(edge - 0.5, color="white", linewidth=1.2)
    for edge in range(columns + 1):
        ax.axvline(edge - 0.5, color="white", linewidth=1.2 if columns < 100 else 0.6)
    ax.set_xlim(-0.5, max(columns, LEAST_COLUMNS) - 0.5)
    ax.set_ylim(rows - 0.5, -0.5)


def _frame(ax: Axes, cells: np.ndarray) -> None:
    """A line around the cells, along every side that has none of them beyond it."""
    held = {(int(row), int(column)) for row, column in cells}
    for row, column in held:
        for (dy, dx), (x, y) in _SIDES.items():
            if (row + dy, column + dx) not in held:
                ax.plot([column + v for v in x], [row + v for v in y], color=style.ACCENT,
                        linewidth=1.6, solid_capstyle="projecting", zorder=4)  # fmt: skip


_SIDES = {
    (-1, 0): ((-0.5, 0.5), (-0.5, -0.5)),
    (1, 0): ((-0.5, 0.5), (0.5, 0.5)),
    (0, -1): ((-0.5, -0.5), (-0.5, 0.5)),
    (0, 1): ((0.5, 0.5), (-0.5, 0.5)),
}
"""The neighbour beyond a side, and where the side runs."""
