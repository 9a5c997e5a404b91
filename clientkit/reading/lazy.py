"""An Ibis table that has types already: judged by the engine it lives in, and left there.

Nothing is copied but the rows set aside. A table of a database has no row numbers: `row` is 0.
"""

from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from clientkit.engine import is_unbound, rows_of, to_pandas
from clientkit.reading import aliases, called
from clientkit.reading.account import REASONS, Account, check_faults
from clientkit.reading.cleaning import REJECTED_TYPES
from clientkit.reading.contents import check_some
from clientkit.reading.directory import named_clients
from clientkit.reading.figures import LIMIT
from clientkit.reading.headers import mapping_of
from clientkit.reading.labels import SHORTENED, TOTALS
from clientkit.reading.mark_words import NOBODY
from clientkit.reading.options import Options
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import LINE_MONEY, NUMBERS, REJECTED, TRANSACTIONS, DataError

NAME = "table"
ABOUT = "Ibis table"
_MONEY = (*NUMBERS, "price")
_FACTOR = "decimal(19, 8)"  # a price is not rounded to a line's decimals before it is multiplied
_FACTOR_LIMIT = 10**11
_YEARS = (1900, 2100)
_OUTER = "^[\\s\u00a0]+|[\\s\u00a0]+$"


def is_typed(table: ibis.Table, options: Options) -> bool:
    """Whether days are days, numbers numbers and ids no floats; else it is read like a frame.

    So is a time with a zone: its day is the one in that zone, which an engine may not keep.
    """
    if is_unbound(table):
        raise DataError("the table is a schema without rows; connect it to an engine first")
    types = table.schema()
    mapping = mapping_of(table.columns, NAME, options, TRANSACTION_WORDS)
    day = types[mapping["date"]]
    ids = ("client_id", "client", "document", "product")
    return (
        (day.is_date() or (day.is_timestamp() and day.timezone in (None, "UTC")))
        and all(types[mapping[name]].is_numeric() for name in _MONEY if name in mapping)
        and not any(types[mapping[name]].is_floating() for name in ids if name in mapping)
    )


def contents(
    table: ibis.Table, options: Options, max_faults: float, known: pd.DataFrame = aliases.NONE
) -> dict[str, Any]:
    """The fields of a ledger; its transactions stay an expression; `known`: the alias table.

    Raises
    ------
    DataError : too many faulty rows; no row that can be accepted
    """
    mapping = mapping_of(table.columns, NAME, options, TRANSACTION_WORDS)
    judged = _judged(table, mapping)
    accepted = judged.filter(_.reason == "")
    rejected = _rejected(judged)
    account = _account(judged, accepted, rejected)
    check_faults(account, rejected, max_faults)
    check_some(account, options)
    [span] = rows_of(accepted.agg(first=_.date.min(), last=_.date.max()))
    to = aliases.targets(known)
    names = [name for name in TRANSACTIONS if name in accepted.columns]
    return {
        "transactions": _joined(accepted.select(names), to),
        "rejected": rejected,
        "account": account,
        "directory": _clients(accepted),
        "called": called.NONE,
        "aliases": _counted(known, accepted, to),
        "sources": [{"name": NAME, "sha256": None, "rows": account.rows_read, "about": ABOUT}],
        "mapping": mapping,
        "unused": [caption for caption in table.columns if caption not in mapping.values()],
        "first_date": span["first"],
        "last_date": span["last"],
    }


def _judged(table: ibis.Table, mapping: dict[str, str]) -> ibis.Table:
    """The canonical columns with, for each row, the first reason to set it aside, or ""."""
    values = {name: _value(table[caption], name) for name, caption in mapping.items()}
    values["client_id"] = _client(values)
    if "amount" not in values:
        values["amount"] = _product(table[mapping["units"]], table[mapping["price"]])
    tests = _tests(table, mapping, values)
    shown = {
        "reason": ibis.cases(*((test, reason) for test, reason, _ in tests), else_=""),
        "column": ibis.cases(*((test, caption) for test, _, caption in tests), else_=""),
        "text": ibis.cases(
            *((test, table[caption].cast("string")) for test, _, caption in tests), else_=""
        ),
    }
    return table.select(
        **{name: value for name, value in values.items() if name != "price"}, **shown
    )


def _client(values: dict) -> ir.Value:
    """The id; where it is empty, a name of its own tells the client apart."""
    if "client" not in values:
        return values["client_id"]
    name = values["client"]
    if "client_id" not in values:
        return name
    return ibis.coalesce(values["client_id"], ibis.cases((~name.lower().isin(NOBODY), name)))


def _tests(table: ibis.Table, mapping: dict[str, str], values: dict) -> list[tuple]:
    """(test, reason, caption) in the order of `account.REASONS`."""
    client, day = values["client_id"], values["date"]
    who = mapping.get("client_id") or mapping["client"]
    total = client.lower().isin(sorted(TOTALS)) & day.isnull()  # noqa: PD003
    tests = [
        (total, "total", who),
        (client.isnull(), "no_client", who),  # noqa: PD003
        (client.re_search(SHORTENED), "bad_client", who),
        (day.isnull(), "bad_date", mapping["date"]),  # noqa: PD003
    ]
    needed = {"amount"} if "amount" in mapping else {"units", "price"}
    for name in [name for name in _MONEY if name in mapping]:
        gone = values[name].isnull()  # noqa: PD003
        given = _finite(table[mapping[name]]).notnull()  # noqa: PD004
        tests.append((gone if name in needed else gone & given, "bad_number", mapping[name]))
    if "amount" not in mapping:
        tests.append((values["amount"].isnull(), "bad_number", mapping["price"]))  # noqa: PD003
    return tests


def _value(column: ir.Value, name: str) -> ir.Value:
    """The column in its type; null where it is empty or cannot be read."""
    if name in _MONEY:
        return _fitting(_finite(column), LIMIT - 1, LINE_MONEY)
    if name == "date":
        return ibis.cases((column.year().between(*_YEARS), column.cast("date")))
    return column.cast("string").re_replace(_OUTER, "").nullif("")


def _product(units: ir.Value, price: ir.Value) -> ir.Value:
    factors = [_fitting(_finite(factor), _FACTOR_LIMIT, _FACTOR) for factor in (units, price)]
    return _fitting((factors[0] * factors[1]).round(4), LIMIT - 1, LINE_MONEY)


def _finite(column: ir.Value) -> ir.Value:
    """The column, null for what is not a number."""
    return column.isnan().ifelse(ibis.null(), column) if column.type().is_floating() else column


def _fitting(column: ir.Value, limit: int, dtype: str) -> ir.Value:
    return ibis.cases((column.abs() < int(limit), column.cast(dtype)))


def _rejected(judged: ibis.Table) -> pd.DataFrame:
    found = to_pandas(judged.filter(_.reason != "").select("column", "text", "reason"))
    found = found.assign(source=NAME, row=0, text=found["text"].fillna(""))
    return found[list(REJECTED)].astype(REJECTED_TYPES)


def _account(judged: ibis.Table, accepted: ibis.Table, rejected: pd.DataFrame) -> Account:
    read, taken = _sums(judged), _sums(accepted)
    groups = judged.filter(_.reason != "").group_by("reason")
    found = rows_of(groups.agg(rows=_.count(), money=_.amount.sum()))
    reasons = {row["reason"]: (row["rows"], row["money"] or Decimal(0)) for row in found}
    return Account(
        rows_read=read[0],
        rows_accepted=taken[0],
        rows_set_aside=len(rejected),
        money_read=read[1],
        money_accepted=taken[1],
        money_set_aside=sum((money for rows, money in reasons.values()), Decimal(0)),
        by_reason={reason: reasons[reason] for reason in REASONS if reason in reasons},
    )


def _sums(table: ibis.Table) -> tuple[int, Decimal]:
    [sums] = rows_of(table.agg(rows=_.count(), money=_.amount.sum()))
    return sums["rows"], sums["money"] or Decimal(0)


def _clients(accepted: ibis.Table) -> pd.DataFrame:
    """Without an order of rows there is no last name: the greatest one stands."""
    if "client" not in accepted.columns:
        ids = rows_of(accepted.select("client_id").distinct())
        return named_clients([row["client_id"] for row in ids], {})
    rows = rows_of(accepted.group_by("client_id").agg(client=_.client.max()))
    names = {row["client_id"]: row["client"] for row in rows}
    return named_clients(names, names)


def _joined(rows: ibis.Table, to: dict[str, str]) -> ibis.Table:
    return rows.mutate(client_id=_.client_id.substitute(to)) if to else rows


def _counted(known: pd.DataFrame, rows: ibis.Table, to: dict[str, str]) -> pd.DataFrame:
    if not to:
        return aliases.NONE
    mine = rows.filter(_.client_id.isin(list(to))).group_by("client_id")
    found = to_pandas(mine.agg(rows=_.count(), amount=_.amount.sum())).set_index("client_id")
    return aliases.told(known, to, found)
