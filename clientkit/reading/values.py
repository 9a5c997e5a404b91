"""The columns of a table as values of their types, and the flaws found on the way."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading import labels, marks, once
from clientkit.reading.amounts import amounts, less, line_sums, nulls
from clientkit.reading.documents import document
from clientkit.reading.mark_words import NOBODY, mark
from clientkit.reading.no_rows import (
    Flaw,
    bare_notes,
    footers,
    headers_again,
    layout_asides,
    totals_of,
)
from clientkit.reading.options import Options
from clientkit.reading.raw import Table
from clientkit.schema import NUMBERS, TRANSACTIONS

FIGURES = ("client_id", "date", *NUMBERS)
"""Columns of a transaction that are not read as texts; the client is read apart."""


@dataclass(frozen=True)
class Values:
    """The values of the rows by name; the flaws, of which a row has the first that holds.

    back : the rows that are returns by their kind
    once : whether the amounts are those of whole documents
    """

    columns: dict[str, pa.Array]
    flaws: list[Flaw]
    back: np.ndarray
    once: bool


def values_and_flaws(table: Table, read_day: Callable, point: str, options: Options) -> Values:
    """The columns as values, and the flaws found in them.

    Parameters
    ----------
    table : the columns, as cells
    read_day : cell -> date, from `days.reader`
    point : the decimal mark
    options : which rows are sales, and whether an amount is a line's or a document's
    """
    misshapen = np.isin(np.arange(len(table.lines)), list(table.misshapen))
    blank = table.blank()
    names = [name for name in TRANSACTIONS if name in table.mapping and name not in FIGURES]
    with ThreadPoolExecutor(max_workers=2) as pool:  # Arrow works beside Python
        texts = pool.map(lambda name: label_values(table, name), [table.client, *names])
        values, flaws = amounts(table, point)
        values |= zip(names, list(texts)[1:], strict=True)
    days = table.column("date").parsed(read_day, pa.date32()).array
    values |= {"client_id": client_ids(table), "date": days}
    values["amount"] = pc.if_else(pa.array(misshapen), None, values["amount"])
    early = [Flaw("blank", blank & ~misshapen), *layout_asides(table)]
    if table.found.profile.fill:
        early.append(bare_notes(table, misshapen))
    totals = totals_of(table, nulls(days), values["amount"])
    early.append(totals)
    early += [footers(table, nulls(days), misshapen, blank), headers_again(table)]
    early.append(Flaw("bad_shape", misshapen))
    real = ~np.logical_or.reduce([flaw.rows for flaw in early])
    said = [Flaw(*one) for one in marks.no_sales(table, options, real)]
    detail, back = _signed(table, point, options, values, real, totals.rows)
    shortened = table.column(table.client).flagged(labels.is_shortened, labels.SHORTENED_HINT)
    flaws = [
        *early[:-1],
        Flaw("detail", detail & real, "document"),
        early[-1],
        *said,
        Flaw("no_client", nulls(values["client_id"]), table.client),
        Flaw("bad_client", shortened, table.client),
        Flaw("bad_date", nulls(days), "date"),
        *(Flaw("bad_number", rows, name) for name, rows in flaws),
    ]
    return Values(values, flaws, back, bool(detail.any()))


def client_ids(table: Table) -> pa.Array:
    """The id of each row's client; where it is empty, a name of its own tells it apart."""
    found = label_values(table, table.client)
    if found.null_count and table.client == "client_id" and "client" in table.mapping:
        names = label_values(table, "client")
        nobody = table.column("client").where(
            [mark(cell) in NOBODY for cell in table.column("client").cells]
        )
        return pc.coalesce(found, pc.if_else(pa.array(nobody), None, names))
    return found


def _signed(
    table: Table, point: str, options: Options, values: dict, real: np.ndarray, totals: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Take off taxes and refunds and make returns negative, in `values`.

    Gives the rows that repeat their document's amount, and those that are returns.
    """
    once_more = np.zeros(len(real), dtype=bool)
    said = options.per or table.found.profile.per
    if "document" in values and (
        said == "document"
        or (not said and once.may_repeat(table.column("document").codes, values["amount"]))
    ):
        found = once.documents(values["document"], values["date"], real)
        lines = line_sums(table, point, values.get("units"))
        if once.is_once(table, options, values, lines, found, real, totals):
            once_more = found.more
            first = pa.array(real & ~once_more)
            for name in (name for name in once.SUMMED if name in values):
                values[name] = pc.if_else(first, found.summed(values[name]), values[name])
            if "product" in values:
                single = pa.array(np.bincount(found.first, minlength=len(real)) == 1)
                values["product"] = pc.if_else(single, values["product"], None)
    for name in less(table):
        off = pc.fill_null(values[name], Decimal(0))
        values["amount"] = pc.subtract(values["amount"], off).cast(values["amount"].type)
    back = marks.returns(table) & (real | table.found.profile.all_returns)  # also its totals
    for name in (name for name in NUMBERS if name in values and back.any()):
        negative = pc.negate(pc.abs(values[name]))
        values[name] = pc.if_else(pa.array(back), negative, values[name])
    return once_more, back


def label_values(table: Table, name: str) -> pa.Array:
    """The texts of a column of ids or names; null where empty."""
    if name not in table.labelled:
        column = table.column(name)
        read = labels.reader(column)
        look = (lambda cell: _number(cell, read)) if name == "document" else read
        table.labelled[name] = column.parsed(look, pa.string(), labels.quick).array
    return table.labelled[name]


def _number(cell: Any, read: Callable) -> str | None:
    said = document(cell)
    return said.number if said else read(cell)
