"""A document in words, as 1C and BAS write it: kind, number and day in one cell.

`Реализация товаров и услуг 00КА-000135 от 20.01.2025 23:59:59`. The kind decides the sign.
"""
# ruff: noqa: RUF001, RUF002 - letters of two alphabets on purpose

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

LONGEST = 300
"""Letters of a cell that is looked at."""

DATED_HINT = " (?:от|від|from|of|dated) +[0-9]"
"""An expression that every such text matches."""

_DOCUMENT = re.compile(
    r"(?P<kind>\D[^\n]*?)??\s*(?:№\s*)?(?P<number>[^\s№]*[0-9][^\s]*)\s+(?:от|від|from|of|dated)\s+"
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?:\s*(?:г|р)\.?)?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)


@dataclass(frozen=True)
class Document:
    """What such a text says."""

    kind: str
    number: str
    day: date


def document(cell: Any) -> Document | None:
    """The document that the cell describes; None when it does not.

    >>> found = document("Реализация товаров и услуг 00КА-000135 от 20.01.2025 23:59:59")
    >>> found.kind, found.number, str(found.day)
    ('Реализация товаров и услуг', '00КА-000135', '2025-01-20')
    """
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return None
    match = _DOCUMENT.fullmatch(cell.strip())
    if match is None:
        return None
    year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Document((match["kind"] or "").strip(), match["number"], day)
