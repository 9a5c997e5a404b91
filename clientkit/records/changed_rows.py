"""Which rows differ between two states of the same transactions."""

import ibis
import pyarrow as pa
from ibis import _

from clientkit.engine import to_arrow
from clientkit.schema import TRANSACTIONS


def changed_rows(before: pa.Table, after: pa.Table) -> pa.Table:
    """The rows that only one of the two tables has, and how many of them.

    Rows are compared on the columns of transactions that both have; the same row twice is two.

    Returns
    -------
    one row per distinct row: those columns, and change: +1 came, -1 went (+2: came twice)

    >>> before = pa.table({"client_id": ["a", "b"], "amount": [5, 7]})
    >>> after = pa.table({"client_id": ["b", "a", "a"], "amount": [7, 5, 5]})
    >>> changed_rows(before, after).to_pylist()
    [{'client_id': 'a', 'amount': 5, 'change': 1}]
    """
    common = set(before.column_names) & set(after.column_names)
    columns = [name for name in TRANSACTIONS if name in common]
    went, came = (
        ibis.memtable(table.select(columns)).mutate(change=ibis.literal(sign, "int64"))
        for table, sign in ((before, -1), (after, 1))
    )
    rows = went.union(came).group_by(columns).agg(change=_.change.sum()).filter(_.change != 0)
    return to_arrow(rows.order_by([ibis.asc(name, nulls_first=True) for name in columns]))


def went(changes: pa.Table) -> int:
    """How many rows were there before and are no longer."""
    return -sum(change for change in changes["change"].to_pylist() if change < 0)


def came(changes: pa.Table) -> int:
    """How many rows are there now and were not before."""
    return sum(change for change in changes["change"].to_pylist() if change > 0)
