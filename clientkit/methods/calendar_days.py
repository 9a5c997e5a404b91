"""The days of the data one by one, and those that do not belong to the rest.

Terms
-----
silence  the days without any row between two days with rows.
before   a day at the start that stands apart from the rest; after: one at the end. Apart means:
         beyond a silence of a year or more lies at most a quarter of the rows; or beyond a
         silence of more than a month, longer than every other, lies less than 1 % of them.

Trap: one date typed as 2062 or left at 1970 makes a calendar of a hundred empty years. What is
looked for in the calendar is looked for among the other days. The bounds are ours.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.schema import need_columns

YEAR, MONTH = 365, 31
"""Days of silence."""
FEW, QUARTER = 100, 4
"""Beyond a month of silence less than one row in so many; beyond a year at most one in so many."""


@any_table
def calendar_days(table):
    """One row per day with any row, in their order.

    Parameters
    ----------
    table : transactions

    Returns
    -------
    date, rows, amount (money), apart ("", "before", "after")

    Raises
    ------
    DataError : date or amount is missing

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "amount": 5,
    ...     "date": ["1970-01-01", "2026-01-05", "2026-01-05", "2026-01-06", "2026-02-02"]})
    >>> calendar_days(sales)[["rows", "amount", "apart"]].values.tolist()
    [[1, 5.0, 'before'], [2, 10.0, ''], [1, 5.0, ''], [1, 5.0, '']]
    """
    need_columns(table.columns, ["date", "amount"], say("the calendar"))
    days = table.group_by("date").agg(rows=_.count(), amount=_.amount.sum())
    days = _with_silence(days)
    bounds = days.agg(
        since=days.date.max(where=_stands_apart(days, days.earlier)),
        until=days.date.min(where=_stands_apart(days, days.later)),
    )
    days = days.cross_join(bounds)
    place = ibis.cases(
        ((days.date < days.since).coalesce(False), "before"),
        ((days.date >= days.until).coalesce(False), "after"),
        else_="",
    )
    return days.select("date", "rows", "amount", apart=place).order_by("date")


def _with_silence(days: ibis.Table) -> ibis.Table:
    """The days with the silence before each, the rows earlier, and its own with the later ones."""
    in_order = ibis.window(order_by="date")
    so_far = ibis.cumulative_window(order_by="date")
    days = days.mutate(
        silence=days.date.delta(days.date.lag(1).over(in_order), unit="day").coalesce(1) - 1,
        earlier=days.rows.sum().over(so_far) - days.rows,
        total=days.rows.sum().over(),
    )
    days = days.mutate(later=days.total - days.earlier)
    few = ibis.least(days.earlier, days.later) * FEW < days.total
    usual = few.ifelse(0, days.silence)
    return days.mutate(longest=usual.max().over())


def _stands_apart(days: ibis.Table, beyond: ibis.Value) -> ibis.Value:
    """Whether the silence before the day cuts `beyond` rows from the rest."""
    by_year = (days.silence >= YEAR) & (beyond * QUARTER <= days.total)
    by_month = days.silence > ibis.greatest(MONTH, days.longest)
    return by_year | (by_month & (beyond * FEW < days.total))
