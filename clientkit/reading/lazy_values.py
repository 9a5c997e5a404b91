"""The columns of an Ibis table as values of their types, and the tests that find their flaws."""

import ibis
import ibis.expr.types as ir

from clientkit.reading.figures import LIMIT
from clientkit.reading.labels import SHORTENED, TOTALS
from clientkit.reading.lazy_marks import AMOUNTS
from clientkit.reading.mark_words import NOBODY
from clientkit.schema import LINE_MONEY, NUMBERS

FIGURES = (*NUMBERS, "price", *AMOUNTS)
_FACTOR = "decimal(19, 8)"  # a price is not rounded to a line's decimals before it is multiplied
_FACTOR_LIMIT = 10**11
YEARS = (1900, 2100)
_OUTER = "^[\\s\u00a0]+|[\\s\u00a0]+$"


def client_of(values: dict) -> ir.Value:
    """The id; where it is empty, a name of its own tells the client apart."""
    if "client" not in values:
        return values["client_id"]
    name = values["client"]
    if "client_id" not in values:
        return name
    return ibis.coalesce(values["client_id"], ibis.cases((~name.lower().isin(NOBODY), name)))


def flaws(table: ibis.Table, mapping: dict[str, str], values: dict) -> list[tuple]:
    """(test, reason, caption) in the order of `account.REASONS`."""
    client, day = values["client_id"], values["date"]
    who = mapping.get("client_id") or mapping["client"]
    total = client.lower().isin(sorted(TOTALS)) & day.isnull()
    tests = [
        (total, "total", who),
        (client.isnull(), "no_client", who),
        (client.re_search(SHORTENED), "bad_client", who),
        (day.isnull(), "bad_date", mapping["date"]),
    ]
    needed = {"amount"} if "amount" in mapping else {"units", "price"}
    for name in [name for name in FIGURES if name in mapping]:
        gone = values[name].isnull()
        given = _finite(table[mapping[name]]).notnull()
        tests.append((gone if name in needed else gone & given, "bad_number", mapping[name]))
    if "amount" not in mapping:
        tests.append((values["amount"].isnull(), "bad_number", mapping["price"]))
    return tests


def typed(column: ir.Value, name: str) -> ir.Value:
    """The column in its type; null where it is empty or cannot be read."""
    if name in FIGURES:
        return _fitting(_finite(column), LIMIT - 1, LINE_MONEY)
    if name == "date":
        return ibis.cases((column.year().between(*YEARS), column.cast("date")))
    return column.cast("string").re_replace(_OUTER, "").nullif("")


def product(units: ir.Value, price: ir.Value) -> ir.Value:
    """Units x price, rounded once."""
    factors = [_fitting(_finite(factor), _FACTOR_LIMIT, _FACTOR) for factor in (units, price)]
    return _fitting((factors[0] * factors[1]).round(4), LIMIT - 1, LINE_MONEY)


def _finite(column: ir.Value) -> ir.Value:
    """The column, null for what is not a number."""
    return column.isnan().ifelse(ibis.null(), column) if column.type().is_floating() else column


def _fitting(column: ir.Value, limit: int, dtype: str) -> ir.Value:
    return ibis.cases((column.abs() < int(limit), column.cast(dtype)))
