"""Months and days in short words, as the language writes them."""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton

from clientkit.language.spoken import locale_of, spoken


def short_month(month: str | date, form: str = "LLL y") -> str:
    """A month in short words.

    form : in the pattern language of CLDR

    >>> short_month("2026-06"), short_month("2026-06", "LLL yy")
    ('Jun 2026', 'Jun 26')
    """
    return format_date(date.fromisoformat(f"{month}"[:7] + "-01"), form, _locale())


def day_of_any_year(day: date) -> str:
    """A day without its year, in words.

    >>> day_of_any_year(date(1990, 7, 14))
    '14 July'
    """
    return format_skeleton("MMMMd", day, locale=locale_of(spoken()))


def month_names() -> list[str]:
    """The twelve months in short.

    >>> month_names()[:2]
    ['Jan', 'Feb']
    """
    names = _locale().months["stand-alone"]["abbreviated"]
    return [names[month] for month in range(1, 13)]


def weekday_names() -> list[str]:
    """The days of the week in short, Monday first.

    >>> weekday_names()[:2]
    ['Mon', 'Tue']
    """
    names = _locale().days["stand-alone"]["abbreviated"]
    return [names[day] for day in range(7)]


def _locale() -> Locale:
    """British English would name September with four letters."""
    return Locale("en") if spoken() == "en" else locale_of(spoken())
