"""The steady VIP list: easy to enter, slow to leave, so that it does not flicker at the bar.

enter  a client is among the top `share` of the month's payers.
leave  it was out of the top `stay` (a larger share) for `patience` months in a row; a month of
       silence is out too.

The list is kept from the first month of the rows given. Source: hysteresis, as a thermostat has
it; with stay = share and patience = 1 it is the list made anew each month.
"""

import ibis
import pyarrow as pa
from ibis import _

from clientkit.engine import fraction, span
from clientkit.language import say
from clientkit.methods.measures import as_number
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import first_day, month_place, months_to
from clientkit.schema import DataError, whole_number

STAY = 0.25
PATIENCE = 2


def steady_payers(
    rows: ibis.Table, *, by, share=SHARE, ties="include", stay=STAY, patience=PATIENCE
) -> ibis.Table:
    """One row per client that was ever VIP x month: value, rank (empty: did not pay), vip.

    Raises
    ------
    DataError : `stay` is below `share`; `patience` is no number of months
    """
    if fraction(stay) < fraction(share):
        raise DataError(
            say(
                "stay is {stay}, below the share {share} that enters the list",
                stay=stay,
                share=share,
            )
        )
    patience = whole_number(say("patience is a number of months, at least 1"), patience)
    payers = ranked_payers(rows, by, share, ties).drop("payers", "bar")
    near = ranked_payers(rows, by, stay, ties).select("client_id", "month", near=_.vip)
    months = _calendar(rows)
    payers, near = (part.mutate(month=_.month.cast("date")) for part in (payers, near))
    grid = payers.filter(_.vip).select("client_id").distinct().cross_join(months)
    for part in (payers, near):
        grid = grid.left_join(part, ["client_id", "month"]).drop("client_id_right", "month_right")
    return _held(grid, patience)


def _calendar(rows: ibis.Table) -> ibis.Table:
    """Every month from the first to the last of `rows`, also one without any."""
    days = span(rows)
    if days is None:  # a schema alone
        return rows.select(month=rows.date.truncate("M").cast("date")).distinct()
    count = month_place(days[1]) - month_place(days[0]) + 1
    months = [first_day(month) for month in months_to(days[1], count)]
    return ibis.memtable(pa.table({"month": months}))


def _held(grid: ibis.Table, patience: int) -> ibis.Table:
    """`grid` with vip true from each entry until `patience` months in a row without near."""
    so_far = ibis.cumulative_window(group_by="client_id", order_by="month")
    last = ibis.trailing_window(patience - 1, group_by="client_id", order_by="month")
    vip, near = grid.vip.coalesce(False), grid.near.coalesce(False)
    grid = grid.mutate(entry=vip, out=as_number(near).sum().over(last) == 0)
    day = grid.month.cast("date")
    nothing = ibis.null("date")
    told = grid.mutate(
        entered=grid.entry.ifelse(day, nothing).max().over(so_far),
        left=grid.out.ifelse(day, nothing).max().over(so_far),
    )
    kept = told.entered.notnull() & (told.left.isnull() | (told.entered > told.left))
    return told.mutate(vip=kept).drop("near", "entry", "out", "entered", "left")
