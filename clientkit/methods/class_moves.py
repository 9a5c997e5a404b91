"""How the clients moved between ABC classes and VIP tiers, from one month to another.

Terms
-----
before, after  the classes of the two months: ABC over the windows that end with them, the tiers
               over the months themselves.
bounds         what parts the classes, held where they were to tell a client's own move
               (`group_moves`):
               ABC    the smallest value of an A and of a B client before. A client is A by them
                      when its value, set into the old curve, would be A there
               tiers  the bar, and the smallest value of the second tier before; who dropped out
                      of VIP counts as "good" by the old bar, too, whatever it paid
absent         ABC: had no row in the window; tiers: did not pay in the month.

Where there is no row in the earlier window everybody is new, or absent. Trap: a window that begins
before the data is shorter, and against the next one its bounds are lower by that alone. And an ABC
class is relative: who stands still moves when the others do. The method is ours.
"""

import ibis

from clientkit.engine import any_table, has_rows
from clientkit.methods.abc_classes import ABC_CUTS, abc_classes
from clientkit.methods.clients import in_window, rows_up_to
from clientkit.methods.group_moves import moves_of
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_tiers import TIERS, vip_tiers
from clientkit.periods import two_ends


@any_table
def abc_moves(table, *, month, against=None, months=12, by="amount", cuts=ABC_CUTS):
    """Each client's ABC class in the window to `against` and in the one to `month`.

    Parameters
    ----------
    table : transactions
    month : the later month
    against : the earlier month; None: the month before
    months : length of both windows
    by, cuts : as in `abc_classes`

    Returns
    -------
    one row per client, as `group_moves`

    Raises
    ------
    DataError : no rows in the later window; `against` is not before `month`; as `abc_classes`

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob", "ann", "bob"], "amount": [90, 10, 20, 80],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"]})
    >>> moved = abc_moves(sales, month="2026-02", months=1)
    >>> moved[["client_id", "group_before", "group", "cause"]].values.tolist()
    [['bob', 'B', 'A', 'bounds'], ['ann', 'A', 'B', 'own']]
    """
    month, against = two_ends(month, against)
    after = abc_classes(in_window(table, month, months), by=by, cuts=cuts)
    before = abc_classes(rows_up_to(table, against, months), by=by, cuts=cuts)
    frozen = _by_bounds(before, after, "abc", ("A", "B", "C"))
    frozen = frozen.mutate(abc=(frozen.value > 0).ifelse(frozen.abc, "N"))
    return moves_of(
        before, after, "abc", "value", history=rows_up_to(table, against), frozen=frozen
    )


@any_table
def tier_moves(
    table, *, month, against=None, rule="loyal", by="amount", share=SHARE, ties="include"
):
    """Each client's VIP tier in the month `against` and in `month`.

    Parameters
    ----------
    table, month, against : as in `abc_moves`
    rule, by, share, ties : as in `vip_tiers`

    Returns
    -------
    one row per payer of either month, as `group_moves`

    Raises
    ------
    DataError : the later month has no rows; `against` is not before it; as `vip_tiers`
    """
    month, against = two_ends(month, against)
    options = {"rule": rule, "by": by, "share": share, "ties": ties}
    after = vip_tiers(table, month=month, **options)
    there = has_rows(rows_up_to(table, against, 1))
    before = (
        vip_tiers(table, month=against, **options) if there else after.filter(ibis.literal(False))
    )
    frozen = _by_bounds(before.filter(~before.dropped), after, "tier", TIERS[rule])
    if rule == "loyal":
        frozen = _with_dropped(frozen, before)
    return moves_of(
        before, after, "tier", "value", history=rows_up_to(table, against), frozen=frozen
    )


def _with_dropped(frozen: ibis.Table, before: ibis.Table) -> ibis.Table:
    """Who was VIP before and would not be by the old bar is good: so the rule has it."""
    vips = before.filter(before.tier == "vip").select("client_id", was_vip=ibis.literal(True))
    told = frozen.left_join(vips, "client_id").drop("client_id_right")
    falls = told.was_vip.coalesce(False) & (told.tier != "vip")
    return told.mutate(tier=falls.ifelse("good", told.tier))


def _by_bounds(before: ibis.Table, after: ibis.Table, by: str, order: tuple) -> ibis.Table:
    """`after` classed by the smallest value of each class in `before`; `order`: best first."""
    bounds = before.agg(
        **{
            f"bound_{place}": before.value.min(where=before[by].isin(order[: place + 1]))
            for place in range(len(order) - 1)
        }
    )
    beside = after.select("client_id", "value").cross_join(bounds)
    reached = [(beside.value >= beside[f"bound_{n}"], name) for n, name in enumerate(order[:-1])]
    return beside.select("client_id", "value", **{by: ibis.cases(*reached, else_=order[-1])})
