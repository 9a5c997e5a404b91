"""Text files: the encoding, the delimiter, the rows.

Nothing is converted here: every cell stays the text that stands in the file.
"""

import codecs
import csv
import re
from collections import Counter
from functools import partial
from io import StringIO
from itertools import islice
from threading import Thread

from clientkit.language import say
from clientkit.reading.charsets import CANDIDATES, encoding_of
from clientkit.reading.escapes import doubled, likely
from clientkit.reading.files import Piece
from clientkit.reading.fixed_width import fixed_width
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.reading.text_rows import LARGE, Records, cells_of_any_length
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
STREAMED = 4_000_000
"""Bytes from which a text is decoded only as far as it must be."""

PROBED = 20_000
"""Letters by which an encoding is judged."""

_CHECKED = 10_000  # letters that are looked through for control characters
_HEAD = 2_000  # bytes that tell two-byte letters
_CUT = 200_000  # letters from which the delimiter is told
_PROBE = 50  # rows from which the delimiter is told


def read_text(piece: Piece, options: Options) -> Grid:
    """The rows of a text file.

    Raises
    ------
    DataError : empty, not text, or not in the encoding given
    """
    encoding = options.encoding or _encoding(piece, options)
    if len(piece.content) > STREAMED and (streamed := _streamed(piece, encoding, options)):
        return streamed
    text = _decoded(piece, encoding)
    with cells_of_any_length():
        delimiter = options.delimiter or _delimiter(likely(text[:_CUT]))
        text = doubled(text, delimiter)
        fixed = None if options.delimiter else fixed_width(piece, text, encoding, delimiter)
    if fixed is not None:
        return fixed
    rows = Records(piece, delimiter, text, lambda: text)
    about = _about(encoding, delimiter)
    if len(text) < LARGE:
        return Grid(piece.name, piece.sha256, rows[:], rows.lines[:], about, texts=True)
    return Grid(piece.name, piece.sha256, rows, rows.lines, about, texts=True)


def _streamed(piece: Piece, encoding: str, options: Options) -> Grid | None:
    """A long text, decoded only as far as it must be: Arrow reads the file itself."""
    if encoding not in (*CANDIDATES, "utf-8", "utf-8-sig"):
        return None
    Thread(target=lambda: piece.sha256).start()  # beside what follows; it is kept
    head = piece.content[:_CUT].decode(encoding, "ignore").removeprefix("\ufeff")
    if b"\0" in piece.content or b"\\" in piece.content or head.isspace():
        return None
    with cells_of_any_length():
        delimiter = options.delimiter or _delimiter(head)
    whole = partial(_decoded, piece, encoding)
    rows = Records(piece, delimiter, head, whole, encoding.removesuffix("-sig"))
    about = _about(encoding, delimiter)
    return Grid(piece.name, piece.sha256, rows, rows.lines, about, texts=True)


def _about(encoding: str, delimiter: str) -> str:
    return f"{encoding}, {NAMES.get(delimiter, repr(delimiter))}"


def decoded(piece: Piece, options: Options) -> tuple[str, str]:
    """The text of a file, and the encoding: the one given, a mark's, UTF-8, else the likeliest."""
    encoding = options.encoding or _encoding(piece, options)
    return _decoded(piece, encoding), encoding


def _encoding(piece: Piece, options: Options) -> str:
    for bom, name in _BOMS.items():
        if piece.content.startswith(bom):
            return name
    for name, zeros in (
        ("utf-16-le", piece.content[1:_HEAD:2]),
        ("utf-16-be", piece.content[:_HEAD:2]),
    ):
        if zeros.count(0) > len(zeros) / 4:
            return name
    try:
        piece.content.decode("utf-8")
    except UnicodeDecodeError as error:
        _check_not_utf8(piece, error)
        return encoding_of(piece, options)
    return "utf-8"


def _check_not_utf8(piece: Piece, error: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few broken bytes: read as cp1251, every name in it would be nonsense."""
    start = max(0, error.start - PROBED)
    text = piece.content[start : error.start + PROBED].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not char.isascii() for char in text) > 10 * broken:
        line = piece.content.count(b"\n", 0, error.start) + 1
        raise DataError(
            say(
                "{given} is UTF-8 but for {broken:# broken byte|# broken bytes}, the first in "
                "line {line}; save it again as UTF-8, or name its encoding",
                given=piece.given,
                broken=broken,
                line=line,
            )
        )


def _decoded(piece: Piece, encoding: str) -> str:
    try:
        text = piece.content.decode(encoding)
    except LookupError:
        raise DataError(
            say("encoding {encoding!r} is not known; try utf-8, cp1251, cp1257", encoding=encoding)
        ) from None
    except UnicodeError:
        raise DataError(
            say(
                "{given} is not text in {encoding}; export it again, or name its encoding",
                given=piece.given,
                encoding=encoding,
            )
        ) from None
    if not text or text.isspace():
        raise DataError(say("{given} is empty", given=piece.given))
    _check_text(piece, text)
    return text.removeprefix("\ufeff")


def _check_text(piece: Piece, text: str) -> None:
    if "\0" in text or len(_CONTROL.findall(text[:_CHECKED])) > 10:
        line = text.count("\n", 0, _CONTROL.search(text).start()) + 1
        raise DataError(
            say(
                "{given} is not text: it holds control characters, the first in line {line}; "
                "export it again, or name its encoding (utf-16-le?)",
                given=piece.given,
                line=line,
            )
        )


def _delimiter(text: str) -> str:
    """The character that cuts most rows into the same number of cells, then into most cells."""
    if match := re.match(r"sep=(.)\r?\n", text):  # a note to Excel
        return match[1]
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    widths = Counter(len(row) for row in islice(reader, _PROBE) if len(row) > 1)
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))
