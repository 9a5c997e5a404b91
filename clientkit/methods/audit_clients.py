"""The clients behind the audit, by name: in which group each stands, stood, and what happened.

Terms
-----
group    the ABC class by the 12 months to the period's end: A brings the first 80 %. A group rests
         on the whole year, not on the period, so that a client does not fall out of A by a
         silent month.
period   `months` months that end with `month`; the period before: as many months just before it.
new, recovered, lost   the events of `flows` in the period.
vips     on the VIP list of any month of the period.
overdue  not lost yet, but silent longer than its own rhythm allows (see `rhythm`): the alarm.

The counts of `audit` are the sums of these rows. Source: the monthly audit of a client base by
ABC; the columns are ours.
"""

from collections.abc import Collection, Mapping

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.abc_classes import ABC_CUTS, abc_classes
from clientkit.methods.clients import in_window, rows_up_to
from clientkit.methods.flows import client_events
from clientkit.methods.measures import all_measures, as_number, purchase
from clientkit.methods.measures import month_place as place_of_day
from clientkit.methods.rhythm import rhythm
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import month_of, month_place, shift
from clientkit.schema import MONEY, need_columns, whole_number

YEAR = 12
EVENTS = ("new", "recovered", "lost")
KINDS = {"abc_before": "string", "abc": "string", "amount": MONEY, "profit": MONEY}
KINDS |= dict.fromkeys(("documents", "active", *EVENTS, "vips", "overdue"), "int64")


@any_table
def audit_clients(table, *, month, months=1, gap, by="amount", cuts=ABC_CUTS, share=SHARE):
    """One row per client that stands in a group now or did so before, or was lost; A first.

    Parameters
    ----------
    table : transactions
    month, months, gap, by, cuts, share : as in `audit`

    Returns
    -------
    client_id, abc and abc_before (the group now and at the end of the period before; empty: in
    none), amount, profit (where there is cost) and documents of the period, and 1 where it holds,
    else 0: active, new, recovered, lost (in a longer period these may hold more than once), vips,
    overdue

    Raises
    ------
    DataError : as `audit`

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "c"], "amount": [90, 20, 90, 20],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"]})
    >>> found = audit_clients(sales, month="2026-02", gap=1)
    >>> found[["client_id", "abc", "amount", "new", "lost"]].values.tolist()
    [['a', 'A', 90.0, 0, 0], ['c', 'B', 20.0, 1, 0], ['b', 'B', 0.0, 0, 1]]
    """
    months = whole_number(say("months is the length of the period, 1 to 12"), months, 1, YEAR)
    month = month_of(month)
    in_window(table, month, months)  # the period reported must have rows
    rule = {"months": months, "gap": gap, "by": by, "cuts": cuts, "share": share}
    found = people(table, {"this": month}, **rule).drop("period")
    return found.order_by(
        ibis.asc("abc", nulls_first=False),
        ibis.desc("amount"),
        ibis.asc("abc_before", nulls_first=False),
        "client_id",
    )


def people(table: ibis.Table, ends: Mapping[str, str], *, gap: int, **rule) -> ibis.Table:
    """One row per client and period, a name for its last month, with all that is known there."""
    need_columns(table.columns, ["client_id", "date", "amount"], say("the audit"))
    gap = whole_number(say("gap is a number of months, at least 1"), gap)
    parts = [
        part for name, end in ends.items() for part in _parts(table, name, end, gap=gap, **rule)
    ]
    known = {name for part in parts for name in part.columns}
    kinds = {name: kind for name, kind in KINDS.items() if name in known}
    one = ibis.union(*(_filled(part, kinds) for part in parts))
    numbers = {name: one[name].sum().coalesce(0) for name, k in kinds.items() if k != "string"}
    return one.group_by("period", "client_id").agg(
        abc_before=one.abc_before.max(), abc=one.abc.max(), **numbers
    )


def _filled(part: ibis.Table, kinds: Mapping) -> ibis.Table:
    """`part` in the columns of all parts."""
    return part.select(
        "period",
        "client_id",
        **{
            name: (part[name] if name in part.columns else ibis.null()).cast(kind)
            for name, kind in kinds.items()
        },
    )


def _parts(table, period: str, end: str, *, months, gap, by, cuts, share) -> list[ibis.Table]:
    """What is known of the clients in one period, a table for each kind of knowledge."""
    rows = rows_up_to(table, end, months)
    measures = all_measures(rows)
    kept = {name: measures[name] for name in ("amount", "profit", "documents") if name in measures}
    facts = rows.group_by("client_id").agg(active=purchase(rows).any(), **kept)
    classes = [
        abc_classes(rows_up_to(table, last, YEAR), by=by, cuts=cuts).select(
            "client_id", **{name: _.abc}
        )
        for name, last in (("abc", end), ("abc_before", shift(end, -months)))
    ]
    vips = ranked_payers(rows, by, share).filter(_.vip)
    late = rhythm(table, as_of=end)
    late = late.filter(late.overdue & (place_of_day(late.last_date) > month_place(end) - gap))
    marks = [
        who.select("client_id").distinct().mutate(**{name: ibis.literal(1)})
        for name, who in (("vips", vips), ("overdue", late))
    ]
    events = events_in(table, end, months, gap, EVENTS)
    events = events.group_by("client_id").agg(
        **{kind: as_number(events.event == kind).sum() for kind in EVENTS}
    )
    parts = (*classes, facts, events, *marks)
    return [part.mutate(period=ibis.literal(period)) for part in parts]


def events_in(
    table: ibis.Table, end: str, months: int, gap: int, kinds: Collection[str]
) -> ibis.Table:
    """One row per client and event of these kinds in the `months` months that end with `end`."""
    last = month_place(end)
    gap = whole_number(say("gap is a number of months, at least 1"), gap)
    events = client_events(table, until=end, gap=gap)
    return events.filter(_.place.between(last + 1 - months, last) & _.event.isin(kinds))
