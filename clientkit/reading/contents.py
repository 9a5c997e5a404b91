"""All tables of a source put together: what a ledger is made of, before it has a place."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading import days, figures
from clientkit.reading.account import REASONS, Account, check_faults
from clientkit.reading.cleaning import Cleaned, clean, total
from clientkit.reading.directory import named_clients
from clientkit.reading.options import Options
from clientkit.reading.raw import Table
from clientkit.schema import NUMBERS, TRANSACTIONS, DataError

FIGURES = (*NUMBERS, "price")


def contents(tables: Sequence[Table], options: Options, max_faults: float) -> dict[str, Any]:
    """The fields of a ledger; its transactions in Arrow, in the order of the files.

    Raises
    ------
    DataError : an open question about dates or decimals; no row that can be accepted
    """
    cleaned = _cleaned(tables, options)
    transactions = _together([part.accepted for part in cleaned])
    rejected = pd.concat([part.rejected for part in cleaned], ignore_index=True)
    account = _account(cleaned, transactions)
    check_faults(account, rejected, max_faults)
    check_some(account, options)
    names = {client: name for part in cleaned for client, name in part.names.items()}
    span = pc.min_max(transactions["date"]).as_py()
    return {
        "transactions": transactions,
        "rejected": rejected,
        "account": account,
        "directory": named_clients(transactions["client_id"].unique().to_pylist(), names),
        "sources": [
            _source(table) | part.facts for table, part in zip(tables, cleaned, strict=True)
        ],
        "mapping": _merged([table.mapping for table in tables]),
        "unused": list(dict.fromkeys(word for table in tables for word in table.unused)),
        "first_date": span["min"],
        "last_date": span["max"],
    }


def check_some(account: Account, options: Options) -> None:
    """Raise `DataError` when no row became a transaction."""
    if account.rows_accepted:
        return
    if not account.rows_read:
        raise DataError(f"{options.source} has columns but no rows")
    counts = [f"{REASONS[reason]}: {rows}" for reason, (rows, _) in account.by_reason.items()]
    raise DataError(
        f"{options.source}: none of the {account.rows_read} rows can be used; {'; '.join(counts)}"
    )


def _cleaned(tables: Sequence[Table], options: Options) -> list[Cleaned]:
    """Each table by its own evidence, or where it has none, by that of all of them."""
    dates = [days.evidence(table.column("date")) for table in tables]
    marks = [figures.evidence(_numeric(table)) for table in tables]
    return [
        clean(
            table,
            days.reader(dates[place], dates, table.source, options),
            figures.decided_mark(marks[place], marks, table.source, options),
            options,
        )
        for place, table in enumerate(tables)
    ]


def _numeric(table: Table) -> list:
    return [table.column(name) for name in FIGURES if name in table.mapping]


def _together(parts: list[pa.Table]) -> pa.Table:
    whole = pa.concat_tables(parts, promote_options="default")
    return whole.select([name for name in TRANSACTIONS if name in whole.column_names])


def _account(parts: list[Cleaned], transactions: pa.Table) -> Account:
    rows, money = Counter(), Counter()
    for part in parts:
        for reason, (count, amount) in part.by_reason.items():
            rows[reason] += count
            money[reason] += amount
    return Account(
        rows_read=sum(part.rows_read for part in parts),
        rows_accepted=transactions.num_rows,
        rows_set_aside=sum(len(part.rejected) for part in parts),
        money_read=sum((part.money_read for part in parts), Decimal(0)),
        money_accepted=total(transactions["amount"]),
        money_set_aside=sum(money.values(), Decimal(0)),
        by_reason={reason: (rows[reason], money[reason]) for reason in REASONS if rows[reason]},
    )


def _source(table: Table) -> dict[str, Any]:
    about = {"rows": len(table.lines), "about": table.about}
    return {"name": table.source, "sha256": table.sha256} | about


def _merged(mappings: list[dict[str, str]]) -> dict[str, str]:
    """Canonical name -> caption; where files call a column differently, all their captions."""
    captions: dict[str, dict[str, None]] = {}
    for mapping in mappings:
        for name, caption in mapping.items():
            captions.setdefault(name, {})[caption] = None
    return {name: " / ".join(found) for name, found in captions.items()}
