"""What the marks of a row say: it is no sale, or it is a return.

Each distinct cell of a column of marks is judged once. The words are in `mark_words`, those of
one system in its profile, those of one firm in the call (`sales=`, `currency=`).
"""

import re
from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from clientkit.language import say
from clientkit.reading.cells import is_empty
from clientkit.reading.columns import Column
from clientkit.reading.documents import DATED_HINT, document
from clientkit.reading.mark_words import (
    CANCELLED,
    DRAFT,
    NO,
    PURCHASES,
    WON_STEMS,
    YES,
    is_return,
    mark,
)
from clientkit.reading.options import Options
from clientkit.reading.raw import Table
from clientkit.schema import DataError

SHOWN = 12


def no_sales(
    table: Table, options: Options, real: np.ndarray
) -> list[tuple[str, np.ndarray, str]]:
    """(reason, rows, name of the column) of the rows whose marks say that they are no sale.

    real : the rows that could be one

    Raises
    ------
    DataError : no status of a list of deals is one of a sale; several currencies
    """
    found = []
    for name, reason, test in (
        ("deleted", "deleted", lambda cell: mark(cell) in YES),
        ("cancelled", "cancelled", _is_set),
        ("test", "test", lambda cell: mark(cell) in YES),
    ):
        if name in table.mapping:
            found.append((reason, _where(table.column(name), test), name))
    if "status" in table.mapping:
        found += _statuses(table, options, real)
    if "posted" in table.mapping:
        found.append(("draft", _not_posted(table.column("posted")), "posted"))
    if "document" in table.mapping and (starts := tuple(table.found.profile.draft_numbers)):
        test = lambda cell: isinstance(cell, str) and cell.strip().startswith(starts)  # noqa: E731
        found.append(("draft", _where(table.column("document"), test), "document"))
    if "kind" in table.mapping:
        others = PURCHASES | {mark(word) for word in table.found.profile.no_sales}
        rows = _where(table.column("kind"), lambda cell: mark(cell) in others)
        found.append(("not_sale", rows, "kind"))
    for column, words in _marked(table, table.found.profile.keep):
        found.append(("not_sale", _where(column, lambda c, w=words: mark(c) not in w), ""))
    for column, words in _marked(table, table.found.profile.void):
        found.append(("cancelled", _where(column, lambda c, w=words: mark(c) in w), ""))
    return found + _other_currencies(table, options, real, found)


def _marked(table: Table, by_caption: dict[str, list[str]]) -> list[tuple[Column, set[str]]]:
    """Each column of those captions, with the words about it."""
    return [
        (table.columns[table.captions.index(caption)], {mark(word) for word in said})
        for caption, said in by_caption.items()
        if caption in table.captions
    ]


def returns(table: Table) -> np.ndarray:
    """The rows whose kind, document or status says that goods or money came back."""
    profile = table.found.profile
    own = {mark(word) for word in profile.returns}
    rows = np.full(len(table.lines), profile.all_returns)
    for name in ("kind", "status"):
        if name in table.mapping:
            test = lambda cell: is_return(cell) or mark(cell) in own  # noqa: E731
            rows |= _where(table.column(name), test)
    if "document" in table.mapping:
        starts = tuple(profile.return_numbers)
        hint = "|".join([DATED_HINT, *(f"^\\s*{re.escape(start)}" for start in starts)])
        rows |= table.column("document").flagged(lambda cell: _is_returned(cell, starts), hint)
    return rows


def _is_returned(cell: Any, starts: tuple[str, ...]) -> bool:
    said = document(cell)
    if said is not None:
        return is_return(said.kind)
    return bool(starts) and isinstance(cell, str) and cell.strip().startswith(starts)


def _where(column: Column, test: Callable[[Any], bool]) -> np.ndarray:
    return column.where([test(cell) for cell in column.cells])


def _is_set(cell: Any) -> bool:
    """Whether a cancelling cell says yes, or when."""
    return not is_empty(cell) and mark(cell) not in NO


def _not_posted(column: Column) -> np.ndarray:
    """The rows not posted; where the column only says yes, those left empty."""
    words = [mark(cell) for cell in column.cells]
    if not set(words) & NO and set(words) & YES:
        return column.where([not word for word in words])
    return column.where([word in NO for word in words])


def _statuses(table: Table, options: Options, real: np.ndarray) -> list[tuple]:
    column, profile = table.column("status"), table.found.profile
    sales = {mark(word) for word in options.sales or profile.sales}
    words = [mark(cell) for cell in column.cells]
    if sales:
        _check_sales(table, options, column, sales, real)
        cancelled = [word not in sales and word in CANCELLED for word in words]
        open_ = [word not in sales and word not in CANCELLED for word in words]
        return [
            ("cancelled", column.where(cancelled), "status"),
            ("open", column.where(open_), "status"),
        ]
    counted = {mark(word) for word in profile.counted}
    cancelled = (CANCELLED | {mark(word) for word in profile.cancelled}) - counted
    draft = (DRAFT | {mark(word) for word in profile.draft}) - counted
    return [
        ("cancelled", column.where([word in cancelled for word in words]), "status"),
        ("draft", column.where([word in draft for word in words]), "status"),
    ]


def _check_sales(table: Table, options: Options, column: Column, sales: Collection, real) -> None:
    seen = np.zeros(len(column.cells), dtype=bool)
    seen[column.codes[real]] = True
    there = [cell for cell, is_there in zip(column.cells, seen, strict=True) if is_there]
    stages = [str(cell).strip() for cell in there if not is_empty(cell)]
    if stages and not any(mark(stage) in sales for stage in stages):
        stages = sorted(stages)
        example = _likely_won(stages)
        raise DataError(
            say(
                "{source}: which of its stages are sales? It has {stages:and}. Name those that "
                'are won: {call}, or on the command line --sales "{example}"',
                source=table.source,
                stages=map(repr, stages[:SHOWN]),
                call=options.call(sales=[example]),
                example=example,
            )
        )


def _likely_won(stages: list[str]) -> str:
    """The stage to be shown in the call that a message offers; never one that says it is lost.

    >>> _likely_won(["Closed lost", "New", "Paid in full"])
    'Paid in full'
    """
    open_ = [stage for stage in stages if mark(stage) not in CANCELLED] or stages
    said = (one for one in open_ if any(stem in mark(one) for stem in WON_STEMS))
    return next(said, open_[0])


def _other_currencies(table: Table, options: Options, real, found: list[tuple]) -> list[tuple]:
    if "currency" not in table.mapping:
        return []
    column = table.column("currency")
    kept = real & ~np.logical_or.reduce([rows for _, rows, _ in found] or [~real])
    there = {mark(column.cells[code]) for code in np.unique(column.codes[kept])} - {""}
    if options.currency:
        wanted = mark(options.currency)
        if wanted not in there:
            raise DataError(
                say(
                    "{source} has no money in {currency!r}; it has {there:and}",
                    source=table.source,
                    currency=options.currency,
                    there=sorted(there),
                )
            )
        return [("currency", _where(column, lambda cell: mark(cell) != wanted), "currency")]
    if len(there) > 1:
        names = sorted(there)
        raise DataError(
            say(
                "{source}: the money has several currencies ({names:and}), which cannot be "
                "summed; take one: {call}, or bring it to one",
                source=table.source,
                names=names,
                call=options.call(currency=names[0].upper()),
            )
        )
    return []
