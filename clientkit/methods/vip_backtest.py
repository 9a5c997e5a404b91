"""Which list of clients is worth keeping: each made at a month's end, held against the next month.

Terms
-----
list    one of `vip_lists`, made of the rows up to the end of a month m.
caught  the share of the amount of m + 1 that its clients brought; see `vip_caught`, also for
        plain (as many of the largest of m), best (the most possible) and gain (caught - plain).
keep    of the lists whose mean gain is at least a point and more than two standard errors above
        0, the one with the largest; with none, the monthly list by the criterion.

Trap: the windows of neighbouring months share most of their rows, and the best of many lists is
chosen, so two standard errors are less proof than they look. Source: the walk-forward test of
forecasting; the terms are ours.
"""

from dataclasses import dataclass

import ibis
import pandas as pd

from clientkit.engine import as_table, span
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_caught import FIGURES, caught_by
from clientkit.methods.vip_history import WINDOW
from clientkit.methods.vip_lists import BASE, CLUSTERS, list_names, lists_of, monthly
from clientkit.periods import month_of, months_to, shift
from clientkit.schema import whole_number

LEAST_MONTHS = 3
LEAST_GAIN = 0.01
ERRORS = 2


@dataclass(frozen=True)
class Backtest:
    """What `vip_backtest` found.

    lists    one row per list, month and client on it: list, month, client_id
    months   one row per list and month m: list, month, size, caught, caught_profit (empty without
             costs), plain, best, gain
    summary  one row per list: list, months (compared), the means of these figures, gain_error
    by       the criterion
    """

    lists: pd.DataFrame
    months: pd.DataFrame
    summary: pd.DataFrame
    by: str

    @property
    def kept(self) -> str | None:
        """The list to keep; None with fewer than three months to compare."""
        if self.summary["months"].max() < LEAST_MONTHS:
            return None
        gain, error = self.summary["gain"], self.summary["gain_error"]
        clear = self.summary[(gain >= LEAST_GAIN) & (gain > ERRORS * error)]
        return monthly(self.by) if clear.empty else clear.loc[clear["gain"].idxmax(), "list"]


def vip_backtest(
    table,
    *,
    until,
    months=12,
    window=WINDOW,
    by="amount",
    share=SHARE,
    ties="include",
    k=CLUSTERS,
) -> Backtest:
    """Each list at the end of each month, held against the month that followed.

    Parameters
    ----------
    table : transactions
    until : the last month held against; it must be known to its end
    months : how many months are compared at most. Months whose `window` the data do not fill are
        left out where at least three others remain; else all from the second month of the data
    window : months that the core and the whole-period list look back on
    by, share, ties : as in `vip_month`
    k : the number of clusters, always the same: to choose it by later data would be a leak

    Returns
    -------
    `Backtest`: .lists, .months, .summary, .kept

    Raises
    ------
    DataError : `until` has no rows; unknown measure, share or rule for ties; `months`, `window` or
        `k` that is no such number

    Examples
    --------
    >>> pairs = [("a", 9), ("b", 5), ("c", 1)]
    >>> paid = pd.DataFrame(
    ...     [(client, f"2026-0{m}-15", sum_) for m in (1, 2, 3) for client, sum_ in pairs],
    ...     columns=["client_id", "date", "amount"])
    >>> found = vip_backtest(paid, until="2026-03")
    >>> found.months[["list", "month", "size", "caught", "gain"]].head(1).values.tolist()
    [['VIP by amount', '2026-02', 1, 0.6, 0.0]]
    """
    table, until = as_table(table), month_of(until)
    in_window(table, until, 1)  # the last month held against must have rows
    whole_number(say("window is a number of months, at least 1"), window)
    asked = _asked(in_window(table, until), until, months, window)
    base, names = max(BASE, window), list_names(table)
    rows = in_window(table, until, len(asked) + base)
    rule = {"window": window, "by": by, "share": share, "ties": ties, "k": k}
    lists = lists_of(rows, asked, **rule)
    found = caught_by(rows, lists, names=names, asked=asked, by=by, base=base)
    return Backtest(lists, found, _summary(found, names), by)


def _asked(known: ibis.Table, until: str, months: int, window: int) -> list[str]:
    """The months at whose end the lists are made."""
    first = month_of(span(known)[0])
    asked = months_to(shift(until, -1), months)
    full = [month for month in asked if month >= shift(first, window - 1) and month > first]
    return full if len(full) >= LEAST_MONTHS else [month for month in asked if month > first]


def _summary(found: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    judged = found[found["caught"].notna()]
    by_list = judged.astype(dict.fromkeys(FIGURES, float)).groupby("list")
    summary = by_list[FIGURES].mean().assign(gain_error=by_list["gain"].sem())
    summary.insert(0, "months", by_list.size())
    return summary.reindex(names).fillna({"months": 0}).astype({"months": int}).reset_index()
