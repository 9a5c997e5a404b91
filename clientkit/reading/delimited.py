"""Text files: the encoding, the delimiter, the rows.

Nothing is converted here: every cell stays the text that stands in the file.
"""

import codecs
import csv
import gc
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import accumulate, islice

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
_PROBE = 50  # rows from which the delimiter is told


def read_text(piece: Piece, options: Options) -> Grid:
    """The rows of a text file.

    Raises
    ------
    DataError : empty, not text, or not in the encoding given
    """
    text, encoding = decoded(piece, options)
    with _cells_of_any_length():
        delimiter = options.delimiter or _delimiter(text)
        rows, lines = _rows(piece, text, delimiter)
    about = f"{encoding}, {NAMES.get(delimiter, repr(delimiter))}"
    return Grid(piece.name, piece.sha256, rows, lines, about, texts=True)


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
    text = piece.content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not char.isascii() for char in text) > 10 * broken:
        line = piece.content.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{piece.given} is UTF-8 but for {broken} broken bytes, the first in line {line}; "
            "save it again as UTF-8, or name its encoding"
        )


def _check_cyrillic(piece: Piece, text: str, options: Options) -> None:
    """Refuse a guess that makes `Mьller` of `Müller`: most words mix two alphabets."""
    words = [word for word in _WORD.findall(text) if _CYRILLIC.search(word)]
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
    if not text.strip():
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


def _rows(piece: Piece, text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The records, and the physical line each begins in."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    with _collector_at_rest():
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
def _collector_at_rest() -> Iterator[None]:
    """Half a million new lists would be walked through again and again: half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
