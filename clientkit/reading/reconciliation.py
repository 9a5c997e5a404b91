"""The file's own totals against the sum that was read.

A row of totals is no transaction, but it is the proof that everything was read: what it states
is compared with the rows accepted above it, since the total before it, or in the whole file.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from clientkit.language import mark, say
from clientkit.reading.labels import is_total
from clientkit.reading.once import units_of
from clientkit.reading.raw import Table

COLUMNS = ("source", "row", "label", "stated", "accepted", "difference", "note")
AGREES, ASIDE = mark("agrees"), "the rows set aside: "
NO_SALES = ("blank", "heading", "total", "detail")
"""Rows that explain no difference: their money is counted elsewhere."""

MOST = 200
_PLACES = Decimal(10) ** -4


def reconciled(
    table: Table,
    amounts: pa.Array,
    totals: np.ndarray,
    accepted: np.ndarray,
    by_reason: Mapping[str, tuple[int, Decimal]],
) -> list[dict[str, Any]]:
    """For each row of totals what it states and what was accepted; money as text, exact.

    totals, accepted : the rows set aside as totals, and those that became transactions
    """
    if not totals.any():
        return []
    stated = _stated(table, amounts, totals)
    money = np.where(accepted, units_of(amounts), 0)
    sums = np.concatenate([[0], np.cumsum(money)])
    found, before = [], 0
    for line, (label, place, said) in list(stated.items())[-MOST:]:
        on_top = not accepted[:place].any()
        choices = [sums[-1]] if on_top else [sums[place], sums[place] - sums[before], sums[-1]]
        nearest = min(choices, key=lambda choice: abs(choice - said))
        before = place
        found.append(_compared(table.source, line, label, said, int(nearest), by_reason))
    return found


def _stated(table: Table, amounts: pa.Array, totals: np.ndarray) -> dict[int, tuple]:
    """Line -> label, place, money stated; the months of a wide row together."""
    known = amounts.is_valid().to_numpy(zero_copy_only=False)
    money, found = units_of(amounts), {}
    for place in np.flatnonzero(totals & known).tolist():
        label = next((cell for cell in table.filled(place) if is_total(cell)), None)
        if label is not None:
            line = int(table.lines[place])
            first, said = (found[line][1], found[line][2]) if line in found else (place, 0)
            found[line] = (label.strip(), first, said + int(money[place]))
    return found


def _compared(source: str, line: int, label: str, said: int, read: int, by_reason) -> dict:
    stated, accepted = said * _PLACES, read * _PLACES
    difference = stated - accepted
    lost = {why: money for why, (_, money) in by_reason.items() if why not in NO_SALES}
    reasons = [why for why, money in lost.items() if difference and money == difference]
    note = AGREES if not difference else f"{ASIDE}{reasons[0]}" if reasons else ""
    values = (source, line, label, str(stated), str(accepted), str(difference), note)
    return dict(zip(COLUMNS, values, strict=True))


def note_in_words(note: str) -> str:
    """The note of a total in the language spoken; in the table it is English.

    >>> note_in_words("agrees"), note_in_words("the rows set aside: open"), note_in_words("")
    ('agrees', 'the rows set aside: open', '')
    """
    if note.startswith(ASIDE):
        return say("the rows set aside: {reason}", reason=note.removeprefix(ASIDE))
    return say(note) if note else ""


def frame(sources: list[dict[str, Any]]) -> pd.DataFrame:
    """The totals of all files: one row is a row of totals; money as `Decimal`."""
    rows = [total for source in sources for total in source.get("totals", [])]
    found = pd.DataFrame(rows, columns=COLUMNS)
    for name in ("stated", "accepted", "difference"):
        found[name] = found[name].map(Decimal).astype(object)
    return found
