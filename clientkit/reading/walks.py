"""How the rows of a report hang together: what each belongs to, and which of them count."""

from clientkit.language import say
from clientkit.reading.calendar_words import month
from clientkit.reading.labels import is_total
from clientkit.reading.order_walks import by_order
from clientkit.reading.raw import Grid
from clientkit.reading.report_rows import (
    CLIENT,
    DATE,
    Open,
    Row,
    Walk,
    check_clients,
    check_sum,
    leaf_cells,
    name_products,
    told_apart,
)


def walked(rows: list[Row], levels: list[str], grid: Grid) -> tuple[Walk, str]:
    """The walk for the way in which these rows hang together, and the sentence about it."""
    kinds = [row.kind for row in rows]
    if "dated" in kinds:
        return _grouped(rows, grid), say("The clients stand in rows over their documents.")
    if "document" in kinds:
        note = say(
            "Only the rows of documents are counted; the rows over and under them repeat them."
        )
        return _leaves(rows, "document", levels, grid), note
    periods = [row for row in rows if row.kind == "period"]
    if not periods:
        return Walk(), ""
    if next(kind for kind in kinds if kind not in ("blank", "total")) == "period":
        return _separated(rows), say("The days stand in rows over the clients of each.")
    note = say("The months stand in rows under each client: each is dated by its last day.")
    return _leaves(rows, "period", levels, grid), note


def _grouped(rows: list[Row], grid: Grid) -> Walk:
    """Rows with days under the name of their client, as QuickBooks writes them."""
    walk, opened, paths = Walk(), [], {}
    summed = _summed(rows)
    for place, row in enumerate(rows):
        if row.kind == "dated":
            if opened:
                paths[row.place] = [one.row.label for one in opened]
                for one in opened:
                    one.sum += row.amount or 0
                    one.rows += 1
        elif row.kind == "name" and row.amount is None:
            before = rows[place - 1] if place else None
            ended = opened and before is not None and before.kind == "dated"
            if ended and opened[-1].row.label not in summed:
                opened.pop()  # a report without totals of clients
            opened.append(Open(row))
            walk.asides[row.place] = "heading"
        elif row.kind != "blank":
            walk.asides[row.place] = "total"
            is_sum = row.label.casefold().lstrip(' «"').startswith(_TOTAL_WORDS)
            names = [one.row.label for one in opened if is_sum]
            word = next((n for n in reversed(names) if sums_up(row.label, n)), None)
            if word is not None:
                while opened[-1].row.label != word:
                    opened.pop()
                check_sum(opened.pop(), row.amount, grid)
    walk.cells = {place: {CLIENT: name} for place, name in told_apart(paths).items()}
    return walk


def _summed(rows: list[Row]) -> set[str]:
    """The names that rows with money may sum up."""
    texts = [row.label.removesuffix(WITH_SUB) for row in rows if row.amount is not None]
    return {
        text[len(word) :].strip() for text in texts for word in _TOTAL_FOR
        if text.casefold().startswith(word)
    }  # fmt: skip


def sums_up(text: str, name: str) -> bool:
    """Whether the text is the total of that name.

    >>> sums_up("Total for Acorn", "Acorn"), sums_up("Total Comfort", "Acorn")
    (True, False)
    """
    text = text.removesuffix(WITH_SUB)
    rest = text.removesuffix(name).strip(' «"').casefold()
    return text.endswith(name) and rest in _TOTAL_FOR


WITH_SUB = " with sub-customers"
_TOTAL_FOR = {
    "total for", "total", "total of", "итого по", "итого для", "итого", "всего по",
    "разом по", "разом за", "усього по", "kokku",
}  # fmt: skip
_TOTAL_WORDS = tuple({words.split()[0] for words in _TOTAL_FOR})


def _leaves(rows: list[Row], leaf: str, levels: list[str], grid: Grid) -> Walk:
    """Documents, or months, under the names of their clients and over their products."""
    deep = len({row.depth for row in rows if row.kind != "blank"}) > 1
    walk = (_by_depth if deep else by_order)(rows, leaf, levels, grid)
    check_clients(walk, levels, grid)
    return walk


def _by_depth(rows: list[Row], leaf: str, levels: list[str], grid: Grid) -> Walk:
    """By the indents; a client that is in no group stands less deep than the others."""
    walk, opened, below = Walk(), [], {}
    above = 1
    if leaf == "document" and "client" in levels and "document" in levels:
        above = max(1, levels.index("document") - levels.index("client"))
    inside = None  # the leaf whose details these are
    for row in rows:
        if row.kind == "blank":
            continue
        if inside is not None and row.depth > inside.depth and row.kind != "total":
            walk.asides[row.place] = "detail"
            below[inside.place].append(row.label)
            continue
        inside = None
        while opened and (row.depth <= opened[-1].row.depth or row.kind == "total"):
            check_sum(opened[-1], opened.pop().row.amount, grid)
        if row.kind == "total":
            walk.asides[row.place] = "total"
        elif row.kind != leaf:
            opened.append(Open(row))
            walk.asides[row.place] = "total"
        elif opened:
            owner = opened[-above] if above <= len(opened) else opened[0]
            group = opened[opened.index(owner) - 1] if owner is not opened[0] else None
            walk.groups.setdefault(owner.row.label, set()).add(group.row.label if group else "")
            walk.cells[row.place] = leaf_cells(row, owner.row.label)
            inside, below[row.place] = row, []
            for one in opened:
                one.sum += row.amount or 0
                one.rows += 1
    for one in opened:
        check_sum(one, one.row.amount, grid)
    name_products(walk, below)
    return walk


def _separated(rows: list[Row]) -> Walk:
    """Clients under the month or the day that stands in a row of its own."""
    walk, said = Walk(), None
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


def _is_sum_of_period(row: Row) -> bool:
    """Whether the row is `Итого за май`."""
    first, _, rest = row.label.partition(" ")
    rest = rest.removeprefix("за ").removeprefix("for ").removeprefix("for the month of ")
    return is_total(first) and bool(month(rest, 2000))
