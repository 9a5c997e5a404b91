"""The bundled sample as a table of every engine, written as a firm's own database has it."""

import sqlite3
from contextlib import closing
from functools import cache

import ibis
import pyarrow as pa

import clientkit as ck

TYPES = {"string": "varchar(200)", "date32[day]": "date", "decimal128(18, 4)": "decimal(18, 4)"}


@cache
def transactions() -> pa.Table:
    return ck.sample().transactions.to_pyarrow()


def statement(name: str = "sales") -> str:
    columns = [f"{field.name} {TYPES[str(field.type)]}" for field in transactions().schema]
    return f"CREATE TABLE {name} ({', '.join(columns)})"


def rows() -> list[tuple]:
    return [tuple(row.values()) for row in transactions().to_pylist()]


def fill_postgresql(connection, name: str = "sales") -> None:
    connection.execute(statement(name))
    with connection.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
        for row in rows():
            copy.write_row(row)


def fill_mariadb(connection) -> None:
    marks = ", ".join(["%s"] * transactions().num_columns)
    with closing(connection.cursor()) as cursor:
        cursor.execute(statement())
        cursor.executemany(f"INSERT INTO sales VALUES ({marks})", rows())


def fill_sqlite(path) -> None:
    """With texts for days and floats for money: SQLite has no others."""
    marks = ", ".join("?" * transactions().num_columns)
    plain = [
        tuple(cell if isinstance(cell, str) or cell is None else _plain(cell) for cell in row)
        for row in rows()
    ]
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement())
        raw.executemany(f"INSERT INTO sales VALUES ({marks})", plain)
        raw.commit()


def _plain(cell):
    return cell.isoformat() if hasattr(cell, "isoformat") else float(cell)


def fill_duckdb(path) -> None:
    backend = ibis.duckdb.connect(path)
    backend.con.register("arriving", transactions())
    backend.con.execute("CREATE TABLE sales AS FROM arriving")
    backend.disconnect()
