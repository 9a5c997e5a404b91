"""A ledger without names: every client under a pseudonym, every contact left out.

Terms  pseudonym: the number that stands for a client, and "Client 07" for its name.
       key: a secret and the numbers given out; with it the names can be found again, without it
       the numbers say nothing: neither who comes first in the alphabet nor who pays most.
Trap   a name hides in more places than its column: in the notes of a file, in rows set aside, in
       the comment of a survey. What is free text is left out or searched for names.
"""

import hmac
import json
import os
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import ibis
import pandas as pd

from clientkit.language import say
from clientkit.reading import aliases, called
from clientkit.reading.companions import Companion
from clientkit.reading.ledger import Ledger
from clientkit.schema import DataError

KEPT = ("client_id", "client", "manager", "potential", "plan")
"""The columns of a directory that say nothing of a person, once the first two are masked."""

COMMENTS = ("comment",)
SHORTEST = 3
"""A name of fewer letters is not searched for in other texts."""


@dataclass
class Pseudonyms:
    """The numbers that stand for clients: a client keeps its own for good.

    >>> known = Pseudonyms("secret")
    >>> known.numbered(["Ann", "Bob"]) == known.numbered(["Bob", "Ann"])
    True
    """

    secret: str = field(default_factory=lambda: secrets.token_hex(16))
    numbers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str | Path) -> "Pseudonyms":
        """Those of the key file; new ones where there is none yet.

        Raises
        ------
        DataError : the file is no key
        """
        if not Path(path).is_file():
            return cls()
        try:
            return cls(**json.loads(Path(path).read_text(encoding="utf-8")))
        except (ValueError, TypeError):
            raise DataError(
                say(
                    "{file} is not a key of masked names; name another file, or take this one "
                    "away: then all clients get new numbers",
                    file=path,
                )
            ) from None

    def write(self, path: str | Path) -> None:
        """Keep the key for the next time, for the eyes of its owner alone."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        half = Path(f"{path}.{os.getpid()}.partial")
        half.touch(mode=0o600)
        half.write_text(json.dumps(vars(self), ensure_ascii=False, indent=1), encoding="utf-8")
        half.replace(path)

    def numbered(self, clients: Iterable[str]) -> dict[str, str]:
        """Client id -> its number; new ones get the next, in an order that only the key knows."""
        new = sorted(set(clients) - set(self.numbers), key=self._place)
        for client in new:
            self.numbers[client] = len(self.numbers) + 1
        return {client: f"{self.numbers[client]:02d}" for client in clients}

    def _place(self, client: str) -> str:
        return hmac.new(self.secret.encode(), client.encode(), "sha256").hexdigest()


def masked(ledger: Ledger, pseudonyms: Pseudonyms) -> Ledger:
    """The ledger under pseudonyms; money, days, documents, products and managers stay.

    A client's id becomes its number, its name "Client 07"; contact, role, phone, email, birthday
    and city, the comments of a survey and the text of rows set aside are left out.
    """
    ids = ledger.transactions[["client_id"]].distinct().to_pandas()
    beside = [one.rows for one in ledger.companions.values() if "client_id" in one.rows]
    tables = (ids, ledger.directory, ledger.called, ledger.aliases, *beside)
    everyone = pd.concat([each["client_id"] for each in tables])
    numbers = pseudonyms.numbered(everyone.dropna().unique())
    hide = _hiding([ledger.directory, ledger.called], numbers)
    return replace(
        ledger,
        transactions=_transactions(ledger.transactions, numbers),
        rejected=ledger.rejected.assign(text=""),
        directory=_directory(ledger.directory, numbers),
        sources=_hidden(ledger.sources, hide),
        companions={
            name: _companion(one, numbers, hide) for name, one in ledger.companions.items()
        },
        aliases=aliases.NONE.copy(),
        called=called.NONE.copy(),
    )


def _transactions(rows: ibis.Table, numbers: Mapping[str, str]) -> ibis.Table:
    pairs = ibis.memtable({"client_id": list(numbers), "number": list(numbers.values())})
    given = rows.join(pairs, "client_id")
    return given.mutate(client_id=given["number"])[list(rows.columns)]


def _directory(directory: pd.DataFrame, numbers: Mapping[str, str]) -> pd.DataFrame:
    kept = directory[[name for name in KEPT if name in directory]]
    ids = kept["client_id"].map(numbers)
    shown = kept.assign(client_id=ids, client=ids.map(lambda n: say("Client {number}", number=n)))
    order = ["client_id", "client", *shown.columns.drop(["client_id", "client"])]
    return (
        shown[order]
        .astype({"client_id": "str", "client": "str"})
        .sort_values("client_id", ignore_index=True)
    )


def _companion(one: Companion, numbers: Mapping[str, str], hide: Callable) -> Companion:
    rows = one.rows.drop(columns=[name for name in COMMENTS if name in one.rows])
    if "client_id" in rows:
        rows = rows.assign(client_id=rows["client_id"].map(numbers).astype("str"))
    if "client" in rows:  # who is not a client yet has no number but the lead's own
        known = rows["client_id"] if "client_id" in rows else pd.Series(None, rows.index)
        said = known.map(lambda n: say("Client {number}", number=n), na_action="ignore")
        rows = rows.assign(client=said.fillna(rows["lead"]).astype("str"))
    return replace(
        one, rows=rows, rejected=one.rejected.assign(text=""), source=_hidden(one.source, hide)
    )


def _hiding(tables: Iterable[pd.DataFrame], numbers: Mapping[str, str]) -> Callable[[str], str]:
    """What takes the names of clients, and of their contacts, out of a text."""
    known = {name: number for name, number in numbers.items() if not name.isdigit()}
    for table in tables:
        for name in ("client", "contact", "phone", "email"):
            if name in table:
                told = table.dropna(subset=[name])
                known |= dict(zip(told[name], told["client_id"].map(numbers), strict=True))
    known = {name.lower(): number for name, number in known.items()}
    searched = sorted((name for name in known if len(name) >= SHORTEST), key=len, reverse=True)
    if not searched:
        return str
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, searched))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: known.get(found[0].lower(), "…"), text)


def _hidden(value: Any, hide: Callable[[str], str]) -> Any:
    """`value`, any nest of lists and mappings, its texts without names."""
    if isinstance(value, dict):
        return {key: _hidden(part, hide) for key, part in value.items()}
    if isinstance(value, list):
        return [_hidden(part, hide) for part in value]
    return hide(value) if isinstance(value, str) else value
