"""Months and periods as reports write them: `Янв. 2026`, `2026-04`, `May 1 - June 30, 2026`."""
# ruff: noqa: RUF001, RUF002 - letters of two alphabets on purpose

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

LONGEST = 40
"""Letters of a cell that may name a month."""

_NAMES = (
    "january|январь|января|січень|січня|jaanuar",
    "february|февраль|февраля|лютий|лютого|veebruar",
    "march|март|марта|березень|березня|märts",
    "april|апрель|апреля|квітень|квітня|aprill",
    "may|май|мая|травень|травня|mai",
    "june|июнь|июня|червень|червня|juuni",
    "july|июль|июля|липень|липня|juuli",
    "august|август|августа|серпень|серпня",
    "september|сентябрь|сентября|вересень|вересня",
    "october|октябрь|октября|жовтень|жовтня|oktoober",
    "november|ноябрь|ноября|листопад|листопада",
    "december|декабрь|декабря|грудень|грудня|detsember",
)
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = r"(?:19|20)[0-9]{2}"
_NOISE = r"(?:г|год|года|р|рік|року|a|aasta)?\.?"
_NAMED = re.compile(
    rf"([^\W\d_]+)\.?,?\s*({_YEAR})?\s*{_NOISE}|({_YEAR})\s*{_NOISE}\s+([^\W\d_]+)\.?"
)
_PART = re.compile(  # May 1-31, 2026; May '26
    rf"([^\W\d_]{{3,}})\.?\s+(?:[0-9]{{1,2}}\s*[-–]\s*[0-9]{{1,2}},?\s+({_YEAR})|['’]([0-9]{{2}}))"
)
_SHORT = re.compile(r"([^\W\d_]+)[.'’]([0-9]{2})")  # `May-26` may be a day
_DIGITS = re.compile(
    rf"({_YEAR})\s*[-./]\s*(0?[1-9]|1[0-2])|(?<![0-9./-])(0?[1-9]|1[0-2])\s*[-./]\s*({_YEAR})"
)
_DAY = re.compile(
    rf"(?P<y1>{_YEAR})-(?P<m1>[0-9]{{2}})-(?P<d1>[0-9]{{2}})"
    r"|(?P<d2>[0-9]{1,2})\.(?P<m2>[0-9]{1,2})\.(?P<y2>(?:19|20)?[0-9]{2})"
    rf"|(?P<d3>[0-9]{{1,2}})\.?\s+(?P<m3>[^\W\d_]{{3,12}})\.?(?:\s+(?P<y3>{_YEAR}))?"
    rf"|(?P<m4>[^\W\d_]{{3,12}})\.?\s+(?P<d4>[0-9]{{1,2}})(?:,?\s+(?P<y4>{_YEAR}))?(?!\.?[0-9])"
)

_SLASHED = re.compile(rf"(?<![0-9/])([0-9]{{1,2}})/([0-9]{{1,2}})/({_YEAR})(?![0-9/])")


def month_number(word: str) -> int | None:
    """The month that a word of four languages names, in full or by its first letters.

    >>> [month_number(word) for word in ("сент", "Mai", "лют", "Maria")]
    [9, 5, 2, None]
    """
    word = word.casefold()
    if len(word) < 3:
        return None
    for number, names in enumerate(_NAMES, 1):
        if any(name.startswith(word) for name in names.split("|")):
            return number
    return None


def month(cell: Any, year: int | None = None) -> tuple[int, int] | None:
    """(year, month) of a cell that names a month and nothing else; `year` where it says none.

    >>> month("May 1-31, 2026"), month("Jun '26")
    ((2026, 5), (2026, 6))
    >>> month("дек. 2025"), month("2026-04"), month("12.2026"), month("Май", 2026), month("Май")
    ((2025, 12), (2026, 4), (2026, 12), (2026, 5), None)
    """
    if isinstance(cell, datetime | date):
        return (cell.year, cell.month) if cell.day == 1 else None
    text = str(cell).strip() if cell is not None else ""
    if not 3 <= len(text) <= LONGEST:
        return None
    if re.fullmatch(rf"{_YEAR}-[0-9]{{2}}-01(?: 00:00:00)?", text):
        return int(text[:4]), int(text[5:7])
    if match := _DIGITS.fullmatch(text):
        return int(match[1] or match[4]), int(match[2] or match[3])
    if match := _PART.fullmatch(text):
        number = month_number(match[1])
        return (_full(match[2] or match[3]), number) if number else None
    if match := _SHORT.fullmatch(text):
        number = month_number(match[1])
        return (2000 + int(match[2]), number) if number else None
    if match := _NAMED.fullmatch(text):
        number = month_number(match[1] or match[4])
        said = match[2] or match[3]
        said = int(said) if said else year
        return (said, number) if number and said else None
    return None


def month_days(year: int, number: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def period(text: str) -> tuple[date, date] | None:
    """The first and the last day that a title names.

    >>> [str(day) for day in period("Период: 01.05.2026 - 30.06.2026")]
    ['2026-05-01', '2026-06-30']
    >>> [str(day) for day in period("May 1 - June 30, 2026")]
    ['2026-05-01', '2026-06-30']
    >>> [str(day) for day in period("Periood 01.05.2026 - 30.06.2026")]
    ['2026-05-01', '2026-06-30']
    >>> [str(day) for day in period("За июнь 2026 г.")]
    ['2026-06-01', '2026-06-30']
    """
    days = _days(text) + _slashed(text)
    if len(days) >= 2:
        return min(days), max(days)
    months = _months(text)
    if days or not months:
        return (days[0], days[0]) if days else None
    return month_days(*min(months))[0], month_days(*max(months))[1]


def _days(text: str) -> list[date]:
    found, year = [], None
    for match in reversed(list(_DAY.finditer(text))):  # the year may stand at the end only
        part = {name[0]: value for name, value in match.groupdict().items() if value}
        year = _full(part["y"]) if "y" in part else year
        number = int(part["m"]) if part["m"].isdigit() else month_number(part["m"])
        try:
            found.append(date(year, number, int(part["d"])))
        except (TypeError, ValueError):
            continue
    return found


def _slashed(text: str) -> list[date]:
    """The days written 05/01/2026, where one of them tells the order of day and month.

    >>> [str(day) for day in _slashed("05/01/2026 - 06/30/2026")], _slashed("05/01/2026")
    (['2026-05-01', '2026-06-30'], [])
    """
    found = [tuple(map(int, match.groups())) for match in _SLASHED.finditer(text)]
    late = {place for parts in found for place in (0, 1) if parts[place] > 12}
    if len(late) != 1:
        return []
    try:
        return [date(y, *((a, b) if late == {1} else (b, a))) for a, b, y in found]
    except ValueError:
        return []


def order_within(
    parts: Collection[tuple[int, int, int]], period: tuple[date, date] | None
) -> str | None:
    """The one order of day and month, "dmy" or "mdy", that keeps all dates within the period.

    >>> june = (date(2026, 6, 1), date(2026, 6, 30))
    >>> order_within({(6, 5, 2026), (6, 7, 2026)}, june), order_within({(6, 6, 2026)}, june)
    ('mdy', None)
    """
    if period is None or not parts:
        return None
    dmy = all(period[0] <= date(y, second, first) <= period[1] for first, second, y in parts)
    mdy = all(period[0] <= date(y, first, second) <= period[1] for first, second, y in parts)
    return None if dmy == mdy else "dmy" if dmy else "mdy"


def _full(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _months(text: str) -> list[tuple[int, int]]:
    found = [(int(m[1] or m[4]), int(m[2] or m[3])) for m in _DIGITS.finditer(text)]
    years = [int(year) for year in re.findall(rf"(?<![0-9]){_YEAR}(?![0-9])", text)]
    numbers = [number for word in _LETTERS.findall(text) if (number := month_number(word))]
    if not found and years:
        found = [(years[min(place, len(years) - 1)], n) for place, n in enumerate(numbers)]
    return found
