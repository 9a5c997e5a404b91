"""Why one client is VIP in a month or is not: its value, its rank, the bar, and what changed."""

from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from clientkit.engine import as_table, rows_of, to_pandas
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_documents import vip_documents
from clientkit.methods.vip_moves import vip_moves
from clientkit.periods import month_name, month_of, shift
from clientkit.schema import DataError, figure


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
        return f"{self.client_id}, {month_name(self.month)}: {self._now()}{self._since()}."

    __repr__ = __str__

    def _now(self) -> str:
        if self.facts is None:
            return f"no {self.by} above 0, this month or the month before"
        if self.facts["rank"] is None:
            return f"{figure(self.facts['value'])}, not ranked{self._to_bar()}"
        place = f"rank {self.facts['rank']} of {self.facts['payers']}"
        return f"{figure(self.facts['value'])}, {place}{self._to_bar()}"

    def _to_bar(self) -> str:
        gap = self.facts["gap"]
        if gap is None:
            return ", no bar: nobody is VIP"
        if gap == 0:
            return ", just on the bar: VIP"
        return f", {figure(abs(gap))} " + ("above the bar: VIP" if gap > 0 else "short of the cut")

    def _since(self) -> str:
        """How it came there since last month."""
        if self.facts is None or self.facts["change"] is None:
            return ""
        own, bar = self.facts["own_move"], self.facts["bar_move"]
        way = "did not move" if bar == 0 else "fell" if bar > 0 else "rose"
        before = month_name(shift(self.month, -1))
        return f". Since {before}: {_signed(own)} by its own move, {_signed(bar)} as the bar {way}"


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
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "b"], "amount": [9, 1, 2, 3],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"],
    ... })
    >>> vip_why(paid, client_id="a", month="2026-02")
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
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise DataError(
        f"there is no row of the client {client_id!r} among {len(ids):,} clients{hint}"
    )


def _signed(value) -> str:
    return f"{'+' if value > 0 else '-' if value else ''}{figure(abs(value))}"
