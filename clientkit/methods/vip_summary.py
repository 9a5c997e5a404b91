"""The inventor's table: each month's invoices, money, payers and services, and the VIPs' part."""

from ibis import _

from clientkit.engine import any_table
from clientkit.methods.clients import in_window
from clientkit.methods.measures import all_measures, as_number
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import month_of


@any_table
def vip_summary(table, *, until, window=6, by="amount", share=SHARE, ties="include"):
    """One row per month of the window.

    Parameters
    ----------
    table : transactions
    until : the last month; `window` months end with it
    by, share, ties : as in `vip_month`

    Returns
    -------
    month, documents, payers, the measures of the whole month; vips and, for each measure, what
    the VIPs brought of it: vip_amount, vip_services, ...

    Raises
    ------
    DataError : no rows in the window; unknown measure, share or rule for ties

    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": list("abcde"), "date": "2026-01-15", "amount": [50, 9, 8, 7, 6]})
    >>> months = vip_summary(paid, until="2026-01")
    >>> months[["month", "payers", "amount", "vips", "vip_amount"]].values.tolist()
    [['2026-01', 5, 80.0, 1, 50.0]]
    """
    rows = in_window(table, month_of(until), window)
    ranked = ranked_payers(rows, by, share, ties).select("client_id", "month", "vip")
    rows = rows.mutate(month=rows.date.truncate("M"))
    grid = rows.group_by("client_id", "month").agg(**all_measures(rows))
    grid = grid.left_join(ranked, ["client_id", "month"])
    measures = [name for name in all_measures(rows) if name in grid.columns]
    whole = {name: grid[name].sum() for name in measures}
    of_vips = {f"vip_{name}": grid[name].sum(where=grid.vip).coalesce(0) for name in measures}
    months = grid.group_by("month").agg(
        payers=grid.vip.count(), vips=as_number(grid.vip).sum().coalesce(0), **whole, **of_vips
    )
    order = ["month", "documents", "payers", *(n for n in measures if n != "documents"), "vips"]
    return (
        months.select(*order, *of_vips).order_by("month").mutate(month=_.month.strftime("%Y-%m"))
    )
