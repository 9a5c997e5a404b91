"""The revenue bridge: from the total of one period to that of the next, part by part."""

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import say
from clientkit.language.short_dates import short_month
from clientkit.schema import figure
from clientkit.showing import style
from clientkit.showing.words import word

SIX = ("new", "recovered", "growth", "shrinkage", "paused", "lost")
TOTAL = style.INK
ROOM = 13
"""Letters of a name that there is room for under a bar."""


def bridge(
    parts: pd.DataFrame,
    *,
    month: str,
    against: str,
    by: str,
    gap: int,
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """A waterfall: the earlier total, what came and went, the later total; money and clients.

    parts : of `ck.bridge`
    """
    change = parts["after"].sum() - parts["before"].sum()
    silent = say("lost: silent for a month")
    if gap > 1:
        silent = say("lost: silent for {n:# month|# months} or more; paused: for less", n=gap)
    note = " · ".join(filter(None, [note, silent]))
    title = say(
        "{measure}, {start:month} to {end:month}: {change}", measure=style.measure_title(by),
        start=against, end=month, change=("+" if change > 0 else "") + figure(round(change, 2)),
    )  # fmt: skip
    ax = style.ready(ax, title, note)
    ax.grid(visible=False)
    of_part = parts.set_index("part")
    level = of_part["before"].sum()
    levels = [0, level]
    _bar(ax, 0, 0, level, TOTAL, style.short(_round(level)))
    for place, name in enumerate(SIX, 1):
        row = of_part.loc[name]
        color = style.COLORS[name]
        count = say("{n:# client|# clients}", n=int(row["clients"]))
        said = f"{_signed(row['change'])}\n{count}"
        _bar(ax, place, level, level + row["change"], color, said)
        ax.plot([place - 1.38, place + 0.38], [level, level], color=style.GREY, linewidth=0.7)
        level += row["change"]
        levels.append(level)
    _bar(ax, len(SIX) + 1, 0, level, TOTAL, style.short(_round(level)))
    ax.plot([len(SIX) - 0.38, len(SIX) + 1.38], [level, level], color=style.GREY, linewidth=0.7)
    ax.axhline(0, color=style.GREY, linewidth=0.8)
    names = [short_month(against), *map(word, SIX), short_month(month)]
    size = min(style.letters(name, ROOM) for name in names)
    ax.set_xticks(range(len(SIX) + 2), names, fontsize=size)
    room = 0.16 * ((max(levels) - min(levels)) or 1)  # for the words over and under the bars
    ax.set_ylim(min(levels) - room * (min(levels) < 0), max(levels) + room)
    style.short_numbers(ax.yaxis)
    return style.labelled(ax, y=style.unit(by))


def _bar(ax: Axes, place: int, start: float, end: float, color: str, said: str) -> None:
    """One bar from `start` to `end`, its words above it, or below where it goes down."""
    ax.bar(place, end - start, bottom=start, color=color, width=0.76)
    falls = end < start
    ax.annotate(
        said, (place, min(start, end) if falls else max(start, end)), (0, -3 if falls else 3),
        textcoords="offset points", ha="center", va="top" if falls else "bottom", fontsize=8.5,
        color=style.INK,
    )  # fmt: skip


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + style.short(_round(value)).replace("-", "\N{MINUS SIGN}")


def _round(value: float) -> float:
    """Whole from a hundred: cents say nothing over a bar."""
    return float(round(value)) if abs(value) >= 100 else round(value, 2)
