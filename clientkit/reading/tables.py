"""Every file, and every frame, as a table with its own mapping of columns."""

from io import BytesIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from clientkit.language import say
from clientkit.reading.captions import captions_of, tidy
from clientkit.reading.columns import Column
from clientkit.reading.delimited import read_text
from clientkit.reading.files import Piece
from clientkit.reading.found import Found
from clientkit.reading.headers import (
    TITLE_ROWS,
    check_unique,
    has_header,
    header_row,
    mapping_of,
    profile_of,
)
from clientkit.reading.layouts import layout
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid, Table
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.reading.words import Words
from clientkit.reading.workbooks import is_webpage, read_webpage, read_workbook
from clientkit.schema import DataError

MOST_COLUMNS = 16_384
"""As many as a sheet can have."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".ods")  # an .xls may be a text or a page
_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"


def read_table(
    source: Piece | pd.DataFrame, options: Options, known: Words, *, may_be_empty: bool = False
) -> Table:
    """The table in a file or a frame, its columns found by `options` and the words `known`.

    Raises
    ------
    DataError : unreadable; a needed column is not found; a header without rows
    """
    if isinstance(source, pd.DataFrame):
        table = _of_frame(source, options, known)
    elif source.suffix == ".parquet" or source.content.startswith(_PARQUET):
        table = _of_parquet(source, options, known)
    else:
        table = _of_grids(_grids(source, options), options, known)
    if not (len(table.lines) or may_be_empty):
        raise DataError(say("{source} has a header but no rows under it", source=table.source))
    return table


def _grids(piece: Piece, options: Options) -> list[Grid]:
    """By the first bytes: an export is not always what its extension says."""
    if not piece.content:
        raise DataError(say("{given} is empty", given=piece.given))
    if is_webpage(piece.content):
        return [read_webpage(piece, options)]
    if piece.suffix in _WORKBOOKS or piece.content.startswith((_ZIP, _OLE)):
        return read_workbook(piece, options)
    return [read_text(piece, options)]


def _of_grids(grids: list[Grid], options: Options, known: Words) -> Table:
    """The table under the header of the one grid that has it."""
    for grid in grids:
        width = max(map(len, grid.rows[:TITLE_ROWS]), default=0)
        if width > MOST_COLUMNS:
            raise DataError(
                say(
                    "{source} has {width:# column|# columns}; is its delimiter another one?",
                    source=grid.source,
                    width=width,
                )
            )
    if known is TRANSACTION_WORDS:
        fits = [found for grid in grids if (found := layout(grid, options))]
        if len(fits) > 1:
            raise DataError(_question([fit.grid for fit in fits], options))
        if fits:
            [fit] = fits
            captions = captions_of(fit.grid.rows[fit.header])
            check_unique(captions, fit.grid.source, fit.found.mapping)
            return fit.grid.table(
                fit.header, _needed(captions, fit.found.mapping, known), fit.found
            )
    heads = [[captions_of(row) for row in grid.rows[:TITLE_ROWS]] for grid in grids]
    fits = [place for place, head in enumerate(heads) if has_header(head, options.columns, known)]
    place = fits[0] if fits else 0
    grid, head = grids[place], heads[place]
    header = header_row(head, options.columns, known)
    mapping = mapping_of(head[header], grid.source, options, known)
    return grid.table(header, _needed(head[header], mapping, known), Found(mapping))


def _question(grids: list[Grid], options: Options) -> str:
    sheets = [grid.about.removeprefix("sheet ") for grid in grids]
    return say(
        "{source} has transactions on the sheets {sheets:and}. Name one: {call}, "
        "or save each as a file of its own and load all of them",
        source=grids[0].source, sheets=sheets, call=options.call(sheet=sheets[0]),
    )  # fmt: skip


def _needed(captions: list[str], mapping: dict[str, str], known: Words) -> int:
    """How many cells a row must have: up to the last that may not be empty."""
    names = [name for need in known.needed for name in known.served(need, mapping)]
    return 1 + max(captions.index(mapping[name]) for name in names)


def _found(captions: list[str], source: str, options: Options, known: Words) -> Found:
    """What a header says that cannot stand in another row: that of a frame or of Parquet."""
    if known is not TRANSACTION_WORDS:
        return Found(mapping_of(captions, source, options, known))
    profile = profile_of(captions, "", options)
    mapping = mapping_of(captions, source, options, known, profile)
    return Found(mapping, profile, list(profile.notes))


def _of_parquet(piece: Piece, options: Options, known: Words) -> Table:
    if not piece.content:
        raise DataError(say("{given} is empty", given=piece.given))
    try:
        file = pq.ParquetFile(BytesIO(piece.content), page_checksum_verification=True)
        table = file.read()
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise DataError(
            say("{given} is not a whole Parquet file ({reason})", given=piece.given, reason=reason)
        ) from None
    captions = [tidy(caption) for caption in table.column_names]
    found = _found(captions, piece.name, options, known)
    columns = [Column.of_arrow(column) for column in table.columns]
    lines = np.arange(table.num_rows)
    return Table(piece.name, piece.sha256, captions, columns, lines, {}, "Parquet", found)


def _of_frame(frame: pd.DataFrame, options: Options, known: Words) -> Table:
    """The columns of a DataFrame; its index is left out."""
    name, captions = "DataFrame", [tidy(str(caption)) for caption in frame.columns]
    found = _found(captions, name, options, known)
    columns = [_column(frame.iloc[:, place]) for place in range(frame.shape[1])]
    return Table(name, None, captions, columns, np.arange(len(frame)), {}, name, found)


def _column(series: pd.Series) -> Column:
    try:
        return Column.of_arrow(pa.Array.from_pandas(series))
    except (pa.ArrowException, TypeError, ValueError, OverflowError):  # several types in one
        return Column.of_objects(series.tolist())
