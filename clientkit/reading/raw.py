"""What a file holds before anything is believed: rows of cells, then columns of distinct cells.

Terms
-----
cell      text as written, or the typed value of a workbook or a frame; None or spaces: empty.
line      where a person finds the row: the first physical line of the record in a text file,
          the row number of a sheet, the position (from 0) in a frame or a Parquet file.
grid      rows of cells; titles and header not yet told apart from data.
raw table the columns under the header.

A column of half a million rows has a few thousand distinct cells. So a column is kept as its
distinct cells and a code per row: each distinct cell is parsed once, by a plain function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """One column: its distinct cells, and which of them stands in each row.

    >>> column = Column.of_texts(["7", "x", "7"])
    >>> column.cells, column.codes.tolist()
    (['7', 'x'], [0, 1, 0])
    """

    cells: list
    codes: np.ndarray

    @classmethod
    def of_texts(cls, texts: Sequence[str]) -> "Column":
        """The column of a text file."""
        return cls.of_arrow(pa.array(texts, pa.string()))

    @classmethod
    def of_arrow(cls, array: pa.Array | pa.ChunkedArray) -> "Column":
        """The column of a typed table."""
        if isinstance(array, pa.ChunkedArray):
            array = array.combine_chunks()
        if pa.types.is_dictionary(array.type):
            array = array.dictionary_decode()
        encoded = array.dictionary_encode(null_encoding="encode")
        return cls(encoded.dictionary.to_pylist(), encoded.indices.to_numpy())

    @classmethod
    def of_objects(cls, values: Sequence) -> "Column":
        """The column of a workbook, where any cell may have any type.

        >>> Column.of_objects([1, "1", True]).cells
        [1, '1', True]
        """
        places: dict = {}
        codes = [places.setdefault((type(value), value), len(places)) for value in values]
        return cls([value for _, value in places], np.array(codes, dtype=np.int32))

    def parsed(self, parse: Callable[[Any], Any], dtype: pa.DataType) -> "Parsed":
        """Every cell as `parse` reads it; where `parse` raises `ValueError`, null and faulty.

        >>> Column.of_texts(["7", "x"]).parsed(int, pa.int64()).array.to_pylist()
        [7, None]
        """
        outcomes = [_outcome(parse, cell) for cell in self.cells]
        distinct = pa.array([value for value, _ in outcomes], dtype)
        return Parsed(
            distinct.take(pa.array(self.codes)), self.where([faulty for _, faulty in outcomes])
        )

    def where(self, flags: list[bool]) -> np.ndarray:
        """The rows whose distinct cell is flagged."""
        return np.array(flags, dtype=bool)[self.codes]

    def empty(self) -> np.ndarray:
        """The rows without anything in this column."""
        return self.where([is_empty(cell) for cell in self.cells])

    def counts(self) -> list[int]:
        """In how many rows each distinct cell stands."""
        return np.bincount(self.codes, minlength=len(self.cells)).tolist()


@dataclass(frozen=True)
class Parsed:
    """The values of a column, null where empty or faulty, and the rows that could not be read."""

    array: pa.Array
    faulty: np.ndarray


def _outcome(parse, cell):
    try:
        return parse(cell), False
    except ValueError:
        return None, True


def is_empty(cell: Any) -> bool:
    """Whether the cell holds nothing.

    >>> [is_empty(cell) for cell in (None, "  ", float("nan"), "0", 0)]
    [True, True, True, False, False]
    """
    return cell is None or cell != cell or (isinstance(cell, str) and not cell.strip())


@dataclass(frozen=True)
class RawTable:
    """The columns under the header of one file.

    misshapen : rows with too many or too few cells, by position; their text as it stands
    about : how the file was read, for the card: encoding and delimiter, or the sheet
    """

    source: str
    sha256: str | None
    captions: list[str]
    columns: list[Column]
    lines: np.ndarray
    misshapen: dict[int, str]
    about: str

    def column(self, caption: str) -> Column:
        """The column with this caption."""
        return self.columns[self.captions.index(caption)]


@dataclass(frozen=True)
class Grid:
    """The rows of a text file or of a sheet, each with its line; `texts`: no cell has a type."""

    source: str
    sha256: str
    rows: list[list]
    lines: list[int]
    about: str
    texts: bool

    def table(self, header: int, needed: int) -> RawTable:
        """The rows below row number `header`; a row must have the first `needed` cells."""
        captions = captions_of(self.rows[header])
        rows, misshapen = _squared(self.rows[header + 1 :], len(captions), needed)
        make = Column.of_texts if self.texts else Column.of_objects
        columns = [make([row[place] for row in rows]) for place in range(len(captions))]
        lines = np.array(self.lines[header + 1 :], dtype=np.int64)
        return RawTable(self.source, self.sha256, captions, columns, lines, misshapen, self.about)


def _squared(rows: list[list], width: int, needed: int) -> tuple[list[list], dict[int, str]]:
    """The rows at the width of the header, and the text of those that had another shape.

    Empty cells too many are no fault; nor are cells missing at the end that may stay empty.
    """
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


def captions_of(row: list) -> list[str]:
    """The captions of a header row, without the empty cells at its end.

    >>> captions_of([" Date", None, "Sum ", ""])
    ['Date', '', 'Sum']
    """
    captions = ["" if is_empty(cell) else str(cell).strip() for cell in row]
    while captions and not captions[-1]:
        captions.pop()
    return captions
