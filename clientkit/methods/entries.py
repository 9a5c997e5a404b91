"""The directory beside the rows: one entry per client, its id as text, its numbers as numbers."""

from collections.abc import Mapping

import ibis
import pandas as pd
import pyarrow as pa

from clientkit.frames import TOO_LARGE
from clientkit.language import say
from clientkit.schema import DataError, need_columns


def entries_of(directory: pd.DataFrame, kinds: Mapping[str, str]) -> ibis.Table:
    """client_id, and of the columns in `kinds` those that the directory has, in that type.

    Raises
    ------
    DataError : not a DataFrame with a client_id; a client is there twice, and of two entries none
        is known to be the right one; text where a number must stand
    """
    if not isinstance(directory, pd.DataFrame):
        raise DataError(
            say(
                "a directory is a DataFrame with one row per client, like ledger.directory; got "
                "{kind}",
                kind=type(directory).__name__,
            )
        )
    need_columns(directory.columns, ["client_id"], say("the directory"))
    listed = directory[directory["client_id"].notna()]
    ids = check_once(listed["client_id"], say("the directory")).map(text_id)
    columns = {"client_id": pa.array(ids.astype(object), pa.string())}
    for name in [name for name in kinds if name in listed]:
        if kinds[name] != "string":
            _check_numbers(name, listed[name])
        columns[name] = pa.array(listed[name].astype(object), from_pandas=True)
    table = ibis.memtable(pa.table(columns))
    return table.cast({name: kinds[name] for name in columns if name in kinds})


def check_once(ids: pd.Series, name: str) -> pd.Series:
    """`ids`, when each client is there once: a second row would count its money twice.

    >>> check_once(pd.Series(["a", "b", "a"]), "the directory")
    Traceback (most recent call last):
    clientkit.schema.DataError: the directory has the client 'a' twice; it takes one row per client
    """
    texts = ids.dropna().map(text_id)
    twice = texts[texts.duplicated()]
    if len(twice):
        raise DataError(
            say(
                "{name} has the client {client!r} twice; it takes one row per client",
                name=name,
                client=twice.iloc[0],
            )
        )
    return ids


def text_id(value) -> str:
    """A client id as text; 7.0 is the id 7, read as a number.

    >>> text_id(7.0), text_id("007"), text_id(7)
    ('7', '007', '7')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def with_text_ids(table: ibis.Table) -> ibis.Table:
    """`table` with `client_id` as `text_id` writes it."""
    ids = table.client_id
    if not ids.type().is_floating():
        return table.cast({"client_id": "string"})
    whole = ids == ids.floor()
    text = whole.ifelse(ids.cast("int64").cast("string"), ids.cast("string"))
    return table.mutate(client_id=text)


def _check_numbers(name: str, column: pd.Series) -> None:
    known = column.dropna()
    text = known.map(lambda value: isinstance(value, str | bool))
    numbers = pd.to_numeric(known, errors="coerce").astype(float)
    wrong = known[text | ~(numbers.abs() < TOO_LARGE)].tolist()
    if wrong:
        raise DataError(
            say(
                "{name} is {found!r} in the directory, not a number below {most:.0e}; "
                "ck.load converts it",
                name=name,
                found=wrong[0],
                most=TOO_LARGE,
            )
        )
