"""The audit of the client base: its ABC groups in a period, before it, and a year before.

Terms
-----
group, period, new, recovered, lost, vips, overdue   as in `audit_clients`.
before, year   the period just before, as long; the same months a year earlier.
active     clients of the group with a purchase in the period.
moved_in   stood in another group at the end of the period before; moved_out: stands in another
           now. entered: in no group then. dropped: in none now, its last row is a year old.
           clients = clients before + moved_in + entered - moved_out - dropped, in every group.

A client counts in the group it has at the end of the period; a lost one, and one that moved out
or dropped, in the group it had before, for that is the group that misses it. So does an overdue
one that dropped; with a gap of more than a year one may be overdue and in no group at all.

Trap: in the first year of the data the groups rest on fewer months (`base_months`), and clients
from before the data look new. Source: the monthly audit of a client base by ABC; the columns are
ours.
"""

from collections.abc import Mapping

import ibis
import pyarrow as pa
from ibis import _

from clientkit.engine import any_table, first_month
from clientkit.language import say
from clientkit.methods.abc_classes import ABC_CUTS
from clientkit.methods.audit_clients import YEAR, people
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number
from clientkit.methods.vip import SHARE
from clientkit.periods import month_of, month_place, shift
from clientkit.schema import whole_number

GROUPS = ("A", "B", "C", "N", "absent")
TOTAL = "total"
COUNTED = {
    "abc": (
        "clients", "active", "amount", "profit", "documents", "new", "recovered", "moved_in",
        "entered", "vips",
    ),
    "abc_before": ("moved_out", "dropped"),
    "lost_from": ("lost",),
    "late_in": ("overdue",),
}  # fmt: skip
"""By which of its groups a client is counted in a column."""

CHANGES = {"amount": "amount", "receipt": "average_receipt", "profit": "profit"}


@any_table
def audit(table, *, month, months=1, gap, by="amount", cuts=ABC_CUTS, share=SHARE):
    """One row per period and ABC group, and one of their total.

    Parameters
    ----------
    table : transactions
    month, months : the last month of the period and its length: 1 or, for a quarter, 3
    gap : silent months after which a client is lost, as in `flows`
    by, cuts : what the ABC classes rest on, as in `abc_classes`
    share : the VIP share, as in `vip_month`

    Returns
    -------
    period ("this", "before", "year"; only those the data reach back to), first and last (its
    months), base_months (months of data behind the groups, 12 at most), abc ("A", "B", "C", "N";
    "absent": lost or overdue, and in no group for a year or more; "total"), clients,
    clients_share, active, amount, amount_share (of the total; empty where it is not above 0),
    profit (where there is cost), documents, average_receipt (amount / documents), new, recovered,
    lost, moved_in, moved_out, entered, dropped, vips, overdue; and in the rows held against, how
    far this period is above them: clients_more, and in parts of what they were amount_change,
    receipt_change, profit_change

    Raises
    ------
    DataError : no rows in the period; as `flows`, `abc_classes` and `vip_month`

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "c"], "amount": [90, 20, 90, 20],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"]})
    >>> found = audit(sales, month="2026-02", gap=1).query("period == 'this'")
    >>> found[["abc", "clients", "amount", "new", "lost"]].values.tolist()
    [['A', 1, 90.0, 0, 0], ['B', 2, 20.0, 1, 1], ['C', 0, 0.0, 0, 0], ['total', 3, 110.0, 1, 1]]
    """
    months = whole_number(say("months is the length of the period, 1 to 12"), months, 1, YEAR)
    month = month_of(month)
    in_window(table, month, months)  # the period reported must have rows
    ends = {"this": month, "before": shift(month, -months), "year": shift(month, -YEAR)}
    first = first_month(table)
    reached = {
        name: end
        for name, end in ends.items()
        if name == "this" or shift(end, 1 - months) >= first
    }
    rule = {"months": months, "gap": gap, "by": by, "cuts": cuts, "share": share}
    groups = _by_group(people(table, reached, **rule), _calendar(reached, months, first))
    return _in_order(_with_changes(groups))


def _calendar(ends: Mapping[str, str], months: int, first: str) -> ibis.Table:
    """One row per period."""
    columns = {
        "period": list(ends),
        "first": [shift(end, 1 - months) for end in ends.values()],
        "last": list(ends.values()),
        "base_months": [
            min(YEAR, month_place(end) - month_place(first) + 1) if first else YEAR
            for end in ends.values()
        ],
    }
    return ibis.memtable(pa.table(columns))


def _by_group(clients: ibis.Table, calendar: ibis.Table) -> ibis.Table:
    """One row per period and group, and one of their total."""
    here, there = clients.abc.notnull(), clients.abc_before.notnull()
    moved = here & there & (clients.abc != clients.abc_before)
    flags = {"clients": here, "moved_in": moved, "moved_out": moved}
    flags |= {"entered": here & ~there, "dropped": there & ~here}
    clients = clients.mutate(
        lost_from=ibis.coalesce(clients.abc_before, clients.abc, "absent"),
        late_in=ibis.coalesce(clients.abc, clients.abc_before, "absent"),
        **{name: as_number(flag) for name, flag in flags.items()},
    )
    groups = calendar.cross_join(ibis.memtable(pa.table({"abc": GROUPS})))
    for group, names in COUNTED.items():
        kept = {n: clients[n] for n in names if n in clients.columns}
        part = clients.filter(clients[group].notnull()).select("period", abc=group, **kept)
        sums = part.group_by("period", "abc").agg(**{name: part[name].sum() for name in kept})
        groups = groups.left_join(sums, ["period", "abc"]).drop("period_right", "abc_right")
    numbers = groups.columns[len(calendar.columns) + 1 :]
    groups = groups.mutate(**{name: groups[name].coalesce(0) for name in numbers})
    something = sum(groups[n] for n in ("clients", "lost", "moved_out", "dropped", "overdue")) > 0
    groups = groups.filter(something | groups.abc.isin(GROUPS[:3]))
    whole = groups.group_by(calendar.columns).agg(**{n: groups[n].sum() for n in numbers})
    return groups.union(whole.mutate(abc=ibis.literal(TOTAL)).select(groups.columns))


def _with_changes(groups: ibis.Table) -> ibis.Table:
    groups = groups.mutate(average_receipt=_.amount / _.documents.nullif(0))
    changes = {name: column for name, column in CHANGES.items() if column in groups.columns}
    this = groups.filter(_.period == "this").select(
        "abc", this_clients="clients", **{f"this_{n}": groups[c] for n, c in changes.items()}
    )
    both = groups.left_join(this, "abc").drop("abc_right")
    against = both.period != "this"
    told = {
        f"{name}_change": (against & (both[column] > 0)).ifelse(
            (both[f"this_{name}"] - both[column]) / both[column].nullif(0), ibis.null()
        )
        for name, column in changes.items()
    }
    clients, amount = (
        (both.abc == TOTAL).ifelse(both[name], 0).sum().over(group_by="period")
        for name in ("clients", "amount")
    )
    return both.mutate(
        clients_share=both.clients / clients.nullif(0),
        amount_share=(amount > 0).ifelse(both.amount / amount.nullif(0), ibis.null()),
        clients_more=against.ifelse(both.this_clients.coalesce(0) - both.clients, ibis.null()),
        **told,
    )


def _in_order(found: ibis.Table) -> ibis.Table:
    order = [
        "period", "first", "last", "base_months", "abc", "clients", "clients_share", "active",
        "amount", "amount_share", "profit", "documents", "average_receipt", "new", "recovered",
        "lost", "moved_in", "moved_out", "entered", "dropped", "vips", "overdue", "clients_more",
        "amount_change", "receipt_change", "profit_change",
    ]  # fmt: skip
    periods = {name: place for place, name in enumerate(("this", "before", "year"))}
    groups = {name: place for place, name in enumerate((*GROUPS, TOTAL))}
    return found.order_by(
        found.period.cases(*periods.items(), else_=9), found.abc.cases(*groups.items(), else_=9)
    ).select([name for name in order if name in found.columns])
