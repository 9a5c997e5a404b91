"""An Ibis table that has types already: judged by the engine it lives in, and left there.

Nothing is copied but the rows set aside. A table of a database has no row numbers: `row` is 0.
"""

from decimal import Decimal
from typing import Any

import ibis
import pandas as pd
from ibis import _

from clientkit.engine import is_unbound, rows_of, to_pandas
from clientkit.language import say
from clientkit.reading import aliases, called
from clientkit.reading.account import REASONS, Account, check_faults
from clientkit.reading.cleaning import REJECTED_TYPES
from clientkit.reading.contents import check_some
from clientkit.reading.directory import named_clients
from clientkit.reading.headers import mapping_of, profile_of
from clientkit.reading.lazy_marks import AMOUNTS, marked
from clientkit.reading.lazy_values import FIGURES, client_of, flaws, product, typed
from clientkit.reading.options import Options
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import LINE_MONEY, NUMBERS, REJECTED, TRANSACTIONS, DataError

NAME = "table"
SOURCE = {"name": NAME, "sha256": None, "about": "Ibis table"}


def is_typed(table: ibis.Table, options: Options, name: str = NAME) -> bool:
    """Whether days are days, numbers numbers and ids no floats; else it is read like a frame.

    So is a time with a zone: its day is the one in that zone, which an engine may not keep.
    """
    if is_unbound(table):
        raise DataError(say("the table is a schema without rows; connect it to an engine first"))
    types = table.schema()
    if options.per == "document" or profile_of(table.columns, "", options).name:
        return False
    mapping = mapping_of(table.columns, name, options, TRANSACTION_WORDS)
    day = types[mapping["date"]]
    ids = ("client_id", "client", "document", "product")
    return (
        (day.is_date() or (day.is_timestamp() and day.timezone in (None, "UTC")))
        and all(types[mapping[name]].is_numeric() for name in FIGURES if name in mapping)
        and not any(types[mapping[name]].is_floating() for name in ids if name in mapping)
    )


def contents(
    table: ibis.Table,
    options: Options,
    max_faults: float,
    known: pd.DataFrame = aliases.NONE,
    source: dict = SOURCE,
) -> dict[str, Any]:
    """The fields of a ledger; its transactions stay an expression; `known`: the alias table.

    Raises
    ------
    DataError : too many faulty rows; no row that can be accepted
    """
    mapping = mapping_of(table.columns, source["name"], options, TRANSACTION_WORDS)
    fields = of_judged(_judged(table, mapping, options), options, max_faults, source, known)
    unused = [caption for caption in table.columns if caption not in mapping.values()]
    return fields | {"mapping": mapping, "unused": unused}


def of_judged(
    judged: ibis.Table,
    options: Options,
    max_faults: float,
    source: dict,
    known: pd.DataFrame = aliases.NONE,
) -> dict[str, Any]:
    """The fields of a ledger but its mapping, from canonical columns with reason, column, text."""
    accepted = judged.filter(_.reason == "")
    rejected = _rejected(judged, source["name"])
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
        "sources": [source | {"rows": account.rows_read}],
        "first_date": span["first"],
        "last_date": span["last"],
    }


def _judged(table: ibis.Table, mapping: dict[str, str], options: Options) -> ibis.Table:
    """The canonical columns with, for each row, the first reason to set it aside, or ""."""
    values = {name: typed(table[caption], name) for name, caption in mapping.items()}
    values["client_id"] = client_of(values)
    if "amount" not in values:
        values["amount"] = product(table[mapping["units"]], table[mapping["price"]])
    found, back = marked(table, mapping, options)
    first, *tests = flaws(table, mapping, values)
    tests = [first, *found, *tests]
    for name in [name for name in AMOUNTS if name in mapping]:
        off = values.pop(name).coalesce(0).cast(LINE_MONEY)
        values["amount"] = (values["amount"] - off).cast(LINE_MONEY)
    for name in [name for name in NUMBERS if name in values and back is not None]:
        values[name] = back.ifelse(-values[name].abs(), values[name]).cast(LINE_MONEY)
    kept = {name: values[name] for name in (*TRANSACTIONS, "client") if name in values}
    shown = {
        "reason": ibis.cases(*((test, reason) for test, reason, _ in tests), else_=""),
        "column": ibis.cases(*((test, caption) for test, _, caption in tests), else_=""),
        "text": ibis.cases(
            *((test, table[caption].cast("string")) for test, _, caption in tests), else_=""
        ),
    }
    return table.select(**kept, **shown)


def _rejected(judged: ibis.Table, name: str) -> pd.DataFrame:
    found = to_pandas(judged.filter(_.reason != "").select("column", "text", "reason"))
    found = found.assign(source=name, row=0, text=found["text"].fillna(""))
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
