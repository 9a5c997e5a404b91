"""Ids that belong to one client, as a person decided: a table that the user edits and keeps.

`aliases.csv` in the folder of the source, or `ck.load(source, aliases=...)`: client_id (as it
stands in the data), same_as (the id it belongs to), note. A row without same_as is undecided and
does nothing. `ck.likely_same` offers such a table; nothing is joined that is not in it.

Terms
-----
alias    an id that a row of the table joins to another.
target   the id it belongs to in the end: a -> b and b -> c join a to c.
as read  the id of a row before it was joined.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.language import mark, say
from clientkit.reading import labels
from clientkit.reading.columns import Column
from clientkit.reading.companion_words import ALIAS_WORDS
from clientkit.reading.files import Piece, pieces
from clientkit.reading.options import Options, quoted
from clientkit.reading.raw import Table
from clientkit.reading.tables import read_table
from clientkit.reading.values import client_ids
from clientkit.schema import DataError, listed

TYPES = dict.fromkeys(("client_id", "same_as", "note", "source"), "str") | {
    "rows": "int64",
    "amount": "float64",
}
"""The columns of `Ledger.aliases`; rows and amount are of the alias as it was joined."""

NONE = pd.DataFrame(columns=list(TYPES)).astype(TYPES)
AS_READ = "as_read"


def read_aliases(source: str | Path | pd.DataFrame | Piece | None) -> pd.DataFrame:
    """The rows of an alias table that are decided: the columns of `TYPES`, rows and amount 0.

    Raises
    ------
    DataError : unreadable; no column client_id or same_as; a row with same_as and no client_id
    """
    if source is None:
        return NONE
    if isinstance(source, str | Path):
        [source, *more] = pieces(source)
        if more:
            raise DataError(say("aliases is one file; got {n}", n=1 + len(more)))
    name = source.given if isinstance(source, Piece) else say("the table of aliases")
    table = read_table(source, Options(quoted(name)), ALIAS_WORDS, may_be_empty=True)
    texts = {
        column: table.column(column).parsed(_label, pa.string()).array.to_pandas()
        for column in ("client_id", "same_as", "note")
        if column in table.mapping
    }
    rows = pd.DataFrame(texts).set_axis(table.lines).dropna(subset="same_as")
    if rows["client_id"].isna().any():
        line = rows.index[rows["client_id"].isna()][0]
        raise DataError(say(
            "{name}, row {line}: same_as is given but client_id is empty", name=name, line=line
        ))  # fmt: skip
    rows = rows.assign(source=table.source, rows=0, amount=0.0)
    return rows.reindex(columns=list(TYPES)).astype(TYPES).reset_index(drop=True)


def _label(cell: Any) -> str | None:
    """The id; without the apostrophe that keeps a spreadsheet from taking it for a formula.

    >>> _label("'+372 5"), _label(7.0)
    ('+372 5', '7')
    """
    text = labels.label(cell)
    return text[1:] if text and re.match("'[=+@-]", text) else text


def targets(table: pd.DataFrame) -> dict[str, str]:
    """Alias -> the id it belongs to in the end.

    >>> targets(pd.DataFrame({"client_id": ["a", "b"], "same_as": ["b", "c"]}))
    {'a': 'c', 'b': 'c'}

    Raises
    ------
    DataError : an alias with two targets; aliases that lead in a circle
    """
    pairs = table[["client_id", "same_as"]].drop_duplicates()
    twice = pairs[pairs["client_id"].duplicated(keep=False)]
    if len(twice):
        alias = twice["client_id"].iloc[0]
        both = listed(twice.loc[twice["client_id"] == alias, "same_as"])
        raise DataError(say(
            "{where}: {alias!r} is given twice, as {both}; keep one row of it",
            where=_where(table), alias=alias, both=both,
        ))  # fmt: skip
    step = dict(zip(pairs["client_id"], pairs["same_as"], strict=True))
    return {alias: _end(alias, step, _where(table)) for alias in step}


_ZEROS = mark("{where}: {circle} is a circle; did a workbook program drop zeros?")
_CIRCLE = mark("{where}: {circle} is a circle; take one row of it out")


def _end(alias: str, step: Mapping[str, str], where: str) -> str:
    way = [alias]
    while way[-1] in step:
        way.append(step[way[-1]])
        if way[-1] in way[:-1]:
            circle = " -> ".join(way[way.index(way[-1]) :])
            message = _ZEROS if len(way) == 2 else _CIRCLE
            raise DataError(say(message, where=where, circle=circle))
    return way[-1]


def _where(table: pd.DataFrame) -> str:
    return listed(table["source"].unique()) if "source" in table else say("the table of aliases")


def repaired(table: Table, to: Mapping[str, str]) -> Table:
    """The table with whole ids where a workbook program cut them and an alias says whose they are.

    They could not be accepted otherwise; all other aliases are joined after cleaning.
    """
    place = table.captions.index(table.mapping[table.client])
    column = table.columns[place]
    cells = [
        to.get(labels.label(cell), cell) if labels.is_shortened(cell) else cell
        for cell in column.cells
    ]
    columns = [*table.columns[:place], Column(cells, column.codes), *table.columns[place + 1 :]]
    return replace(table, columns=columns)


def as_read(table: Table, lines: np.ndarray) -> pa.Array:
    """The ids of the accepted rows as they were read, before any was joined."""
    return client_ids(table).filter(pa.array(np.isin(table.lines, lines)))


def joined(rows: pa.Table, ids: pa.Array | pa.ChunkedArray, to: Mapping[str, str]) -> pa.Table:
    """Transactions with every alias joined, and the column `AS_READ` with the `ids` before."""
    place = rows.schema.get_field_index("client_id")
    found = pc.index_in(ids, pa.array(list(to), pa.string()))
    ends = pa.array(list(to.values()), pa.string()).take(found)
    whole = rows.set_column(place, "client_id", pc.coalesce(ends, rows["client_id"]))
    return whole.append_column(AS_READ, ids)


def counted(table: pd.DataFrame, rows: pa.Table, to: Mapping[str, str]) -> pd.DataFrame:
    """`Ledger.aliases`: the table with its targets, and the rows and the money of each alias."""
    mine = rows.select([AS_READ, "amount"]).filter(pc.is_in(rows[AS_READ], pa.array(list(to))))
    sums = mine.group_by(AS_READ).aggregate([("amount", "count"), ("amount", "sum")])
    names = {"amount_count": "rows", "amount_sum": "amount"}
    return told(table, to, sums.to_pandas().set_index(AS_READ).rename(columns=names))


def told(table: pd.DataFrame, to: Mapping[str, str], found: pd.DataFrame) -> pd.DataFrame:
    """The table with its targets; rows and amount `found` of each alias are added to its own."""
    once = table.drop_duplicates("client_id", ignore_index=True)
    more = found.reindex(once["client_id"]).fillna(0)
    return once.assign(
        same_as=once["client_id"].map(to),
        rows=once["rows"] + more["rows"].to_numpy(dtype="int64"),
        amount=once["amount"] + more["amount"].to_numpy(dtype="float64"),
    ).astype(TYPES)


def names_joined(names: Mapping[str, str], to: Mapping[str, str]) -> dict[str, str]:
    """Names by the id in the end; a client's own name before that of an alias.

    >>> names_joined({"a": "Anna Ltd", "b": "ANNA", "c": "Cy"}, {"b": "a", "c": "d"})
    {'a': 'Anna Ltd', 'd': 'Cy'}
    """
    theirs = {to[client]: name for client, name in names.items() if client in to}
    return theirs | {client: name for client, name in names.items() if client not in to}


def followed(directory: pd.DataFrame, to: Mapping[str, str]) -> pd.DataFrame:
    """The directory by the ids in the end; what a client's own row lacks, an alias may tell."""
    alias = directory["client_id"].isin(list(to))
    if not alias.any():
        return directory
    ends = directory["client_id"].map(to).where(alias, directory["client_id"])
    rows = directory.assign(client_id=ends, alias=alias).sort_values("alias", kind="stable")
    whole = rows.drop(columns="alias").groupby("client_id", sort=False).first().reset_index()
    return whole[list(directory)].astype(directory.dtypes.to_dict())


def meeting(frame: pd.DataFrame, to: Mapping[str, str]) -> pd.DataFrame:
    """Rows beside the transactions, like a survey, by the id in the end."""
    if "client_id" not in frame or not to:
        return frame
    ends = frame["client_id"].map(to).where(frame["client_id"].isin(list(to)), frame["client_id"])
    return frame.assign(client_id=ends.astype("str"))
