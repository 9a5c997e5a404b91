"""Cohorts: of the clients who came in one month, how many buy in the months after it, and what.

Terms
-----
cohort     the clients whose first purchase lies in one month; every client that ever bought is in
           exactly one, so the sizes add up to the number of clients.
age        months since that month; at age 0 everyone bought.
retention  of the cohort, the share that bought in the month of that age. It may rise again.
value      what the cohort brought in that month, returns taken off; value_share: against age 0.

Trap: in the first month of the data everyone looks new; that cohort holds the clients one already
had. Returns of a client before its first purchase belong to no cohort. A last month that is not
over is left out of retention. Source: acquisition cohorts of retail and subscription analysis.
"""

import ibis
from ibis import _

from clientkit.engine import any_table, span
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, measure, month_place, positive, purchase
from clientkit.methods.spans import calendar
from clientkit.periods import as_day
from clientkit.schema import need_columns


@any_table
def cohorts(table, *, until, by="amount"):
    """One row per cohort and age, silent months included, to the month of `until`.

    Parameters
    ----------
    table : transactions
    until : the last day known; a month means its last day. Later rows are left out
    by : amount, services, units, profit or documents

    Returns
    -------
    cohort ("2026-01"), age (months, from 0), month ("2026-03"), size (clients of the cohort),
    clients (that bought in the month), value (the measure `by` of the month), retention and
    value_share (0..1 and above; empty where the month is not complete, and value_share where age
    0 brought nothing), complete

    Raises
    ------
    DataError : no rows up to `until`; unknown measure

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "a"], "amount": [10, 30, 20],
    ...     "date": ["2026-01-15", "2026-01-20", "2026-02-15"]})
    >>> cohorts(sales, until="2026-02")[
    ...     ["cohort", "age", "size", "clients", "retention", "value_share"]].values.tolist()
    [['2026-01', 0, 2, 2, 1.0, 1.0], ['2026-01', 1, 2, 1, 0.5, 0.5]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("cohorts"))
    rows = in_window(table, until)
    rows = rows.mutate(place=month_place(rows.date))
    first = rows.filter(purchase(rows)).group_by("client_id").agg(first=_.place.min())
    sizes = first.group_by("first").agg(size=_.count())
    joined = rows.inner_join(first, "client_id")
    of_clients = joined.group_by("client_id", "first", "place").agg(
        bought=purchase(joined).any(), value=measure(joined, by)
    )
    months = of_clients.group_by("first", "place").agg(
        clients=as_number(_.bought).sum(), value=_.value.sum()
    )
    return _told(_grid(sizes, _months(rows, until)), months)


def _months(rows: ibis.Table, until) -> ibis.Table:
    last = as_day(until)
    days = span(rows)
    return calendar(days[0] if days else last, last, "month")


def _grid(sizes: ibis.Table, months: ibis.Table) -> ibis.Table:
    came = months.select(first="place", cohort="period").inner_join(sizes, "first")
    every = months.select("place", "complete", month="period")
    return came.join(every, every.place >= came.first).mutate(age=_.place - _.first)


def _told(grid: ibis.Table, months: ibis.Table) -> ibis.Table:
    told = grid.left_join(months, ["first", "place"]).mutate(
        clients=_.clients.coalesce(0), value=_.value.coalesce(0)
    )
    start = told.value.sum(where=told.age == 0).over(group_by="first")
    over = told.complete
    told = told.mutate(
        retention=over.ifelse(told.clients / told["size"], ibis.null()),
        value_share=over.ifelse(told.value / positive(start), ibis.null()),
    )
    return told.select(
        "cohort", "age", "month", "size", "clients", "value", "retention", "value_share",
        "complete",
    ).order_by("cohort", "age")  # fmt: skip
