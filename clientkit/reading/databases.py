"""From a database, or a dump of one, to the fields of a ledger.

Its typed tables are judged by the engine they live in (`lazy`); one whose dates are texts or
whose ids are floats is brought over and read like a frame. Nothing is ever written to it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import ibis
import pandas as pd

from clientkit.engine import to_arrow
from clientkit.language import mark, say
from clientkit.reading import lazy
from clientkit.reading.addresses import Address, address_of
from clientkit.reading.contents import contents as contents_of
from clientkit.reading.files import Piece
from clientkit.reading.headers import has_header
from clientkit.reading.options import Options
from clientkit.reading.tables import read_table
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import DataError

_OPENED_BY = {
    "postgresql": "living.postgresql",
    "duckdb": "living.duckdb_file",
    "mysql": "carried.mysql",
    "sqlite": "carried.sqlite",
}
_DRIVERS = {"psycopg", "pymysql", "sqlite3", "duckdb", "_duckdb", "ibis", "sqlglot", "pyarrow"}
_DUMP = ".sql"


def contents(
    source: str | Path, options: Options, max_faults: float, known: pd.DataFrame
) -> dict[str, Any]:
    """The fields of a ledger of the database at the address `source`.

    Raises
    ------
    DataError : it cannot be opened or asked; it is not clear which table is meant; and as in
        `lazy.contents`. Never with the credentials
    """
    address = address_of(source)
    module, name = _OPENED_BY[address.engine].split(".")
    with _one_sentence(address, "opened"):
        database = getattr(import_module(f"clientkit.reading.{module}"), name)(address)
    with _one_sentence(address, "read"):
        return _read(database, options, max_faults, None, known)


def are_dumps(pieces: Sequence[Any], options: Options) -> bool:
    """Whether the pieces are SQL dumps.

    Raises
    ------
    DataError : some of them are; or a table is asked for and none of them is
    """
    dumps = [isinstance(piece, Piece) and piece.suffix == _DUMP for piece in pieces]
    if any(dumps) and not all(dumps):
        raise DataError(
            say("{source} holds dumps and other files; load them apart", source=options.source)
        )
    if (options.table or options.query) and not any(dumps):
        raise DataError(
            say(
                "table and query belong to a database or a dump of one; {source} is neither, so "
                "leave them out",
                source=options.source,
            )
        )
    return any(dumps)


def dump_contents(
    pieces: Sequence[Piece], options: Options, max_faults: float, known: pd.DataFrame
) -> dict[str, Any]:
    """The fields of a ledger of SQL dumps."""
    from clientkit.reading.dump_tables import dump_database

    database = dump_database(pieces, options)
    sha256 = pieces[0].sha256 if len(pieces) == 1 else None
    with _one_sentence(Address("duckdb", database.shown, options.source), "read"):
        return _read(database, options, max_faults, sha256, known)


def _read(
    database: Any, options: Options, max_faults: float, sha256: str | None, known: pd.DataFrame
) -> dict:
    from clientkit.reading import vtiger

    source = {"sha256": sha256, "about": database.about}
    if options.query:
        table, what = database.selected(options.query), "query"
        source["about"] += f", {' '.join(options.query.split())[:300]}"
    elif vtiger.is_there(database) and not options.table:
        name = f"{database.shown}, invoices of Vtiger"
        return vtiger.contents(database, options, max_faults, {"name": name} | source, known)
    else:
        chosen = _chosen(database, options)
        table, what = database.table(chosen), f"table {chosen}"
    named = {"name": f"{database.shown}, {what}"} | source
    return _of_table(table, options, max_faults, named, known)


def _of_table(
    table: ibis.Table, options: Options, max_faults: float, source: dict, known: pd.DataFrame
) -> dict:
    if lazy.is_typed(table, options, source["name"]):
        return lazy.contents(table, options, max_faults, known, source)
    frame = to_arrow(table).to_pandas(types_mapper=pd.ArrowDtype)  # decimals stay exact
    if frame.empty:
        raise DataError(say("{source} has columns but no rows", source=source["name"]))
    read = replace(
        read_table(frame, options, TRANSACTION_WORDS),
        source=source["name"],
        sha256=source["sha256"],
        about=source["about"],
    )
    return contents_of([read], options, max_faults, known)


def _chosen(database: Any, options: Options) -> str:
    """The table asked for, or the only one that has what transactions need."""
    if options.table:
        return database.named(options.table)
    if len(database.columns) == 1:
        return next(iter(database.columns))  # what it lacks is asked about like a file's
    fits = [
        name
        for name, columns in database.columns.items()
        if has_header([columns], options.columns, TRANSACTION_WORDS)
    ]
    if len(fits) == 1:
        return fits[0]
    if not database.columns:
        raise DataError(
            say(
                "{shown} has no tables that can be read; is it the right one?",
                shown=database.shown,
            )
        )
    call = options.call(table=(fits or list(database.columns))[0])
    if fits:
        raise DataError(
            say(
                "{shown} has {n:# table|# tables} with transactions: {names:and}. Name one: "
                "{call} or, on the command line, --table",
                shown=database.shown, n=len(fits), names=fits, call=call,
            )
        )  # fmt: skip
    raise DataError(
        say(
            "{shown} has no table with columns known as client, date and amount; it has the "
            "tables {names:and}. Name one, and its columns where the names do not tell: {call} "
            "or, on the command line, --table",
            shown=database.shown, names=database.names(), call=call,
        )
    )  # fmt: skip


_FAULTS = {
    ("opened", True): mark(
        "{shown} cannot be opened: {reason}; check the address, the user and the password"
    ),
    ("opened", False): mark("{shown} cannot be opened: {reason}"),
    ("read", True): mark("{shown} cannot be read: {reason}"),
    ("read", False): mark("{shown} cannot be read: {reason}"),
}
"""(what was done, whether it was asked of a server) -> what is said."""


@contextmanager
def _one_sentence(address: Address, done: str) -> Iterator[None]:
    """Whatever a driver complains of, as one DataError without credentials."""
    try:
        yield
    except DataError:
        raise
    except Exception as error:
        known = type(error).__module__.partition(".")[0] in _DRIVERS
        if not known and not isinstance(error, OSError):
            raise
        said = error.args[-1] if error.args and isinstance(error.args[-1], str) else error
        reason = " ".join(address.without_credentials(str(said)).split())[:300]
        message = _FAULTS[done, bool(address.host)]
        raise DataError(say(message, shown=address.shown, reason=reason)) from None
