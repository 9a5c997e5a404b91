"""An Ibis table that has types already: judged by the engine it lives in, and left there.

Nothing is copied but the rows set aside. A table of a database has no row numbers: `row` is 0.
"""

from decimal import Decimal

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from clientkit.engine import rows_of, to_pandas
from clientkit.reading.account import Account, check_faults
from clientkit.reading.cleaning import REJECTED_TYPES
from clientkit.reading.contents import Contents, check_some
from clientkit.reading.directory import named_clients
from clientkit.reading.headers import mapping_of
from clientkit.reading.options import Options
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import LINE_MONEY, NUMBERS, REJECTED, TRANSACTIONS

NAME = "table"
_FACTOR = "decimal(18, 6)"  # a price is not rounded to a line's decimals before it is multiplied
_SHOWN_BY = {"no_client": "client_id", "bad_date": "date", "bad_number": "amount"}


def is_typed(table: ibis.Table, options: Options) -> bool:
    """Whether days are days, numbers numbers and ids no floats; else it is read like a frame."""
    types = table.schema()
    mapping = mapping_of(table.columns, NAME, options, TRANSACTION_WORDS)
    numbers = [types[caption] for name, caption in mapping.items() if name in (*NUMBERS, "price")]
    day = types[mapping["date"]]
    ids = [
        types[mapping[name]] for name in ("client_id", "document", "product") if name in mapping
    ]
    return (
        (day.is_date() or day.is_timestamp())
        and all(kind.is_numeric() for kind in numbers)
        and not any(kind.is_floating() for kind in ids)
    )


def contents(table: ibis.Table, options: Options, max_faults: float) -> Contents:
    """The contents of the table; its transactions stay an expression.

    Raises
    ------
    DataError : too many faulty rows; no row that can be accepted
    """
    mapping = mapping_of(table.columns, NAME, options, TRANSACTION_WORDS)
    judged = table.select(**_values(table, mapping)).mutate(reason=_reason)
    accepted = judged.filter(_.reason == "")
    rejected = _rejected(judged, mapping)
    account = _account(judged, accepted, rejected)
    check_faults(account, rejected, max_faults)
    check_some(account, options)
    [span] = rows_of(accepted.agg(first=_.date.min(), last=_.date.max()))
    return Contents(
        accepted.select([name for name in TRANSACTIONS if name in accepted.columns]),
        rejected,
        account,
        _clients(accepted),
        [{"name": NAME, "sha256": None, "rows": account.rows_read, "about": "Ibis table"}],
        mapping,
        [caption for caption in table.columns if caption not in mapping.values()],
        span["first"],
        span["last"],
    )


def _values(table: ibis.Table, mapping: dict[str, str]) -> dict[str, ir.Value]:
    """The canonical columns as expressions; empty texts are null."""
    values = {name: _typed(table[caption], name) for name, caption in mapping.items()}
    values.setdefault("client_id", values.get("client"))
    if "amount" not in values:
        units, price = table[mapping["units"]], table[mapping["price"]]
        values["amount"] = (units.cast(_FACTOR) * price.cast(_FACTOR)).round(4).cast(LINE_MONEY)
    return {name: value for name, value in values.items() if name != "price"}


def _typed(column: ir.Value, name: str) -> ir.Value:
    if name in (*NUMBERS, "price"):
        return column.cast(LINE_MONEY)
    return column.cast("date") if name == "date" else column.cast("string").strip().nullif("")


def _reason(table: ibis.Table) -> ir.Value:
    """The reason to set a row aside; "" where there is none."""
    tests = ((table[column].isnull(), reason) for reason, column in _SHOWN_BY.items())  # noqa: PD003
    return ibis.cases(*tests, else_="")


def _rejected(judged: ibis.Table, mapping: dict[str, str]) -> pd.DataFrame:
    reasons = to_pandas(judged.filter(_.reason != "").select("reason"))["reason"]
    captions = {reason: mapping.get(column, "") for reason, column in _SHOWN_BY.items()}
    parts = {"column": reasons.map(captions), "reason": reasons}
    constant = {"source": NAME, "row": 0, "text": ""}
    return pd.DataFrame(parts).assign(**constant)[list(REJECTED)].astype(REJECTED_TYPES)


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
        by_reason={reason: reasons[reason] for reason in _SHOWN_BY if reason in reasons},
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
