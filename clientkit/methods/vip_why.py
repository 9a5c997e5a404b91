"""Why one client is VIP in a month or is not: its value, its rank, the bar, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from clientkit.engine import as_table, rows_of, to_pandas
from clientkit.language import mark, say
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_documents import vip_documents
from clientkit.methods.vip_moves import vip_moves
from clientkit.periods import month_of, shift
from clientkit.schema import DataError, figure

NO_PAYMENT = mark("{client}, {month:month}: no {by} above 0, this month or the month before.")
STANDING = {
    (True, "above"): mark(
        "{client}, {month:month}: {value}, rank {rank} of {payers}, {gap} above the bar: VIP."
    ),
    (True, "on"): mark(
        "{client}, {month:month}: {value}, rank {rank} of {payers}, just on the bar: VIP."
    ),
    (True, "short"): mark(
        "{client}, {month:month}: {value}, rank {rank} of {payers}, {gap} short of the cut."
    ),
    (True, "no bar"): mark(
        "{client}, {month:month}: {value}, rank {rank} of {payers}, no bar: nobody is VIP."
    ),
    (False, "short"): mark(
        "{client}, {month:month}: {value}, not ranked, {gap} short of the cut."
    ),
    (False, "no bar"): mark(
        "{client}, {month:month}: {value}, not ranked, no bar: nobody is VIP."
    ),
}
"""(is it ranked, where it stands to the bar) -> the sentence."""

SINCE = {
    "stood": mark("Since {month:month}: {own} by its own move, {bar} as the bar did not move."),
    "fell": mark("Since {month:month}: {own} by its own move, {bar} as the bar fell."),
    "rose": mark("Since {month:month}: {own} by its own move, {bar} as the bar rose."),
}
"""What the bar did -> how the client came where it stands."""

NEAR = mark(
    "there is no row of the client {client_id!r} among {n:,} clients; did you mean {near!r}?"
)
UNKNOWN = mark("there is no row of the client {client_id!r} among {n:,} clients")


@dataclass(frozen=True)
class VipWhy:
    """Why a client is VIP in a month or is not; shown, it is a sentence.

    client_id, month, by   what was asked
    facts                  the row of `vip_moves`: value, rank, payers, bar, gap, change, own_move,
                           bar_move, cause and last month's; money as Decimal. None: no payment
                           in either month
    documents              of `vip_documents`: one row per document of the two months
    """

    client_id: str
    month: str
    by: str
    facts: dict | None
    documents: pd.DataFrame

    def __str__(self) -> str:
        return " ".join([self._now(), *self._since()])

    __repr__ = __str__

    def _now(self) -> str:
        who = {"client": self.client_id, "month": self.month}
        if self.facts is None:
            return say(NO_PAYMENT, by=self.by, **who)
        gap, rank = self.facts["gap"], self.facts["rank"]
        place = "no bar" if gap is None else "above" if gap > 0 else "short" if gap else "on"
        return say(
            STANDING[rank is not None, place],
            value=figure(self.facts["value"]), rank=rank, payers=self.facts["payers"],
            gap=figure(abs(gap or 0)), **who,
        )  # fmt: skip

    def _since(self) -> Iterator[str]:
        """How it came there since last month."""
        if self.facts is not None and self.facts["change"] is not None:
            own, bar = self.facts["own_move"], self.facts["bar_move"]
            way = "stood" if bar == 0 else "fell" if bar > 0 else "rose"
            before = shift(self.month, -1)
            yield say(SINCE[way], month=before, own=_signed(own), bar=_signed(bar))


def vip_why(table, *, client_id, month, by="amount", share=SHARE, ties="include") -> VipWhy:
    """Why `client_id` is VIP in `month` or is not.

    Parameters
    ----------
    table : transactions
    client_id : any client of the data, VIP or not
    month, by, share, ties : as in `vip_month`

    Returns
    -------
    `VipWhy`: a sentence when shown; .facts (value, rank, bar, own move, moved bar), .documents

    Raises
    ------
    DataError : no row of such a client; else as `vip_month`

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "b"], "amount": [9, 1, 2, 3],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"],
    ... })
    >>> ck.vip_why(paid, client_id="a", month="2026-02")
    a, February 2026: 2, rank 2 of 2, 1 short of the cut. Since January 2026: -7 by its own move, \
+6 as the bar fell.
    """
    table = as_table(table)
    _check_known(table, client_id)
    rule = {"month": month, "by": by, "share": share, "ties": ties}
    moves = vip_moves(table, **rule)
    found = rows_of(moves.filter(moves.client_id == client_id))
    documents = to_pandas(vip_documents(table, clients=[client_id], **rule))
    return VipWhy(client_id, month_of(month), by, found[0] if found else None, documents)


def _check_known(table, client_id: str) -> None:
    """Raise `DataError`, with the nearest id, unless the client has a row."""
    if rows_of(table.filter(table.client_id == client_id).limit(1)):
        return
    ids = [str(row["client_id"]) for row in rows_of(table.select("client_id").distinct())]
    near = get_close_matches(str(client_id), sorted(ids), n=1)
    message = NEAR if near else UNKNOWN
    raise DataError(say(message, client_id=client_id, n=len(ids), near=near[0] if near else ""))


def _signed(value) -> str:
    return f"{'+' if value > 0 else '-' if value else ''}{figure(abs(value))}"
