"""From a table of cells to transactions and rows set aside; nothing is lost on the way.

Every row gets at most one reason (`account.REASONS`, in their order); a row without one is a
transaction. The sums of what was read and of each reason are taken here, before the rows part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.account import REASONS
from clientkit.reading.raw import Table
from clientkit.reading.values import Flaw, label_values, values_and_flaws
from clientkit.schema import REJECTED, TRANSACTIONS

REJECTED_TYPES = {name: "int64" if name == "row" else "str" for name in REJECTED}


@dataclass(frozen=True)
class Cleaned:
    """The parts of one table: `names` is client_id -> the last name seen; money is exact.

    lines : where each accepted row stands in its file
    """

    accepted: pa.Table
    rejected: pd.DataFrame
    names: dict[str, str]
    rows_read: int
    money_read: Decimal
    by_reason: dict[str, tuple[int, Decimal]]
    lines: np.ndarray


def clean(table: Table, read_day: Callable, mark: str) -> Cleaned:
    """The transactions of `table` and what was set aside; the arguments of `values_and_flaws`."""
    values, flaws = values_and_flaws(table, read_day, mark)
    verdict = first_flaws(flaws, len(table.lines))
    accepted = _accepted(values, verdict == len(flaws))
    return Cleaned(
        accepted,
        rejected(table, flaws, verdict),
        _names(table, values["client_id"], verdict == len(flaws)),
        len(verdict),
        total(values["amount"]),
        _by_reason(flaws, verdict, values["amount"]),
        table.lines[verdict == len(flaws)],
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
    return table.filter(pa.array(sound))


def rejected(table: Table, flaws: list[Flaw], verdict: np.ndarray) -> pd.DataFrame:
    """One row per row set aside, in the order of the file: the columns of `schema.REJECTED`."""
    parts = [
        _set_aside(table, flaw, np.flatnonzero(verdict == index))
        for index, flaw in enumerate(flaws)
    ]
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
    if flaw.name:
        column = table.column(flaw.name)
        cells = ["" if cell is None or cell != cell else str(cell) for cell in column.cells]
        return [cells[code] for code in column.codes[places]]
    return [table.misshapen.get(place, "") for place in places.tolist()]


def _names(table: Table, clients: pa.Array, sound: np.ndarray) -> dict[str, str]:
    """The last name seen of every client, when the file has ids and names."""
    if table.client == "client" or "client" not in table.mapping:
        return {}
    pairs = pd.DataFrame({"client_id": clients, "client": label_values(table, "client")})
    last = pairs[sound].dropna().drop_duplicates("client_id", keep="last")
    return dict(zip(last["client_id"], last["client"], strict=True))


def _by_reason(flaws: list[Flaw], verdict: np.ndarray, amounts: pa.Array) -> dict:
    """Reason -> (rows, money), the reasons that occurred."""
    found = {}
    for reason in REASONS:
        indices = [index for index, flaw in enumerate(flaws) if flaw.reason == reason]
        rows = np.isin(verdict, indices)
        if rows.any():
            found[reason] = (int(rows.sum()), total(amounts.filter(pa.array(rows))))
    return found
