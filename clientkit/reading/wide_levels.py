"""Months as columns in a report of several levels: only the rows of clients may be counted.

Told by the indents where the header names the levels; else they cannot be told apart, and reading
stops. Trap: a group over its clients says their money again, and every month would be doubled.
"""

from collections.abc import Sequence
from decimal import Decimal

from clientkit.language import say
from clientkit.reading.labels import is_total
from clientkit.reading.levels import levels_of
from clientkit.reading.raw import Grid
from clientkit.reading.total_columns import numbers
from clientkit.schema import DataError

AHEAD = 300
"""Rows under one that may make it up."""


def other_levels(
    grid: Grid, header: int, label: int, start: int, money: Sequence[int]
) -> dict[int, str]:
    """The rows over and under those of clients: row number -> "total" or "detail".

    Raises
    ------
    DataError : rows sum up others, and nothing tells which of them are clients
    """
    sums = {
        place: [number or Decimal(0) for number in row]
        for place, row in numbers(grid, start, money).items()
    }
    rows = {
        place: one
        for place, one in sums.items()
        if any(one) and not any(map(is_total, grid.rows[place][: label + 1]))
    }
    levels = grid.levels()
    depths = sorted({levels[place] for place in rows}) if levels else []
    _, kinds = levels_of(grid, header, label)
    if len(depths) > 1 and len(kinds) == len(depths) and kinds.count("client") == 1:
        client = depths[kinds.index("client")]
        return {
            place: "total" if levels[place] < client else "detail"
            for place in rows
            if levels[place] != client
        }
    if len(depths) > 1 or _are_doubled(rows, [sums[place] for place in sums if place not in rows]):
        raise DataError(
            say(
                "{source} has rows of several levels with months side by side, which cannot be "
                "told apart: each would be counted again. Export it by clients only, without "
                "groups and products",
                source=grid.source,
            )
        )
    return {}


def _are_doubled(rows: dict[int, list[Decimal]], totals: list[list[Decimal]]) -> bool:
    """Whether the rows come to more than the file's total, by just those that sum up others."""
    stated = [total for total in totals if any(total)]
    if len(stated) != 1 or not rows:
        return False
    whole = [sum(column) for column in zip(*rows.values(), strict=True)]
    more = [read - said for read, said in zip(whole, stated[0], strict=True)]
    if not any(more):
        return False
    ordered = list(rows.values())
    over = [one for place, one in enumerate(ordered) if _sums_up(one, ordered[place + 1 :])]
    return bool(over) and [sum(column) for column in zip(*over, strict=True)] == more


def _sums_up(one: list[Decimal], under: list[list[Decimal]]) -> bool:
    """Whether the row is the sum of some rows that follow it at once."""
    left = list(one)
    for other in under[:AHEAD]:
        left = [rest - part for rest, part in zip(left, other, strict=True)]
        if not any(left):
            return True
    return False
