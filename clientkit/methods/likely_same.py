"""Clients that are probably one: pairs with the reason, for a person to judge.

Terms
-----
same_as    the bigger of the two by money (equal: the smaller id), to which the other belongs.
certainty  sure: typed differently, nothing speaks against it; likely; look: two firms may well
           have this much in common.
damaged    an id that a workbook program wrote as a power of ten (2,0002E+12); its rows were set
           aside.

Nothing is joined here. The table without its wrong rows is the file `aliases.csv` that `ck.load`
takes: each client stands there once as client_id, and no row leads in a circle.

Trap: two people may have one name, and a firm may have two numbers on purpose (a branch, a
contract). So an equal name beside different ids is never sure, and one that many have ("cash
buyer") is only looked at.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
from ibis import _

from clientkit.engine import as_table, rows_of
from clientkit.language import mark
from clientkit.methods.client_names import name_of, renamed
from clientkit.methods.entries import text_id
from clientkit.methods.near_names import near_pairs
from clientkit.methods.same_pairs import Pairs, one_id
from clientkit.methods.typed_ids import bare_id, whole_ids, without_zeros

CERTAINTY = ("sure", "likely", "look")
COLUMNS = {
    "client_id": "str", "client": "str", "same_as": "str", "same_as_client": "str",
    "reason": "str", "rows": "int64", "amount": "float64", "certainty": "str",
}  # fmt: skip
ZEROS = mark("the same id but for zeros at its start")
SIGNS = mark("the same id but for spaces, capitals or .0")
NAME = mark("the same name")
ONE_FORM = mark("the same name, one of the two without its legal form")
OTHER_FORM = mark("the same name, another legal form")
TYPED = mark("names one letter apart")
DAMAGED = mark("the id was cut, this one begins alike")
LEAST_LETTERS = 8


def likely_same(
    transactions: Any,
    directory: pd.DataFrame | None = None,
    rejected: pd.DataFrame | None = None,
    called: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Pairs of clients that are probably one, the surest first, then the most money.

    Parameters
    ----------
    transactions : one row is a document line; or a ledger, which has all four
    directory : one row per client; its column `client` where it has names
    rejected : the rows set aside; ids that were cut are looked up among the good ones
    called : `Ledger.called`, ids under several names; such a row has no same_as

    Returns
    -------
    one row per pair: client_id, client (its name), same_as, same_as_client, reason, rows, amount
    (money of client_id; empty where its rows were set aside), certainty ("sure", "likely", "look")

    Examples
    --------
    >>> sales = pd.DataFrame({
    ...     "client_id": ["0123", "123", "7"], "date": "2026-01-05", "amount": [90, 10, 5]})
    >>> known = pd.DataFrame({
    ...     "client_id": ["0123", "123", "7"], "client": ["Anna Ltd", "ANNA, Ltd.", "Bob"]})
    >>> likely_same(sales, known)[["client_id", "same_as", "certainty"]].values.tolist()
    [['123', '0123', 'sure']]

    ``likely_same(ledger).to_csv("aliases.csv", index=False, encoding="utf-8-sig")`` is what Excel
    opens; keep ids with zeros at their start as text there.
    """
    if hasattr(transactions, "transactions"):
        ledger = transactions
        transactions, directory, rejected = ledger.transactions, ledger.directory, ledger.rejected
        called = ledger.called
    clients = _clients(transactions, directory)
    pairs = Pairs(clients)
    for reason, judge, groups in _looks_alike(clients):
        pairs.add(reason, judge, groups)
    found = pd.DataFrame(
        [*pairs.rows, *_damaged(clients, rejected), *_several_names(called)], columns=list(COLUMNS)
    )
    order = found["certainty"].map(CERTAINTY.index)
    by = ["order", "amount", "client_id", "same_as"]
    found = found.assign(order=order).sort_values(by, ascending=[True, False, True, True])
    return found.drop(columns="order").astype(COLUMNS).reset_index(drop=True)


def _clients(transactions: Any, directory: pd.DataFrame | None) -> dict[str, dict]:
    """Client -> its rows, money and name, its name as it is compared; the biggest first."""
    sums = as_table(transactions).group_by("client_id").agg(rows=_.count(), amount=_.amount.sum())
    clients = {text_id(row["client_id"]): row | {"client": None} for row in rows_of(sums)}
    if directory is not None:
        directory = directory.dropna(subset="client_id")
        names = directory.get("client", pd.Series(None, directory.index, dtype=object))
        for client, name in zip(directory["client_id"], names, strict=True):
            known = clients.setdefault(text_id(client), {"rows": 0, "amount": 0, "client": None})
            known["client"] = None if pd.isna(name) else str(name)
    for client, known in clients.items():
        known["own"] = known["client"] in (None, client)  # the name is all that tells the client
        said = known["client"] or ("" if client.isdigit() else client)
        known["name"] = name_of(said)
    order = sorted(clients, key=lambda client: (-clients[client]["amount"], client))
    return {client: clients[client] for client in order}


def _looks_alike(clients: dict[str, dict]) -> Iterable[tuple[str, Callable, Iterable[list[str]]]]:
    """(reason, judge, groups of clients), the stronger reasons first."""
    yield SIGNS, _by_id("sure"), _grouped(clients, lambda one, _k: bare_id(one))
    yield ZEROS, _by_id("likely"), _grouped(clients, lambda one, _k: without_zeros(one))
    whole = _grouped(clients, lambda _c, k: k["name"].core and (k["name"].core, k["name"].form))
    yield NAME, _by_name, whole
    cores = list(_grouped(clients, lambda _c, k: k["name"].core))
    plain = [group for group in cores if _one_form(group, clients)]
    yield ONE_FORM, lambda *_two: "likely", plain
    yield OTHER_FORM, lambda *_two: "look", cores
    first: dict[str, str] = {}
    for client, known in clients.items():
        first.setdefault(known["name"].core, client)
    long = [core for core in first if sum(map(str.isalpha, core)) >= LEAST_LETTERS]
    typed = [[first[core] for core in pair] for pair in near_pairs(long)]
    yield TYPED, lambda *_two: "look", typed


def _grouped(clients: dict[str, dict], key: Callable) -> Iterable[list[str]]:
    """Clients with one key, in their order; those without a key stand alone."""
    groups: dict[Any, list[str]] = {}
    for client, known in clients.items():
        groups.setdefault(key(client, known) or ("", client), []).append(client)
    return [group for group in groups.values() if len(group) > 1]


def _one_form(group: list[str], clients: dict[str, dict]) -> bool:
    """Whether all in the group that have a legal form have the same one."""
    return len({clients[client]["name"].form for client in group} - {""}) == 1


def _by_id(without_names: str) -> Callable:
    """A judge of two equal ids: an equal name makes it sure, another name doubtful."""

    def judge(one: dict, other: dict) -> str:
        if one["own"] or other["own"]:
            return without_names
        return "sure" if one["name"].core == other["name"].core else "look"

    return judge


def _by_name(one: dict, other: dict) -> str:
    return "sure" if one["own"] and other["own"] else "likely"


def _damaged(clients: dict[str, dict], rejected: pd.DataFrame | None) -> Iterable[tuple]:
    """Each id that was cut, with the good ids that it could have been."""
    if rejected is None:
        return
    cut = rejected.loc[rejected["reason"] == "bad_client", "text"].str.strip()
    fits = whole_ids(cut.unique(), [client for client in clients if clients[client]["rows"]])
    for text, rows in cut.value_counts().items():
        certainty = "likely" if len(fits[text]) == 1 else "look"
        for client in fits[text]:
            yield text, None, client, clients[client]["client"], DAMAGED, rows, None, certainty


def _several_names(called: pd.DataFrame | None) -> Iterable[tuple]:
    """The ids under names that are not one: nothing to join, but somebody should look."""
    for one in renamed(called).itertuples() if called is not None else ():
        why = one_id(one.names)
        yield one.client_id, one.client, None, one.first, why, one.rows, None, "look"
