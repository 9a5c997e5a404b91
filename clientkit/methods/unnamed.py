"""Clients that cannot be called, for they have no name, or one that stands for everybody.

Terms
-----
everybody  a collective buyer: retail, walk-in, private persons, guest. It is no client: its money
           is of many people, it is always in class A and on the VIP list, and it distorts both.
no name    empty or a placeholder, where other clients have names.
a number   the name is a number, or the id again, where other clients have names of their own.
a test     what somebody tried out; it is no sale.

Where the source has no names, the ids are looked at, and only words are told. The words are in
`collective_names`, in four languages. Rows without any client are not among the transactions:
`ledger.account` has their money under `no_client`.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
from ibis import _

from clientkit.engine import as_table, rows_of
from clientkit.language import mark, say
from clientkit.methods.collective_names import COLLECTIVE, PLACEHOLDER, TEST, said_of
from clientkit.methods.entries import text_id
from clientkit.schema import need_columns

NUMBER = mark("a number")
REASONS = (COLLECTIVE, PLACEHOLDER, NUMBER, TEST)
COLUMNS = {
    "client_id": "str", "client": "str", "reason": "str", "rows": "int64", "amount": "float64",
    "amount_share": "float64",
}  # fmt: skip


def unnamed(transactions: Any, directory: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per client of the transactions without a name of its own, the most money first.

    Parameters
    ----------
    transactions : one row is a document line; or a ledger, which has its directory
    directory : one row per client; its column `client` where it has names

    Returns
    -------
    client_id, client (what stands as the name; empty where there is none), reason ("everybody",
    "no name", "a number", "a test"), rows, amount (money), amount_share (of the money of all
    transactions; empty where that is not above 0)

    Raises
    ------
    DataError : client_id or amount is missing

    Examples
    --------
    >>> sales = pd.DataFrame({
    ...     "client_id": ["1", "2", "3"], "date": "2026-01-05", "amount": [90, 10, 100]})
    >>> known = pd.DataFrame({"client_id": ["1", "2"], "client": ["Walk-in", "Bob Ltd"]})
    >>> unnamed(sales, known)[["client_id", "reason", "amount_share"]].values.tolist()
    [['3', 'no name', 0.5], ['1', 'everybody', 0.45]]
    """
    if hasattr(transactions, "transactions"):
        transactions, directory = transactions.transactions, transactions.directory
    table = as_table(transactions)
    need_columns(table.columns, ["client_id", "amount"], say("clients without a name"))
    sums = rows_of(table.group_by("client_id").agg(rows=_.count(), amount=_.amount.sum()))
    whole = sum(row["amount"] for row in sums)
    judge = _judge(directory, [text_id(row["client_id"]) for row in sums])
    found = []
    for row in sums:
        name, reason = judge(text_id(row["client_id"]))
        if reason:
            share = float(row["amount"] / whole) if whole > 0 else None
            found.append((row["client_id"], name, reason, row["rows"], row["amount"], share))
    frame = pd.DataFrame(found, columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values(["amount", "client_id"], ascending=[False, True], ignore_index=True)


def _judge(directory: pd.DataFrame | None, ids: list[str]) -> Callable[[str], tuple]:
    """A function: id -> (what stands as the name, the reason or "")."""
    names = _names(directory)
    own = [names[client] for client in ids if names.get(client, client) != client]
    if not own:
        return lambda client: (None, said_of(client))
    numbers = sum(map(_is_number, own)) * 2 > len(own)  # a firm whose names are numbers

    def judge(client: str) -> tuple:
        name = names.get(client)
        if name is None:
            return None, PLACEHOLDER
        if name == client or (_is_number(name) and not numbers):
            return name, said_of(name) or (NUMBER if _is_number(name) else "")
        return name, said_of(name)

    return judge


def _names(directory: pd.DataFrame | None) -> dict[str, str]:
    if directory is None or "client" not in directory:
        return {}
    known = directory.dropna(subset=["client_id", "client"])
    pairs = zip(known["client_id"].map(text_id), known["client"].astype(str), strict=True)
    return {client: name.strip() for client, name in pairs if name.strip()}


def _is_number(name: str) -> bool:
    """Whether there is no letter in it, but a digit.

    >>> _is_number("380-50 123"), _is_number("A1"), _is_number("-")
    (True, False, False)
    """
    return not any(map(str.isalpha, name)) and any(map(str.isdigit, name))
