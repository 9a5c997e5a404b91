"""Rows that stand in the data twice, and documents that were perhaps entered twice.

Terms
-----
equal    rows that are the same in every column the kit reads: client, day, amount, document,
         product, units and so on.
twins    documents of one client on one day with the same sum, but different numbers.
repeated the money of all but the first: what would be counted too much if they are errors.

They are shown, never removed. Trap: a till writes a line for each piece, so equal lines on one
receipt are common in a shop; a firm with one price has twins every day. Payments without a number
on one day are one document, and equal rows of them may be two payments.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.schema import MONEY, need_columns

KINDS = ("equal", "twins")
SHOWN = ("document", "product", "units")


@any_table
def repeated_rows(table):
    """One row per set of equal rows and per set of twins, the most money first.

    Parameters
    ----------
    table : transactions

    Returns
    -------
    kind ("equal", "twins"), client_id, date, amount (of one row, or of one document), times,
    repeated (money), and where there are such columns document, product, units; other (the last
    number of twins, whose first is document)

    Raises
    ------
    DataError : client_id, date or amount is missing

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "date": "2026-01-05", "amount": [10, 10, 10, 7],
    ...     "document": ["1", "1", "2", "3"]})
    >>> repeated_rows(sales)[["kind", "amount", "times", "repeated"]].values.tolist()
    [['equal', 10.0, 2, 10.0]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("repeated rows"))
    equal = table.group_by(table.columns).agg(times=_.count()).filter(_.times > 1)
    shown = [name for name in SHOWN if name in table.columns]
    found = equal.select(
        "client_id", "date", "amount", "times", *shown,
        kind=ibis.literal("equal"), other=ibis.literal(None, "string"),
    )  # fmt: skip
    found = found.cast({"amount": MONEY})
    if "document" in table.columns:
        found = found.union(_twins(table).select(_of(table, shown, found)))
    money = (_.amount * (_.times - 1)).cast(MONEY)
    found = found.mutate(repeated=money).mutate(size=_.repeated.abs())
    return found.order_by(ibis.desc("size"), "kind", "client_id", "date", *shown, "amount").select(
        "kind", "client_id", "date", "amount", "times", "repeated", *shown, "other"
    )


def _twins(table: ibis.Table) -> ibis.Table:
    """One row per client, day and sum that several documents share."""
    documents = table.filter(_.document.notnull()).group_by("client_id", "date", "document")
    documents = documents.agg(amount=_.amount.sum().cast(MONEY)).filter(_.amount != 0)
    sets = documents.group_by("client_id", "date", "amount")
    told = sets.agg(times=_.count(), first=_.document.min(), other=_.document.max())
    return told.filter(_.times > 1)


def _of(table: ibis.Table, shown: list[str], found: ibis.Table) -> dict[str, ibis.Value]:
    """The columns of twins as those of equal rows."""
    empty = {name: ibis.literal(None, table.schema()[name]) for name in shown}
    own = {"kind": ibis.literal("twins"), "document": _.first, "other": _.other.cast("string")}
    kept = {name: _[name] for name in ("client_id", "date", "amount", "times")}
    columns = kept | empty | own
    return {name: columns[name] for name in found.columns}
