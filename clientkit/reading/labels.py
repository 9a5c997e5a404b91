"""Ids and names: text, as written; what a workbook or a frame made a number is text again."""

import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.cells import is_empty
from clientkit.reading.columns import Column
from clientkit.reading.documents import DATED_HINT

TOTALS = {"итого", "всего", "разом", "усього", "kokku", "total", "grand total"}
_DECIMALS = re.compile(r"-?[0-9]+[.,]([0-9]+)")
_GROUP = re.compile(r".+ \([0-9]+\)")
LOOK = rf"::::|^\s*-?[0-9]+[.,][0-9]+\s*$|{DATED_HINT}"
"""What `quick` leaves to `label`, and to the reader of documents."""

TOTAL_HINT = r"(?i)^[\s\x{a0}:]*(?:итого|всего|разом|усього|kokku|total|grand total)[\s\x{a0}:]*$"
GROUP_HINT = r"\([0-9]+\)\s*$"
SHORTENED_HINT = "[eE][+]"
SHORTENED = "^[0-9][.,][0-9]+[eE][+][0-9]{2}$"


def label(cell: Any) -> str | None:
    """The text of the cell without outer spaces; None where it is empty.

    >>> label(" 0012 "), label(17850.0), label("")
    ('0012', '17850', None)
    """
    if is_empty(cell):
        return None
    if isinstance(cell, str) and "::::" in cell:  # Vtiger: Accounts::::Acorn
        cell = cell.split("::::", 1)[1]
    if isinstance(cell, float | Decimal) and math.isfinite(cell) and int(cell) == cell:
        return str(int(cell))
    return str(cell).strip()


def reader(column: Column) -> Callable[[Any], str | None]:
    """A function that reads the cells of a column of ids.

    When the decimals of all its numbers are zeros, some program had read the ids as numbers.

    >>> column = Column.of_texts(["17850.0", "C12", "0012"])
    >>> [reader(column)(cell) for cell in column.cells]
    ['17850', 'C12', '0012']
    """
    likely = column.cells
    if column.texts is not None:
        likely = column.texts.filter(pa.array(column.matching(LOOK))).to_pylist()
    texts = (cell.strip() for cell in likely if isinstance(cell, str))
    decimals = {match[1] for match in map(_DECIMALS.fullmatch, texts) if match}
    return _without_decimals if decimals and decimals <= {"0", "00"} else label


def _without_decimals(cell: Any) -> str | None:
    text = label(cell)
    return re.split("[.,]", text)[0] if text and _DECIMALS.fullmatch(text) else text


def quick(column: Column) -> pa.Array | None:
    """The labels of a whole column: trimmed; null where empty or where a cell needs a look."""
    if column.texts is None:
        return None
    trimmed = pc.utf8_trim_whitespace(column.texts)
    look = pa.array(column.matching(LOOK))
    return pc.if_else(pc.or_(pc.equal(trimmed, ""), look), None, trimmed)


def is_shortened(cell: Any) -> bool:
    """Whether a workbook program wrote a long id as a power of ten: its digits are lost.

    >>> is_shortened("2,0002E+12"), is_shortened("2000212345678")
    (True, False)
    """
    return isinstance(cell, str) and re.search(SHORTENED, cell.strip()) is not None


def is_group_total(cell: Any) -> bool:
    """Whether the cell heads a group with the number of its rows, as Odoo writes it.

    >>> is_group_total("29 Jun 2026 (95)"), is_group_total("Bulbs (E27)")
    (True, False)
    """
    return isinstance(cell, str) and _GROUP.fullmatch(cell.strip()) is not None


def is_total(cell: Any) -> bool:
    """Whether the cell says that its row sums up others; "Итого вкусный товар" is a product.

    >>> is_total("ИТОГО:"), is_total("Total energy")
    (True, False)
    """
    return isinstance(cell, str) and cell.strip(" \u00a0:").casefold() in TOTALS
