"""The numbers of a table: money to 1/100 of a cent; units x price where there is no amount."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading import mark_words as words
from clientkit.reading.figures import LIMIT, factor, figure, money
from clientkit.reading.once import units_of
from clientkit.reading.plain_figures import quick
from clientkit.reading.raw import Table
from clientkit.schema import NUMBERS

LINE_TYPE = pa.decimal128(18, 4)
_FACTOR_TYPE = pa.decimal128(28, 10)
_WIDE_TYPE = pa.decimal256(36, 10)
_ONE = 10_000  # in the places of `units_of`
_HIGHEST = 30 * _ONE
_PIECES = re.compile(r"\(([0-9]+(?:[.,][0-9]+)?)\s*(?:шт|pcs|pc|tk)\.?\)", re.IGNORECASE)


def amounts(table: Table, mark: str) -> tuple[dict[str, pa.Array], list[tuple[str, np.ndarray]]]:
    """The columns of numbers, and for each the rows that could not be read.

    Among them the tax and the refunds that are taken off the amount.
    """
    values = {}
    values["amount"], flaws = _amount(table, mark)
    for name in [name for name in NUMBERS[1:] if name in table.mapping]:
        parsed = table.column(name).parsed(_reader(name, mark), LINE_TYPE, quick(mark))
        values[name] = parsed.array
        flaws.append((name, parsed.faulty))
    for name in less(table):
        parsed = table.column(name).parsed(_reader(name, mark), LINE_TYPE, quick(mark))
        rates = name == "tax" and _are_rates(parsed.array, values["amount"])
        values[name] = pa.nulls(len(parsed.array), LINE_TYPE) if rates else parsed.array
        flaws.append((name, parsed.faulty))
    for name, caption in table.found.profile.came_back(table.captions).items():
        if name in values:
            parsed = table.at(caption).parsed(_reader(name, mark), LINE_TYPE, quick(mark))
            off = pc.fill_null(pc.abs(parsed.array), Decimal(0))
            values[name] = pc.subtract(values[name], off).cast(LINE_TYPE)
            flaws.append((name, parsed.faulty))
    return values, flaws


def _are_rates(tax: pa.Array, amount: pa.Array) -> bool:
    """Whether a column of taxes holds their rates: small whole numbers, one for many amounts.

    >>> sums, rates, taxes = (pa.array(two, LINE_TYPE) for two in ([124, 248], [24, 24], [24, 48]))
    >>> _are_rates(rates, sums), _are_rates(taxes, sums)
    (True, False)
    """
    rates, sums = units_of(tax), abs(units_of(amount))
    sums, rates = sums[rates != 0], rates[rates != 0]
    if not len(rates) or (rates % _ONE).any() or not (rates > 0).all():
        return False
    pairs = {*zip(rates.tolist(), sums.tolist(), strict=True)} if max(rates) <= _HIGHEST else ()
    return len(pairs) > len(set(rates.tolist()))


def less(table: Table) -> list[str]:
    """What is taken off the amount; `headers.tidied` leaves no other of them in the mapping."""
    return [name for name in ("tax", "refunded") if name in table.mapping]


def line_sums(table: Table, mark: str, units: pa.Array | None) -> pa.Array | None:
    """Units x price of each row, where the file has both beside the amount."""
    if units is None or table.found.price is None:
        return None
    price = table.at(table.found.price).parsed(factor(mark), _FACTOR_TYPE).array
    return _product(units.cast(_FACTOR_TYPE), price)


def packed_units(cell: Any) -> Any:
    """The number of pieces in a cell that lists an order: `[11] Cup (2 pcs), [4] Lid (1 pcs)`.

    >>> str(packed_units("[11] Cup (2 pcs), [4] Lid (1 pcs)"))
    '3'
    """
    found = [figure(part, "," if "," in part else ".") for part in _PIECES.findall(cell)]
    return sum(found) if found else None


def _reader(name: str, mark: str) -> Callable:
    read = money(mark)
    if name == "units":
        return lambda cell: read(cell) if (found := _packed(cell)) is None else found
    if name == "tax":
        return lambda cell: None if _untaxed(cell) else read(cell)
    return read


def _untaxed(cell: Any) -> bool:
    """Whether the cell says that there is no tax, or only its rate: `24%`."""
    return words.mark(cell) in words.UNTAXED or words.mark(cell).endswith("%")


def _packed(cell: Any) -> Any:
    return packed_units(cell) if isinstance(cell, str) and "(" in cell else None


def _amount(table: Table, mark: str) -> tuple[pa.Array, list[tuple[str, np.ndarray]]]:
    """The amount of each row, an empty one being a flaw; without the column, units x price."""
    if "amount" in table.mapping:
        amount = table.column("amount").parsed(money(mark), LINE_TYPE, quick(mark)).array
        return amount, [("amount", nulls(amount))]
    units, price = (
        table.column(name).parsed(factor(mark), _FACTOR_TYPE).array for name in ("units", "price")
    )
    amount = _product(units, price)
    return amount, [("units", nulls(units)), ("price", nulls(price) | nulls(amount))]


def _product(units: pa.Array, price: pa.Array) -> pa.Array:
    """Units x price, multiplied exactly and then rounded half to even; null where too large."""
    wide = pc.multiply(units.cast(_WIDE_TYPE), price.cast(_WIDE_TYPE))
    rounded = pc.round(wide, 4, "half_to_even")
    fits = pc.less(pc.abs(rounded), pa.scalar(LIMIT))
    return pc.if_else(fits, rounded, None).cast(LINE_TYPE)


def nulls(values: pa.Array) -> np.ndarray:
    """Where the values are null."""
    return values.is_null().to_numpy(zero_copy_only=False)
