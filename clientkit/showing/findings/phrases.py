"""Months and periods as a sentence says them."""

from clientkit.periods import as_day


def period(month: str, months: int) -> str:
    """The period of an analysis, as a sentence begins.

    >>> period("2026-06", 12), period("2026-06", 1)
    ('In the 12 months to June 2026', 'In June 2026')
    """
    return (
        f"In {month_name(month)}"
        if months == 1
        else f"In the {months} months to {month_name(month)}"
    )


def month_name(month: str) -> str:
    """A month in words.

    >>> month_name("2026-06")
    'June 2026'
    """
    names = (
        "January February March April May June July August September October November December"
    ).split()
    day = as_day(month)
    return f"{names[day.month - 1]} {day.year}"
