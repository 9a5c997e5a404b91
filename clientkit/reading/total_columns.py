"""A column of totals beside months: it must be their sum, or a month was not recognised."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from clientkit.language import say
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
    for place, (*parts, stated) in numbers(grid, start, (*months, *totals)).items():
        sold = sum((part for part in parts if part is not None), Decimal(0))
        if stated is not None and abs(stated - sold) > _CENT * len(months):
            raise DataError(
                say(
                    "{source}, row {row}: its column of totals states {stated:,.2f}, the "
                    "months that were recognised come to {sold:,.2f}; give every month of the "
                    "header its name, like 2026-05",
                    source=grid.source,
                    row=grid.lines[place],
                    stated=stated,
                    sold=sold,
                )
            )


def numbers(grid: Grid, start: int, columns: Sequence[int]) -> dict[int, list[Decimal | None]]:
    """The numbers in some columns of each row; what is none is None."""
    places = range(start, len(grid.rows))
    cells = {
        place: [row[at] if at < len(row) else None for at in columns]
        for place, row in zip(places, grid.rows[start:], strict=True)
    }
    whole = [cell for row in cells.values() for cell in row]
    mark = evidence([Column.of_objects(whole)]).mark() or "."
    return {place: [_number(cell, mark) for cell in row] for place, row in cells.items()}


def _number(cell: Any, mark: str) -> Decimal | None:
    try:
        return figure(cell, mark)
    except ValueError:
        return None
