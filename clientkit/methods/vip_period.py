"""One VIP list for the whole period against the monthly ones: who would have been missed.

The whole-period list takes the top share of all who paid in the window, by their sum over it. It
loses the client who paid a lot in one month, disliked something and left: his sum is small beside
those who pay every month. The monthly lists show him, so someone can call and ask why.

list  months  VIP in some month, not on the whole-period list: these would be missed
      both    on both
      whole   on the whole-period list, though never VIP in a month: steady and middling

Source: the two ways of making the list, as the kit's inventor compared them.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import month_of


@any_table
def vip_period(table, *, until, window=6, by="amount", share=SHARE, ties="include"):
    """Everyone who is on the whole-period list or on a monthly one.

    Parameters
    ----------
    table : transactions
    until : the last month of the window
    window : its length in months
    by, share, ties : as in `vip_month`

    Returns
    -------
    one row per client: client_id, list ("months", "both", "whole"), value and rank over the window
    (empty where returns took it all), months_as_vip, months_paid, best_month ("2026-01"),
    best_value, best_rank, last_paid (month); those who would be missed first, the largest month on
    top

    Raises
    ------
    DataError : `until` has no rows; unknown measure, share or rule for ties

    Examples
    --------
    >>> import pandas as pd
    >>> days = ["2026-01-15", "2026-02-15", "2026-03-15"]
    >>> paid = pd.DataFrame({
    ...     "client_id": ["once", "steady", "steady", "steady"],
    ...     "date": [days[0], *days], "amount": [9, 5, 5, 5]})
    >>> vip_period(paid, until="2026-03")[["client_id", "list", "best_month"]].values.tolist()
    [['once', 'months', '2026-01'], ['steady', 'both', '2026-01']]
    """
    until = month_of(until)
    in_window(table, until, 1)  # the month reported must have rows
    rows = in_window(table, until, window)
    whole = ranked_payers(rows, by, share, ties, whole=True).select(
        "client_id", "value", "rank", whole=_.vip
    )
    people = _over_months(ranked_payers(rows, by, share, ties)).left_join(whole, "client_id")
    is_whole = people.whole.coalesce(False)
    listed = people.mutate(
        list=ibis.cases(
            (is_whole & (people.months_as_vip > 0), "both"), (is_whole, "whole"), else_="months"
        )
    ).filter(is_whole | (_.months_as_vip > 0))
    missed = as_number(listed.list == "months")
    return listed.select(
        "client_id", "list", "value", "rank", "months_as_vip", "months_paid", "best_month",
        "best_value", "best_rank", "last_paid",
    ).order_by(ibis.desc(missed), ibis.desc("best_value"), "client_id")  # fmt: skip


def _over_months(payers: ibis.Table) -> ibis.Table:
    """One row per payer: how often VIP, and its best month (of equal ones the first)."""
    best_first = ibis.window(group_by="client_id", order_by=[ibis.desc("value"), "month"])
    payers = payers.mutate(is_best=ibis.row_number().over(best_first) == 0)
    best = payers.is_best
    return payers.group_by("client_id").agg(
        months_as_vip=as_number(payers.vip).sum(),
        months_paid=payers.count(),
        best_month=payers.month.max(where=best).strftime("%Y-%m"),
        best_value=payers.value.max(where=best),
        best_rank=payers["rank"].max(where=best),
        last_paid=payers.month.max().strftime("%Y-%m"),
    )
