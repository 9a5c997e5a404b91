"""The columns of a table as values of their types, and the flaws found on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading import labels
from clientkit.reading.columns import Column
from clientkit.reading.figures import LIMIT, factor, money
from clientkit.reading.raw import Table
from clientkit.schema import NUMBERS, TRANSACTIONS

LINE_TYPE = pa.decimal128(18, 4)
_FACTOR_TYPE = pa.decimal128(28, 10)
_WIDE_TYPE = pa.decimal256(36, 10)


@dataclass(frozen=True)
class Flaw:
    """Rows with one reason, and the name of the column that shows it."""

    reason: str
    rows: np.ndarray
    name: str = ""


def values_and_flaws(table: Table, read_day: Callable, mark: str) -> tuple[dict, list[Flaw]]:
    """The columns as values, and the flaws found in them, in the order of `account.REASONS`.

    Parameters
    ----------
    table : the columns, as cells
    read_day : cell -> date, from `days.reader`
    mark : the decimal mark
    """
    misshapen = np.isin(np.arange(len(table.lines)), list(table.misshapen))
    blank = np.logical_and.reduce([column.empty() for column in table.columns])
    clients = label_values(table, table.client)
    shortened = _flagged(table.column(table.client), labels.is_shortened)
    days = table.column("date").parsed(read_day, pa.date32()).array
    amount, flaws = _amount(table, mark)
    values = {"client_id": clients, "date": days}
    values["amount"] = pc.if_else(pa.array(misshapen), None, amount)
    for name in [name for name in TRANSACTIONS if name in table.mapping.keys() - values.keys()]:
        values[name], found = _optional(table, name, mark)
        flaws += found
    return values, [
        Flaw("blank", blank & ~misshapen),
        _totals(table, nulls(days), values["amount"]),
        Flaw("bad_shape", misshapen),
        Flaw("no_client", nulls(clients), table.client),
        Flaw("bad_client", shortened, table.client),
        Flaw("bad_date", nulls(days), "date"),
        *flaws,
    ]


def _totals(table: Table, no_day: np.ndarray, amounts: pa.Array) -> Flaw:
    """Rows that say they are a total, and have no day or the money of all the others."""
    says = np.logical_or.reduce([_flagged(c, labels.is_total) for c in table.columns])
    whole = pc.sum(amounts.filter(pa.array(~says))).as_py()
    sums_up = np.array([amount == whole for amount in amounts.filter(pa.array(says)).to_pylist()])
    says[says] = no_day[says] | sums_up.astype(bool)
    shown = (name for name in table.mapping if _flagged(table.column(name), labels.is_total).any())
    return Flaw("total", says, next(shown, "") if says.any() else "")


def _flagged(column: Column, test: Callable[[Any], bool]) -> np.ndarray:
    """The rows whose cell passes the test."""
    return column.where([test(cell) for cell in column.cells])


def label_values(table: Table, name: str) -> pa.Array:
    """The texts of a column of ids or names; null where empty."""
    column = table.column(name)
    return column.parsed(labels.reader(column), pa.string()).array


def _optional(table: Table, name: str, mark: str) -> tuple[pa.Array, list[Flaw]]:
    """A column whose cells may be empty; a number that is none is a flaw."""
    if name not in NUMBERS:
        return label_values(table, name), []
    parsed = table.column(name).parsed(money(mark), LINE_TYPE)
    return parsed.array, [Flaw("bad_number", parsed.faulty, name)]


def _amount(table: Table, mark: str) -> tuple[pa.Array, list[Flaw]]:
    """The amount of each row, an empty one being a flaw; without the column, units x price."""
    if "amount" in table.mapping:
        amount = table.column("amount").parsed(money(mark), LINE_TYPE).array
        return amount, [Flaw("bad_number", nulls(amount), "amount")]
    units, price = (
        table.column(name).parsed(factor(mark), _FACTOR_TYPE).array for name in ("units", "price")
    )
    amount = _product(units, price)
    return amount, [
        Flaw("bad_number", nulls(units), "units"),
        Flaw("bad_number", nulls(price) | nulls(amount), "price"),
    ]


def _product(units: pa.Array, price: pa.Array) -> pa.Array:
    """Units x price, multiplied exactly and then rounded half to even; null where too large."""
    wide = pc.multiply(units.cast(_WIDE_TYPE), price.cast(_WIDE_TYPE))
    rounded = pc.round(wide, 4, "half_to_even")
    fits = pc.less(pc.abs(rounded), pa.scalar(LIMIT))
    return pc.if_else(fits, rounded, None).cast(LINE_TYPE)


def nulls(values: pa.Array) -> np.ndarray:
    """Where the values are null."""
    return values.is_null().to_numpy(zero_copy_only=False)
