"""The knife edge: the payers so near the bar that one invoice would have decided otherwise."""

from ibis import _

from clientkit.engine import any_table, fraction
from clientkit.methods.clients import in_window
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import month_of


@any_table
def vip_edge(table, *, month, margin=0.1, by="amount", share=SHARE, ties="include"):
    """The payers of `month` within `margin` of the bar, both sides, largest first.

    Parameters
    ----------
    table : transactions
    margin : 0.1 is ten per cent of the bar, included
    month, by, share, ties : as in `vip_month`

    Returns
    -------
    one row per payer: client_id, value, rank, vip, bar, gap (value - bar)

    Raises
    ------
    DataError : the month has no rows; unknown measure, share or rule; a margin that is no share

    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": list("abcde"), "date": "2026-01-15", "amount": [50, 45, 44, 7, 6]})
    >>> vip_edge(paid, month="2026-01")[["client_id", "gap"]].values.tolist()
    [['a', 0.0], ['b', -5.0]]
    """
    part = fraction(margin)
    ranked = ranked_payers(in_window(table, month_of(month), 1), by, share, ties)
    gap = ranked.value - ranked.bar
    near = gap.abs() * part.denominator <= ranked.bar * part.numerator
    return (
        ranked.mutate(gap=gap)
        .filter(near)
        .select("client_id", "value", "rank", "vip", "bar", "gap")
        .order_by(_["rank"], "client_id")
    )
