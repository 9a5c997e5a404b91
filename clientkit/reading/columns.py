"""Columns of cells, before anything is believed of them.

A cell is text as written, or the typed value of a workbook or a frame; None or spaces: empty.
A column of half a million rows has a few thousand distinct cells. So a column is kept as its
distinct cells and a code per row: each distinct cell is parsed once, by a plain function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from types import NoneType
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Quick = Callable[["Column"], "pa.Array | None"]


_SIMPLE = {str, float, date, NoneType}
_PLAIN = _SIMPLE | {int, bool, datetime, time, timedelta, Decimal}

PROBE, SELDOM = 4096, 0.9
"""Cells of which so large a part must differ for a column to be taken for one of all kinds."""


@dataclass(frozen=True)
class Column:
    """One column: its distinct cells, and which of them stands in each row.

    A long column whose cells seldom repeat keeps all of them, some twice. The distinct cells of a
    text file stay in Arrow, so that whole columns are judged at once.

    >>> column = Column.of_texts(["7", "x", "7"])
    >>> column.cells, column.codes.tolist()
    (['7', 'x'], [0, 1, 0])
    """

    distinct: list | pa.StringArray | pa.DoubleArray
    codes: np.ndarray

    @cached_property
    def cells(self) -> list:
        """The distinct cells."""
        return self.distinct if isinstance(self.distinct, list) else self.distinct.to_pylist()

    @cached_property
    def judged(self) -> dict[str, np.ndarray]:
        """Which distinct texts match an expression; kept, for the same is asked again."""
        return {}

    def matching(self, expression: str) -> np.ndarray:
        """Which of the distinct texts match the expression."""
        if expression not in self.judged:
            found = pc.match_substring_regex(self.texts, expression)
            self.judged[expression] = found.to_numpy(zero_copy_only=False)
        return self.judged[expression]

    @property
    def texts(self) -> pa.StringArray | None:
        """The distinct cells where all of them are texts."""
        return self.distinct if isinstance(self.distinct, pa.StringArray) else None

    @property
    def numbers(self) -> pa.DoubleArray | None:
        """The distinct cells where all of them are numbers or empty."""
        return self.distinct if isinstance(self.distinct, pa.DoubleArray) else None

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
        if pa.types.is_string(array.type) and not array.null_count and _seldom_repeats(array):
            return cls(array, np.arange(len(array)))
        try:
            encoded = array.dictionary_encode(null_encoding="encode")
        except pa.ArrowNotImplementedError:  # lists, records, periods
            return cls.of_objects(array.to_pandas().tolist())
        distinct, codes = encoded.dictionary, encoded.indices.to_numpy()
        whole = pa.types.is_string(distinct.type) and not distinct.null_count
        return cls(distinct if whole else distinct.to_pylist(), codes)

    @classmethod
    def of_objects(cls, values: Sequence) -> "Column":
        """The column of a workbook, where any cell may have any type.

        >>> Column.of_objects([1, "1", True]).cells
        [1, '1', True]
        """
        types = set(map(type, values))
        if types <= _SIMPLE and (column := cls._of_simple(values, types - {NoneType})):
            return column
        places: dict = {}
        plain = values if types <= _PLAIN else map(_plain, values)
        codes = [places.setdefault((type(value), value), len(places)) for value in plain]
        return cls([value for _, value in places], np.array(codes, dtype=np.int32))

    @classmethod
    def _of_simple(cls, values: Sequence, types: set[type]) -> "Column | None":
        """The column where all cells that are not empty have one type."""
        if types <= {str}:
            return cls.of_arrow(pa.array(values, pa.string()))
        [kind, *more] = types - {str}
        if more or (str in types and set(filter(_is_text, values)) != {""}):
            return None
        dtype = {float: pa.float64(), date: pa.date32()}.get(kind)
        if dtype is None:
            return None
        bare = [None if value == "" else value for value in values]
        array = pa.array(bare, dtype)
        if kind is float and _seldom_repeats(array):
            return cls(array, np.arange(len(array)))
        encoded = array.dictionary_encode(null_encoding="encode")
        distinct, codes = encoded.dictionary, encoded.indices.to_numpy()
        return cls(distinct if kind is float else distinct.to_pylist(), codes)

    def parsed(
        self, parse: Callable[[Any], Any], dtype: pa.DataType, quick: Quick | None = None
    ) -> "Parsed":
        """Every cell as `parse` reads it; where `parse` raises `ValueError`, null and faulty.

        quick : reads the common cells of a whole column at once, and leaves the others null;
            None: it does not know such a column

        >>> Column.of_texts(["7", "x"]).parsed(int, pa.int64()).array.to_pylist()
        [7, None]
        """
        distinct = None if quick is None else quick(self)
        if distinct is None:
            distinct, faulty = _read(parse, self.cells, dtype)
        else:
            faulty = np.zeros(len(distinct), dtype=bool)
            left = np.flatnonzero(distinct.is_null().to_numpy(zero_copy_only=False))
            found, bad = _read(parse, self.distinct.take(pa.array(left)).to_pylist(), dtype)
            faulty[left] = bad
            if len(left):
                distinct = pc.replace_with_mask(distinct, distinct.is_null(), found)
        return Parsed(distinct.take(pa.array(self.codes)), faulty[self.codes])

    def flagged(self, test: Callable[[Any], bool], hint: str) -> np.ndarray:
        """The rows whose text passes the test; `hint`: an expression that such texts match.

        >>> Column.of_texts(["7", "x", "7"]).flagged(str.isdigit, "[0-9]").tolist()
        [True, False, True]
        """
        if self.numbers is not None:
            return np.zeros(len(self.codes), dtype=bool)
        if self.texts is None:
            return self.where([test(cell) for cell in self.cells])
        likely = self.matching(hint).copy()
        for place in np.flatnonzero(likely).tolist():
            likely[place] = test(self.texts[place].as_py())
        return likely[self.codes]

    def where(self, flags: list[bool]) -> np.ndarray:
        """The rows whose distinct cell is flagged."""
        return np.array(flags, dtype=bool)[self.codes]

    def empty(self) -> np.ndarray:
        """The rows without anything in this column."""
        if self.texts is not None:
            bare = pc.equal(pc.utf8_trim_whitespace(self.texts), "")
            return bare.to_numpy(zero_copy_only=False)[self.codes]
        if self.numbers is not None:
            return self.numbers.is_null(nan_is_null=True).to_numpy(zero_copy_only=False)[
                self.codes
            ]
        return self.where([is_empty(cell) for cell in self.cells])

    def filled_from(self, other: "Column") -> "Column":
        """The column, its empty cells as they stand in the other.

        >>> Column.of_texts(["ann", ""]).filled_from(Column.of_texts(["x", "bob"])).rows()
        ['ann', 'bob']
        """
        codes = np.where(self.empty(), other.codes + len(self.cells), self.codes)
        return Column([*self.cells, *other.cells], codes)

    def rows(self) -> list:
        """The cell of each row."""
        return [self.cells[code] for code in self.codes]

    def counts(self) -> np.ndarray:
        """In how many rows each distinct cell stands."""
        return np.bincount(self.codes, minlength=len(self.distinct))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _seldom_repeats(array: pa.Array) -> bool:
    """Whether it does not pay to look for equal cells, as in a long column of amounts."""
    part = array.slice(0, PROBE)
    return len(array) > 2 * PROBE and len(pc.unique(part)) > SELDOM * PROBE


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


def _read(parse, cells: list, dtype: pa.DataType) -> tuple[pa.Array, np.ndarray]:
    outcomes = [_outcome(parse, cell) for cell in cells]
    return (
        pa.array([value for value, _ in outcomes], dtype),
        np.array([faulty for _, faulty in outcomes], dtype=bool),
    )


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
