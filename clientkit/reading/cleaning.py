"""From a table of cells to transactions and rows set aside; nothing is lost on the way.

Every row gets at most one reason (`account.REASONS`, in their order); a row without one is a
transaction. The sums of what was read and of each reason are taken here, before the rows part.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.account import REASONS
from clientkit.reading.columns import Column
from clientkit.reading.no_rows import Flaw
from clientkit.reading.notes import notes
from clientkit.reading.options import Options
from clientkit.reading.raw import Table
from clientkit.reading.reconciliation import reconciled
from clientkit.reading.values import label_values, values_and_flaws
from clientkit.schema import REJECTED, TRANSACTIONS

REJECTED_TYPES = {name: "int64" if name == "row" else "str" for name in REJECTED}


@dataclass(frozen=True)
class Cleaned:
    """The parts of one table; money is exact.

    names : client_id -> the last name seen
    lines : where each accepted row stands in its file
    facts : the system recognised, notes, the period stated, and the file's own totals
    """

    accepted: pa.Table
    rejected: pd.DataFrame
    names: dict[str, str]
    rows_read: int
    money_read: Decimal
    by_reason: dict[str, tuple[int, Decimal]]
    lines: np.ndarray
    facts: dict[str, Any] = field(default_factory=dict)


def clean(table: Table, read_day: Callable, mark: str, options: Options) -> Cleaned:
    """The transactions of `table` and what was set aside; the arguments of `values_and_flaws`."""
    found = values_and_flaws(table, read_day, mark, options)
    values, flaws = found.columns, found.flaws
    verdict = first_flaws(flaws, len(table.lines))
    sound = verdict == len(flaws)
    by_reason = _by_reason(flaws, verdict, values["amount"])
    return Cleaned(
        _accepted(values, sound),
        rejected(table, flaws, verdict),
        _names(table, values["client_id"], sound),
        len(verdict),
        total(values["amount"]),
        by_reason,
        table.lines[sound],
        {
            "system": table.found.profile.name,
            "why": table.found.why(table.captions),
            "notes": notes(table, values, sound, found.back, found.once),
            "period": [str(day) for day in table.found.period or ()],
            "totals": reconciled(
                table, values["amount"], _with_reason(flaws, verdict, "total"), sound, by_reason
            ),
        },
    )


def total(amounts: pa.Array | pa.ChunkedArray) -> Decimal:
    """The exact sum of the amounts; nulls are nothing."""
    return pc.sum(amounts).as_py() or Decimal(0)


def first_flaws(flaws: list[Flaw], rows: int) -> np.ndarray:
    """For each row the index of its first flaw; `len(flaws)` where it has none."""
    verdict = np.full(rows, len(flaws))
    for index in reversed(range(len(flaws))):
        verdict[flaws[index].rows] = index
    return verdict


def _accepted(values: dict[str, pa.Array], sound: np.ndarray) -> pa.Table:
    table = pa.table({name: values[name] for name in TRANSACTIONS if name in values})
    return table if sound.all() else table.filter(pa.array(sound))


def rejected(table: Table, flaws: list[Flaw], verdict: np.ndarray) -> pd.DataFrame:
    """One row per row set aside, in the order of the file: the columns of `schema.REJECTED`."""
    there = _occurring(flaws, verdict) or [0]
    parts = [_set_aside(table, flaws[index], np.flatnonzero(verdict == index)) for index in there]
    return pd.concat(parts).sort_values("row", kind="stable", ignore_index=True)


def _set_aside(table: Table, flaw: Flaw, places: np.ndarray) -> pd.DataFrame:
    part = {
        "source": table.source,
        "row": table.lines[places],
        "column": table.mapping.get(flaw.name, ""),
        "text": _texts(table, flaw, places),
        "reason": flaw.reason,
    }
    return pd.DataFrame(part, columns=REJECTED).astype(REJECTED_TYPES)


def _texts(table: Table, flaw: Flaw, places: np.ndarray) -> list[str]:
    """What the column of the flaw holds; of a row that is no sale as a whole, its first cell."""
    if flaw.name in table.mapping:
        return _as_texts(table.column(flaw.name), places)
    texts = [table.misshapen.get(place, "") for place in places.tolist()]
    for column in table.columns:
        bare = np.array([not text for text in texts], dtype=bool)
        filled = np.flatnonzero(bare & ~column.empty()[places])
        for place, text in zip(filled.tolist(), _as_texts(column, places[filled]), strict=True):
            texts[place] = text
    return texts


def _as_texts(column: Column, places: np.ndarray) -> list[str]:
    cells = [column.distinct[int(code)] for code in column.codes[places]]
    cells = [cell.as_py() if isinstance(cell, pa.Scalar) else cell for cell in cells]
    return ["" if cell is None or cell != cell else str(cell) for cell in cells]


def _names(table: Table, clients: pa.Array, sound: np.ndarray) -> dict[str, str]:
    """The last name seen of every client, when the file has ids and names."""
    if table.client == "client" or "client" not in table.mapping:
        return {}
    ids, names = table.column("client_id"), table.column("client")
    named = np.flatnonzero(sound & ~names.empty())
    last = np.full(len(ids.distinct), -1)
    last[ids.codes[named]] = named  # of the rows with one id the last stays
    alone = named[ids.empty()[named]]
    places = pa.array(np.concatenate([last[last >= 0], alone]))
    shown = label_values(table, "client").take(places)
    return dict(zip(clients.take(places).to_pylist(), shown.to_pylist(), strict=True))


def _by_reason(flaws: list[Flaw], verdict: np.ndarray, amounts: pa.Array) -> dict:
    """Reason -> (rows, money), the reasons that occurred."""
    found = {}
    there = {flaws[index].reason for index in _occurring(flaws, verdict)}
    for reason in [reason for reason in REASONS if reason in there]:
        rows = _with_reason(flaws, verdict, reason)
        found[reason] = (int(rows.sum()), total(amounts.filter(pa.array(rows))))
    return found


def _with_reason(flaws: list[Flaw], verdict: np.ndarray, reason: str) -> np.ndarray:
    return np.isin(verdict, [index for index, flaw in enumerate(flaws) if flaw.reason == reason])


def _occurring(flaws: list[Flaw], verdict: np.ndarray) -> list[int]:
    """The flaws that some row has."""
    counts = np.bincount(verdict, minlength=len(flaws))
    return np.flatnonzero(counts[: len(flaws)]).tolist()
