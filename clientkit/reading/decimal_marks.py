"""Which decimal mark the numbers of a file have: told by its own texts, else asked for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from clientkit.language import say
from clientkit.reading import plain_figures
from clientkit.reading.columns import Column
from clientkit.reading.figures import bare, fits
from clientkit.reading.options import Options
from clientkit.schema import DataError


@dataclass
class Evidence:
    """In how many rows only one mark fits, texts that fit both, an example of each currency."""

    rows: Counter = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    currencies: dict[str, str] = field(default_factory=dict)

    def mark(self) -> str | None:
        """The mark most rows speak for."""
        best = self.rows.most_common(2)
        tied = len(best) == 2 and best[0][1] == best[1][1]
        return None if tied or not best else best[0][0]


def evidence(columns: Iterable[Column]) -> Evidence:
    """What the texts of the numeric columns say about the decimal mark.

    >>> evidence([Column.of_texts(["1,234", "12,5"])]).mark()
    ','
    """
    found = Evidence()
    for column in columns:
        if column.numbers is not None:
            continue
        if column.texts is None:
            cells, counts = column.cells, column.counts().tolist()
        else:
            cells, counts = _not_plain(column, found)
        for cell, rows in zip(cells, counts, strict=True):
            if isinstance(cell, str):
                _weigh(cell, rows, found)
    return found


def _not_plain(column: Column, found: Evidence) -> tuple[list, list]:
    """The cells that need a look, after the plain ones have been weighed together."""
    texts, rows = column.texts, column.counts()
    left = np.ones(len(texts), dtype=bool)
    for mark in (",", ".", None):
        plain = plain_figures.matches(column, mark)
        left &= ~plain
        if mark and plain.any():
            found.rows[mark] += int(rows[plain].sum())
            found.examples.setdefault(mark, texts[int(np.argmax(plain))].as_py())
        if not left.any():
            break
    return texts.filter(pa.array(left)).to_pylist(), rows[left].tolist()


def _weigh(text: str, rows: int, found: Evidence) -> None:
    _, body, currency = bare(text)
    marks = [mark for mark in ",." if fits(body, mark)]
    if len(marks) == 1:
        found.rows[marks[0]] += rows
        found.examples.setdefault(marks[0], text)
    elif marks and ("," in body or "." in body):
        found.open.append(text)
    if marks and currency:
        found.currencies.setdefault(currency, text)


def decided_mark(own: Evidence, others: list[Evidence], source: str, options: Options) -> str:
    """The mark of a file: as the caller said, as the file shows, as its neighbours show.

    Raises
    ------
    DataError : both marks explain the file; its money has several currencies
    """
    _check_one_currency(others, source)
    mark = options.decimal or own.mark() or _together(others).mark()
    if mark is None and (own.open or own.examples):
        raise DataError(_question(own, source, options))
    return mark or "."


def _together(parts: list[Evidence]) -> Evidence:
    return Evidence(sum((one.rows for one in parts), Counter()))


def _check_one_currency(parts: list[Evidence], source: str) -> None:
    found = {currency: text for one in parts for currency, text in one.currencies.items()}
    if len(found) > 1:
        raise DataError(
            say(
                "{source}: the money has several currencies ({values:and}), which cannot be "
                "summed; bring it to one, or load each by itself",
                source=source,
                values=map(repr, found.values()),
            )
        )


def _question(own: Evidence, source: str, options: Options) -> str:
    return say(
        "{source}: the decimal mark cannot be told from {examples:and}. "
        "Say which it is: {call} or {other}",
        source=source,
        examples=map(repr, [*own.examples.values(), *own.open][:2]),
        call=options.call(decimal=","),
        other=options.call(decimal="."),
    )
