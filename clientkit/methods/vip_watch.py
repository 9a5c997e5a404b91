"""The watch list: what the VIPs of the last months paid, against what they usually pay.

Terms
-----
usual          a client's own average: its mean net amount over the earlier months of the window in
               which it paid. Months of silence do not lower it.
monthly        its net amount a month over the earlier months from its first payment on, the silent
               ones included: what leaves each month with a client that pays no more.
less           usual - paid, where it is above 0; less_share is its part of the usual.
since          the first month of the unbroken run, to the month reported, below the usual.
silent_months  months without payment up to the month reported; 0: it paid.

What is watched is money received, whatever the criterion that made the list. Source: the questions
the kit's inventor asks of his list every month; the measures of it are ours.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_history import LOST_AFTER, WINDOW, vip_table
from clientkit.periods import month_of
from clientkit.schema import need_columns


@any_table
def vip_watch(
    table,
    *,
    month,
    window=WINDOW,
    by="amount",
    share=SHARE,
    ties="include",
    lost_after=LOST_AFTER,
):
    """Everyone who was VIP in the window: what it paid in `month` and what it usually pays.

    Parameters
    ----------
    table : transactions
    month : the month reported, the last of the window
    window, by, share, ties, lost_after : as in `vip_table`

    Returns
    -------
    one row per client: client_id, status and vip (of the month), value and rank by the criterion
    (empty: not above 0), months_as_vip, paid (net amount of the month), usual (empty: it never
    paid before), usual_months (how many it is the mean of), monthly, less, less_share, since
    (empty: not below the usual), silent_months, last_paid (month); the largest shortfall first

    Raises
    ------
    DataError : no amount; else as `vip_table`

    Examples
    --------
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "a", "a"], "amount": [10, 6, 4],
    ...     "date": ["2026-01-15", "2026-02-15", "2026-03-15"]})
    >>> vip_watch(paid, month="2026-03")[["paid", "usual", "less", "since"]].values.tolist()
    [[4.0, 8.0, 4.0, '2026-02']]
    """
    need_columns(table.columns, ["amount"], say("the watch list"))
    rule = {"window": window, "by": by, "share": share, "ties": ties, "lost_after": lost_after}
    month = month_of(month)
    grid = _with_usual(_paid_by_month(table, month, rule), month)
    clients = _at_the_end(grid, month)
    less = ibis.greatest(clients.usual - clients.paid, 0)
    usual = clients.usual.nullif(0).cast("float64")
    told = clients.mutate(less=less, less_share=less.cast("float64") / usual)
    return told.select(
        "client_id", "status", "vip", "value", "rank", "months_as_vip", "paid", "usual",
        "usual_months", "monthly", "less", "less_share", "since", "silent_months", "last_paid",
    ).order_by(ibis.desc("less", nulls_first=False), ibis.desc("paid"), "client_id")  # fmt: skip


def _paid_by_month(table: ibis.Table, month: str, rule: dict) -> ibis.Table:
    """The master table with paid: one row per client of the list x month of the window."""
    master = vip_table(table, until=month, **rule)
    rows = in_window(table, month, rule["window"])
    rows = rows.mutate(month=rows.date.strftime("%Y-%m"))
    sums = rows.group_by("client_id", "month").agg(paid=_.amount.sum())
    grid = master.left_join(sums, ["client_id", "month"])
    return grid.drop("client_id_right", "month_right").mutate(paid=_.paid.coalesce(0))


def _with_usual(grid: ibis.Table, month: str) -> ibis.Table:
    """`grid` with usual, and low: the month is below it."""
    earlier = (grid.month < month) & (grid.paid > 0)
    of_client = ibis.window(group_by="client_id")
    grid = grid.mutate(
        usual=grid.paid.mean(where=earlier).over(of_client),
        usual_months=as_number(earlier).sum().over(of_client),
        first_paid=grid.month.min(where=earlier).over(of_client),
    )
    since_first = (grid.month < month) & (grid.month >= grid.first_paid)
    grid = grid.mutate(monthly=grid.paid.mean(where=since_first).over(of_client))
    return grid.mutate(low=(grid.paid < grid.usual).coalesce(False))


def _at_the_end(grid: ibis.Table, month: str) -> ibis.Table:
    """One row per client: where it stands in `month`, and since when."""
    now = grid.month == month
    people = grid.group_by("client_id").agg(
        **{name: grid[name].max(where=now) for name in ("status", "value", "rank", "paid")},
        vip=(now & grid.vip).any(),
        months_as_vip=grid.months_as_vip.max(),
        usual=grid.usual.max(),
        usual_months=grid.usual_months.max(),
        monthly=grid.monthly.max(),
        not_low=grid.month.max(where=~grid.low),
        last_paid=grid.month.max(where=grid.paid > 0),
    )
    grid = grid.inner_join(people.select("client_id", "not_low", "last_paid"), "client_id")
    runs = grid.group_by("client_id").agg(
        since=grid.month.min(where=grid.not_low.isnull() | (grid.month > grid.not_low)),
        silent_months=as_number(grid.last_paid.isnull() | (grid.month > grid.last_paid)).sum(),
    )
    return people.inner_join(runs, "client_id")
