"""Months and days as arguments: "2026-06" is a month, its last day is the as-of date.

as_of    the day from which a method looks back; rows after it are left out.
window   a number of whole months that ends with the month of as_of.
"""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from clientkit.language import say
from clientkit.schema import DataError, whole_number

Day = str | date


def month_of(value: Day) -> str:
    """The month, as text, of a month or a day.

    >>> month_of("2026-06"), month_of(date(2026, 6, 30))
    ('2026-06', '2026-06')
    """
    return as_day(value).strftime("%Y-%m")


def as_day(value: Day) -> date:
    """The day; of a month, its last day.

    >>> as_day("2026-02"), as_day("2026-02-03")
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 3))
    """
    if isinstance(value, date) and value == value:  # pandas' NaT is a date that equals nothing
        return value.date() if isinstance(value, datetime) else value
    text = str(value).strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            first = date.fromisoformat(f"{text}-01")
            return first.replace(day=monthrange(first.year, first.month)[1])
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise DataError(
        say("{value!r} is not a month or a day; write it like 2026-06 or 2026-06-30", value=value)
    )


def month_name(month: Day) -> str:
    """A month in words.

    >>> month_name("2026-06")
    'June 2026'
    """
    return say("{month:month}", month=as_day(month))


def first_day(month: Day) -> date:
    """The first day of the month.

    >>> first_day("2026-06")
    datetime.date(2026, 6, 1)
    """
    return as_day(month).replace(day=1)


def shift(month: Day, months: int) -> str:
    """The month that many months later; earlier when negative.

    >>> shift("2026-01", -1), shift("2025-11", 3)
    ('2025-12', '2026-02')
    """
    index = month_place(month) - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def month_place(month: Day) -> int:
    """The months counted through, so that neighbours differ by 1.

    >>> month_place("2026-01") - month_place("2025-12")
    1
    """
    first = first_day(month)
    return first.year * 12 + first.month


def months_to(until: Day, window: int) -> list[str]:
    """The `window` months that end with `until`.

    >>> months_to("2026-01", 3)
    ['2025-11', '2025-12', '2026-01']
    """
    whole_number(say("a window has at least one month"), window)
    return [shift(until, back) for back in range(1 - window, 1)]


def period(until: Day, window: int) -> tuple[str, str]:
    """The first and the last month of the window.

    >>> period("2026-06", 12)
    ('2025-07', '2026-06')
    """
    months = months_to(until, window)
    return months[0], months[-1]


def last_full_month(first: date, last: date) -> str | None:
    """The last month that data of these days cover to its end; None when they cover none.

    That of `last` when no weekday of it comes later, else the month before.

    >>> last_full_month(date(2026, 1, 5), date(2026, 5, 29))  # a Friday, no weekday follows
    '2026-05'
    """
    end = as_day(month_of(last))
    rest = [end - timedelta(days=back) for back in range((end - last).days)]
    if all(day.weekday() > 4 for day in rest):
        return month_of(last)
    before = shift(month_of(last), -1)
    return before if month_of(first) <= before else None


def two_ends(month: Day, against: Day | None = None, months: int = 1) -> tuple[str, str]:
    """The last months of two periods that are compared; without `against`, neighbours.

    months : the length of both

    Raises
    ------
    DataError : the periods overlap

    >>> two_ends("2026-06"), two_ends("2026-06", "2025-06"), two_ends("2026-06", None, 3)
    (('2026-06', '2026-05'), ('2026-06', '2025-06'), ('2026-06', '2026-03'))
    """
    months = whole_number(say("months is the length of each period, at least 1"), months)
    latest = shift(month, -months)
    against = month_of(against) if against else latest
    if against > latest:
        raise DataError(
            say(
                "the periods that end with {against} and {month} overlap: each is "
                "{months:# month|# months} long, so the earlier ends with {latest} or before",
                against=against,
                month=month_of(month),
                months=months,
                latest=latest,
            )
        )
    return month_of(month), against
