"""What is packed: gz, zip, and the workbooks that are zips inside; whole, and of a sane size.

Trap: a reader of workbooks that stops at the last cell never sees the checksum after it, and one
that makes room for every cell up to a stray one at the far end of a sheet needs 400 GB.
"""

import gzip
import re
import zipfile
import zlib
from io import BytesIO

from clientkit.language import mark, say
from clientkit.schema import DataError

SANE, RATIO = 16_000_000, 200
"""Bytes that anything may unpack to; beyond them, times its own size."""

CELLS = 100_000_000
"""Cells up to the last one of a sheet; a sheet of a million rows may be a hundred columns wide."""

_HEAD, _TAIL = 4_000, 100_000
_SIZE = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]*[0-9]*:?([A-Z]{1,3})([0-9]{1,9})"')
_CELL = re.compile(rb'r="([A-Z]{1,3})([0-9]{1,9})"')
_BAD = (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError, zlib.error)


UNPACKED = mark("{given} cannot be unpacked ({error})")
WORKBOOK = mark("{given} is not a whole workbook ({error})")


def unzipped(given: str, content: bytes, bad: str = UNPACKED) -> dict[str, bytes]:
    """The members of a zip by name, in the order of the names; `bad` is said of a broken one.

    Raises
    ------
    DataError : not a whole zip, locked, or of an insane size
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_sane(given, sum(one.file_size for one in archive.infolist()), len(content))
            return {name: archive.read(name) for name in sorted(archive.namelist())}
    except DataError:
        raise
    except _BAD as error:
        raise DataError(say(bad, given=given, error=error)) from None


def gunzipped(given: str, content: bytes) -> bytes:
    """What a gz holds.

    Raises
    ------
    DataError : not a whole gz, or of an insane size
    """
    most = max(SANE, RATIO * len(content))
    try:
        found = gzip.GzipFile(fileobj=BytesIO(content)).read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(
            say("{given} is not a whole gzip file ({error})", given=given, error=error)
        ) from None
    _check_sane(given, len(found), len(content))
    return found


def check_workbook(given: str, content: bytes) -> None:
    """Raise `DataError` unless the zip is whole and its sheets have a sane number of cells."""
    for name, part in unzipped(given, content, WORKBOOK).items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _check_reach(given, part)


def _check_sane(given: str, unpacked: int, packed: int) -> None:
    if unpacked > max(SANE, RATIO * packed):
        raise DataError(
            say(
                "{given} unpacks to more than {ratio:# time|# times} its size, which no export "
                "does; unpack it yourself, and look at what is inside",
                given=given,
                ratio=RATIO,
            )
        )


def _check_reach(given: str, sheet: bytes) -> None:
    ends = [*_SIZE.findall(sheet[:_HEAD]), *_CELL.findall(sheet[-_TAIL:])]
    height = max((int(row) for _, row in ends), default=0)
    width = max((_number(letters) for letters, _ in ends), default=0)
    if height * width > CELLS:
        raise DataError(
            say(
                "{given} has a sheet of {height:# row|# rows} and {width:# column|# columns}: "
                "something stands far away from the table. Copy the table into a new workbook",
                given=given,
                height=height,
                width=width,
            )
        )


def _number(letters: bytes) -> int:
    """The number of a column.

    >>> _number(b"A"), _number(b"XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
