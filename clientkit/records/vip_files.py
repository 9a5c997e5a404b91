"""The two files of a month's record: read sound or refused, never taken for nothing.

Terms
-----
LIST  one row per payer, list and version (PAYERS below)
ROWS  one row per transaction; data_hash says which lists were made from it

ROWS is written first: a record that broke off in between is the one that stood before.
"""

from pathlib import Path

import ibis
import pyarrow as pa
from pyarrow import parquet

from clientkit.language import say
from clientkit.records import LIST, ROWS
from clientkit.schema import LINE_MONEY, MONEY, NUMBERS, TRANSACTIONS, DataError

PAYERS = pa.schema(
    {
        "month": pa.string(),
        "version": pa.int64(),
        "complete": pa.bool_(),
        "criterion": pa.string(),
        "share": pa.float64(),
        "ties": pa.string(),
        "cut": ibis.dtype(MONEY).to_pyarrow(),
        "data_hash": pa.string(),
        "client_id": pa.string(),
        "value": ibis.dtype(MONEY).to_pyarrow(),
        "rank": pa.int64(),
        "vip": pa.bool_(),
    }
)
LINES = pa.schema(
    {name: pa.string() for name in ("data_hash", *TRANSACTIONS)}
    | {"date": pa.date32()}
    | dict.fromkeys(NUMBERS, ibis.dtype(LINE_MONEY).to_pyarrow())
)


def read_record(folder: Path) -> tuple[pa.Table, pa.Table]:
    """What LIST and ROWS of `folder` hold; two empty tables where no list is.

    Raises
    ------
    DataError : a file is damaged, is something else, or one of the two lacks the other
    """
    if not (folder / LIST).exists():
        return PAYERS.empty_table(), LINES.empty_table()
    payers = _read(folder / LIST, PAYERS, PAYERS.names)
    rows = _read(folder / ROWS, LINES, ("data_hash", "client_id", "date"))
    if not set(payers["data_hash"].to_pylist()) <= set(rows["data_hash"].to_pylist()):
        raise _refused(folder / ROWS, say("it lacks rows that {list} was made from", list=LIST))
    return payers, rows


def write_record(folder: Path, payers: pa.Table, rows: pa.Table) -> None:
    """Write both files; each is there whole or as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in ((ROWS, rows), (LIST, payers)):
        partial = folder / f"{name}.partial"
        parquet.write_table(table, partial)
        partial.replace(folder / name)


def _read(path: Path, schema: pa.Schema, needed) -> pa.Table:
    """The columns of `schema` that the file has, of the types that they must be."""
    try:
        found = parquet.read_table(path, partitioning=None)
        names = [name for name in schema.names if name in found.column_names or name in needed]
        return found.select(names).cast(pa.schema([schema.field(name) for name in names]))
    except FileNotFoundError:
        raise _refused(path, say("it is missing")) from None
    except (pa.ArrowException, KeyError, OSError) as error:
        raise _refused(path, str(error.args[-1]).splitlines()[0].rstrip(".")) from None


def _refused(path: Path, why: str) -> DataError:
    return DataError(
        say(
            "{path} cannot be read as the record of a published VIP list: {why}; put back a "
            "copy of it, or move {list} and {rows} away to publish the month anew",
            path=path.as_posix(),
            why=why,
            list=LIST,
            rows=ROWS,
        )
    )
