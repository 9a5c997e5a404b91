"""The master VIP table: every client who was VIP in the last half-year, month by month.

Status in month t, over a window of months
------------------------------------------
joined    VIP now, not in t-1, never before in the window
returned  VIP now, not in t-1, VIP earlier in the window
stayed    VIP now and in t-1
left      VIP in t-1, pays in t, not VIP
paused    VIP in t-1, does not pay in t
lost      VIP earlier in the window, no payment for `lost_after` months
""        not on the list then: not yet, or still paying below the cut

standing  over the whole window: core (VIP in 5 of 6 months or more), floating, one-off (1 month).

For the first month of the window t-1 is the month before it, where the data have it.

With the option `stay` the list is the steady one of `vip_steady`, which moves less.

Source: the monthly procedure of the kit's inventor; the names of the statuses are ours.
"""

from fractions import Fraction
from math import ceil

import ibis
import pyarrow as pa
from ibis import _

from clientkit.engine import any_table, first_month
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.methods.vip_steady import PATIENCE, steady_payers
from clientkit.periods import first_day, month_of, months_to, shift
from clientkit.schema import whole_number

WINDOW = 6
LOST_AFTER = 3
CORE = Fraction(5, 6)
STATUSES = ("joined", "returned", "stayed", "left", "paused", "lost")


@any_table
def vip_table(
    table,
    *,
    until,
    window=WINDOW,
    by="amount",
    share=SHARE,
    ties="include",
    lost_after=LOST_AFTER,
    stay=None,
    patience=PATIENCE,
):
    """The master table: one row per client x month of the window, for all who were VIP in it.

    Parameters
    ----------
    table : transactions
    until : the last month of the window
    window : its length in months; months before the first of the data are left out
    by, share, ties : as in `vip_month`
    lost_after : months without payment after which a former VIP is lost
    stay, patience : the steady list: a share not below `share`, and months; None: each month anew

    Returns
    -------
    client_id, month ("2026-01"), value (empty: did not pay), rank, vip, status, and over the
    window months_as_vip, mean_rank (of the months paid), standing

    Raises
    ------
    DataError : `until` has no rows; unknown measure, share or rule for ties; a window,
        `lost_after` or `patience` that is no number of months; `stay` below `share`

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "b"], "amount": [9, 1, 2, 3],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"],
    ... })
    >>> ck.vip_table(paid, until="2026-02")[["client_id", "month", "status"]].values.tolist()
    [['a', '2026-01', 'joined'], ['a', '2026-02', 'left'], ['b', '2026-01', ''], \
['b', '2026-02', 'joined']]
    """
    whole_number(say("lost_after is a number of months, at least 1"), lost_after)
    until = month_of(until)
    in_window(table, until, 1)  # the month reported must have rows
    first = first_month(table)
    months = [month for month in months_to(until, window) if month >= first]
    rule = {"by": by, "share": share, "ties": ties}
    if stay is None:
        listed = ranked_payers(in_window(table, until, window + 1), **rule)
    else:
        listed = steady_payers(in_window(table, until), stay=stay, patience=patience, **rule)
    told = _with_status(_grid(listed, months), lost_after).filter(_.in_window)
    return _with_totals(told, window).order_by("client_id", "month")


def _grid(payers: ibis.Table, months: list[str]) -> ibis.Table:
    """One row per client of the list x month, with the months of silence filled in."""
    before = shift(months[0], -1)
    days = [first_day(month) for month in (before, *months)]
    calendar = ibis.memtable(pa.table({"place": range(len(days)), "month": days}))
    listed = (
        payers.filter(_.vip & (_.month >= first_day(months[0]))).select("client_id").distinct()
    )
    facts = payers.select("client_id", "month", "value", "rank", "vip")
    grid = listed.cross_join(calendar)
    grid = grid.left_join(facts.mutate(month=_.month.cast("date")), ["client_id", "month"])
    return grid.select(
        "client_id",
        "place",
        "month",
        "value",
        "rank",
        vip=_.vip.coalesce(False),
        pays=_.value.notnull(),
    ).mutate(in_window=_.place > 0)


def _with_status(grid: ibis.Table, lost_after: int) -> ibis.Table:
    by_month = ibis.window(group_by="client_id", order_by="place")
    so_far = ibis.cumulative_window(group_by="client_id", order_by="place")
    told = grid.mutate(
        was_vip=_.vip.lag(1).over(by_month).coalesce(False),
        vip_months=as_number(_.vip & _.in_window).sum().over(so_far),
        last_paid=_.pays.ifelse(_.place, ibis.null("int64")).max().over(so_far),
    )
    earlier = told.vip_months > as_number(told.vip)
    silent = told.place - told.last_paid >= lost_after
    return told.mutate(
        status=ibis.cases(
            (told.vip & told.was_vip, "stayed"),
            (told.vip & earlier, "returned"),
            (told.vip, "joined"),
            (told.was_vip & told.pays, "left"),
            (earlier & silent, "lost"),
            (told.was_vip, "paused"),
            else_="",
        )
    )


def _with_totals(told: ibis.Table, window: int) -> ibis.Table:
    of_client = ibis.window(group_by="client_id")
    told = told.mutate(
        months_as_vip=as_number(_.vip).sum().over(of_client),
        mean_rank=_.rank.mean().over(of_client),
    )
    core = max(2, ceil(CORE * window))  # one month is one-off, however short the window
    standing = ibis.cases(
        (told.months_as_vip >= core, "core"), (told.months_as_vip > 1, "floating"), else_="one-off"
    )
    return told.mutate(month=told.month.strftime("%Y-%m"), standing=standing).select(
        "client_id",
        "month",
        "value",
        "rank",
        "vip",
        "status",
        "months_as_vip",
        "mean_rank",
        "standing",
    )
