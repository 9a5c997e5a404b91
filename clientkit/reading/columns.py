"""Columns of cells, before anything is believed of them.

A cell is text as written, or the typed value of a workbook or a frame; None or spaces: empty.
A column of half a million rows has a few thousand distinct cells. So a column is kept as its
distinct cells and a code per row: each distinct cell is parsed once, by a plain function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import NoneType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.cells import (
    PLAIN,
    SIMPLE,
    Parsed,
    is_empty,
    is_text,
    plain_value,
    read_cells,
    seldom_repeats,
)

Quick = Callable[["Column"], "pa.Array | None"]


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
    apart: bool = False  # a cell for each row, in their order

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
            array = array.unify_dictionaries().combine_chunks()
        if pa.types.is_dictionary(array.type):
            if pa.types.is_string(array.type.value_type) and not array.null_count:
                return cls(array.dictionary, array.indices.to_numpy())
            array = array.dictionary_decode()
        if pa.types.is_binary(array.type):
            return cls.of_objects(array.to_pylist())
        if pa.types.is_string(array.type) and not array.null_count and seldom_repeats(array):
            return cls(array, np.arange(len(array)), apart=True)
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
        if types <= SIMPLE and (column := cls._of_simple(values, types - {NoneType})):
            return column
        places: dict = {}
        plain = values if types <= PLAIN else map(plain_value, values)
        codes = [places.setdefault((type(value), value), len(places)) for value in plain]
        return cls([value for _, value in places], np.array(codes, dtype=np.int32))

    @classmethod
    def _of_simple(cls, values: Sequence, types: set[type]) -> "Column | None":
        """The column where all cells that are not empty have one type."""
        if types <= {str}:
            return cls.of_arrow(pa.array(values, pa.string()))
        [kind, *more] = types - {str}
        if more or (str in types and set(filter(is_text, values)) != {""}):
            return None
        dtype = {float: pa.float64(), date: pa.date32()}.get(kind)
        if dtype is None:
            return None
        bare = [None if value == "" else value for value in values]
        array = pa.array(bare, dtype)
        if kind is float and seldom_repeats(array):
            return cls(array, np.arange(len(array)), apart=True)
        encoded = array.dictionary_encode(null_encoding="encode")
        distinct, codes = encoded.dictionary, encoded.indices.to_numpy()
        return cls(distinct if kind is float else distinct.to_pylist(), codes)

    def parsed(
        self, parse: Callable[[Any], Any], dtype: pa.DataType, quick: Quick | None = None
    ) -> Parsed:
        """Every cell as `parse` reads it; where `parse` raises `ValueError`, null and faulty.

        quick : reads the common cells of a whole column at once, and leaves the others null;
            None: it does not know such a column

        >>> Column.of_texts(["7", "x"]).parsed(int, pa.int64()).array.to_pylist()
        [7, None]
        """
        distinct = None if quick is None else quick(self)
        if distinct is None:
            distinct, faulty = read_cells(parse, self.cells, dtype)
        else:
            faulty = np.zeros(len(distinct), dtype=bool)
            left = np.flatnonzero(distinct.is_null().to_numpy(zero_copy_only=False))
            found, bad = read_cells(parse, self.distinct.take(pa.array(left)).to_pylist(), dtype)
            faulty[left] = bad
            if len(left):
                distinct = pc.replace_with_mask(distinct, distinct.is_null(), found)
        if self.apart:
            return Parsed(distinct, faulty)
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
            bare = pc.or_(pc.utf8_is_space(self.texts), pc.equal(pc.binary_length(self.texts), 0))
            return bare.to_numpy(zero_copy_only=False)[self.codes]
        if self.numbers is not None:
            bare = self.numbers.is_null(nan_is_null=True)
            return bare.to_numpy(zero_copy_only=False)[self.codes]
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
