"""Days, months and weeks where there is room for a label only: over a column, under a bar.

In English they stay as the data have them, which sorts and cannot be misread; other languages
write their own.
"""

import re
from datetime import date, datetime

from clientkit.language import say, spoken

MONTH, WEEK, DAY = r"\d{4}-\d{2}", r"(\d{4})-W(\d{2})", r"\d{4}-\d{2}-\d{2}"


def short_day(day: date) -> str:
    """A day in digits.

    >>> from clientkit.language import speaking
    >>> with speaking("et"):
    ...     short_day(date(2026, 6, 30))
    '30.06.2026'
    """
    return f"{day:%Y-%m-%d}" if spoken() == "en" else f"{day:%d.%m.%Y}"


def period_label(period: str) -> str:
    """A month, a week or a day as a label; any other text as it is.

    >>> period_label("2026-06"), period_label("2026-W07"), period_label("2026-06-30")
    ('2026-06', '2026-W07', '2026-06-30')
    >>> from clientkit.language import speaking
    >>> with speaking("ru"):
    ...     period_label("2026-06"), period_label("2026-06-30"), period_label("Acme")
    ('06.2026', '30.06.2026', 'Acme')
    """
    period = str(period)
    if re.fullmatch(MONTH, period):
        return period if spoken() == "en" else f"{period[5:]}.{period[:4]}"
    if week := re.fullmatch(WEEK, period):
        return say("{year}-W{week}", year=week[1], week=week[2])
    return short_day(datetime.fromisoformat(period)) if re.fullmatch(DAY, period) else period
