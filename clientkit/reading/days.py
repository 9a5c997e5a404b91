"""Dates by explicit formats, tried over the whole column; times of day are cut off.

Terms
-----
order     of day and month in 03/06/2026: "dmy" or "mdy". One text with a part above 12 decides
          the whole column; a column without one is a question to the reader, never a guess.
serial    a day as workbooks count it: 1 is 1900-01-01, 46204 is 2026-07-01.

A column is read as dd.mm.yyyy, yyyy-mm-dd, yyyy/mm/dd, dd/mm/yyyy or mm/dd/yyyy (also with `-`),
yyyymmdd, or serials. Years of two digits are 1970..2069; years outside 1900..2100 are faults.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from clientkit.language import say
from clientkit.reading.calendar_words import order_within
from clientkit.reading.cells import is_empty
from clientkit.reading.columns import Column
from clientkit.reading.documents import document
from clientkit.reading.options import Options
from clientkit.schema import DataError

SERIALS = range(20_000, 80_001)
"""1954 .. 2119: what a number in a date column may mean as a serial."""

_ZERO = date(1899, 12, 30)  # so that serials after February 1900 come out as workbooks show them
_TIME = r"(?:(?:\s+|T)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:[AP]M)?)?"
_ZONE = r"\s*(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?"
_YEAR = "[0-9]{4}|[0-9]{2}"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}{_ZONE}", re.I)
_DOTTED = re.compile(rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.({_YEAR})(?:\s*г\.?)?,?{_TIME}", re.I)
_SLASHED = re.compile(rf"([0-9]{{1,2}})([/-])([0-9]{{1,2}})\2({_YEAR}),?{_TIME}{_ZONE}", re.I)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[01][0-9]|2[0-3])?")  # also an hour
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")


def day(cell: Any, order: str | None = None, serials: bool = False) -> date | None:
    """The day in the cell; None where it is empty.

    >>> [str(day(cell)) for cell in ("30.06.26", "2026-06-30T23:59:00Z", 46203, "20260630")]
    ['2026-06-30', '2026-06-30', '2026-06-30', '2026-06-30']

    Raises
    ------
    ValueError : not a day, or one that does not exist
    """
    if is_empty(cell):
        return None
    found = _written(cell.strip(), order, serials) if isinstance(cell, str) else _typed(cell)
    if not 1900 <= found.year <= 2100:
        raise ValueError(f"the year of {cell!r} is not between 1900 and 2100")
    return found


def _written(text: str, order: str | None, serials: bool) -> date:
    if serials:
        return _typed(float(text))
    if match := _YEAR_FIRST.fullmatch(text):
        return date(int(match[1]), int(match[3]), int(match[4]))
    if match := _DOTTED.fullmatch(text):
        return date(_year(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        first, second = (match[1], match[3]) if order != "mdy" else (match[3], match[1])
        return date(_year(match[4]), int(second), int(first))
    if match := _COMPACT.fullmatch(text):
        return date(*map(int, match.groups()))
    if said := document(text):
        return said.day
    raise ValueError(f"{text!r} is not a day")


def _typed(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not abs(cell) < 1e10:
        raise ValueError(f"{cell!r} is not a day")
    if int(cell) in SERIALS:
        return _ZERO + timedelta(days=int(cell))
    return _written(str(int(cell)), None, serials=False)


def _year(text: str) -> int:
    """The year in four or in two digits.

    >>> _year("26"), _year("85")
    (2026, 1985)
    """
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


@dataclass
class Evidence:
    """A text each that only one order explains, and one that both do; a typed day, a late one.

    A workbook program that expects the other order takes 03/06/2026 for 6 March, and leaves
    15/06/2026 a text: its typed days are then all early, up to the 12th, and no text is open.
    """

    dmy: str | None = None
    mdy: str | None = None
    open: str | None = None
    parts: set[tuple[int, int, int]] = field(default_factory=set)
    serials: bool = False
    typed: date | None = None
    late: bool = False

    def order(self) -> str | None:
        """The order the column shows."""
        return "dmy" if self.dmy else "mdy" if self.mdy else None

    def swapped(self) -> bool:
        """Whether a program has probably exchanged day and month in the typed days."""
        return bool(self.typed and self.order() and not self.late and not self.open)


def evidence(column: Column) -> Evidence:
    """What the texts of a date column say about the order of day and month.

    >>> evidence(Column.of_texts(["03/06/2026", "15/06/2026"])).order()
    'dmy'
    """
    texts = [cell.strip() for cell in column.cells if isinstance(cell, str) and cell.strip()]
    found = Evidence(serials=bool(texts) and all(map(_is_serial, texts)))
    for text in texts:
        if match := _SLASHED.fullmatch(text):
            kind = _explained_by(int(match[1]), int(match[3]))
            if kind and getattr(found, kind) is None:
                setattr(found, kind, text)
            if kind == "open":
                found.parts.add((int(match[1]), int(match[3]), _year(match[4])))
    typed = [cell for cell in column.cells if isinstance(cell, date) and cell == cell]
    found.typed, found.late = next(iter(typed), None), any(cell.day > 12 for cell in typed)
    return found


def _is_serial(text: str) -> bool:
    return _SERIAL.fullmatch(text) is not None and int(float(text)) in SERIALS


def _explained_by(first: int, second: int) -> str | None:
    """The order that explains two parts: dmy, mdy, open (both), or None (both the same day).

    >>> _explained_by(13, 6), _explained_by(6, 13), _explained_by(3, 6), _explained_by(6, 6)
    ('dmy', 'mdy', 'open', None)
    """
    if first > 12 >= second:
        return "dmy"
    if second > 12 >= first:
        return "mdy"
    return None if first == second or first > 12 else "open"


def reader(
    own: Evidence,
    others: Iterable[Evidence],
    source: str,
    options: Options,
    period: tuple[date, date] | None = None,
) -> Callable[[Any], date | None]:
    """A function that reads the cells of a date column.

    The order is said, or shown by the column, by the `period` of the titles, by other files.

    Raises
    ------
    DataError : the column holds both orders, or only texts that both explain
    """
    order = options.dates or _decided(own, others, source, options, period)
    return lambda cell: day(cell, order, own.serials)


def _decided(own, others, source: str, options: Options, period) -> str | None:
    dmy, mdy = options.call(dates="dmy"), options.call(dates="mdy")
    if own.dmy and own.mdy:
        raise DataError(say(
            "{source}: the date column mixes day/month ({dmy!r}) with month/day ({mdy!r}). "
            "Correct the file, or name one order and see the rest set aside: {call} or {other}",
            source=source, dmy=own.dmy, mdy=own.mdy, call=dmy, other=mdy,
        ))  # fmt: skip
    if own.swapped():
        raise DataError(say(
            "{source}: the date column mixes texts ({text!r}) with real dates that are all "
            "early in a month ({typed:%Y-%m-%d}): a program seems to have exchanged their "
            "day and month. Export it again, or if they are right: {call}",
            source=source, text=own.dmy or own.mdy, typed=own.typed, call=dmy if own.dmy else mdy,
        ))  # fmt: skip
    orders = {own.order() or order_within(own.parts, period)} - {None}
    orders = orders or {one.order() for one in others} - {None}
    order = orders.pop() if len(orders) == 1 else None
    if order is None and own.open:
        raise DataError(say(
            "{source}: {text!r} is a day/month or a month/day, and no date of the column "
            "tells which. Say it: {call} or {other}",
            source=source, text=own.open, call=dmy, other=mdy,
        ))  # fmt: skip
    return order
