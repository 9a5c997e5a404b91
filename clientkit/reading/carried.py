"""Databases whose rows are carried over once, into a DuckDB of their own: SQLite, MySQL, MariaDB.

SQLite has no decimals: 0.1 + 0.2 would rank above 0.3. MySQL takes `ann`, `Ann` and `Änn` for one
client when it groups, and its driver for Ibis rounds decimals and needs a compiler to install. So
the rows come over as they are, read only, decimals exact; from there on both are DuckDB tables.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from urllib.parse import quote

import ibis
import pyarrow as pa
import sqlglot as sg

from clientkit.language import say
from clientkit.reading.addresses import Address
from clientkit.reading.database import SECONDS, Database
from clientkit.reading.typed_columns import identifier, placed, type_of
from clientkit.schema import DataError

BATCH = 50_000
"""Rows fetched at a time."""

_ARRIVING = "rows that arrive"
_SQLITE = """
    SELECT t.name, c.name, c.type FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    ORDER BY t.name, c.cid"""
_MYSQL = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = database() ORDER BY table_name, ordinal_position"""


def sqlite(address: Address) -> Database:
    """The SQLite file at `address`, opened so that it cannot be written."""
    path = quote(address.path.resolve().as_posix())
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=SECONDS)
    raw.text_factory = lambda found: found.decode("utf-8", errors="replace")
    declared: dict[str, dict[str, str]] = {}
    for table, column, kind in raw.execute(_SQLITE):
        declared.setdefault(table, {})[column] = kind

    def carry(query: str, name: str, home: ibis.BaseBackend) -> None:
        cursor = raw.execute(query)
        names = [one[0] for one in cursor.description]
        kinds = declared.get(name, {})
        columns = zip(*cursor.fetchall(), strict=True)
        texts = [pa.array(map(_text, cells), pa.string()) for cells in columns]
        texts = texts or [pa.array([], pa.string()) for _ in names]
        types = {one: type_of(kinds.get(one, "")) for one in names}
        placed(home, name, _table(names, texts), types)

    return _carried(address.shown, "SQLite", declared, carry, "", "sqlite")


def mysql_session(address: Address) -> Any:
    """A session of MySQL or MariaDB that may only read."""
    import pymysql  # of no use to all the others

    raw = pymysql.connect(
        host=address.host,
        port=address.port,
        user=address.user or os.environ.get("MYSQL_USER"),
        password=address.password or os.environ.get("MYSQL_PWD", ""),
        database=address.database,
        connect_timeout=SECONDS,
        read_timeout=SECONDS,  # its greeting too: a door may open with nobody behind it
        charset="utf8mb4",
        autocommit=True,
        cursorclass=pymysql.cursors.SSCursor,
        init_command="SET SESSION TRANSACTION READ ONLY",
        **address.settings,
    )
    raw._read_timeout = None  # a long query may take its time
    return raw


def mysql(address: Address) -> Database:
    """The MySQL or MariaDB database at `address`, opened."""
    raw = mysql_session(address)
    declared: dict[str, dict[str, str]] = {}
    with closing(raw.cursor()) as cursor:
        cursor.execute(_MYSQL)
        for table, column, kind in cursor:
            declared.setdefault(table, {})[column] = kind

    def carry(query: str, name: str, home: ibis.BaseBackend) -> None:
        with closing(raw.cursor()) as cursor:
            cursor.execute(query)
            schema = pa.schema([_field(one) for one in cursor.description])
            _check_once(schema.names)
            batches = pa.RecordBatchReader.from_batches(schema, _batches(cursor, schema))
            home.con.register(_ARRIVING, batches)
            home.con.execute(f"CREATE TABLE {identifier(name)} AS FROM {identifier(_ARRIVING)}")
            home.con.unregister(_ARRIVING)

    about = "MariaDB" if "MariaDB" in raw.get_server_info() else "MySQL"
    return _carried(address.shown, about, declared, carry, address.database, "mysql")


def _carried(
    shown: str,
    about: str,
    declared: dict[str, dict[str, str]],
    carry: Callable[[str, str, ibis.BaseBackend], None],
    home: str,
    dialect: str,
) -> Database:
    place, here, numbers = ibis.duckdb.connect(), set(), count(1)

    def table(name: str, only: Collection[str] | None = None) -> ibis.Table:
        columns = [one for one in declared[name] if only is None or one in only]
        if name not in here:
            here.add(name)
            names = [sg.column(column, quoted=True) for column in columns]
            query = sg.select(*names).from_(sg.table(name, quoted=True))
            carry(query.sql(dialect), name, place)
        return place.table(name)

    def query(sql: str) -> ibis.Table:
        name = f"query {next(numbers)}"
        carry(sql, name, place)
        return place.table(name)

    columns = {name: list(found) for name, found in declared.items()}
    return Database(shown, about, columns, table, query, home, dialect, place)


def _table(names: list[str], arrays: list[pa.Array]) -> pa.Table:
    _check_once(names)
    return pa.table(arrays, names=names)


def _check_once(names: list[str]) -> None:
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise DataError(
            say(
                "the query gives the column {name} twice; name one of them otherwise",
                name=twice[0],
            )
        )


def _text(cell: Any) -> str | None:
    """A cell of SQLite, which may have any type in any column, as text without loss."""
    if isinstance(cell, bytes):
        return cell.decode("utf-8", errors="replace")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    if isinstance(cell, float):
        return (
            f"{Decimal(repr(cell)):f}"
            if cell == cell and abs(cell) != float("inf")
            else repr(cell)
        )
    return None if cell is None else str(cell)


def _field(described: tuple) -> pa.Field:
    """The Arrow type of a column, by what the server says of it."""
    from pymysql.constants import FIELD_TYPE as KIND

    name, kind, _, _, _, scale, _ = described
    if kind in (KIND.DECIMAL, KIND.NEWDECIMAL):
        return pa.field(name, pa.decimal128(38, min(scale, 30)))
    whole = (KIND.TINY, KIND.SHORT, KIND.INT24, KIND.LONG, KIND.YEAR)
    found = dict.fromkeys(whole, pa.int64()) | {
        KIND.LONGLONG: pa.decimal128(20, 0),  # it may be unsigned
        KIND.FLOAT: pa.float64(),
        KIND.DOUBLE: pa.float64(),
        KIND.DATE: pa.date32(),
        KIND.DATETIME: pa.timestamp("us"),
        KIND.TIMESTAMP: pa.timestamp("us"),
    }
    return pa.field(name, found.get(kind, pa.string()))


def _batches(cursor: Any, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    while rows := cursor.fetchmany(BATCH):
        columns = zip(*rows, strict=True)
        yield pa.record_batch(
            [
                pa.array([_cell(cell, field.type) for cell in cells], field.type)
                for cells, field in zip(columns, schema, strict=True)
            ],
            schema=schema,
        )


def _cell(cell: Any, kind: pa.DataType) -> Any:
    """A cell as its type has it: a day that is none, like 0000-00-00, is absent."""
    if pa.types.is_temporal(kind):
        return cell if isinstance(cell, date | datetime) else None
    if not pa.types.is_string(kind) or cell is None:
        return cell
    return cell.decode("utf-8", errors="replace") if isinstance(cell, bytes) else str(cell)
