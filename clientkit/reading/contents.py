"""All tables of a source put together: what a ledger is made of, before it has a place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.language import number, say
from clientkit.reading import aliases, called, days, decimal_marks
from clientkit.reading.account import REASONS, Account, check_faults
from clientkit.reading.cleaning import Cleaned, clean, total
from clientkit.reading.directory import named_clients
from clientkit.reading.options import Options
from clientkit.reading.overlap import settled
from clientkit.reading.parts import Part, of_table
from clientkit.reading.raw import Table
from clientkit.schema import NUMBERS, TRANSACTIONS, DataError

FIGURES = (*NUMBERS, "price")


def contents(
    given: Sequence[Table | Part],
    options: Options,
    max_faults: float,
    known: pd.DataFrame = aliases.NONE,
) -> dict[str, Any]:
    """The fields of a ledger; its transactions in Arrow, in the order of the files.

    Parameters
    ----------
    given : the tables of files, and the parts of ledgers saved before, in their order
    options, max_faults : as the caller said
    known : the alias table

    Raises
    ------
    DataError : an open question about dates, decimals or versions of a document; no row that
        can be accepted
    """
    known = pd.concat([*(o.aliases for o in given if isinstance(o, Part)), known])
    to = aliases.targets(known)
    parts = settled(_parts(given, options, to), options)
    cleaned = [part.cleaned for part in parts]
    whole = pa.concat_tables([part.accepted for part in parts], promote_options="default")
    transactions = whole.select([name for name in TRANSACTIONS if name in whole.column_names])
    rejected = pd.concat([part.rejected for part in cleaned], ignore_index=True)
    account = _account(cleaned, transactions)
    check_faults(account, rejected, max_faults)
    check_some(account, options)
    names = aliases.names_joined(
        {client: name for part in cleaned for client, name in part.names.items()}, to
    )
    span = pc.min_max(transactions["date"]).as_py()
    return {
        "transactions": transactions,
        "rejected": rejected,
        "account": account,
        "directory": _directory(parts, transactions["client_id"].unique().to_pylist(), names),
        "sources": [source for part in parts for source in part.sources],
        "mapping": _merged([part.mapping for part in parts]),
        "unused": list(dict.fromkeys(word for part in parts for word in part.unused)),
        "first_date": span["min"],
        "last_date": span["max"],
        "aliases": aliases.counted(known, whole, to) if to else aliases.NONE,
        "called": _called(given, parts),
        "companions": {name: one for part in parts for name, one in part.companions.items()},
    }


def check_some(account: Account, options: Options) -> None:
    """Raise `DataError` when no row became a transaction."""
    if account.rows_accepted:
        return
    if not account.rows_read:
        raise DataError(say("{source} has columns but no rows", source=options.source))
    counts = [
        f"{say(REASONS[reason])}: {number(rows)}"
        for reason, (rows, _) in account.by_reason.items()
    ]
    raise DataError(
        say(
            "{source}: {rows:the only row cannot|none of the # rows can} be used; {counts}",
            source=options.source,
            rows=account.rows_read,
            counts="; ".join(counts),
        )
    )


def _parts(given: Sequence[Table | Part], options: Options, to: dict[str, str]) -> list[Part]:
    """The tables cleaned, aliases joined; a part of a ledger saved before was cleaned then."""
    tables = [aliases.repaired(one, to) if to else one for one in given if isinstance(one, Table)]
    cleaned = iter(_cleaned(tables, options))
    parts = [of_table(o, next(cleaned)) if isinstance(o, Table) else o for o in given]
    return [_joined(*pair, to) for pair in zip(given, parts, strict=True)] if to else parts


def _called(given: Sequence[Table | Part], parts: list[Part]) -> pd.DataFrame:
    return called.of_several_names(
        called.names_in(one, part.cleaned.lines) if isinstance(one, Table) else one.called
        for one, part in zip(given, parts, strict=True)
    )


def _joined(given: Table | Part, part: Part, to: dict[str, str]) -> Part:
    rows, lines = part.accepted, part.cleaned.lines
    ids = aliases.as_read(given, lines) if isinstance(given, Table) else rows["client_id"]
    return replace(part, cleaned=replace(part.cleaned, accepted=aliases.joined(rows, ids, to)))


def _cleaned(tables: Sequence[Table], options: Options) -> list[Cleaned]:
    """Each table by its own evidence, or where it has none, by that of all of them."""
    dates = [days.evidence(table.column("date")) for table in tables]
    marks = [decimal_marks.evidence(_numeric(table)) for table in tables]
    return [
        clean(
            table,
            days.reader(dates[place], dates, table.source, options, table.found.period),
            decimal_marks.decided_mark(marks[place], marks, table.source, options),
            options,
        )
        for place, table in enumerate(tables)
    ]


def _numeric(table: Table) -> list:
    return [table.column(name) for name in FIGURES if name in table.mapping]


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


def _directory(parts: list[Part], ids: list[str], names: dict[str, str]) -> pd.DataFrame:
    """The clients of the transactions; what ledgers saved before knew of theirs is kept."""
    found = named_clients(ids, names)
    known = [part.directory for part in parts if part.directory is not None]
    if not known:
        return found
    whole = pd.concat([*reversed(known), found], ignore_index=True)
    whole = whole.drop_duplicates("client_id").sort_values("client_id", ignore_index=True)
    if names:
        whole["client"] = whole["client"].fillna(whole["client_id"].map(names))
    return whole


def _merged(mappings: list[dict[str, str]]) -> dict[str, str]:
    """Canonical name -> caption; where files call a column differently, all their captions."""
    captions: dict[str, dict[str, None]] = {}
    for mapping in mappings:
        for name, caption in mapping.items():
            captions.setdefault(name, {}).update(dict.fromkeys(caption.split(" / ")))
    return {name: " / ".join(found) for name, found in captions.items()}
