"""Every file of a source as a raw table with its own mapping of columns."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from clientkit.reading.delimited import read_text
from clientkit.reading.files import Piece
from clientkit.reading.headers import TITLE_ROWS, Words, header_row, mapping_of
from clientkit.reading.options import Options
from clientkit.reading.raw import Column, Grid, RawTable, captions_of
from clientkit.reading.typed import read_frame, read_parquet
from clientkit.reading.webpages import is_webpage, read_webpage
from clientkit.reading.workbooks import read_workbook
from clientkit.schema import DataError

OPTIONAL = ("services", "cost", "document", "product", "manager")
"""Cells of these may be left out at the end of a row."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".ods")  # an .xls may be a text or a page
_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"


@dataclass(frozen=True)
class Table:
    """A raw table and which of its captions is which column."""

    raw: RawTable
    mapping: dict[str, str]

    @property
    def client(self) -> str:
        """What tells one client from another: its id, or its name when there is no id."""
        return "client_id" if "client_id" in self.mapping else "client"

    def column(self, name: str) -> Column:
        """The column of a canonical name."""
        return self.raw.column(self.mapping[name])

    @property
    def unused(self) -> list[str]:
        """The captions that say nothing to the kit."""
        used = self.mapping.values()
        return [caption for caption in self.raw.captions if caption and caption not in used]


def read_table(source: Piece | pd.DataFrame, options: Options, known: Words) -> Table:
    """The table in a file or a frame, its columns found by `options` and the words `known`.

    Raises
    ------
    DataError : unreadable; a needed column is not found; a header without rows
    """
    table = _table(source, options, known)
    if not len(table.raw.lines):
        raise DataError(f"{table.raw.source} has a header but no rows under it")
    return table


def _table(source: Piece | pd.DataFrame, options: Options, known: Words) -> Table:
    raw = read_frame(source) if isinstance(source, pd.DataFrame) else _read(source, options)
    if isinstance(raw, Grid):
        return _under_header(raw, options, known)
    return Table(raw, mapping_of(raw.captions, raw.source, options, known))


def _read(piece: Piece, options: Options) -> Grid | RawTable:
    """By the first bytes: an export is not always what its extension says."""
    if not piece.content:
        raise DataError(f"{piece.given} is empty")
    if piece.suffix == ".parquet" or piece.content.startswith(_PARQUET):
        return read_parquet(piece)
    if is_webpage(piece.content):
        return read_webpage(piece, options)
    if piece.suffix in _WORKBOOKS or piece.content.startswith((_ZIP, _OLE)):
        return read_workbook(piece, options)
    return read_text(piece, options)


def _under_header(grid: Grid, options: Options, known: Words) -> Table:
    heads = [captions_of(row) for row in grid.rows[:TITLE_ROWS]]
    header = header_row(heads, options.columns, known)
    mapping = mapping_of(heads[header], grid.source, options, known)
    return Table(grid.table(header, _needed(heads[header], mapping)), mapping)


def _needed(captions: list[str], mapping: dict[str, str]) -> int:
    """How many cells a row must have: up to the last that may not be empty."""
    names: Iterable[str] = mapping.keys() - {*OPTIONAL}
    if "client_id" in mapping:
        names -= {"client"}
    if "amount" in mapping:
        names -= {"units", "price"}
    return 1 + max(captions.index(mapping[name]) for name in names)
