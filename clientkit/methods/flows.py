"""Clients gained and lost, period by period: new, returning, recovered, lost.

Terms
-----
gap        a client is active in a period in which it bought, and in the gap - 1 periods after it.
new        bought for the first time.
returning  bought, and was active in the period before.
recovered  bought, had bought before, and was not active in the period before: it was lost.
lost       was active in the period before and is not now: it last bought `gap` periods ago.
base       how many are active. base = base before + new + recovered - lost, in every period.
churn      lost / base before; retention = 1 - churn, the share of the clients who stay.
warm_up    the first `gap` periods of the data: who bought before them is not known, so not all
           who look new are.

A recovered client is never new. A client is never lost in a period in which it buys. Periods are
months or ISO weeks. Source: new, returning, lost and recovered customers as SQLBI's DAX patterns
define them; the client-month spine of subscription accounting.
"""

import ibis
from ibis import _

from clientkit.engine import any_table, span
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, purchase
from clientkit.methods.spans import calendar, place_of
from clientkit.periods import as_day
from clientkit.schema import need_columns, whole_number

EVENTS = ("new", "returning", "recovered", "lost")


@any_table
def flows(table, *, until, gap, period="month"):
    """One row per period from the first of the data to that of `until`, silent ones included.

    Parameters
    ----------
    table : transactions
    until : the last day known; a month means its last day. Later rows are left out
    gap : periods without purchase after which a client is lost; `suggested_gap` derives it
    period : "month" or "week" (ISO)

    Returns
    -------
    period ("2026-06" or "2026-W23"), start (its first day), new, returning, recovered, lost, base,
    churn, retention (0..1; empty where the base before is 0, in the warm-up and where the period
    is not complete), warm_up, complete (False: `until` lies before its last day)

    Raises
    ------
    DataError : no rows up to `until`; a gap that is no number of periods; unknown period

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "a"], "amount": 1,
    ...     "date": ["2026-01-15", "2026-01-15", "2026-03-15"]})
    >>> found = flows(sales, until="2026-03", gap=1)
    >>> found[["period", "new", "recovered", "lost", "base"]].values.tolist()
    [['2026-01', 2, 0, 0, 2], ['2026-02', 0, 0, 2, 0], ['2026-03', 0, 1, 0, 1]]
    """
    gap = whole_number(say("gap is a number of periods, at least 1"), gap)
    events = client_events(table, until=until, gap=gap, period=period)
    counts = {name: as_number(events.event == name).sum() for name in EVENTS}
    counted = events.group_by("place").agg(**counts)
    last = as_day(until)
    days = span(in_window(table, until))
    periods = calendar(days[0] if days else last, last, period)
    grid = periods.left_join(counted, "place").mutate(**{n: _[n].coalesce(0) for n in EVENTS})
    return _with_base(grid, gap)


def client_events(table: ibis.Table, *, until, gap: int, period="month") -> ibis.Table:
    """One row per client and event: client_id, place (of the period), event (EVENTS)."""
    need_columns(table.columns, ["client_id", "date", "amount"], say("flows"))
    rows = in_window(table, until)
    rows = rows.filter(purchase(rows))
    bought = rows.select("client_id", place=place_of(rows.date, period)).distinct()
    in_order = ibis.window(group_by="client_id", order_by="place")
    bought = bought.mutate(
        before=_.place.lag(1).over(in_order), after=_.place.lead(1).over(in_order)
    )
    came = bought.select(
        "client_id",
        "place",
        event=ibis.cases(
            (bought.before.isnull(), "new"),
            (bought.place - bought.before > gap, "recovered"),
            else_="returning",
        ),
    )
    last = calendar(as_day(until), as_day(until), period).place.max().as_scalar()
    gone = bought.filter(bought.after.isnull() | (bought.after - bought.place > gap))
    lost = gone.select("client_id", place=gone.place + gap, event=ibis.literal("lost"))
    return came.union(lost.filter(lost.place <= last))


def _with_base(grid: ibis.Table, gap: int) -> ibis.Table:
    in_order = ibis.window(order_by="place")
    so_far = ibis.cumulative_window(order_by="place")
    told = grid.mutate(
        base=(_.new + _.recovered - _.lost).sum().over(so_far),
        warm_up=ibis.row_number().over(in_order) < gap,
    )
    before = told.base.lag(1).over(in_order)
    judged = told.complete & ~told.warm_up & (before > 0)
    churn = judged.ifelse(told.lost / before.nullif(0), ibis.null())
    told = told.mutate(churn=churn, retention=1 - churn)
    return told.select(
        "period", "start", *EVENTS, "base", "churn", "retention", "warm_up", "complete"
    ).order_by("start")  # fmt: skip
