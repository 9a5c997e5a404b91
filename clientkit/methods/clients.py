"""From rows to clients: the one heavy group-by, everything after works on one row per client.

Terms
-----
recency_days  days from the last purchase day to as_of; 0 = bought that day. Not the *recency* of
              BG/NBD models, which is the age at the last purchase.
window        `months` whole months that end with the month of as_of; None: all that came before.
"""

import ibis
from ibis import _

from clientkit.engine import any_table, has_rows, span
from clientkit.language import say
from clientkit.methods.measures import all_measures, documents, purchase
from clientkit.periods import Day, as_day, first_day, shift
from clientkit.schema import DataError, need_columns, whole_number


@any_table
def in_window(table, as_of, months=None):
    """The rows up to `as_of`, not older than the window.

    Parameters
    ----------
    table : transactions; `client_id` and `date` are needed
    as_of : the last day; a month means its last day
    months : length of the window in whole months; None takes everything up to as_of

    Returns
    -------
    the same columns, one row per transaction

    Raises
    ------
    DataError : no row lies there, or `months` is no whole number from 1

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob"], "date": ["2026-01-05", "2026-02-01"], "amount": [1, 2]})
    >>> in_window(sales, as_of="2026-01")["client_id"].tolist()
    ['ann']
    """
    rows = rows_up_to(table, as_of, months)
    if not has_rows(rows):
        raise DataError(_nothing_there(table, as_day(as_of), months))
    return rows


def rows_up_to(table: ibis.Table, as_of: Day, months: int | None = None) -> ibis.Table:
    """`in_window`, where there may be no rows."""
    need_columns(table.columns, ["client_id", "date"], say("a period"))
    last = as_day(as_of)
    rows = table.filter(table.date <= last)
    if months is not None:
        months = whole_number(say("months is the length of the window, at least 1"), months)
        rows = rows.filter(rows.date >= first_day(shift(last, 1 - months)))
    return rows


def _nothing_there(table: ibis.Table, last: Day, months: int | None) -> str:
    what = say("no rows up to {last}", last=last)
    if months:
        what = say("no rows in the {months:# month|# months} to {last}", months=months, last=last)
    if not (days := span(table)):
        return say("{what}; the table is empty: choose another month or load more", what=what)
    return say(
        "{what}; the data run from {first} to {last}: choose another month or load more",
        what=what, first=days[0], last=days[1],
    )  # fmt: skip


@any_table
def clients(table, *, as_of, months=None):
    """One row per client with a row in the window.

    Parameters
    ----------
    table : transactions
    as_of : the day looked back from; a month means its last day. Later rows are left out
    months : length of the window in whole months; None takes everything up to as_of

    Returns
    -------
    client_id, first_date and last_date (purchase days; empty for a client with returns only),
    recency_days, the measures that the columns allow (money net, documents counted), cost

    Raises
    ------
    DataError : no row lies in the window; client_id or date is missing

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> days = ["2026-01-05", "2026-01-30", "2026-01-31"]
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "ann", "bob"], "date": days, "amount": [100, -20, 50],
    ... })
    >>> ck.clients(sales, as_of="2026-01")[["client_id", "recency_days", "amount", "documents"]]
      client_id  recency_days  amount  documents
    0       ann            26    80.0          1
    1       bob             0    50.0          1
    """
    rows = in_window(table, as_of, months)
    bought = purchase(rows)
    people = rows.group_by("client_id").agg(
        first_date=rows.date.min(where=bought),
        last_date=rows.date.max(where=bought),
        **all_measures(rows),
    )
    age = ibis.date(as_day(as_of)).delta(people.last_date, unit="day")
    return (
        people.mutate(recency_days=age)
        .relocate("recency_days", after="last_date")
        .order_by("client_id")
    )


def buyers(table: ibis.Table, *, as_of, months=None) -> ibis.Table:
    """One row per client with a purchase in the window: recency_days, frequency, monetary.

    Raises
    ------
    DataError : nobody bought in the window, or the table has no rows there
    """
    need_columns(table.columns, ["client_id", "date", "amount"], "RFM")
    rows = rows_up_to(table, as_of, months)
    if not has_rows(rows.filter(purchase(rows))):
        raise DataError(say(
            "nobody bought in the window up to {as_of}: there are only returns or empty "
            "amounts; choose another month or a longer window",
            as_of=as_of,
        ))  # fmt: skip
    people = rows.group_by("client_id").agg(
        last_date=rows.date.max(where=purchase(rows)),
        frequency=documents(rows),
        monetary=rows.amount.sum(),
    )
    age = ibis.date(as_day(as_of)).delta(people.last_date, unit="day")
    bought = people.mutate(recency_days=age).filter(_.last_date.notnull())
    return bought.select("client_id", "recency_days", "frequency", "monetary")


@any_table
def client_months(table):
    """One row per client and month in which it has any row.

    Returns
    -------
    client_id, month ("2026-01"), first_date and last_date (of any row), the measures that the
    columns allow (money net, documents counted), cost

    Raises
    ------
    DataError : client_id or date is missing

    >>> import pandas as pd
    >>> sales = pd.DataFrame({"client_id": ["ann"], "date": ["2026-01-05"], "amount": [100]})
    >>> client_months(sales)[["client_id", "month", "amount"]].values.tolist()
    [['ann', '2026-01', 100.0]]
    """
    need_columns(table.columns, ["client_id", "date"], "client_months")
    table = table.mutate(month=table.date.truncate("M"))
    grid = table.group_by("client_id", "month").agg(
        first_date=_.date.min(), last_date=_.date.max(), **all_measures(table)
    )
    return grid.mutate(month=_.month.strftime("%Y-%m")).order_by("client_id", "month")


@any_table
def month_totals(table):
    """One row per month with any row: how many clients, how much of each measure.

    Returns
    -------
    month ("2026-01"), clients (with any row), payers (net amount > 0), the measures of
    `client_months` summed

    Raises
    ------
    DataError : client_id, date or amount is missing

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob"], "date": "2026-01-05", "amount": [100, -10]})
    >>> month_totals(sales)[["month", "clients", "payers", "amount"]].values.tolist()
    [['2026-01', 2, 1, 90.0]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], "month_totals")
    grid = client_months(table)
    sums = [
        name
        for name in grid.columns
        if name not in ("client_id", "month", "first_date", "last_date")
    ]
    return (
        grid.group_by("month")
        .agg(
            clients=_.count(),
            payers=(_.amount > 0).sum(),
            **{name: grid[name].sum() for name in sums},
        )
        .order_by("month")
    )
