"""The list of clients: one row is a client, whatever the firm keeps about it.

It comes from a file or a frame, or from the names that stand in the transactions. A birthday, a
potential or a plan that cannot be read is left empty: nothing is computed from them but reminders.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa

from clientkit.language import say
from clientkit.reading import days, decimal_marks, figures, labels
from clientkit.reading.files import Piece, pieces
from clientkit.reading.options import Options, quoted
from clientkit.reading.raw import Table
from clientkit.reading.tables import read_table
from clientkit.reading.vocabulary import DIRECTORY_WORDS
from clientkit.schema import DIRECTORY, DataError

MONEY = ("potential", "plan")


def read_directory(source: str | Path | pd.DataFrame | Piece) -> pd.DataFrame:
    """One row per client, the columns of `schema.DIRECTORY` that the source has.

    Raises
    ------
    DataError : unreadable, several files, no column of clients, a client twice
    """
    if isinstance(source, str | Path):
        found = pieces(source)
        if len(found) > 1:
            raise DataError(
                say(
                    "{source} holds {n:# file|# files}; a directory is one file",
                    source=source,
                    n=len(found),
                )
            )
        source = found[0]
    name = source.given if isinstance(source, Piece) else say("the directory")
    table = read_table(source, Options(quoted(name)), DIRECTORY_WORDS)
    frame = _frame(table)
    _check_once(frame["client_id"], name)
    return frame


def named_clients(ids: Iterable[str], names: Mapping[str, str]) -> pd.DataFrame:
    """A directory of the clients that stand in the transactions, in the order of their ids.

    >>> named_clients(["b", "a"], {"a": "Ann"})
      client_id client
    0         a    Ann
    1         b    NaN
    """
    frame = pd.DataFrame({"client_id": sorted(ids)}, dtype="str")
    if names:
        frame["client"] = frame["client_id"].map(dict(names)).astype("str")
    return frame


def _frame(table: Table) -> pd.DataFrame:
    values = {name: _values(table, name) for name in DIRECTORY if name in table.mapping}
    values.setdefault("client_id", values.get("client"))
    frame = pa.table({name: values[name] for name in DIRECTORY if name in values}).to_pandas(
        date_as_object=False
    )
    return frame.dropna(subset="client_id").reset_index(drop=True)


def _values(table: Table, name: str) -> pa.Array:
    column = table.column(name)
    if name == "birthday":
        return column.parsed(lambda cell: days.day(cell, "dmy"), pa.date32()).array
    if name in MONEY:
        mark = decimal_marks.evidence([column]).mark() or "."
        return column.parsed(figures.money(mark), pa.decimal128(18, 4)).array.cast(pa.float64())
    return column.parsed(labels.reader(column), pa.string()).array


def _check_once(ids: pd.Series, name: str) -> None:
    twice = sorted(set(ids[ids.duplicated()]))
    if twice:
        raise DataError(
            say(
                "{name} has {twice:and} more than once; a directory has one row for a client",
                name=name,
                twice=map(repr, twice[:5]),
            )
        )
