"""What a file holds before anything is believed: rows of cells, then columns under a header.

Terms
-----
line      where a person finds the row: the first physical line of the record in a text file,
          the row number of a sheet, the position (from 0) in a frame or a Parquet file.
grid      rows of cells; titles and header not yet told apart from data.
table     the columns under the header.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa

from clientkit.reading.captions import captions_of
from clientkit.reading.cells import is_empty
from clientkit.reading.columns import Column
from clientkit.reading.found import HEADS, Found


@dataclass(frozen=True)
class Table:
    """The columns under the header of one file, and which of its captions is which column.

    misshapen : rows with too many or too few cells, by position; their text as it stands
    asides : rows that hold no sale of their own, by position: the reason
    about : how the file was read, for the card: encoding and delimiter, or the sheet
    """

    source: str
    sha256: str | None
    captions: list[str]
    columns: list[Column]
    lines: np.ndarray
    misshapen: dict[int, str]
    about: str
    found: Found
    asides: dict[int, str] = field(default_factory=dict)

    @property
    def mapping(self) -> dict[str, str]:
        """Canonical name -> caption."""
        return self.found.mapping

    @property
    def client(self) -> str:
        """What tells one client from another: its id, or its name when there is no id."""
        return "client_id" if "client_id" in self.mapping else "client"

    @property
    def unused(self) -> list[str]:
        """The captions that say nothing to the kit."""
        back = self.found.profile.came_back(self.captions)
        used = {*self.mapping.values(), *self._others.values(), *back.values()}
        return [caption for caption in self.captions if caption and caption not in used]

    @cached_property
    def labelled(self) -> dict[str, pa.Array]:
        """The texts of columns of ids and names, once they were read: see `values`."""
        return {}

    def column(self, name: str) -> Column:
        """The column of a canonical name; an empty cell by the profile's other column for it."""
        return self._columns[name]

    @cached_property
    def _others(self) -> dict[str, str]:
        return self.found.profile.others(self.captions)

    @cached_property
    def _columns(self) -> dict[str, Column]:
        found = {name: self.at(caption) for name, caption in self.mapping.items()}
        for name, caption in self._others.items():
            if name in found:
                found[name] = found[name].filled_from(self.at(caption))
        return self._filled(found) if self.found.profile.fill else found

    def _filled(self, found: dict[str, Column]) -> dict[str, Column]:
        """A row whose cells of the document are all empty is a line of the document above."""
        heads = [name for name in HEADS if name in found]
        bare = np.logical_and.reduce([found[name].empty() for name in heads])
        above = np.maximum.accumulate(np.where(bare, 0, np.arange(len(bare))))
        for name in heads:
            found[name] = Column(found[name].cells, found[name].codes[above])
        return found

    def blank(self) -> np.ndarray:
        """The rows without anything in any column."""
        rows = np.ones(len(self.lines), dtype=bool)
        for column in sorted(self.columns, key=lambda column: len(column.distinct)):
            if not rows.any():
                break
            rows &= column.empty()
        return rows

    def filled(self, place: int) -> list:
        """The cells of a row that are not empty."""
        cells = (column.cells[column.codes[place]] for column in self.columns)
        return [cell for cell in cells if not is_empty(cell)]

    def at(self, caption: str) -> Column:
        """The column under a caption."""
        return self.columns[self.captions.index(caption)]


@dataclass(frozen=True)
class Grid:
    """The rows of a text file or of a sheet, each with its line.

    texts : no cell has a type
    levels : gives how deep each row is indented, where the file tells
    merged : first and last row number and the column of cells that are one over several rows
    asides : rows that hold no sale of their own, by row number: the reason
    """

    source: str
    sha256: str | None
    rows: Sequence[list]
    lines: Sequence[int]
    about: str
    texts: bool
    levels: Callable[[], list[int] | None] = lambda: None
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    asides: dict[int, str] = field(default_factory=dict)

    def table(self, header: int, needed: int, found: Found) -> Table:
        """The rows below row number `header`; a row must have the first `needed` cells."""
        captions = captions_of(self.rows[header])
        if (quick := self._by_columns(header, len(captions), found)) is not None:
            return quick
        self._fill_merged(header)
        rows, misshapen = _squared(self.rows[header + 1 :], len(captions), needed)
        make = Column.of_texts if self.texts else Column.of_objects
        columns = [make([row[place] for row in rows]) for place in range(len(captions))]
        lines = np.array(self.lines[header + 1 :], dtype=np.int64)
        asides = {row - header - 1: why for row, why in self.asides.items() if row > header}
        return Table(
            self.source,
            self.sha256,
            captions,
            columns,
            lines,
            misshapen,
            self.about,
            found,
            asides,
        )

    def _by_columns(self, header: int, width: int, found: Found) -> Table | None:
        """The table of a large and regular text."""
        read = getattr(self.rows, "columns", None)
        regular = read and not self.asides and read(header, width)
        if not regular:
            return None
        columns, lines = regular
        with ThreadPoolExecutor(max_workers=2) as pool:
            made = list(pool.map(Column.of_arrow, columns))
        about = (self.about, found)
        return Table(
            self.source, self.sha256, captions_of(self.rows[header]), made, lines, {}, *about
        )

    def _fill_merged(self, header: int) -> None:
        """Say a client or a day in every row its cell spans; money is said once."""
        for first, last, place in self.merged:
            cell = self.rows[first][place] if first > header else None
            if isinstance(cell, str | date):
                for row in self.rows[first + 1 : last + 1]:
                    row[place] = cell


def _squared(rows: Sequence[list], width: int, needed: int) -> tuple[list[list], dict[int, str]]:
    """The rows at the width of the header, and the text of those that had another shape.

    Empty cells too many are no fault; nor are cells missing at the end that may stay empty.
    """
    if set(map(len, rows)) <= {width}:
        return rows, {}
    odd = {place: row for place, row in enumerate(rows) if len(row) != width}
    square = rows.copy()
    for place, row in odd.items():
        square[place] = (row + [None] * width)[:width]
    return square, {place: _text(row) for place, row in odd.items() if _bad(row, width, needed)}


def _bad(row: list, width: int, needed: int) -> bool:
    filled = [place for place, cell in enumerate(row) if not is_empty(cell)]
    return bool(filled) and (len(row) < needed or filled[-1] >= width)


def _text(row: list) -> str:
    return " | ".join("" if cell is None else str(cell) for cell in row)
