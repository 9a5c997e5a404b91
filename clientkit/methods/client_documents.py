"""The last documents of one client: when, how much, and what stands on them.

Rows without a number are one document of the day, as everywhere.
"""

import ibis

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.find_client import rows_of_client
from clientkit.methods.measures import document_number
from clientkit.periods import Day
from clientkit.schema import need_columns, whole_number

LAST = 8


@any_table
def client_documents(table, *, client_id, as_of: Day, last=LAST):
    """One row per document with an amount, the latest first.

    Parameters
    ----------
    table : transactions
    client_id : the client
    as_of : the last day; a month means its last day
    last : at most so many

    Returns
    -------
    date (of its first row), document (empty: no number), amount, lines, and products (how many)
    and profit where the columns allow

    Raises
    ------
    DataError : the client has no row up to `as_of`

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "amount": [90, 10, -30], "document": ["A1", "A1", "A2"],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-01-20"]})
    >>> found = client_documents(sales, client_id="a", as_of="2026-01")
    >>> found[["document", "amount", "lines"]].values.tolist()
    [['A2', -30.0, 1], ['A1', 100.0, 2]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("a client's documents"))
    last = whole_number(say("last is a number of documents, at least 1"), last)
    rows = rows_of_client(in_window(table, as_of), client_id, as_of)
    if "document" not in rows.columns:
        rows = rows.mutate(document=ibis.null("string"))
    rows = rows.filter(rows.amount != 0)
    rows = rows.mutate(number=document_number(rows))
    more = {"products": rows["product"].nunique()} if "product" in rows.columns else {}
    if "cost" in rows.columns:
        more["profit"] = (rows.amount - rows.cost.coalesce(0)).sum()
    told = rows.group_by("number").agg(
        date=rows.date.min(), document=rows.document.max(), amount=rows.amount.sum(),
        lines=rows.count(), **more,
    )  # fmt: skip
    told = told.order_by(ibis.desc("date"), ibis.desc("number")).limit(last)
    return told.select("date", "document", "amount", "lines", *more)
