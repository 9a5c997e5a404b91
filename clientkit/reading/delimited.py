"""Text files: the encoding, the delimiter, the rows.

Nothing is converted here: every cell stays the text that stands in the file.
"""

import codecs
import csv
import gc
import re
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
_PROBE = 50  # rows from which the delimiter is told


def read_text(piece: Piece, options: Options) -> Grid:
    """The rows of a text file.

    Raises
    ------
    DataError : empty, not text, or not in the encoding given
    """
    text, encoding = decoded(piece, options)
    delimiter = options.delimiter or _delimiter(text)
    rows, lines = _rows(piece, text, delimiter)
    about = f"{encoding}, {NAMES.get(delimiter, repr(delimiter))}"
    return Grid(piece.name, piece.sha256, rows, lines, about, texts=True)


def decoded(piece: Piece, options: Options) -> tuple[str, str]:
    """The text of a file, and the encoding: the one given, a mark's, UTF-8, else cp1251."""
    encoding = options.encoding or _encoding(piece)
    return _decoded(piece, encoding), encoding


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
    controls = len(_CONTROL.findall(text[:10_000]))
    if "\0" in text or controls > 10:
        raise DataError(f"{piece.given} is not text: it holds control characters; export it again")
    return text.removeprefix("\ufeff")


def _delimiter(text: str) -> str:
    """The character that cuts most rows into the same number of cells, then into most cells."""
    if match := re.match(r"sep=(.)\r?\n", text):  # a note to Excel
        return match[1]
    return max(DELIMITERS, key=lambda delimiter: _regularity(text[:100_000], delimiter))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in islice(reader, _PROBE) if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))


def _rows(piece: Piece, text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The records, and the physical line each begins in."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        with _collector_at_rest():
            rows = list(reader)
    except csv.Error as error:
        raise _unclosed(piece, f"after line {reader.line_num} ({error})") from None
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
            raise _unclosed(piece, f"in line {line}") from None


def _unclosed(piece: Piece, where: str) -> DataError:
    return DataError(
        f"{piece.given}: a quotation mark that opens {where} is never closed; correct that line"
    )


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
