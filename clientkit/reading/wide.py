"""Months as columns: a row per client becomes a row per client and month.

The header may stand on two or three rows: the year over its months, the month over its measures
(`Январь 2026` over `Количество`, `Выручка`). A merged caption holds to the next one. Columns of
totals are left out: they say the same again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clientkit.reading.calendar_words import month, month_days
from clientkit.reading.captions import captions_of, tidy
from clientkit.reading.cells import is_empty, is_nothing
from clientkit.reading.headers import TITLE_ROWS, known_captions, profile_of
from clientkit.reading.labels import is_total
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.reading.summaries import Summary, summary
from clientkit.reading.total_columns import check_months
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.reading.wide_levels import other_levels

MONTH, CLIENT = "month", "Client"
_MEASURES = ("amount", "units", "cost", "services")
_HEIGHTS = (1, 2, 3)
_YEARS = range(1990, 2101)


@dataclass(frozen=True)
class _Header:
    """The rows of a header as one: for each column its captions, from the top."""

    first: int
    last: int
    months: dict[int, tuple[int, int]]
    measures: dict[int, str]
    labels: dict[int, str]
    totals: list[int]


def unpivoted(grid: Grid, options: Options) -> tuple[Grid, dict[str, str]] | None:
    """The grid with a row per month that has anything in it, or None when it has no such months.

    Its header is the first row; the names of its columns stand beside it.
    """
    header = _header(grid, options)
    if header is None:
        return None
    check_months(grid, header.last + 1, _money(header), header.totals)
    labels = list(header.labels)
    measures = [name for name in _MEASURES if name in header.measures.values()]
    captions = [*header.labels.values(), MONTH, *measures]
    rows: list[list] = [captions]
    lines = [grid.lines[header.last]]
    asides: dict[int, str] = {}
    nested = _nested(grid, header)
    place = min(header.labels)
    levels = other_levels(grid, header.first, place, header.last + 1, _money(header))
    others = levels | nested.asides
    for place in range(header.last + 1, len(grid.rows)):
        row = list(grid.rows[place])
        if place in nested.names:
            row[labels[0]] = nested.names[place]
        before = len(rows)
        for key, cells in _by_month(row, header).items():
            if not all(map(is_nothing, cells.values())):
                shown = month_days(*key)[1]
                rows.append([*_cells(row, labels), shown, *map(cells.get, measures)])
                lines.append(grid.lines[place])
        if len(rows) == before:
            rows.append([*_cells(row, labels), *[None] * (1 + len(measures))])
            lines.append(grid.lines[place])
            if any(not is_empty(cell) for cell in row):
                asides[len(rows) - 1] = "heading"
        elif place in others:
            asides |= dict.fromkeys(range(before, len(rows)), others[place])
        elif any(is_total(cell) for cell in row[: 1 + max(labels)]):
            asides |= dict.fromkeys(range(before, len(rows)), "total")
    if grid.texts:
        rows = [["" if cell is None else str(cell) for cell in row] for row in rows]
    names = known_captions(captions, {}, TRANSACTION_WORDS) | {"date": MONTH}
    names |= {name: name for name in measures}
    return replace(grid, rows=rows, lines=lines, asides=asides, merged=[]), names


def _money(header: _Header) -> list[int]:
    return [place for place, name in header.measures.items() if name == "amount"]


def _nested(grid: Grid, header: _Header) -> Summary:
    """Which rows sum up branches of a client: only where the clients stand first."""
    money = _money(header)
    if not money or min(header.labels) != 0:
        return Summary()
    return summary(grid, header.last + 1, 0, money)


def _cells(row: list, places: list[int]) -> list:
    return [row[place] if place < len(row) else None for place in places]


def _by_month(row: list, header: _Header) -> dict[tuple[int, int], dict[str, Any]]:
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for place, key in header.months.items():
        cell = row[place] if place < len(row) else None
        found.setdefault(key, {})[header.measures[place]] = cell
    return found


def _header(grid: Grid, options: Options) -> _Header | None:
    for height in _HEIGHTS:
        for first in range(min(TITLE_ROWS, len(grid.rows) - height)):
            rows = grid.rows[first : first + height]
            found = _told(rows, first, options, _by_client(grid, first, rows, options))
            if found and not _goes_on(grid.rows[first + height], found):
                return found
    return None


def _goes_on(row: list, header: _Header) -> bool:
    """Whether the row under the header is one more row of captions."""
    cells = [row[place] for place in header.months if place < len(row)]
    return any(isinstance(cell, str) and _measure(tidy(cell)) for cell in cells)


def _by_client(grid: Grid, first: int, rows: list[list], options: Options) -> bool:
    """Whether the titles are those of a known report by client."""
    titles = "\n".join(" ".join(captions_of(row)) for row in grid.rows[:first])
    return bool(titles) and bool(profile_of(captions_of(rows[-1]), titles, options).title)


def _told(
    rows: list[list], first: int, options: Options, by_client: bool = False
) -> _Header | None:
    """The header that these rows make: clients, and two months, or one over its measures."""
    width = max(map(len, rows))
    held = [_held(row, width) for row in rows]
    stacked = list(zip(*held, strict=True))
    over = list(zip(*held[:-1], _written(rows[-1], width), strict=True))
    months = {p: found for p in range(width) if (found := _month_of(over[p]))}
    if len(set(months.values())) < (2 if len(rows) == 1 else 1):
        return None
    labels = {
        p: _label(stacked[p]) for p in range(width) if p not in months and _label(stacked[p])
    }
    labels = {p: word for p, word in labels.items() if not is_total(word)}
    if not labels and by_client:
        labels = {0: CLIENT}  # the first column of a report by client needs no caption
    named = known_captions(list(labels.values()), options.columns, TRANSACTION_WORDS)
    if not {"client", "client_id"} & (named | dict(options.columns)).keys() or "date" in named:
        return None
    measures = {place: _measure(stacked[place][-1]) for place in months}
    twice = [(months[place], name) for place, name in measures.items() if name]
    if len(twice) != len(set(twice)) or "amount" not in measures.values():
        return None
    kept = {place: key for place, key in months.items() if measures[place]}
    totals = [
        place
        for place in range(width)
        if place not in months and any(map(is_total, stacked[place]))
        if is_total(stacked[place][-1]) or _measure(stacked[place][-1]) == "amount"
    ]
    return _Header(first, first + len(rows) - 1, kept, measures, labels, totals)


def _written(row: list, width: int) -> list[str]:
    """The captions of a row, as they stand in it."""
    words = ["" if is_empty(cell) else tidy(_text(cell)) for cell in row]
    return words + [""] * (width - len(words))


def _held(row: list, width: int) -> list[str]:
    """The captions of a row; merged ones hold to the next."""
    last = ""
    return [last := word or last for word in _written(row, width)]


def _text(cell: Any) -> str:
    return cell.strftime("%Y-%m-%d") if isinstance(cell, date) else str(cell)


def _label(captions: Sequence[str]) -> str:
    return next((word for word in reversed(captions) if word), "")


def _month_of(captions: Sequence[str]) -> tuple[int, int] | None:
    """The month over a column: written in one cell, or a month under its year."""
    year = None
    for word in captions:
        if found := month(word, year):
            return found
        if word[:4].isdecimal() and int(word[:4]) in _YEARS and len(word) < 8:
            year = int(word[:4])
    return None


def _measure(caption: str) -> str:
    """What the column holds: a measure by its caption, money where the caption is the month."""
    if month(caption, 2000):
        return "amount"
    found = known_captions([caption], {}, TRANSACTION_WORDS)
    return next((name for name in found if name in _MEASURES), "")
