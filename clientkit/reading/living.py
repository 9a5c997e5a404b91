"""Databases whose tables stay in their engine: PostgreSQL and DuckDB, through Ibis, read only.

The session of PostgreSQL may not write, not even a temporary table; so the small tables that
methods bring along (a calendar of months) stand in the query as its VALUES.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.schema as sch
import pyarrow as pa
import sqlglot as sg
import sqlglot.expressions as sge
from ibis.backends.postgres import Backend as Postgres
from ibis.backends.sql.compilers.postgres import PostgresCompiler
from ibis.util import gen_name

from clientkit.reading.addresses import Address
from clientkit.reading.database import SECONDS, Database

_CATALOG = """
    SELECT table_schema, table_name, column_name, current_schema()
    FROM information_schema.columns
    WHERE table_catalog = current_database()
      AND table_schema NOT IN ('information_schema', 'pg_catalog')
    ORDER BY table_schema, table_name, ordinal_position"""


class _Compiler(PostgresCompiler):
    """What Ibis leaves open: a table in memory, and a ratio of decimals."""

    __slots__ = ()

    def visit_Divide(self, op, *, left, right):  # noqa: N802 - Ibis calls it so
        """Ibis and DuckDB say a ratio is a float; PostgreSQL divides numerics to a numeric."""
        return self.cast(left, dt.float64) / self.cast(right, dt.float64)

    def visit_InMemoryTable(self, op, *, name, schema, data):  # noqa: N802 - Ibis calls it so
        rows = data.to_pyarrow(schema).to_pylist() or [dict.fromkeys(schema.names)]
        values = sge.values(
            [tuple(map(_literal, row.values())) for row in rows], alias="v", columns=schema.names
        )
        cast = [
            sg.cast(sg.column(column, quoted=True), self.type_mapper.from_ibis(dtype)).as_(
                column, quoted=True
            )
            for column, dtype in schema.items()
        ]
        for column in values.args["alias"].columns:
            column.set("quoted", True)
        table = sg.select(*cast).from_(values)
        return table if len(data.to_pyarrow(schema)) else table.where(sge.false())


class ReadOnly(Postgres):
    """The PostgreSQL of Ibis in a session that cannot write."""

    compiler = _Compiler()

    def _register_in_memory_table(self, op) -> None:
        """Nothing to prepare: see `_Compiler`."""

    def _get_schema_using_query(self, query: str) -> sch.Schema:
        with self.con.cursor() as cursor:
            cursor.execute(f"SELECT * FROM ({query}\n) AS q LIMIT 0")
            return sch.Schema(
                {one.name: self._type(one.type_display) for one in cursor.description}
            )

    def to_pyarrow_batches(self, expr, /, *, params=None, limit=None, chunk_size=100_000, **_):
        """The rows in the types that Ibis promised: a mean, a sum come as numeric."""
        self._run_pre_execute_hooks(expr)
        schema = expr.as_table().schema().to_pyarrow()
        query = self.compile(expr, limit=limit, params=params)

        def batches() -> Iterator[pa.RecordBatch]:
            with self.con.transaction(), self.con.cursor(name=gen_name("read")) as cursor:
                cursor.execute(query)
                while rows := cursor.fetchmany(chunk_size):
                    columns = zip(*rows, strict=True)
                    arrays = list(map(_array, columns, schema.types))
                    yield pa.record_batch(arrays, schema=schema)

        return pa.RecordBatchReader.from_batches(schema, batches())

    def _type(self, text: str) -> dt.DataType:
        try:
            return self.compiler.type_mapper.from_string(text)
        except (sg.ParseError, KeyError, NotImplementedError):
            return dt.string


def _literal(value) -> sge.Expression:
    return sge.null() if value is None else sge.Literal.string(str(value))


def _array(cells: tuple, kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(cells, kind)
    except pa.ArrowException:
        exact = [None if cell is None else _number(cell, kind) for cell in cells]
        return pa.array(exact, kind)


def _number(cell: Any, kind: pa.DataType) -> float | int | Decimal:
    if pa.types.is_decimal(kind):
        return round(Decimal(cell), kind.scale)
    return int(cell) if pa.types.is_integer(kind) else float(cell)


def postgresql(address: Address) -> Database:
    """The database at `address`, opened."""
    backend = ReadOnly().connect(
        host=address.host,
        port=address.port,
        user=address.user,
        password=address.password,
        database=address.database,
        connect_timeout=SECONDS,
        options="-c default_transaction_read_only=on",
        **address.settings,
    )
    return living(backend, address.shown, f"PostgreSQL {backend.version}")


def duckdb_file(address: Address) -> Database:
    """The DuckDB file at `address`, opened."""
    return living(ibis.duckdb.connect(address.path, read_only=True), address.shown, "DuckDB")


def living(backend: ibis.BaseBackend, shown: str, about: str, own: bool = False) -> Database:
    """What the engine holds; a table of the schema that is searched first has its bare name."""
    columns: dict[str, list[str]] = {}
    places: dict[str, tuple[str, str]] = {}
    for schema, table, column, first in backend.raw_sql(_CATALOG).fetchall():
        name = table if schema == first else f"{schema}.{table}"
        places[name] = schema, table
        columns.setdefault(name, []).append(column)

    def table(name: str, only: Collection[str] | None = None) -> ibis.Table:
        schema, bare = places[name]
        return backend.table(bare, database=schema)

    def query(sql: str) -> ibis.Table:
        if backend.name != "duckdb":
            return backend.sql(sql)
        described = backend.con.execute(f"DESCRIBE {sql}").fetchall()
        kinds = backend.compiler.type_mapper
        schema = {column: kinds.from_string(kind) for column, kind, *_ in described}
        return backend.sql(sql, schema=schema)

    home = next((schema for name, (schema, _) in places.items() if "." not in name), "")
    engine = backend if own else None
    return Database(shown, about, columns, table, query, home, backend.name, engine)
