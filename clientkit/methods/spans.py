"""Months and ISO weeks as periods of equal rank: counted through, named, and laid out in full.

A week is the ISO week: from Monday, named by the year of its Thursday, so that the days around
New Year belong to one week.
"""

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from clientkit.periods import as_day, first_day, month_place, shift
from clientkit.schema import one_of

PERIODS = ("month", "week")
MONDAY = date(1970, 1, 5)
"""The Monday from which weeks are counted."""

DAYS = {"month": 365.25 / 12, "week": 7}
"""How many days a period has, on average."""


def place_of(day: ir.DateValue, period: str) -> ir.IntegerValue:
    """The period of a day counted through, so that neighbours differ by 1."""
    if one_of("period", period, PERIODS) == "month":
        return (day.year() * 12 + day.month()).cast("int64")
    return day.delta(ibis.date(MONDAY), unit="day").cast("int64") // 7


def calendar(first: date, last: date, period: str) -> ibis.Table:
    """One row per period from that of `first` to that of `last`: place, period, start, complete.

    complete : the period ends by `last`
    """
    starts = _starts(first, last, one_of("period", period, PERIODS))
    ends = [_end(start, period) for start in starts]
    places = {"month": month_place, "week": lambda day: (day - MONDAY).days // 7}[period]
    return ibis.memtable(
        pa.table(
            {
                "place": pa.array([places(start) for start in starts], pa.int64()),
                "period": [_name(start, period) for start in starts],
                "start": starts,
                "complete": [end <= last for end in ends],
            }
        )
    )


def _starts(first: date, last: date, period: str) -> list[date]:
    if period == "week":
        monday = first - timedelta(days=first.weekday())
        return [monday + timedelta(days=7 * n) for n in range((last - monday).days // 7 + 1)]
    months = range(month_place(last) - month_place(first) + 1)
    return [first_day(shift(first, number)) for number in months]


def _end(start: date, period: str) -> date:
    return as_day(start.strftime("%Y-%m")) if period == "month" else start + timedelta(days=6)


def _name(start: date, period: str) -> str:
    """The period of its first day.

    >>> _name(date(2026, 6, 1), "month"), _name(date(2025, 12, 29), "week")
    ('2026-06', '2026-W01')
    """
    if period == "month":
        return start.strftime("%Y-%m")
    year, week, _day = start.isocalendar()
    return f"{year}-W{week:02d}"
