"""Which client is meant: by its id, its name, or a part of the name that no other has."""

import unicodedata
from difflib import get_close_matches

import pandas as pd

from clientkit.engine import as_table, rows_of
from clientkit.schema import DataError, listed

MOST, NEAREST = 8, 3
"""So many are named when several are meant, or none."""


def find_client(table, directory: pd.DataFrame, asked: str) -> str:
    """The id of the client that `asked` means, however its letters are written.

    Parameters
    ----------
    table : transactions; only clients with a row are found
    directory : one row per client; its column `client` where it has names
    asked : the id, the name, or a part of the name

    Raises
    ------
    DataError : nobody is meant, with the nearest names; or several, and who they are

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
    ids = [row["client_id"] for row in rows_of(as_table(table).select("client_id").distinct())]
    called = {}
    if "client" in directory:
        known = directory.dropna(subset=["client"])
        called = dict(zip(known["client_id"], known["client"], strict=True))
    names = {client: str(called.get(client, client)) for client in sorted(ids, key=str)}
    wish = _plain(asked)
    if not wish:
        raise DataError(f"a client is its id, its name or a part of the name; got {asked!r}")
    for means in (
        lambda client, name: str(client) == str(asked),
        lambda client, name: wish in (_plain(client), _plain(name)),
        lambda client, name: wish in _plain(name),
    ):
        found = [client for client, name in names.items() if means(client, name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise DataError(_several(asked, found, names))
    raise DataError(_nobody(asked, wish, names))


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
    said += [f"{len(found) - MOST:,} more"] if len(found) > MOST else []
    who = f"{len(found):,} clients: {listed(said)}"
    return f"{asked!r} means {who}; give more of the name, or the id"


def _nobody(asked: str, wish: str, names: dict) -> str:
    length, parts = len(wish.split()), {}
    for client, name in names.items():
        words = _plain(name).split()
        runs = {" ".join(words[at : at + length]) for at in range(len(words))}
        for text in {_plain(client), _plain(name)} | runs:
            parts.setdefault(text, []).append(client)
    near = [c for text in get_close_matches(wish, sorted(parts), cutoff=0.7) for c in parts[text]]
    near = list(dict.fromkeys(near))[:NEAREST]
    hint = f"did you mean {listed(_said(c, names) for c in near).replace(' and ', ' or ')}?"
    return f"no client of {len(names):,} is called {asked!r}; " + (
        hint if near else "give its id, or a part of its name"
    )
