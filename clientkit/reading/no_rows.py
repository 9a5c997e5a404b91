"""Rows of a table that are no rows of it: headings, totals, notes, the header again."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading import labels
from clientkit.reading.captions import tidy
from clientkit.reading.columns import Column
from clientkit.reading.raw import Table
from clientkit.schema import NUMBERS


@dataclass(frozen=True)
class Flaw:
    """Rows with one reason, and the name of the column that shows it."""

    reason: str
    rows: np.ndarray
    name: str = ""


def layout_asides(table: Table) -> list[Flaw]:
    """The rows that the layout has set aside."""
    found = []
    for reason in dict.fromkeys(table.asides.values()):
        places = [place for place, why in table.asides.items() if why == reason]
        rows = np.isin(np.arange(len(table.lines)), places)
        found.append(Flaw(reason, rows))
    return found


def totals_of(table: Table, no_day: np.ndarray, amount: pa.Array) -> Flaw:
    """Rows that say they are a total, and have no day or the money of all the others."""
    numbers = {table.mapping[name] for name in NUMBERS if name in table.mapping}
    texts = [
        c
        for caption, c in zip(table.captions, table.columns, strict=True)
        if caption not in numbers
    ]
    says = np.logical_or.reduce([_is_total(column) for column in texts])
    if says.any():
        whole = pc.sum(amount.filter(pa.array(~says))).as_py()
        sums = [money == whole for money in amount.filter(pa.array(says)).to_pylist()]
        says[says] = no_day[says] | np.array(sums, dtype=bool)
    if no_day.any():
        groups = [column.flagged(labels.is_group_total, labels.GROUP_HINT) for column in texts]
        says |= np.logical_or.reduce(groups) & no_day
    shown = (name for name in table.mapping if _is_total(table.column(name)).any())
    return Flaw("total", says, next(shown, table.client) if says.any() else "")


def footers(table: Table, no_day: np.ndarray, misshapen: np.ndarray, blank: np.ndarray) -> Flaw:
    """Notes under the table: one cell with a sentence, after the last row that has a day."""
    rows = np.zeros(len(no_day), dtype=bool)
    dated = np.flatnonzero(~no_day & ~misshapen)
    under = np.arange(len(rows)) > (dated[-1] if len(dated) else len(rows))
    for place in np.flatnonzero(under & ~blank).tolist():
        cells = table.filled(place)
        rows[place] = len(cells) == 1 and isinstance(cells[0], str) and " " in cells[0].strip()
    return Flaw("heading", rows)


def bare_notes(table: Table, misshapen: np.ndarray) -> Flaw:
    """Rows of a list of lines that are no line: a note, the head of a document."""
    there = [name for name in ("amount", "units", "price") if name in table.mapping]
    empty = np.logical_and.reduce([table.column(name).empty() for name in there])
    return Flaw("heading", empty & ~misshapen, table.client)


def _is_total(column: Column) -> np.ndarray:
    return column.flagged(labels.is_total, labels.TOTAL_HINT)


def headers_again(table: Table) -> Flaw:
    """The header again, as on every page of a print-out."""
    caption, column = table.mapping["date"], table.column("date")
    same = [isinstance(cell, str) and tidy(cell) == caption for cell in column.cells]
    return Flaw("heading", column.where(same))
