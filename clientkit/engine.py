"""Where tables live: pandas in, pandas out; Ibis in, Ibis out.

Every method is written once, as an Ibis expression, and runs where its table is: DuckDB in this
process (the default), PostgreSQL, Spark. Money is decimal inside the engine; it becomes float64
only in a DataFrame that is looked at.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache, wraps

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
from ibis.expr.operations import UnboundTable

from clientkit.schema import LINE_MONEY, NUMBERS, DataError


@cache
def connection() -> ibis.BaseBackend:
    """The DuckDB of this process; it holds no file and needs no server."""
    return ibis.duckdb.connect()


def any_table(method: Callable[..., ibis.Table]) -> Callable:
    """Let `method`, written for Ibis tables, also take a DataFrame and then return one."""

    @wraps(method)
    def call(table, *args, **options):
        answer = method(as_table(table), *args, **options)
        return to_pandas(answer) if isinstance(table, pd.DataFrame) else answer

    return call


def as_table(table: ibis.Table | pd.DataFrame) -> ibis.Table:
    """`table` for the engine: `date` as a day, money as decimal.

    Raises
    ------
    DataError : neither an Ibis table nor a DataFrame; gaps or text where a value must stand
    """
    if isinstance(table, pd.DataFrame):
        check_values(table)
        table = ibis.memtable(_arrow(table))
    if not isinstance(table, ibis.Table):
        raise DataError(
            f"expected a pandas DataFrame or an Ibis table, got {type(table).__name__}; "
            "from ck.load(...) pass the ledger's .transactions"
        )
    casts = _casts(table)
    return table.mutate(**casts) if casts else table


def check_values(frame: pd.DataFrame) -> None:
    """Raise `DataError` when a client, a day or an amount is missing or is not a number."""
    for name in [n for n in ("client_id", "date", "amount") if n in frame]:
        gaps = int(frame[name].isna().sum())
        if gaps:
            raise DataError(
                f"{name} is empty in {gaps} of {len(frame)} rows; "
                "ck.load sets such rows aside and counts them"
            )
    for name in [n for n in NUMBERS if n in frame]:
        if pd.api.types.is_string_dtype(frame[name]) and len(frame):
            raise DataError(f"{name} holds text ({frame[name].iloc[0]!r}); ck.load converts it")


def _arrow(frame: pd.DataFrame) -> pa.Table:
    try:
        return pa.Table.from_pandas(frame, preserve_index=False)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise DataError(f"a column mixes kinds of values: {error}") from None


def _casts(table: ibis.Table) -> dict[str, ir.Value]:
    wanted = {"date": "date"} | dict.fromkeys(NUMBERS, LINE_MONEY)
    return {
        name: table[name].cast(wanted[name])
        for name, dtype in table.schema().items()
        if name in wanted and not (dtype.is_decimal() or dtype == ibis.dtype(wanted[name]))
    }


def to_pandas(table: ibis.Table) -> pd.DataFrame:
    """`table` as a DataFrame; decimals, exact inside the engine, become float64 to look at."""
    decimals = [name for name, dtype in table.schema().items() if dtype.is_decimal()]
    table = table.cast(dict.fromkeys(decimals, "float64"))
    return _home(table).to_pyarrow(table).to_pandas(date_as_object=False)


def rows_of(table: ibis.Table) -> list[dict]:
    """The rows of a small `table`, exact: money as Decimal."""
    return _home(table).to_pyarrow(table).to_pylist()


def _home(table: ibis.Table) -> ibis.BaseBackend:
    backends = table._find_backends()[0]  # a table of values alone has no backend of its own
    return backends[0] if backends else connection()


def is_unbound(table: ibis.Table) -> bool:
    """True for a table that is a schema alone: it can be compiled, not asked."""
    return bool(table.op().find(UnboundTable))


def span(table: ibis.Table) -> tuple[date, date] | None:
    """First and last day in `table`; None where there are no rows."""
    if is_unbound(table):
        return None
    [days] = rows_of(table.agg(first=table.date.min(), last=table.date.max()))
    return (days["first"], days["last"]) if days["first"] else None


def fraction(share: float | str | Fraction) -> Fraction:
    """`share` as the rational number that was meant: 0.2 is 1/5, not 0.200000000000000011.

    >>> fraction(0.2)
    Fraction(1, 5)
    """
    exact = Fraction(str(share))
    if not 0 < exact <= 1:
        raise DataError(f"a share lies above 0 and not above 1, like 0.2; got {share}")
    return exact
