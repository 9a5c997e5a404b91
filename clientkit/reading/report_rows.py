"""The rows of a report while they are walked through: what stands open, what was found."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from clientkit.language import say
from clientkit.reading.raw import Grid
from clientkit.schema import DataError

CLIENT, DATE, DOCUMENT, PRODUCT = (
    f"{word} (from the rows)" for word in ("client", "date", "document", "product")
)
CENT = Decimal("0.01")


@dataclass
class Row:
    """One row under the header: its label, how deep it stands, and its money."""

    place: int
    label: str
    depth: int
    amount: Decimal | None
    filled: int
    kind: str = "name"  # or blank, total, document, period, dated
    said: Any = None


@dataclass
class Open:
    """A row above others: what it says they come to, and what came so far."""

    row: Row
    sum: Decimal = Decimal(0)
    rows: int = 0


@dataclass
class Walk:
    """What the walk through the rows leaves: for each row its cells, or why it is set aside.

    groups : for each client the names of the rows over it
    """

    cells: dict[int, dict[str, Any]] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)


def leaf_cells(row: Row, client: str) -> dict[str, Any]:
    """What the label of a row that counts says, beside its client."""
    if row.kind == "document":
        return {CLIENT: client, DATE: row.said.day, DOCUMENT: row.label}
    return {CLIENT: client, DATE: row.said}


def check_clients(walk: Walk, levels: list[str], grid: Grid) -> None:
    """Raise `DataError` where the rows over the documents may be products and not clients."""
    twice = [name for name, groups in walk.groups.items() if len(groups) > 1]
    if "document" not in levels and twice:
        raise DataError(
            say(
                "{source}: who is the client? {name!r} stands under {groups:and}. Write the "
                "levels of the report into its header, like «Контрагент / Номенклатура / "
                "Документ», or export it by clients and documents alone",
                source=grid.source,
                name=twice[0],
                groups=map(repr, sorted(walk.groups[twice[0]])[:3]),
            )
        )


def name_products(walk: Walk, below: dict[int, list[str]]) -> None:
    """A document with one product is of that product."""
    for place, names in below.items():
        if len(names) == 1:
            walk.cells[place][PRODUCT] = names[0]


def told_apart(paths: dict[int, list[str]]) -> dict[int, str]:
    """Row -> the client it is under; branches of one name by all names over them.

    >>> told_apart({1: ["Acorn", "Shop"], 2: ["Birch", "Shop"], 3: ["Birch", "Yard"]})
    {1: 'Acorn:Shop', 2: 'Birch:Shop', 3: 'Yard'}
    """
    whole: dict[str, set[str]] = {}
    for path in paths.values():
        whole.setdefault(path[-1], set()).add(":".join(path))
    return {
        place: ":".join(path) if len(whole[path[-1]]) > 1 else path[-1]
        for place, path in paths.items()
    }


def check_sum(one: Open, stated: Decimal | None, grid: Grid) -> None:
    """Raise `DataError` unless the rows under the one come to what is stated."""
    if stated is None or not one.rows or abs(one.sum - stated) <= CENT:
        return
    raise DataError(
        say(
            "{source}, row {row}: {label!r} says {stated:,.2f}, the {rows:# row|# rows} under "
            "it {rows:comes|come} to {come:,.2f}. Its levels cannot be told apart safely; export "
            "the report by documents, without groups, or as a list of documents",
            source=grid.source,
            row=grid.lines[one.row.place],
            label=one.row.label,
            stated=stated,
            rows=one.rows,
            come=one.sum,
        )
    )
