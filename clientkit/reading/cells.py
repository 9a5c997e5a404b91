"""Single cells: whether they are empty, plain Python or not, and how they are read one by one."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import NoneType
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

SIMPLE = {str, float, date, NoneType}
PLAIN = SIMPLE | {int, bool, datetime, time, timedelta, Decimal}

DASHES = {"-", "\u2013", "\u2014"}
"""What reports write where there is nothing."""

PROBE, SELDOM = 4096, 0.9
"""Cells of which so large a part must differ for a column to be taken for one of all kinds."""


def is_text(value: Any) -> bool:
    """Whether the cell is text."""
    return isinstance(value, str)


def seldom_repeats(array: pa.Array) -> bool:
    """Whether it does not pay to look for equal cells, as in a long column of amounts."""
    part = array.slice(0, PROBE)
    return len(array) > 2 * PROBE and len(pc.unique(part)) > SELDOM * PROBE


def plain_value(value: Any) -> Any:
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


def read_cells(parse, cells: list, dtype: pa.DataType) -> tuple[pa.Array, np.ndarray]:
    """The values of cells read one by one, and which of them could not be read."""
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


def is_nothing(cell: Any) -> bool:
    """Whether nothing was sold: the cell is empty, or a dash."""
    return is_empty(cell) or (isinstance(cell, str) and cell.strip() in DASHES)
