"""Reports whose rows hang together: a client over its documents, a month over its clients.

Only one level of such a report may be counted, for every level holds the same money again. The
rows of that level become transactions; those above sum them up ("total"), those below repeat them
("detail"). What a row belongs to is told by its indent, else by the order of the rows; and it is
checked: where a row above is not the sum of the rows under it, reading stops.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from clientkit.reading.calendar_words import month, month_days
from clientkit.reading.cells import is_empty
from clientkit.reading.columns import Column
from clientkit.reading.days import day
from clientkit.reading.decimal_marks import evidence
from clientkit.reading.documents import document
from clientkit.reading.figures import figure
from clientkit.reading.labels import is_total, label
from clientkit.reading.levels import levels_of
from clientkit.reading.raw import Grid
from clientkit.reading.report_rows import CLIENT, DATE, DOCUMENT, PRODUCT, Row, Walk
from clientkit.reading.walks import walked

_CONTRACTS = ("договор", "договір", "контракт", "соглашение", "угода", "contract", "leping")
"""They have numbers and days too, and stand over documents."""


def outlined(
    grid: Grid, header: int, captions: list[str], names: dict[str, str]
) -> tuple[Grid, int, dict[str, str], str] | None:
    """The grid as a flat table: the same rows with the columns told by the rows above them.

    Gives the grid, the row of its header, the names of its columns and a note; None when the
    rows do not hang together so.

    Raises
    ------
    DataError : a row above is not the sum of the rows under it
    """
    label_place = _label_place(captions, names)
    if label_place is None or "amount" not in names:
        return None
    start, levels = levels_of(grid, header, label_place)
    rows = _rows(grid, start, label_place, captions, names)
    walk, note = walked(rows, levels, grid)
    if not walk.cells:
        return None
    return _flat(grid, header, start, captions, names, walk), header, _names(names, walk), note


def _label_place(captions: list[str], names: dict[str, str]) -> int | None:
    if "date" in names:  # the clients stand over their rows, in a column without a caption
        return 0 if captions[0] == "" and "client" not in names else None
    name = names.get("client") or names.get("client_id")
    return captions.index(name) if name else (0 if captions[0] == "" else None)


def _rows(grid: Grid, start: int, place: int, captions: list[str], names) -> list[Row]:
    money = captions.index(names["amount"])
    dated = captions.index(names["date"]) if "date" in names else None
    at = lambda row, p: row[p] if p is not None and p < len(row) else None  # noqa: E731
    mark = evidence([Column.of_objects([at(row, money) for row in grid.rows[start:]])]).mark()
    found, levels = [], grid.levels()
    for number in range(start, len(grid.rows)):
        row = grid.rows[number]
        text = label(at(row, place)) or ""
        depth = levels[number] if levels else 0
        one = Row(number, text, depth, _money(at(row, money), mark or "."), 0)
        one.filled = sum(not is_empty(cell) for cell in row)
        one.kind, one.said = _kind(one, at(row, dated), at(row, place))
        found.append(one)
    return found


def _money(cell: Any, mark: str) -> Decimal | None:
    try:
        return figure(cell, mark)
    except ValueError:
        return None


def _kind(row: Row, dated: Any, cell: Any) -> tuple[str, Any]:
    if not row.filled:
        return "blank", None
    if not is_empty(dated) and not is_total(row.label):
        return "dated", None
    if is_total(row.label):
        return "total", None
    if (said := document(row.label)) and not said.kind.casefold().startswith(_CONTRACTS):
        return "document", said
    if said := month(cell if cell is not None else ""):
        return "period", month_days(*said)[1]
    try:
        said = day(row.label) if row.label[:1].isdigit() and len(row.label) > 5 else None
    except ValueError:
        said = None
    return ("period", said) if said else ("name", None)


def _flat(grid: Grid, header: int, start: int, captions, names, walk: Walk) -> Grid:
    extra = [name for name in (CLIENT, DATE, DOCUMENT, PRODUCT) if _used(walk, name)]
    width = len(captions)
    rows = [list(row) for row in grid.rows]
    rows[header] = [*captions, *extra]
    asides = dict(walk.asides)
    for place in range(header + 1, len(rows)):
        cells = walk.cells.get(place, {})
        row = (rows[place] + [None] * width)[:width]
        rows[place] = [*row, *(_cell(cells.get(name), grid.texts) for name in extra)]
        if place < start:
            asides[place] = "heading"
    return replace(grid, rows=rows, asides=asides)


def _cell(value: Any, texts: bool) -> Any:
    return value if value is None or not texts else str(value)


def _used(walk: Walk, name: str) -> bool:
    return any(name in cells for cells in walk.cells.values())


def _names(names: dict[str, str], walk: Walk) -> dict[str, str]:
    found = {name: caption for name, caption in names.items() if name != "client_id"}
    for name, caption in zip(
        ("client", "date", "document", "product"), (CLIENT, DATE, DOCUMENT, PRODUCT), strict=True
    ):
        if _used(walk, caption):
            found[name] = caption
    return found
