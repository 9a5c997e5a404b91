"""A ledger: the transactions of a source, what was set aside, and the account of both.

ledger = ck.load("payments.xlsx")
ledger                     # the card: rows and money read, accepted, set aside by reason
ledger.transactions        # an Ibis table, one row is a document line
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pandas as pd

from clientkit.language import say
from clientkit.periods import Day, as_day, last_full_month, month_of
from clientkit.reading import called, card, reconciliation, storage
from clientkit.reading.account import Account
from clientkit.reading.aliases import NONE
from clientkit.reading.companions import Companion
from clientkit.schema import COMPANIONS, one_of


@dataclass(frozen=True, repr=False, eq=False)
class Ledger:
    """What `ck.load` gives.

    transactions : one row is a document line; the columns of `schema.TRANSACTIONS` that exist
    rejected : one row is an input row set aside: source, row, column, text, reason
    account : rows and money read, accepted, set aside by reason
    directory : one row is a client
    sources : name, sha256, rows, the way of reading, system, notes and totals of each file
    mapping, unused : canonical name -> caption of the file; the captions not used
    first_date, last_date : the days of the first and the last transaction
    companions : the files beside the transactions (`schema.COMPANIONS`), by name
    aliases : ids joined to others: client_id, same_as, note, source, rows and amount joined
    called : ids that stand under several names in the files: client_id, client, rows
    """

    transactions: ibis.Table
    rejected: pd.DataFrame
    account: Account
    directory: pd.DataFrame
    sources: list[dict[str, Any]]
    mapping: dict[str, str]
    unused: list[str]
    first_date: date
    last_date: date
    companions: Mapping[str, Companion]
    aliases: pd.DataFrame = field(default_factory=NONE.copy)
    called: pd.DataFrame = field(default_factory=called.NONE.copy)

    @property
    def recognition(self) -> list[dict[str, Any]]:
        """For each file its name, the system it is of, why it was taken for it, and notes."""
        names = ("system", "why", "notes")
        return [
            {"source": one["name"]} | {name: one.get(name, "") for name in names}
            for one in self.sources
        ]

    @property
    def reconciliation(self) -> pd.DataFrame:
        """The files' own totals: source, row, label, stated, accepted, difference, note."""
        return reconciliation.frame(self.sources)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day that the titles of the files state."""
        said = [date.fromisoformat(day) for one in self.sources for day in one.get("period", [])]
        return (min(said), max(said)) if said else None

    def companion(self, name: str) -> pd.DataFrame | None:
        """The rows of a file beside the transactions: survey, needs, leads ...; None: absent."""
        found = self.companions.get(one_of(say("a companion"), name, COMPANIONS))
        return found.rows.copy() if found else None

    @property
    def last_full_month(self) -> str | None:
        """The last month the data cover to its end; None when they cover none.

        It is the month of `last_date` when no weekday (Monday to Friday) of it comes later, else
        the month before, if the data reach back to it. Online Retail ends on 2011-12-09: 2011-11.
        """
        return last_full_month(self.first_date, self.last_date)

    def known_until(self, month: Day) -> date:
        """The last day of the month, where the data cover it; else the last day they have."""
        covered = month_of(month) <= (self.last_full_month or "")
        return as_day(month_of(month)) if covered else self.last_date

    def whole_month(self, month: Day) -> str:
        """The month, where the data cover it to its end; else the last that they do cover."""
        return min(month_of(month), self.last_full_month or month_of(month))

    def save(self, folder: str | Path) -> Path:
        """Write transactions.parquet, rejected.csv, directory.csv and ledger.json to `folder`.

        `ck.load(folder)` opens it again; nothing is parsed twice.
        """
        return storage.write(self, Path(folder))

    def _repr_html_(self) -> str:
        return card.html(self)

    def __repr__(self) -> str:
        return card.text(self)
