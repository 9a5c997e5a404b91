"""Ids and names: text, as written; what a workbook or a frame made a number is text again."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from clientkit.reading.raw import Column, is_empty

_FLOAT = re.compile(r"-?[0-9]+\.0")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def label(cell: Any) -> str | None:
    """The text of the cell without outer spaces; None where it is empty.

    >>> label(" 0012 "), label(17850.0), label("")
    ('0012', '17850', None)
    """
    if is_empty(cell):
        return None
    if isinstance(cell, float | Decimal) and cell % 1 == 0:
        return str(int(cell))
    return str(cell).strip()


def reader(column: Column) -> Callable[[Any], str | None]:
    """A function that reads the cells of a column of ids.

    When all numbers of the column end in `.0`, some program had read the ids as numbers.

    >>> column = Column.of_texts(["17850.0", "C12"])
    >>> [reader(column)(cell) for cell in column.cells]
    ['17850', 'C12']
    """
    texts = [cell.strip() for cell in column.cells if isinstance(cell, str)]
    numbers = [text for text in texts if _NUMBER.fullmatch(text)]
    if not numbers or not all(map(_FLOAT.fullmatch, numbers)):
        return label
    return lambda cell: _without_zero(label(cell))


def _without_zero(text: str | None) -> str | None:
    return text[:-2] if text and _FLOAT.fullmatch(text) else text
