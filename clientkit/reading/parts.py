"""What each file of a source, or each ledger saved before, brings to a ledger.

A folder written by `Ledger.save` may stand in a list of files: its transactions are one part, its
account is added in, so that accepted and set aside stay together what was ever read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from clientkit.reading import storage
from clientkit.reading.amounts import LINE_TYPE
from clientkit.reading.cleaning import REJECTED_TYPES, Cleaned, total
from clientkit.reading.companions import Companion
from clientkit.reading.raw import Table
from clientkit.schema import NUMBERS, REJECTED, TRANSACTIONS


@dataclass(frozen=True)
class Part:
    """One part: what was cleaned, and where a person finds it.

    mapping : canonical name -> caption
    sources : name, sha256, rows and the way of reading of each file in it
    directory, aliases, called, companions : of a saved ledger
    """

    name: str
    cleaned: Cleaned
    mapping: Mapping[str, str]
    unused: list[str]
    sources: list[dict[str, Any]]
    directory: pd.DataFrame | None = None
    aliases: pd.DataFrame | None = None
    called: pd.DataFrame | None = None
    companions: Mapping[str, Companion] = field(default_factory=dict)

    @property
    def accepted(self) -> pa.Table:
        """The transactions."""
        return self.cleaned.accepted

    def without(self, rows: np.ndarray, reasons: np.ndarray, texts: list[str]) -> "Part":
        """The part without the accepted `rows` (positions): each with a reason and a text."""
        old = self.cleaned
        name = "document" if "document" in self.mapping else "client_id"
        found = pd.DataFrame(
            {
                "source": self.name,
                "row": old.lines[rows],
                "column": self.mapping.get(name, self.mapping.get("client", "")),
                "text": texts,
                "reason": reasons,
            },
            columns=REJECTED,
        )
        money = {
            reason: (
                int((reasons == reason).sum()),
                total(old.accepted["amount"].take(pa.array(rows[reasons == reason]))),
            )
            for reason in dict.fromkeys(reasons)
        }
        kept = np.delete(np.arange(len(old.lines)), rows)
        cleaned = replace(
            old,
            accepted=old.accepted.take(pa.array(kept)),
            rejected=pd.concat([old.rejected, found.astype(REJECTED_TYPES)], ignore_index=True),
            by_reason=_added(old.by_reason, money),
            lines=old.lines[kept],
        )
        return replace(self, cleaned=cleaned, sources=self._told(money))

    def _told(self, money: Mapping) -> list[dict[str, Any]]:
        """The sources with the rows set aside, where it is known whose they were."""
        if len(self.sources) > 1:
            return self.sources
        [source] = self.sources
        return [source | {name: source.get(name, 0) + rows for name, (rows, _) in money.items()}]


def of_table(table: Table, cleaned: Cleaned) -> Part:
    """The part that a file is."""
    about = {"rows": len(table.lines), "about": table.about} | cleaned.facts
    sources = [{"name": table.source, "sha256": table.sha256} | about]
    return Part(table.source, cleaned, table.mapping, table.unused, sources)


def of_saved(folder: str | Path) -> Part:
    """The part that a folder written by `Ledger.save` is; its rows are held in memory.

    Raises
    ------
    DataError : a file of the ledger is missing
    """
    facts = storage.read_facts(Path(folder))
    whole = pq.read_table(Path(folder) / storage.TRANSACTIONS)
    names = [name for name in TRANSACTIONS if name in whole.column_names]
    whole = whole.select(names).cast(pa.schema([(name, _type(name)) for name in names]))
    account, known = facts["account"], facts["directory"]
    called = known.dropna(subset="client") if "client" in known else known.head(0)
    cleaned = Cleaned(
        whole,
        facts["rejected"],
        dict(zip(called["client_id"], called.get("client", []), strict=True)),
        account.rows_read,
        account.money_read,
        account.by_reason,
        np.arange(whole.num_rows),
    )
    return Part(
        Path(folder).name,
        cleaned,
        facts["mapping"],
        facts["unused"],
        facts["sources"],
        known,
        facts["aliases"],
        facts["called"],
        facts["companions"],
    )


def _type(name: str) -> pa.DataType:
    if name == "date":
        return pa.date32()
    return LINE_TYPE if name in NUMBERS else pa.string()


def _added(one: Mapping, other: Mapping) -> dict:
    """Reason -> (rows, money), of both together."""
    whole = dict(one)
    for reason, (rows, money) in other.items():
        before = whole.get(reason, (0, 0))
        whole[reason] = (before[0] + rows, before[1] + money)
    return whole
