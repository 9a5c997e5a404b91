"""Rows whose date is probably wrong: far from all the others, or outside what the file states.

Terms
-----
apart   before or after the rest, as `calendar_days` tells; the clock is not asked.
empty   a day that programs write where they have none: the first of 1900 or of 1970.

Nothing is removed. Trap: a wrong year inside the data (2025 for 2026) stands apart from nothing
and is not found.
"""

from datetime import date

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import mark, say
from clientkit.methods.calendar_days import QUARTER, calendar_days
from clientkit.periods import as_day
from clientkit.schema import DataError, need_columns

EMPTY_DAYS = (
    date(1899, 12, 30),
    date(1899, 12, 31),
    date(1900, 1, 1),
    date(1904, 1, 1),
    date(1970, 1, 1),
    date(1980, 1, 1),
    date(2000, 1, 1),
)
"""Where the calendars of workbook programs, Unix, DOS and old databases begin."""
EMPTY = mark("the day programs write where they have none")
BEFORE, AFTER = mark("long before the rest"), mark("after the rest")
EARLIER = mark("before the period that the file states")
LATER = mark("after the period that the file states")


@any_table
def odd_dates(table, *, until, period=None):
    """One row per transaction with an odd date, by date.

    Parameters
    ----------
    table : transactions
    until : the last day reported; a month means its last day
    period : the first and the last day that the source itself states; None: it states none. It is
        not believed where more than a quarter of the rows lie outside

    Returns
    -------
    date, client_id, document (where there are any), amount, reason, days_apart (days from the
    nearest day of the rest), reported (the row counts in the report: its date is not after until)

    Raises
    ------
    DataError : a period that ends before it begins; client_id, date or amount is missing

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "amount": 5,
    ...     "date": ["1970-01-01", "2026-01-05", "2026-01-06", "2026-01-07"]})
    >>> odd_dates(sales, until="2026-01")[["reason", "days_apart"]].values.tolist()
    [['the day programs write where they have none', 20458]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("odd dates"))
    days = calendar_days(table)
    rest = days.filter(days.apart == "")
    rest = rest.agg(first_day=rest.date.min(), last_day=rest.date.max())
    days = days.cross_join(rest)
    days = days.mutate(
        reason=ibis.cases(*_reasons(days, _period(period)), else_=""),
        days_apart=ibis.cases(
            (days.date < days.first_day, days.first_day.delta(days.date, unit="day")),
            (days.date > days.last_day, days.date.delta(days.last_day, unit="day")),
            else_=0,
        ),
    )
    odd = days.filter(_.reason != "").select("date", "reason", "days_apart")
    rows = table.inner_join(odd, "date")
    named = [name for name in ("client_id", "document") if name in table.columns]
    return rows.select(
        "date", *named, "amount", "reason", "days_apart", reported=rows.date <= as_day(until)
    ).order_by("date", *named, "amount")


def _period(period) -> tuple[date, date] | None:
    if period is None:
        return None
    first, last = map(as_day, period)
    if first > last:
        raise DataError(
            say(
                "the period stated ends on {last}, before it begins on {first}",
                last=last,
                first=first,
            )
        )
    return first, last


def _reasons(days: ibis.Table, period: tuple[date, date] | None) -> list[tuple]:
    apart = [
        ((days.apart == "before") & days.date.isin(EMPTY_DAYS), EMPTY),
        (days.apart == "before", BEFORE),
        (days.apart == "after", AFTER),
    ]
    if period is None:
        return apart
    early, late = days.date < period[0], days.date > period[1]
    outside = days.rows.sum(where=early | late).coalesce(0).over(ibis.window())
    believed = outside * QUARTER <= days.rows.sum().over(ibis.window())
    return [*apart, (believed & early, EARLIER), (believed & late, LATER)]
