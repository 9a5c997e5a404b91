"""Tables that come with types: pandas DataFrames and Parquet files."""

from io import BytesIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from clientkit.reading.files import Piece
from clientkit.reading.raw import Column, RawTable
from clientkit.schema import DataError


def read_parquet(piece: Piece) -> RawTable:
    """The columns of a Parquet file."""
    try:
        table = pq.read_table(BytesIO(piece.content))
    except (pa.ArrowInvalid, OSError) as error:
        raise DataError(f"{piece.given} is not a whole Parquet file ({error})") from None
    return read_arrow(table, piece.name, piece.sha256, "Parquet")


def read_arrow(table: pa.Table, name: str, sha256: str | None, about: str) -> RawTable:
    """The columns of an Arrow table."""
    columns = [Column.of_arrow(column) for column in table.columns]
    return _raw(name, sha256, table.column_names, columns, about)


def read_frame(frame: pd.DataFrame, name: str = "DataFrame") -> RawTable:
    """The columns of a DataFrame; its index is left out."""
    columns = [_column(frame.iloc[:, place]) for place in range(frame.shape[1])]
    return _raw(name, None, [str(caption) for caption in frame.columns], columns, "DataFrame")


def _column(series: pd.Series) -> Column:
    try:
        return Column.of_arrow(pa.Array.from_pandas(series))
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # one column, several types
        return Column.of_objects(series.tolist())


def _raw(name, sha256, captions, columns, about) -> RawTable:
    rows = len(columns[0].codes) if columns else 0
    return RawTable(name, sha256, captions, columns, np.arange(rows), {}, about)
