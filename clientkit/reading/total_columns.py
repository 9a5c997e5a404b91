"""A column of totals beside months: it must be their sum, or a month was not recognised."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from clientkit.reading.columns import Column
from clientkit.reading.decimal_marks import evidence
from clientkit.reading.figures import figure
from clientkit.reading.raw import Grid
from clientkit.schema import DataError

_CENT = Decimal("0.01")


def check_months(grid: Grid, start: int, months: Sequence[int], totals: Sequence[int]) -> None:
    """Raise `DataError` where the one column of totals is not the sum of the months."""
    if len(totals) != 1:
        return
    rows = grid.rows[start:]
    cells = [row[place] for row in rows for place in (*months, *totals) if place < len(row)]
    mark = evidence([Column.of_objects(cells)]).mark() or "."
    for number, row in enumerate(rows, start):
        stated = _number(row, totals[0], mark)
        parts = [_number(row, place, mark) for place in months]
        sold = sum((part for part in parts if part is not None), Decimal(0))
        if stated is not None and abs(stated - sold) > _CENT * len(months):
            raise DataError(
                f"{grid.source}, row {grid.lines[number]}: its column of totals states "
                f"{stated:,.2f}, the months that were recognised come to {sold:,.2f}; give every "
                "month of the header its name, like 2026-05"
            )


def _number(row: list, place: int, mark: str) -> Any:
    try:
        return figure(row[place], mark) if place < len(row) else None
    except ValueError:
        return None
