"""Why clients joined or left the VIP list: their own move, or a bar that moved.

Terms
-----
gap        value - bar: how far above the bar a client stands (below it: negative).
own_move   value - last month's value.
bar_move   last month's bar - the bar: a bar that falls lifts everyone.
change     gap - last month's gap = own_move + bar_move, exactly, for every client.
cause      of a client that joined or left, found by scoring the month with both months' bars:
           own     its own move is enough; with the bar where it was, it would have moved too
           bar     the moved bar is enough; with its old value, it would have moved too
           either  each of the two is enough alone
           both    only the two together

A client that did not pay has the value 0, or its net returns. Where a rule for ties leaves a
month without a VIP there is no bar, and what is taken from it is empty. The parts and their names
are ours; the question, why a client is on the list or no longer, is the inventor's.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.methods.clients import in_window
from clientkit.methods.measures import measure
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import first_day, month_of

CAUSES = ("own", "bar", "either", "both")


@any_table
def vip_moves(table, *, month, by="amount", share=SHARE, ties="include"):
    """Everyone who paid in `month` or the month before: then and now, against the bar.

    Parameters
    ----------
    table : transactions
    month, by, share, ties : as in `vip_month`

    Returns
    -------
    one row per client: client_id, vip_before, vip, value_before, value, rank_before, rank (empty:
    no payer), payers, bar_before, bar, gap_before, gap, change, own_move, bar_move, and cause,
    empty for those who neither joined nor left. Without payers the month before, all that comes
    from its bar is empty

    Raises
    ------
    DataError : the month has no rows; unknown measure, share or rule for ties

    Examples
    --------
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "b"], "amount": [9, 1, 2, 3],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"],
    ... })
    >>> moves = vip_moves(paid, month="2026-02")
    >>> moves[["client_id", "change", "own_move", "bar_move", "cause"]].values.tolist()
    [['b', 8.0, 2.0, 6.0, 'both'], ['a', -1.0, -7.0, 6.0, 'own']]
    """
    month = month_of(month)
    in_window(table, month, 1)  # the month reported must have rows
    rows = in_window(table, month, 2)
    both = _side_by_side(rows, month, by, share, ties)
    gap, gap_before = both.value - both.bar, both.value_before - both.bar_before
    told = both.mutate(
        gap_before=gap_before,
        gap=gap,
        change=gap - gap_before,
        own_move=both.value - both.value_before,
        bar_move=both.bar_before - both.bar,
        cause=_cause(both),
    )
    return told.order_by(ibis.desc("value"), "client_id")


def _side_by_side(rows: ibis.Table, month: str, by: str, share: float, ties: str) -> ibis.Table:
    """The payers of either month with value, rank, vip and bar of both."""
    ranked = ranked_payers(rows, by, share, ties)
    this = ranked.month == first_day(month)
    now, before = (
        ranked.filter(when).select("client_id", "rank", "vip") for when in (this, ~this)
    )
    facts = _sums(rows, month, by)
    for suffix, part in (("", now), ("_before", before)):
        renamed = part.select("client_id", **{f"{n}{suffix}": part[n] for n in ("rank", "vip")})
        facts = facts.left_join(renamed, "client_id").drop("client_id_right")
    bars = ranked.agg(
        bar_before=ranked.bar.max(where=~this),
        bar=ranked.bar.max(where=this),
        payers=ranked.payers.max(where=this),
    )
    paid = facts.filter(facts["rank"].notnull() | facts.rank_before.notnull())
    return paid.cross_join(bars).select(
        "client_id",
        vip_before=_.vip_before.coalesce(False),
        vip=_.vip.coalesce(False),
        value_before=_.value_before,
        value=_.value,
        rank_before=_.rank_before,
        rank=_["rank"],
        payers=_.payers,
        bar_before=_.bar_before,
        bar=_.bar,
    )


def _sums(rows: ibis.Table, month: str, by: str) -> ibis.Table:
    """One row per client of the two months: value_before and value, 0 where there is no row."""
    rows = rows.mutate(is_now=rows.date >= first_day(month))
    sums = rows.group_by("client_id", "is_now").agg(value=measure(rows, by))
    return sums.group_by("client_id").agg(
        value_before=sums.value.sum(where=~sums.is_now).coalesce(0),
        value=sums.value.sum(where=sums.is_now).coalesce(0),
    )


def _cause(both: ibis.Table) -> ibis.Value:
    joined, left = both.vip & ~both.vip_before, both.vip_before & ~both.vip
    by_own = (both.value >= both.bar_before).coalesce(False)
    by_bar = (both.value_before >= both.bar).coalesce(False)
    own, bar = (by_own & joined) | (~by_own & left), (by_bar & joined) | (~by_bar & left)
    return ibis.cases(
        (both.bar_before.isnull() | ~(joined | left), ""),
        (own & bar, "either"),
        (own, "own"),
        (bar, "bar"),
        else_="both",
    )
