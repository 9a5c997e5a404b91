"""How often each client buys, and who is overdue by its own rhythm.

Terms
-----
gap        days between two neighbouring purchase days of a client.
median_gap its middle gap; mad, the median distance of its gaps from it: robust against one long
           holiday, as mean and standard deviation are not.
due_days   median_gap + 2 x mad, for a client with at least three purchase days.
overdue    it has been silent longer than that.
habit      one-off  one purchase day
           regular  bought in at least half of the months from its first to the last, three or more
           rare     the others

The gap that makes a client lost is derived from the same gaps (`suggested_gap`): the 80th
percentile of the clients' mean gaps, one-off clients left out. Trap: the mean gap of a client with
two purchases is one gap. The habits are ours; the percentile is the convention of retail analysis.
"""

from math import ceil

import ibis
from ibis import _

from clientkit.engine import any_table, as_table, rows_of
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import month_place, purchase
from clientkit.methods.spans import DAYS, PERIODS
from clientkit.periods import as_day
from clientkit.periods import month_place as place_of_month
from clientkit.schema import need_columns, one_of

HABITS = ("regular", "rare", "one-off")
LEAST_PURCHASES = 3
PERCENTILE = 0.8


@any_table
def rhythm(table, *, as_of):
    """One row per client that ever bought up to `as_of`.

    Parameters
    ----------
    table : transactions
    as_of : the day looked back from; a month means its last day

    Returns
    -------
    client_id, habit, purchases (purchase days), months (with a purchase), first_date, last_date,
    recency_days, mean_gap, median_gap, mad, due_days (days; empty where there are too few
    purchases), overdue, overdue_days, amount (of all its rows); the longest overdue first

    Raises
    ------
    DataError : no rows up to `as_of`

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a"] * 3, "amount": 1,
    ...     "date": ["2026-01-01", "2026-01-11", "2026-01-21"]})
    >>> found = rhythm(sales, as_of="2026-02")
    >>> found[["median_gap", "due_days", "recency_days", "overdue"]].values.tolist()
    [[10.0, 10.0, 38, True]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("the rhythm"))
    rows = in_window(table, as_of)
    last = as_day(as_of)
    people = _people(rows).left_join(_gaps(rows), "client_id").drop("client_id_right")
    since = place_of_month(last) + 1 - month_place(people.first_date)
    often = (people.months >= LEAST_PURCHASES) & (2 * people.months >= since)
    people = people.mutate(
        recency_days=ibis.date(last).delta(people.last_date, unit="day"),
        habit=ibis.cases((people.purchases == 1, "one-off"), (often, "regular"), else_="rare"),
        due_days=(people.purchases >= LEAST_PURCHASES).ifelse(
            people.median_gap + 2 * people.mad, ibis.null()
        ),
    )
    late = (people.recency_days - people.due_days).coalesce(0)
    told = people.mutate(overdue=late > 0, overdue_days=ibis.greatest(late, 0))
    return told.select(
        "client_id", "habit", "purchases", "months", "first_date", "last_date", "recency_days",
        "mean_gap", "median_gap", "mad", "due_days", "overdue", "overdue_days", "amount",
    ).order_by(ibis.desc("overdue_days"), ibis.desc("amount"), "client_id")  # fmt: skip


def _people(rows: ibis.Table) -> ibis.Table:
    bought = purchase(rows)
    return (
        rows.group_by("client_id")
        .agg(
            purchases=rows.date.nunique(where=bought),
            months=month_place(rows.date).nunique(where=bought),
            first_date=rows.date.min(where=bought),
            last_date=rows.date.max(where=bought),
            amount=rows.amount.sum(),
        )
        .filter(_.purchases > 0)
    )


def _gaps(rows: ibis.Table) -> ibis.Table:
    """One row per client with two purchase days or more: mean_gap, median_gap, mad."""
    days = rows.filter(purchase(rows)).select("client_id", "date").distinct()
    before = days.date.lag(1).over(ibis.window(group_by="client_id", order_by="date"))
    gaps = days.mutate(gap=days.date.delta(before, unit="day")).filter(_.gap.notnull())
    middle = gaps.group_by("client_id").agg(
        mean_gap=_.gap.mean(), median_gap=_.gap.cast("float64").median()
    )
    apart = gaps.inner_join(middle, "client_id")
    mad = apart.group_by("client_id").agg(mad=(apart.gap - apart.median_gap).abs().median())
    return middle.inner_join(mad, "client_id")


def suggested_gap(table, *, as_of, period="month") -> dict:
    """The number of silent periods after which a client counts as lost, derived from the data.

    Parameters
    ----------
    table, as_of : as in `rhythm`
    period : "month" or "week"

    Returns
    -------
    a mapping: gap (periods, at least 1), days (the 80th percentile; None: nobody bought twice),
    clients (it is taken of)

    Raises
    ------
    DataError : no rows up to `as_of`; unknown period

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "a", "b"], "amount": 1,
    ...     "date": ["2026-01-01", "2026-02-10", "2026-01-01"]})
    >>> suggested_gap(sales, as_of="2026-02")
    {'gap': 2, 'days': 40.0, 'clients': 1}
    """
    one_of("period", period, PERIODS)
    gaps = _gaps(in_window(as_table(table), as_of))
    [found] = rows_of(gaps.agg(days=gaps.mean_gap.quantile(PERCENTILE), clients=gaps.count()))
    periods = max(1, ceil(found["days"] / DAYS[period])) if found["clients"] else 1
    return {"gap": periods} | found
