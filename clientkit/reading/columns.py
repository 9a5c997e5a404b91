"""Columns of cells, before anything is believed of them.

A cell is text as written, or the typed value of a workbook or a frame; None or spaces: empty.
A column of half a million rows has a few thousand distinct cells. So a column is kept as its
distinct cells and a code per row: each distinct cell is parsed once, by a plain function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
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
        if pa.types.is_binary(array.type):
            return cls.of_objects(array.to_pylist())
        try:
            encoded = array.dictionary_encode(null_encoding="encode")
        except pa.ArrowNotImplementedError:  # lists, records, periods
            return cls.of_objects(array.to_pandas().tolist())
        return cls(encoded.dictionary.to_pylist(), encoded.indices.to_numpy())

    @classmethod
    def of_objects(cls, values: Sequence) -> "Column":
        """The column of a workbook, where any cell may have any type.

        >>> Column.of_objects([1, "1", True]).cells
        [1, '1', True]
        """
        places: dict = {}
        plain = map(_plain, values)
        codes = [places.setdefault((type(value), value), len(places)) for value in plain]
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

    def filled_from(self, other: "Column") -> "Column":
        """The column, its empty cells as they stand in the other.

        >>> Column.of_texts(["ann", ""]).filled_from(Column.of_texts(["x", "bob"])).texts()
        ['ann', 'bob']
        """
        codes = np.where(self.empty(), other.codes + len(self.cells), self.codes)
        return Column([*self.cells, *other.cells], codes)

    def texts(self) -> list:
        """The cell of each row."""
        return [self.cells[code] for code in self.codes]

    def counts(self) -> list[int]:
        """In how many rows each distinct cell stands."""
        return np.bincount(self.codes, minlength=len(self.cells)).tolist()


def _plain(value: Any) -> Any:
    """The value as plain Python: no scalar of another library, nothing that has no hash."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, bytes):  # texts of programs that do not say so
        return value.decode("utf-8", "replace")
    if isinstance(value, list | dict | set | np.ndarray):
        return str(value)
    return None if value is pd.NA else value


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
