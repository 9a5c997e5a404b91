"""The records of a text file, cut when they are asked for, each with the line it begins in."""

import csv
import gc
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import StringIO
from itertools import accumulate, islice

import numpy as np

from clientkit.language import say
from clientkit.reading.columnar import columns
from clientkit.reading.files import Piece
from clientkit.schema import DataError

LARGE = 1_000_000
"""Letters from which a text is not cut into rows before it has to be."""

HEAD = 200_000
"""Letters in which the first records are looked for."""

FEW = 100
"""Records among which the header is looked for."""

_BREAK = re.compile(r"\r\n|\r|\n")


class Records(Sequence):
    """The records of a text, read when they are asked for: the first few, or all of them.

    head : its first letters, which are enough to find the header
    whole : gives all of it
    encoding : in which Arrow may read the file itself; None: the text was changed
    """

    def __init__(
        self,
        piece: Piece,
        delimiter: str,
        head: str,
        whole: Callable[[], str],
        encoding: str | None = None,
    ):
        self.piece, self.delimiter, self.head = piece, delimiter, head
        self.whole, self.encoding = whole, encoding

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self.whole()

    def __len__(self) -> int:
        return len(self._all[0])

    def __getitem__(self, place):
        last = place.stop if isinstance(place, slice) else place + 1
        few = last is not None and 0 <= last <= FEW
        return (self._few[0] if few else self._all[0])[place]

    @cached_property
    def lines(self) -> "Lines":
        """The physical line that each record begins in."""
        return Lines(self)

    def columns(self, header: int, width: int) -> tuple[list, np.ndarray] | None:
        """The columns under a record among the first, and their lines, if the text is regular."""
        start = self._few[1][header + 1] - 1 if header + 1 < len(self._few[1]) else None
        if start is None:
            return None
        data = self.piece.content if self.encoding else self.text.encode("utf-8", "surrogatepass")
        found = columns(data, self.delimiter, start, width, self.encoding or "utf-8")
        return found and (found, np.arange(start + 1, start + 1 + len(found[0])))

    @cached_property
    def _few(self) -> tuple[list[list[str]], list[int]]:
        for part in (lambda: self.head[:HEAD], lambda: self.text):
            rows, lines = [], [1]
            with cells_of_any_length():
                reader = csv.reader(StringIO(part(), newline=""), delimiter=self.delimiter)
                for row in islice(reader, FEW + 1):  # the last one may be cut
                    rows.append(row)
                    lines.append(reader.line_num + 1)
            if len(rows) > FEW:
                break
        return rows[:FEW], lines[: FEW + 1]

    @cached_property
    def _all(self) -> tuple[list[list[str]], list[int]]:
        with cells_of_any_length():
            return _rows(self.piece, self.text, self.delimiter)


class Lines(Sequence):
    """The physical lines of `Records`."""

    def __init__(self, records: Records):
        self.records = records

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, place):
        return self.records._all[1][place]


def _rows(piece: Piece, text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The records, and the physical line each begins in."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    with collector_at_rest():
        rows = list(reader)
    if reader.line_num == len(rows):
        return rows, list(range(1, len(rows) + 1))
    heights = [1 + sum(len(_BREAK.findall(cell)) for cell in row) for row in rows]
    lines = list(accumulate(heights[:-1], initial=1))
    _check_end(piece, text, delimiter, lines[-1])
    return rows, lines


def _check_end(piece: Piece, text: str, delimiter: str, line: int) -> None:
    """Refuse a last record that never ends: all rows after its quotation mark are inside it."""
    last = list(StringIO(text, newline=""))[line - 1 :]
    try:
        list(csv.reader(last, delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "end of data" in str(error) and len(last) > 1:
            raise DataError(
                say(
                    "{given}: a quotation mark that opens in line {line} is never closed; "
                    "correct that line",
                    given=piece.given,
                    line=line,
                )
            ) from None


@contextmanager
def cells_of_any_length() -> Iterator[None]:
    """The text is in memory already: no cell is too long."""
    limit = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Half a million new lists would be walked through again and again: half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
