"""Reports without indents: the order of the rows and their sums tell what belongs to what."""

from decimal import Decimal
from itertools import takewhile

from clientkit.reading.raw import Grid
from clientkit.reading.report_rows import (
    PRODUCT,
    Open,
    Row,
    Walk,
    check_sum,
    leaf_cells,
    name_products,
)


def by_order(rows: list[Row], leaf: str, levels: list[str], grid: Grid) -> Walk:
    """Without indents: rows after a document are its products until its sum is reached.

    Names over documents are as many as the header says; fewer of them change the last levels.
    """
    walk, opened, below, last = Walk(), [], {}, None
    left, group = Decimal(0), ""
    over = levels_over(levels)
    may_have_products = levels[-1:] != ["document"] and (
        leaf == "document" or "document" in levels
    )
    for place, row in enumerate(rows):
        if row.kind == "blank":
            continue
        if row.kind == leaf and len(opened) == len(over):
            walk.cells[row.place] = leaf_cells(row, opened[over.index("client")].row.label)
            if "product" in over:
                walk.cells[row.place][PRODUCT] = opened[over.index("product")].row.label
            for one in opened:
                one.sum += row.amount or 0
                one.rows += 1
            last, below[row.place] = row.place, []
            reaches = may_have_products and _reaches(rows[place + 1 :], row.amount or Decimal(0))
            left = (row.amount or Decimal(0)) if reaches else Decimal(0)
        elif row.kind == "name" and last is not None and left:
            walk.asides[row.place] = "detail"
            below[last].append(row.label)
            left -= row.amount or 0
        else:
            more = 0 if row.kind == "total" else _names_from(rows, place)
            keep = 0 if row.kind == "total" else max(0, len(over) - more)
            for one in opened[keep:]:
                check_sum(one, one.row.amount, grid)
            opened = opened[:keep]
            if more > len(over):
                group = row.label
            elif more:
                opened.append(Open(row))
                walk.groups.setdefault(row.label, set()).add(group)
            walk.asides[row.place] = "total"
            left = Decimal(0)
    for one in opened:
        check_sum(one, one.row.amount, grid)
    name_products(walk, below)
    return walk


def levels_over(levels: list[str]) -> list[str]:
    """The kinds of names over a document; a client alone where the header does not say.

    >>> levels_over(["client", "product", "document"]), levels_over(["other"])
    (['client', 'product'], ['client'])
    """
    found = levels[: levels.index("document")] if "document" in levels else []
    return found if "client" in found else ["client"]


def _names_from(rows: list[Row], place: int) -> int:
    """How many names follow one another from this row on."""
    following = (row.kind for row in rows[place:] if row.kind != "blank")
    return sum(1 for _ in takewhile(lambda kind: kind == "name", following))


def _reaches(after: list[Row], amount: Decimal) -> bool:
    """Whether the rows of names that follow come to the amount."""
    total = Decimal(0)
    for row in after:
        if row.kind != "name" or row.amount is None:
            return False
        total += row.amount
        if total == amount:
            return True
    return False
