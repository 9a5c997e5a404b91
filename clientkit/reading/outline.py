"""Reports whose rows hang together: a client over its documents, a month over its clients.

Only one level of such a report may be counted, for every level holds the same money again. The
rows of that level become transactions; those above sum them up ("total"), those below repeat them
("detail"). What a row belongs to is told by its indent, else by the order of the rows; and it is
checked: where a row above is not the sum of the rows under it, reading stops.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from clientkit.reading.calendar_words import month, month_days
from clientkit.reading.columns import Column, is_empty
from clientkit.reading.days import day
from clientkit.reading.documents import document
from clientkit.reading.figures import evidence, figure
from clientkit.reading.labels import is_total, label
from clientkit.reading.raw import Grid
from clientkit.reading.words import plain
from clientkit.schema import DataError

CLIENT, DATE, DOCUMENT, PRODUCT = (
    f"{word} (from the rows)" for word in ("client", "date", "document", "product")
)
_LEVELS = {
    "client": "контрагент,клиент,покупатель,партнер,клієнт,покупець,client,customer,klient",
    "document": "документ продажи,документ,регистратор,документ продажу,реєстратор,document,"
    "документ движения (регистратор),документ движения,документ отгрузки,період,период,месяц",
    "other": "номенклатура,товар,договор,договор контрагента,менеджер,ответственный,товари,"
    "номенклатура покупателя,номенклатура, ед изм,product,item,заказ,заказ покупателя,організація,"
    "организация,подразделение,группа,склад,договір",
}
_LEVEL_OF = {plain(word): kind for kind, words in _LEVELS.items() for word in words.split(",")}
_CENT = Decimal("0.01")


@dataclass
class _Row:
    """One row under the header: its label, how deep it stands, and its money."""

    place: int
    label: str
    depth: int
    amount: Decimal | None
    filled: int
    kind: str = "name"  # or blank, total, document, period, dated
    said: Any = None


@dataclass
class _Open:
    """A row above others: what it says they come to, and what came so far."""

    row: _Row
    sum: Decimal = Decimal(0)
    rows: int = 0


@dataclass
class _Walk:
    """What the walk through the rows leaves: for each row its cells, or why it is set aside."""

    cells: dict[int, dict[str, Any]] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)


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
    start, levels = _levels(grid, header, label_place)
    rows = _rows(grid, start, label_place, captions, names)
    walk, note = _walked(rows, levels, grid)
    if not walk.cells:
        return None
    return _flat(grid, header, start, captions, names, walk), header, _names(names, walk), note


def _label_place(captions: list[str], names: dict[str, str]) -> int | None:
    if "date" in names:  # the clients stand over their rows, in a column without a caption
        return 0 if captions[0] == "" and "client" not in names else None
    name = names.get("client") or names.get("client_id")
    return captions.index(name) if name else (0 if captions[0] == "" else None)


def _levels(grid: Grid, header: int, place: int) -> tuple[int, list[str]]:
    """The first row of data, and what the levels are: captions stacked under the first one."""
    cell = grid.rows[header][place]
    stacked = [part for part in str(cell or "").replace("\n", "/").split("/")]
    levels = [_LEVEL_OF.get(plain(part), "other") for part in stacked]
    start = header + 1
    while start < len(grid.rows):
        row = grid.rows[start]
        filled = [p for p, cell in enumerate(row) if not is_empty(cell)]
        if filled != [place] or plain(str(row[place])) not in _LEVEL_OF:
            break
        levels.append(_LEVEL_OF[plain(str(row[place]))])
        start += 1
    return start, levels


def _rows(grid: Grid, start: int, place: int, captions: list[str], names) -> list[_Row]:
    money = captions.index(names["amount"])
    dated = captions.index(names["date"]) if "date" in names else None
    at = lambda row, p: row[p] if p is not None and p < len(row) else None  # noqa: E731
    mark = evidence([Column.of_objects([at(row, money) for row in grid.rows[start:]])]).mark()
    found = []
    for number in range(start, len(grid.rows)):
        row = grid.rows[number]
        text = label(at(row, place)) or ""
        depth = grid.levels[number] if grid.levels else 0
        one = _Row(number, text, depth, _money(at(row, money), mark or "."), 0)
        one.filled = sum(not is_empty(cell) for cell in row)
        one.kind, one.said = _kind(one, at(row, dated), at(row, place))
        found.append(one)
    return found


def _money(cell: Any, mark: str) -> Decimal | None:
    try:
        return figure(cell, mark)
    except ValueError:
        return None


def _kind(row: _Row, dated: Any, cell: Any) -> tuple[str, Any]:
    if not row.filled:
        return "blank", None
    if not is_empty(dated) and not is_total(row.label):
        return "dated", None
    if is_total(row.label):
        return "total", None
    if said := document(row.label):
        return "document", said
    if said := month(cell if cell is not None else ""):
        return "period", month_days(*said)[1]
    try:
        said = day(row.label) if row.label[:1].isdigit() and len(row.label) > 5 else None
    except ValueError:
        said = None
    return ("period", said) if said else ("name", None)


def _walked(rows: list[_Row], levels: list[str], grid: Grid) -> tuple[_Walk, str]:
    """The walk for the way in which these rows hang together, and the sentence about it."""
    kinds = [row.kind for row in rows]
    if "dated" in kinds:
        return _grouped(rows, grid), "The clients stand in rows over their documents."
    if "document" in kinds:
        note = "Only the rows of documents are counted; the rows over and under them repeat them."
        return _leaves(rows, "document", levels, grid), note
    periods = [row for row in rows if row.kind == "period"]
    if not periods:
        return _Walk(), ""
    if next(kind for kind in kinds if kind not in ("blank", "total")) == "period":
        return _separated(rows), "The days stand in rows over the clients of each."
    note = "The months stand in rows under each client: each is dated by its last day."
    return _leaves(rows, "period", levels, grid), note


def _grouped(rows: list[_Row], grid: Grid) -> _Walk:
    """Rows with days under the name of their client, as QuickBooks writes them."""
    walk, opened = _Walk(), []
    for place, row in enumerate(rows):
        if row.kind == "dated":
            if opened:
                walk.cells[row.place] = {CLIENT: opened[-1].row.label}
                for one in opened:
                    one.sum += row.amount or 0
                    one.rows += 1
        elif row.kind == "name" and row.amount is None:
            before = rows[place - 1] if place else None
            if opened and before is not None and before.kind == "dated":
                opened.pop()  # a report without totals of clients
            opened.append(_Open(row))
            walk.asides[row.place] = "heading"
        elif row.kind != "blank":
            walk.asides[row.place] = "total"
            names = [one.row.label for one in opened]
            word = next((n for n in reversed(names) if _sums_up(row.label, n)), None)
            if word is not None:
                while opened[-1].row.label != word:
                    opened.pop()
                _check(opened.pop(), row.amount, grid)
    return walk


def _sums_up(text: str, name: str) -> bool:
    """Whether the text is the total of that name.

    >>> _sums_up("Total for Acorn", "Acorn"), _sums_up("Total Comfort", "Acorn")
    (True, False)
    """
    rest = text.removesuffix(name).strip(" «\"").casefold()
    return text.endswith(name) and rest in _TOTAL_FOR


_TOTAL_FOR = {
    "total for", "total", "total of", "итого по", "итого для", "итого", "всего по",
    "разом по", "разом за", "усього по", "kokku",
}  # fmt: skip


def _leaves(rows: list[_Row], leaf: str, levels: list[str], grid: Grid) -> _Walk:
    """Documents, or months, under the names of their clients and over their products."""
    deep = len({row.depth for row in rows if row.kind != "blank"}) > 1
    return _by_depth(rows, leaf, levels, grid) if deep else _by_order(rows, leaf, levels, grid)


def _by_depth(rows: list[_Row], leaf: str, levels: list[str], grid: Grid) -> _Walk:
    walk, opened, below = _Walk(), [], {}
    floor = min(row.depth for row in rows if row.kind == leaf)
    above = 1
    if leaf == "document" and "client" in levels and "document" in levels:
        above = max(1, levels.index("document") - levels.index("client"))
    last = None
    for row in rows:
        if row.kind == "blank":
            continue
        while opened and (row.depth <= opened[-1].row.depth or row.kind == "total"):
            _check(opened[-1], opened.pop().row.amount, grid)
        if row.kind == "total":
            walk.asides[row.place] = "total"
        elif row.depth < floor:
            opened.append(_Open(row))
            walk.asides[row.place] = "total"
        elif row.kind == leaf and row.depth == floor and opened:
            owner = opened[-above] if above <= len(opened) else opened[0]
            walk.cells[row.place] = _leaf(row, owner.row.label)
            last, below[row.place] = row.place, []
            for one in opened:
                one.sum += row.amount or 0
                one.rows += 1
        elif row.depth > floor and last is not None:
            walk.asides[row.place] = "detail"
            below[last].append(row.label)
    for one in opened:
        _check(one, one.row.amount, grid)
    _name_products(walk, below)
    return walk


def _by_order(rows: list[_Row], leaf: str, levels: list[str], grid: Grid) -> _Walk:
    """Without indents: rows after a document are its products until its sum is reached."""
    walk, owner, below, last = _Walk(), None, {}, None
    left = Decimal(0)
    may_have_products = levels[-1:] != ["document"] and leaf == "document"
    for place, row in enumerate(rows):
        if row.kind == "blank":
            continue
        if row.kind == leaf and owner is not None:
            walk.cells[row.place] = _leaf(row, owner.row.label)
            owner.sum += row.amount or 0
            owner.rows += 1
            last, below[row.place] = row.place, []
            reaches = may_have_products and _reaches(rows[place + 1 :], row.amount or Decimal(0))
            left = (row.amount or Decimal(0)) if reaches else Decimal(0)
        elif row.kind == "name" and last is not None and left:
            walk.asides[row.place] = "detail"
            below[last].append(row.label)
            left -= row.amount or 0
        else:
            if owner is not None:
                _check(owner, owner.row.amount, grid)
            owner = None if row.kind == "total" else _Open(row)
            walk.asides[row.place] = "total"
            left = Decimal(0)
    if owner is not None:
        _check(owner, owner.row.amount, grid)
    _name_products(walk, below)
    return walk


def _reaches(after: list[_Row], amount: Decimal) -> bool:
    """Whether the rows of names that follow come to the amount."""
    total = Decimal(0)
    for row in after:
        if row.kind != "name" or row.amount is None:
            return False
        total += row.amount
        if total == amount:
            return True
    return False


def _leaf(row: _Row, client: str) -> dict[str, Any]:
    if row.kind == "document":
        return {CLIENT: client, DATE: row.said.day, DOCUMENT: row.label}
    return {CLIENT: client, DATE: row.said}


def _name_products(walk: _Walk, below: dict[int, list[str]]) -> None:
    """A document with one product is of that product."""
    for place, names in below.items():
        if len(names) == 1:
            walk.cells[place][PRODUCT] = names[0]


def _separated(rows: list[_Row]) -> _Walk:
    """Clients under the month or the day that stands in a row of its own."""
    walk, said = _Walk(), None
    floor = min((row.depth for row in rows if row.kind == "name"), default=0)
    for row in rows:
        if row.kind == "period":
            said = row.said
            walk.asides[row.place] = "total" if row.amount is not None else "heading"
        elif row.kind == "total":
            walk.asides[row.place] = "total"
        elif row.kind == "name" and row.depth > floor:
            walk.asides[row.place] = "detail"
        elif row.kind == "name" and said is not None and not _is_sum_of_period(row):
            walk.cells[row.place] = {CLIENT: row.label, DATE: said}
        elif row.kind == "name":
            walk.asides[row.place] = "total" if row.amount is not None else "heading"
    return walk


def _is_sum_of_period(row: _Row) -> bool:
    """Whether the row is `Итого за май`."""
    first, _, rest = row.label.partition(" ")
    rest = rest.removeprefix("за ").removeprefix("for ").removeprefix("for the month of ")
    return is_total(first) and bool(month(rest, 2000))


def _check(one: _Open, stated: Decimal | None, grid: Grid) -> None:
    if stated is None or not one.rows or abs(one.sum - stated) <= _CENT:
        return
    raise DataError(
        f"{grid.source}, row {grid.lines[one.row.place]}: {one.row.label!r} says {stated:,.2f}, "
        f"the {one.rows} rows under it come to {one.sum:,.2f}. Its levels cannot be told apart "
        "safely; export the report by documents, without groups, or as a list of documents"
    )


def _flat(grid: Grid, header: int, start: int, captions, names, walk: _Walk) -> Grid:
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
    return replace(grid, rows=rows, asides=asides, levels=None)


def _cell(value: Any, texts: bool) -> Any:
    return value if value is None or not texts else str(value)


def _used(walk: _Walk, name: str) -> bool:
    return any(name in cells for cells in walk.cells.values())


def _names(names: dict[str, str], walk: _Walk) -> dict[str, str]:
    found = {name: caption for name, caption in names.items() if name != "client_id"}
    for name, caption in zip(
        ("client", "date", "document", "product"), (CLIENT, DATE, DOCUMENT, PRODUCT), strict=True
    ):
        if _used(walk, caption):
            found[name] = caption
    return found
