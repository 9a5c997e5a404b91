"""The marks of a table of a database: its distinct statuses are judged here, its rows there.

A column of marks has few distinct cells. They are asked for and judged as those of a file are
(`marks`); the rows that hold a cell so judged are left to the engine to find.
"""

from collections.abc import Iterable
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np

from clientkit.engine import rows_of
from clientkit.reading.columns import Column
from clientkit.reading.found import Found
from clientkit.reading.mark_words import MARK_CAPTIONS
from clientkit.reading.marks import no_sales, returns
from clientkit.reading.options import Options
from clientkit.reading.raw import Table

MOST = 1000
"""Distinct cells; a column of more holds no marks."""

AMOUNTS = ("tax", "refunded")


def marked(
    table: ibis.Table, mapping: dict[str, str], options: Options
) -> tuple[list[tuple[ir.BooleanValue, str, str]], ir.BooleanValue | None]:
    """(test, reason, caption) of the rows that are no sales, and the test of those given back.

    Raises
    ------
    DataError : no status is one of a sale; several currencies
    """
    tests, back = [], []
    for name in [name for name in MARK_CAPTIONS if name in mapping and name not in AMOUNTS]:
        column = table[mapping[name]]
        cells = [row["cell"] for row in rows_of(table.select(cell=column).distinct().limit(MOST))]
        small = _small(mapping[name], name, cells)
        whole = np.ones(len(cells), dtype=bool)
        for reason, rows, _ in no_sales(small, options, whole) if len(cells) < MOST else []:
            if rows.any():
                tests.append((_is_one_of(column, cells, rows), reason, mapping[name]))
        rows = returns(small)
        if rows.any():
            back.append(_is_one_of(column, cells, rows))
    return tests, ibis.or_(*back) if back else None


def _small(caption: str, name: str, cells: list[Any]) -> Table:
    column, lines = Column.of_objects(cells), np.arange(len(cells))
    return Table("the table", None, [caption], [column], lines, {}, "", Found({name: caption}))


def _is_one_of(column: ir.Value, cells: list[Any], rows: np.ndarray) -> ir.BooleanValue:
    chosen: Iterable = [cell for cell, is_so in zip(cells, rows, strict=True) if is_so]
    known = [cell for cell in chosen if cell is not None]
    test = column.isin(known) if known else ibis.literal(False)
    return (test | column.isnull()) if None in chosen else test.fill_null(False)
