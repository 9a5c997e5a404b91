"""A regular text file read by columns: many times quicker than row by row.

Regular: under the header every line is one row of as many cells. Anything else (a cell with a
line break, a row that is too short) is left to the reader of rows.
"""

import csv
from io import StringIO
from itertools import islice

import pyarrow as pa
from pyarrow import csv as arrow_csv

_BLOCK = 1 << 22
_PROBE, _HEAD, _FEW = 100, 100_000, 0.5
WORTH = 5_000
"""Lines from which it pays."""


def columns(text: str, delimiter: str, start: int, width: int) -> list[pa.ChunkedArray] | None:
    r"""The columns of the lines from number `start` (0: the first), or None.

    >>> text = "a;b\n" + "1;x\n" * WORTH
    >>> [column.length() for column in columns(text, ";", 1, 2)], columns("a;b\n1;2", ";", 1, 2)
    ([5000, 5000], None)
    """
    data = text.encode("utf-8", "surrogatepass")
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    if lines - start < WORTH or data.count(b"\r") != data.count(b"\r\n"):
        return None  # a lone \r ends a line for one reader and not for the other
    place = 0
    for _ in range(start):
        place = data.find(b"\n", place) + 1
        if not place:
            return None
    body = memoryview(data)[place:]
    names = [str(number) for number in range(width)]
    end = data.find(b"\n", place + _HEAD) + 1
    try:
        head = _read(body[: end - place], delimiter, dict.fromkeys(names, pa.string()))
        table = _read(body, delimiter, {name: _type(head[name]) for name in names})
    except pa.ArrowInvalid:
        return None
    if table.num_rows != lines - start or not _agrees(table, data, place, delimiter):
        return None
    return table.columns


def _read(body: memoryview, delimiter: str, types: dict[str, pa.DataType]) -> pa.Table:
    return arrow_csv.read_csv(
        pa.BufferReader(body),
        read_options=arrow_csv.ReadOptions(column_names=list(types), block_size=_BLOCK),
        parse_options=arrow_csv.ParseOptions(delimiter=delimiter, ignore_empty_lines=False),
        convert_options=arrow_csv.ConvertOptions(column_types=types, strings_can_be_null=False),
    )


def _type(head: pa.ChunkedArray) -> pa.DataType:
    """Texts with a code for each where they repeat, as days and clients do."""
    few = len(head.unique()) < _FEW * len(head)
    return pa.dictionary(pa.int32(), pa.string()) if few else pa.string()


def _agrees(table: pa.Table, data: bytes, place: int, delimiter: str) -> bool:
    """Whether the first rows with a quotation mark are those that the reader of rows sees."""
    if b'"' not in data:
        return True
    body = data[place : place + _HEAD].decode("utf-8", "replace")
    rows = list(islice(csv.reader(StringIO(body, newline=""), delimiter=delimiter), _PROBE))
    rows = rows[:-1]  # the last one may be cut
    return [list(row.values()) for row in table.slice(0, len(rows)).to_pylist()] == rows
