"""What one client buys: product by product, now and before, and what it no longer buys.

stopped  bought before the last `quiet` months, and not in them.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.find_client import rows_of_client
from clientkit.methods.measures import purchase
from clientkit.periods import as_day, first_day, month_of, shift
from clientkit.schema import need_columns, whole_number

HALF_YEAR = 6
QUIET = 3


@any_table
def client_products(table, *, client_id, until, months=HALF_YEAR, quiet=QUIET):
    """One row per product the client has in the last `months` or in as many before, largest first.

    Parameters
    ----------
    table : transactions with `product`
    client_id : the client
    until, months : the last month of the period and its length
    quiet : months without a purchase after which a product is stopped

    Returns
    -------
    product, amount (of the period), amount_before (of the months before it), last_date (of a
    purchase), stopped

    Raises
    ------
    DataError : no column of products; the client has no row up to `until`

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "amount": [90, 10, 30], "product": ["oak", "ash", "oak"],
    ...     "date": ["2025-12-15", "2025-12-16", "2026-06-15"]})
    >>> client_products(sales, client_id="a", until="2026-06").values.tolist()
    [['oak', 30.0, 90.0, Timestamp('2026-06-15 00:00:00'), False], \
['ash', 0.0, 10.0, Timestamp('2025-12-16 00:00:00'), True]]
    """
    need_columns(
        table.columns, ["client_id", "date", "amount", "product"], say("a client's products")
    )
    months = whole_number(say("months is the length of the period, at least 1"), months)
    quiet = whole_number(say("quiet is a number of months, at least 1"), quiet)
    until = month_of(until)
    rows = in_window(table, until)
    first = first_day(shift(until, 1 - months))
    rows = rows_of_client(rows, client_id, until)
    rows = rows.filter(rows.date >= first_day(shift(until, 1 - 2 * months)))
    last_date = rows.date.max(where=purchase(rows))
    told = rows.group_by("product").agg(
        amount=rows.amount.sum(where=rows.date >= first).coalesce(0),
        amount_before=rows.amount.sum(where=rows.date < first).coalesce(0),
        last_date=last_date,
        stopped=(last_date <= as_day(shift(until, -quiet))).coalesce(False),
    )
    told = told.filter((_.amount != 0) | (_.amount_before != 0))
    return told.order_by(
        ibis.desc("amount"), ibis.desc("amount_before"), ibis.asc("product", nulls_first=False)
    )
