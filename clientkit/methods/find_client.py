"""Which client is meant: by its id, its name, or a part of the name that no other has."""

import unicodedata
from difflib import get_close_matches

import ibis
import pandas as pd

from clientkit.engine import as_table, has_rows, rows_of
from clientkit.language import say
from clientkit.periods import Day, as_day, month_name, month_of
from clientkit.schema import DataError

MOST, NEAREST = 8, 3
"""So many are named when several are meant, or none."""


def find_client(table, directory: pd.DataFrame, asked: str, *, as_of: Day | None = None) -> str:
    """The id of the client that `asked` means, however its letters are written.

    Parameters
    ----------
    table : transactions; only clients with a row are found
    directory : one row per client; its column `client` where it has names
    asked : the id, the name, or a part of the name
    as_of : only clients with a row by then are found; None: all

    Raises
    ------
    DataError : nobody is meant, with the nearest names; or several, and who they are; or one that
        has no row by then

    Examples
    --------
    >>> sales = pd.DataFrame({"client_id": ["1", "2"], "date": "2026-01-05"})
    >>> known = pd.DataFrame({"client_id": ["1", "2"], "client": ["Anna Ltd", "Bert Ltd"]})
    >>> find_client(sales, known, "anna")
    '1'
    >>> find_client(sales, known, "ltd")
    Traceback (most recent call last):
    clientkit.schema.DataError: 'ltd' means 2 clients: Anna Ltd (1) and Bert Ltd (2); give more \
of the name, or the id
    """
    table = as_table(table)
    day = table.date.min() if as_of else ibis.null("date")
    began = {
        row["client_id"]: row["first"]
        for row in rows_of(table.group_by("client_id").agg(first=day))
    }
    called = {}
    if "client" in directory:
        known = directory.dropna(subset=["client"])
        called = dict(zip(known["client_id"], known["client"], strict=True))
    everybody = {client: str(called.get(client, client)) for client in sorted(began, key=str)}
    late = {client for client, first in began.items() if as_of and first > as_day(as_of)}
    names = {client: name for client, name in everybody.items() if client not in late}
    wish = _plain(asked)
    if not wish:
        raise DataError(
            say("a client is its id, its name or a part of the name; got {asked!r}", asked=asked)
        )
    for means in (
        lambda client, name: str(client) == str(asked),
        lambda client, name: wish in (_plain(client), _plain(name)),
        lambda client, name: wish in _plain(name),
    ):
        found = [client for client, name in everybody.items() if means(client, name)]
        if len(found) == 1 and found[0] in late:
            last = as_of if as_day(as_of) != as_day(month_of(as_of)) else month_name(as_of)
            raise DataError(
                say(
                    "{client} has no row up to {last}; its first is of {first}",
                    client=_said(found[0], everybody),
                    last=last,
                    first=began[found[0]],
                )
            )
        found = [client for client in found if client in names] or found
        if len(found) == 1:
            return found[0]
        if found:
            raise DataError(_several(asked, found, everybody))
    raise DataError(_nobody(asked, wish, names))


def rows_of_client(rows: ibis.Table, client_id, until: Day) -> ibis.Table:
    """The rows of one client, of those up to `until`.

    Raises
    ------
    DataError : there are none; the id is a number and the ids of the rows are text, or else
    """
    kind = rows.client_id.type()
    if kind.is_string() != isinstance(client_id, str):
        raise DataError(_another_kind(client_id, kind))
    mine = rows.filter(rows.client_id == client_id)
    if not has_rows(mine):
        raise DataError(
            say(
                "the client {client_id!r} has no row up to {until}; choose a later month",
                client_id=client_id,
                until=until,
            )
        )
    return mine


def _another_kind(client_id, kind: ibis.DataType) -> str:
    if kind.is_string():
        return say(
            "client_id is {client_id!r}, but the ids of the table are text; "
            "write it like {wanted!r}",
            client_id=client_id, wanted=str(client_id),
        )  # fmt: skip
    return say(
        "client_id is {client_id!r}, but the ids of the table are numbers; "
        "write it like {wanted!r}",
        client_id=client_id, wanted=7,
    )  # fmt: skip


def _plain(text) -> str:
    """The text as one types it: no accents, no capitals, single spaces.

    >>> _plain(" SIA  Meža ")
    'sia meza'
    """
    letters = unicodedata.normalize("NFKD", str(text))
    letters = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(letters.casefold().split())


def _said(client, names: dict) -> str:
    name = names[client]
    return name if name == str(client) else f"{name} ({client})"


def _several(asked: str, found: list, names: dict) -> str:
    said = [_said(client, names) for client in found[:MOST]]
    said += [say("{n:,} more", n=len(found) - MOST)] if len(found) > MOST else []
    return say(
        "{asked!r} means {n:# client|# clients}: {said:and}; give more of the name, or the id",
        asked=asked, n=len(found), said=said,
    )  # fmt: skip


def _nobody(asked: str, wish: str, names: dict) -> str:
    length, parts = len(wish.split()), {}
    for client, name in names.items():
        words = _plain(name).split()
        runs = {" ".join(words[at : at + length]) for at in range(len(words))}
        for text in {_plain(client), _plain(name)} | runs:
            parts.setdefault(text, []).append(client)
    near = [c for text in get_close_matches(wish, sorted(parts), cutoff=0.7) for c in parts[text]]
    near = list(dict.fromkeys(near))[:NEAREST]
    if not near:
        return say(
            "no client of {n:,} is called {asked!r}; give its id, or a part of its name",
            n=len(names), asked=asked,
        )  # fmt: skip
    return say(
        "no client of {n:,} is called {asked!r}; did you mean {near:or}?",
        n=len(names), asked=asked, near=[_said(client, names) for client in near],
    )  # fmt: skip
