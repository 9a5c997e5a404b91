"""How much the VIP list moves from month to month, and what a steady list would have spared."""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.methods.measures import as_number
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_history import WINDOW, vip_table
from clientkit.methods.vip_steady import PATIENCE, STAY

ENTERED, GONE = ("joined", "returned"), ("left", "paused")


@any_table
def vip_changes(
    table,
    *,
    until,
    window=WINDOW,
    by="amount",
    share=SHARE,
    ties="include",
    stay=STAY,
    patience=PATIENCE,
):
    """The clients that entered or left the list in each month, made anew and steady.

    Parameters
    ----------
    table, until, window, by, share, ties, stay, patience : as in `vip_table`

    Returns
    -------
    one row per month of the window: month, vips, entered, gone; steady_vips, steady_entered,
    steady_gone; spared (changes of the list that the steady one does not make)

    Raises
    ------
    DataError : as `vip_table`

    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b"] * 2, "amount": [9, 1, 2, 3],
    ...     "date": ["2026-01-15"] * 2 + ["2026-02-15"] * 2})
    >>> changes = vip_changes(paid, until="2026-02", stay=0.5)
    >>> changes[["month", "entered", "gone", "steady_gone", "spared"]].values.tolist()
    [['2026-01', 1, 0, 0, 0], ['2026-02', 1, 1, 0, 1]]
    """
    rule = {"until": until, "window": window, "by": by, "share": share, "ties": ties}
    anew = _counted(vip_table(table, **rule))
    steady = _counted(vip_table(table, **rule, stay=stay, patience=patience))
    steady = steady.rename({f"steady_{name}": name for name in ("vips", "entered", "gone")})
    both = anew.inner_join(steady, "month")
    spared = both.entered + both.gone - both.steady_entered - both.steady_gone
    return both.mutate(spared=spared).order_by("month")


def _counted(master: ibis.Table) -> ibis.Table:
    """One row per month: vips, entered, gone."""
    was = master.vip.lag(1).over(ibis.window(group_by="client_id", order_by="month"))
    gone = ~master.vip & (was.coalesce(False) | master.status.isin(GONE))
    return (
        master.mutate(is_gone=gone)
        .group_by("month")
        .agg(
            vips=as_number(_.vip).sum(),
            entered=as_number(_.status.isin(ENTERED)).sum(),
            gone=as_number(_.is_gone).sum(),
        )
    )
