"""Text files: the encoding, the delimiter, the rows.

Nothing is converted here: every cell stays the text that stands in the file.
"""

import codecs
import csv
import gc
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import StringIO
from itertools import accumulate, islice

import numpy as np

from clientkit.reading.columnar import columns
from clientkit.reading.escapes import doubled, likely
from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.schema import DataError

DELIMITERS = ";\t|,"
"""The comma last: it also stands inside numbers."""

NAMES = {"\t": "tab", ";": "semicolon", "|": "bar", ",": "comma"}

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_BREAK = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[Ѐ-ӿ]")
LARGE = 1_000_000
"""Letters from which a text is not cut into rows before it has to be."""

HEAD = 200_000
"""Letters in which the first records are looked for."""

FEW = 100
"""Records among which the header is looked for."""

PROBED = 100_000
"""Letters by which an encoding is judged."""

_PROBE = 50  # rows from which the delimiter is told


def read_text(piece: Piece, options: Options) -> Grid:
    """The rows of a text file.

    Raises
    ------
    DataError : empty, not text, or not in the encoding given
    """
    text, encoding = decoded(piece, options)
    with _cells_of_any_length():
        delimiter = options.delimiter or _delimiter(likely(text))
        text = doubled(text, delimiter)
    about = f"{encoding}, {NAMES.get(delimiter, repr(delimiter))}"
    rows = Records(piece, text, delimiter)
    if len(text) < LARGE:
        return Grid(piece.name, piece.sha256, rows[:], rows.lines[:], about, texts=True)
    return Grid(piece.name, piece.sha256, rows, rows.lines, about, texts=True)


def decoded(piece: Piece, options: Options) -> tuple[str, str]:
    """The text of a file, and the encoding: the one given, a mark's, UTF-8, else cp1251."""
    encoding = options.encoding or _encoding(piece)
    text = _decoded(piece, encoding)
    if encoding == "cp1251" and not options.encoding:
        _check_cyrillic(piece, text, options)
    return text, encoding


def _encoding(piece: Piece) -> str:
    for bom, name in _BOMS.items():
        if piece.content.startswith(bom):
            return name
    try:
        piece.content.decode("utf-8")
    except UnicodeDecodeError as error:
        _check_not_utf8(piece, error)
        return "cp1251"
    return "utf-8"


def _check_not_utf8(piece: Piece, error: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few broken bytes: read as cp1251, every name in it would be nonsense."""
    start = max(0, error.start - PROBED)
    text = piece.content[start : error.start + PROBED].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not char.isascii() for char in text) > 10 * broken:
        line = piece.content.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{piece.given} is UTF-8 but for {broken} broken bytes, the first in line {line}; "
            "save it again as UTF-8, or name its encoding"
        )


def _check_cyrillic(piece: Piece, text: str, options: Options) -> None:
    """Refuse a guess that makes `Mьller` of `Müller`: most words mix two alphabets."""
    words = [word for word in _WORD.findall(text[:PROBED]) if _CYRILLIC.search(word)]
    mixed = [word for word in words if _LATIN.search(word)]
    if len(mixed) > len(words) / 2:
        western, baltic = options.call(encoding="cp1252"), options.call(encoding="cp1257")
        raise DataError(
            f"{piece.given} is neither UTF-8 nor cp1251, which would give {mixed[0]!r}. Name its "
            f"encoding: {western} (western Europe), {baltic} (the Baltic states)"
        )


def _decoded(piece: Piece, encoding: str) -> str:
    try:
        text = piece.content.decode(encoding)
    except LookupError:
        raise DataError(f"encoding {encoding!r} is not known; try utf-8, cp1251, cp1257") from None
    except UnicodeError:
        raise DataError(
            f"{piece.given} is not text in {encoding}; export it again, or name its encoding"
        ) from None
    if not text or text.isspace():
        raise DataError(f"{piece.given} is empty")
    if "\0" in text or len(_CONTROL.findall(text[:10_000])) > 10:
        line = text.count("\n", 0, _CONTROL.search(text).start()) + 1
        raise DataError(
            f"{piece.given} is not text: it holds control characters, the first in line {line}; "
            "export it again, or name its encoding (utf-16-le?)"
        )
    return text.removeprefix("\ufeff")


def _delimiter(text: str) -> str:
    """The character that cuts most rows into the same number of cells, then into most cells."""
    if match := re.match(r"sep=(.)\r?\n", text):  # a note to Excel
        return match[1]
    return max(DELIMITERS, key=lambda delimiter: _regularity(text[:100_000], delimiter))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    widths = Counter(len(row) for row in islice(reader, _PROBE) if len(row) > 1)
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))


class Records(Sequence):
    """The records of a text, read when they are asked for: the first few, or all of them."""

    def __init__(self, piece: Piece, text: str, delimiter: str):
        self.piece, self.text, self.delimiter = piece, text, delimiter

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
        found = columns(self.text, self.delimiter, start, width)
        return found and (found, np.arange(start + 1, start + 1 + len(found[0])))

    @cached_property
    def _few(self) -> tuple[list[list[str]], list[int]]:
        for part in (self.text[:HEAD], self.text):
            rows, lines = [], [1]
            with _cells_of_any_length():
                reader = csv.reader(StringIO(part, newline=""), delimiter=self.delimiter)
                for row in islice(reader, FEW + 1):  # the last one may be cut
                    rows.append(row)
                    lines.append(reader.line_num + 1)
            if len(rows) > FEW:
                break
        return rows[:FEW], lines[: FEW + 1]

    @cached_property
    def _all(self) -> tuple[list[list[str]], list[int]]:
        with _cells_of_any_length():
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
                f"{piece.given}: a quotation mark that opens in line {line} is never closed; "
                "correct that line"
            ) from None


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
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
