"""Months and periods as a sentence says them."""

from clientkit.periods import month_name


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
