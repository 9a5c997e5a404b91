"""A table without a header: its columns are told by what stands in them, if that is one way only.

The columns are called column 1, column 2 ... ; the caller may name them so.
"""

import re
from dataclasses import replace
from typing import Any

from clientkit.language import say
from clientkit.reading.cells import is_empty
from clientkit.reading.days import day
from clientkit.reading.figures import figure
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid

_PROBE = 200
_CALLED = re.compile("column [0-9]+")


def bare(grid: Grid, options: Options) -> tuple[Grid, dict[str, str], str] | None:
    """The grid under a header of numbered columns, the names of its columns, and a note.

    None where a row looks like a header, or where the columns can be taken in several ways.
    """
    width = max(map(len, grid.rows[:_PROBE]), default=0)
    captions = [f"column {place}" for place in range(1, width + 1)]
    given = options.columns
    if given and not all(map(_CALLED.fullmatch, given.values())):
        return None
    names = dict(given) if given else _told(grid.rows[:_PROBE], captions)
    if not names or not set(names.values()) <= set(captions):
        return None
    flat = replace(grid, rows=[captions, *grid.rows], lines=[0, *grid.lines])
    note = say("The file has no header: its columns are told by what stands in them.")
    return flat, names, note


def _told(rows: list[list], captions: list[str]) -> dict[str, str]:
    """The names, when there is one column of days, one of money and one of texts."""
    kinds: dict[str, list[str]] = {}
    for place, caption in enumerate(captions):
        cells = [row[place] for row in rows if len(row) > place and not is_empty(row[place])]
        if cells:
            kinds.setdefault(_kind(cells), []).append(caption)
    if [len(kinds.get(kind, [])) for kind in ("date", "amount", "client")] != [1, 1, 1]:
        return {}
    return {kind: captions[0] for kind, captions in kinds.items()}


def _kind(cells: list) -> str:
    if all(map(_is_day, cells)):
        return "date"
    return "amount" if all(map(is_number, cells)) else "client"


def _is_day(cell) -> bool:
    if isinstance(cell, int | float):
        return False
    try:
        return day(cell) is not None
    except ValueError:
        return False


def is_number(cell: Any) -> bool:
    """Whether the cell is a number with one decimal mark or the other.

    >>> is_number("12 345,60 ₽"), is_number(7), is_number("x1")
    (True, True, False)
    """
    for mark in ",.":
        try:
            return figure(cell, mark) is not None
        except ValueError:
            continue
    return False
