"""The revenue bridge: what made the difference between two periods, to the cent.

Terms
-----
before, after  two periods of the same length, `months` months each, that do not overlap.
active         in a month with a purchase, or with a value above 0; in a period, in one of its
               months.
new            active in the later period, never by the end of the earlier.
recovered      active in the later period, silent in the earlier, active before it. `was_lost` says
               that it had been lost: it was silent for `gap` months or more, as `flows` counts.
growth, shrinkage  active in both, with more or with less; same: with as much.
paused         active in the earlier period, silent in the later, last active less than `gap`
               months before the end of it.
lost           as paused, but last active `gap` months ago or more.

change = new + recovered + growth - shrinkage - paused - lost, exactly: every client with a row in
either period has one part, and adds its value after - its value before, returns taken off. Who had
only returns in both periods has growth or shrinkage, by the sign.

Trap: from one month to the next nobody is lost before the gap has passed, so with a gap of two
months or more the money of one silent month is *paused*; lost shows in longer or more distant
periods. Source: the categories of subscription accounting (new, reactivation, expansion,
contraction, churn), carried over to clients that come and go without notice.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import measure, month_place, purchase
from clientkit.periods import as_day, first_day, shift, two_ends
from clientkit.periods import month_place as place_of_month
from clientkit.schema import MONEY, need_columns, whole_number

PARTS = ("new", "recovered", "growth", "shrinkage", "paused", "lost", "same")


@any_table
def bridge(table, *, month, gap, against=None, months=1, by="amount"):
    """The bridge from the period that ends with `against` to the one that ends with `month`.

    Parameters
    ----------
    table : transactions
    month : the last month of the later period
    gap : months without purchase after which a client is lost; `suggested_gap` derives it
    against : the last month of the earlier period; None: the period right before
    months : the length of both
    by : the measure

    Returns
    -------
    one row per part, all of PARTS in this order: part, clients, before, after, change

    Raises
    ------
    DataError : no rows in the later period; the periods overlap; a gap that is no number of
        months; unknown measure

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob", "ann", "cy"], "amount": [90, 10, 70, 45],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"]})
    >>> found = bridge(sales, month="2026-02", gap=3)
    >>> found.loc[found["clients"] > 0, ["part", "change"]].values.tolist()
    [['new', 45.0], ['shrinkage', -20.0], ['paused', -10.0]]
    """
    each = bridge_clients(table, month=month, gap=gap, against=against, months=months, by=by)
    money = each.change.type()
    sums = each.group_by("part").agg(
        clients=_.count(), before=_.before.sum(), after=_.after.sum(), change=_.change.sum()
    )
    parts = ibis.memtable({"part": list(PARTS), "place": list(range(len(PARTS)))})
    told = parts.left_join(sums, "part").order_by("place")
    zero = ibis.literal(0)
    return told.select(
        "part",
        clients=_.clients.coalesce(0),
        **{name: told[name].coalesce(zero.cast(money)) for name in ("before", "after", "change")},
    )


@any_table
def bridge_clients(table, *, month, gap, against=None, months=1, by="amount"):
    """Who is behind each part of the bridge, the largest changes of a part first.

    Parameters
    ----------
    table, month, gap, against, months, by : as in `bridge`

    Returns
    -------
    one row per client with a row in either period: client_id, part, before, after, change,
    was_lost (True only for the recovered), last_month (active, before the later period; empty
    for the new)

    Raises
    ------
    DataError : as `bridge`
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("the bridge"))
    gap = whole_number(say("gap is a number of months, at least 1"), gap)
    month, against = two_ends(month, against, months)
    in_window(table, month, months)  # the later period must have rows
    rows = in_window(table, month)
    people = _activity(rows, month, against, months, by)
    both = people.inner_join(_sums(rows, month, against, months, by), "client_id")
    both = both.mutate(change=both.after - both.before)
    silent = place_of_month(month) - both.last
    part = ibis.cases(
        (~both.was & both.is_ & (both.first > place_of_month(against)), "new"),
        (~both.was & both.is_, "recovered"),
        (both.was & ~both.is_ & (silent >= gap), "lost"),
        (both.was & ~both.is_, "paused"),
        (both.change > 0, "growth"),
        (both.change < 0, "shrinkage"),
        else_="same",
    )
    told = both.mutate(part=part)
    was_lost = (told.part == "recovered") & (told.began - told.last_before > gap)
    return told.select(
        "client_id", "part", "before", "after", "change", was_lost=was_lost.coalesce(False),
        last_month=told.last_month,
    ).order_by(_place(_.part), ibis.desc(_.change.abs()), "client_id")  # fmt: skip


def _place(part: ibis.Deferred) -> ibis.Deferred:
    """The place of a part among all."""
    return ibis.cases(*((part == name, place) for place, name in enumerate(PARTS)))


def _activity(rows: ibis.Table, month: str, against: str, months: int, by: str) -> ibis.Table:
    """One row per client: was, is_ (active in the periods), its first and last active months."""
    start, end = place_of_month(month) - months + 1, place_of_month(against)
    rows = rows.mutate(place=month_place(rows.date), month=rows.date.strftime("%Y-%m"))
    grid = rows.group_by("client_id", "place", "month").agg(
        active=purchase(rows).any() | (measure(rows, by) > 0)
    )
    before, now = grid.active & (grid.place < start), grid.active & (grid.place >= start)
    return grid.group_by("client_id").agg(
        was=(grid.active & grid.place.between(end - months + 1, end)).any().coalesce(False),
        is_=now.any().coalesce(False),
        first=grid.place.min(where=grid.active),
        last=grid.place.max(where=grid.active),
        last_before=grid.place.max(where=before),
        last_month=grid.month.max(where=before),
        began=grid.place.min(where=now),
    )


def _sums(rows: ibis.Table, month: str, against: str, months: int, by: str) -> ibis.Table:
    """One row per client with a row in either period: its values before and after."""
    is_now = rows.date >= first_day(shift(month, 1 - months))
    was_then = rows.date.between(first_day(shift(against, 1 - months)), as_day(against))
    rows = rows.mutate(is_now=is_now).filter(is_now | was_then)
    sums = rows.group_by("client_id", "is_now").agg(value=measure(rows, by).cast(MONEY))
    return sums.group_by("client_id").agg(
        before=sums.value.sum(where=~sums.is_now).coalesce(0),
        after=sums.value.sum(where=sums.is_now).coalesce(0),
    )
