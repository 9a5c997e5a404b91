"""Summaries by client: a client over its branches, and under them the row that sums them up.

QuickBooks writes `Acorn`, its branches, `Acorn - Other` for what is its own, and `Total Acorn`.
A row is taken for such a sum only when it is one: `Total Comfort` is a client too.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from clientkit.language import localised, say
from clientkit.reading.cells import is_empty
from clientkit.reading.columns import Column
from clientkit.reading.decimal_marks import evidence
from clientkit.reading.figures import figure
from clientkit.reading.labels import is_total, label
from clientkit.reading.raw import Grid
from clientkit.reading.report_rows import CENT
from clientkit.reading.walks import sums_up
from clientkit.schema import DataError, listed

OTHER = " - Other"


@dataclass
class Summary:
    """Row number -> the name of its client, where it is not the label; or why it is no sale."""

    names: dict[int, str] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)


@dataclass
class _Row:
    place: int
    label: str
    money: list[Decimal | None]
    over: str = ""

    @property
    def filled(self) -> bool:
        return any(sum_ is not None for sum_ in self.money)


def summary(grid: Grid, start: int, label_place: int, money_places: Sequence[int]) -> Summary:
    """How the rows from `start` on hang together, by their labels and their money.

    Raises
    ------
    DataError : a row says what the rows over it come to, and they do not
    """
    rows, found = _rows(grid, start, label_place, money_places), Summary()
    leaves: list[_Row] = []
    for number, row in enumerate(rows):
        if is_total(row.label) and (_agrees(row, leaves) or number == len(rows) - 1):
            found.asides[row.place] = "total"
            continue
        first = _summed(row, leaves, grid)
        if first is None:
            leaves.append(row)
            continue
        found.asides[row.place] = "total"
        parent = leaves[first]
        for child in leaves[first + 1 :]:
            child.over = child.over or parent.label
            if child.label == parent.label + OTHER:
                found.names[child.place] = parent.label
        if not parent.filled:
            found.asides[parent.place] = "heading"
            del leaves[first]
    many = Counter(row.label for row in leaves)
    for row in leaves:
        if not row.filled:
            found.asides[row.place] = "heading"
        elif many[row.label] > 1 and row.over and row.place not in found.names:
            found.names[row.place] = f"{row.over}:{row.label}"  # as QuickBooks tells them apart
    return found


def _rows(grid: Grid, start: int, label_place: int, places: Sequence[int]) -> list[_Row]:
    at = lambda row, place: row[place] if place < len(row) else None  # noqa: E731
    cells = [at(row, place) for row in grid.rows[start:] for place in places]
    mark = evidence([Column.of_objects(cells)]).mark() or "."
    found = []
    for number in range(start, len(grid.rows)):
        row = grid.rows[number]
        if text := label(at(row, label_place)):
            found.append(_Row(number, text, [_money(at(row, place), mark) for place in places]))
    while found and not found[-1].filled:  # notes under the table are not the last row
        found.pop()
    return found


def _money(cell: object, mark: str) -> Decimal | None:
    try:
        return None if is_empty(cell) else figure(cell, mark)
    except ValueError:
        return None


def _sum(rows: Sequence[_Row]) -> list[Decimal]:
    return [sum((cell or Decimal(0) for cell in cells), Decimal(0)) for cells in _columns(rows)]


def _columns(rows: Sequence[_Row]) -> list[tuple]:
    return list(zip(*(row.money for row in rows), strict=True))


def _agrees(row: _Row, under: Sequence[_Row]) -> bool:
    stated = [cell or Decimal(0) for cell in row.money]
    return all(abs(a - b) <= CENT for a, b in zip(stated, _sum(under), strict=False))


def _summed(row: _Row, leaves: list[_Row], grid: Grid) -> int | None:
    """The number of the row, two or more above, that this one sums up with all after it."""
    for first in range(len(leaves) - 2, -1, -1):
        if not sums_up(row.label, leaves[first].label) or row.label == leaves[first].label:
            continue
        if _agrees(row, leaves[first:]):
            return first
        if not leaves[first].filled:
            stated, come = (_shown(money) for money in (row.money, _sum(leaves[first:])))
            raise DataError(
                say(
                    "{source}, row {row}: {label!r} says {stated}, the rows over it come to "
                    "{come}; export the report again, or a list of documents",
                    source=grid.source,
                    row=grid.lines[row.place],
                    label=row.label,
                    stated=stated,
                    come=come,
                )
            )
    return None


def _shown(money: Sequence[Decimal | None]) -> str:
    return listed(localised(f"{cell or 0:,.2f}") for cell in money)
