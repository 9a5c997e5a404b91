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

from clientkit.frames import arrow_of, check_types
from clientkit.language import say
from clientkit.periods import month_of
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
    DataError : neither an Ibis table nor a DataFrame; gaps, text or infinite numbers where a
        value must stand; a date that is no day
    """
    if isinstance(table, pd.DataFrame):
        table = ibis.memtable(arrow_of(table))
    if not isinstance(table, ibis.Table):
        raise DataError(say(
            "expected a pandas DataFrame or an Ibis table, got {kind}; from ck.load(...) "
            "pass the ledger's .transactions",
            kind=type(table).__name__,
        ))  # fmt: skip
    check_types(table)
    casts = _casts(table)
    return table.mutate(**casts) if casts else table


def _casts(table: ibis.Table) -> dict[str, ir.Value]:
    wanted = {"date": "date"} | dict.fromkeys(NUMBERS, LINE_MONEY)
    return {
        name: table[name].cast(wanted[name])
        for name, dtype in table.schema().items()
        if name in wanted and not (dtype.is_decimal() or dtype == ibis.dtype(wanted[name]))
    }


def to_pandas(table: ibis.Table) -> pd.DataFrame:
    """`table` as a DataFrame; decimals, exact inside the engine, become float64 to look at.

    >>> import clientkit as ck
    >>> ck.to_pandas(ck.vip_month(ck.sample().transactions, month="2026-06")).head(1)
      client_id     value  rank   vip
    0      C008  25087.52     1  True
    """
    decimals = [name for name, dtype in table.schema().items() if dtype.is_decimal()]
    table = table.cast(dict.fromkeys(decimals, "float64"))
    return to_arrow(table).to_pandas(date_as_object=False)


def to_arrow(table: ibis.Table) -> pa.Table:
    """`table` as Arrow, exact: money as decimal."""
    return _home(table).to_pyarrow(table)


def rows_of(table: ibis.Table) -> list[dict]:
    """The rows of a small `table`, exact: money as Decimal."""
    return to_arrow(table).to_pylist()


def _home(table: ibis.Table) -> ibis.BaseBackend:
    backends = table._find_backends()[0]  # a table of values alone has no backend of its own
    return backends[0] if backends else connection()


def is_unbound(table: ibis.Table) -> bool:
    """True for a table that is a schema alone: it can be compiled, not asked."""
    return bool(table.op().find(UnboundTable))


def has_rows(table: ibis.Table) -> bool:
    """Whether there is any row; a table that cannot be asked is taken to have some."""
    return is_unbound(table) or bool(rows_of(table.limit(1)))


def span(table: ibis.Table) -> tuple[date, date] | None:
    """First and last day in `table`; None where there are no rows."""
    if is_unbound(table):
        return None
    [days] = rows_of(table.agg(first=table.date.min(), last=table.date.max()))
    return (days["first"], days["last"]) if days["first"] else None


def first_month(table: ibis.Table) -> str:
    """The first month of the data; before all months where there is nothing to ask."""
    days = span(table)
    return month_of(days[0]) if days else ""


def fraction(share: float | str | Fraction) -> Fraction:
    """`share` as the rational number that was meant: 0.2 is 1/5, not 0.200000000000000011.

    To a millionth: the engine counts heads with it in whole numbers, which must not overflow.

    >>> fraction(0.2), fraction(1 / 3)
    (Fraction(1, 5), Fraction(1, 3))
    """
    try:
        exact = Fraction(str(share)).limit_denominator(1_000_000)
    except ValueError:
        exact = Fraction(0)  # not a number at all: refused below, as it came
    if not 0 < exact <= 1:
        raise DataError(
            say("a share lies above 0 and not above 1, like 0.2; got {share!r}", share=share)
        )
    return exact
