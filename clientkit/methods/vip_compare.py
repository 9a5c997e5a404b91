"""Two criteria side by side: who is VIP by the one, by the other, by both."""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import month_of
from clientkit.schema import DataError


@any_table
def vip_compare(table, *, month, by=("amount", "services"), share=SHARE, ties="include"):
    """Everyone on the VIP list of `month` by either of two measures.

    Parameters
    ----------
    table, month, share, ties : as in `vip_month`
    by : two different measures

    Returns
    -------
    one row per client: client_id, list ("both" or the measure by which alone it is VIP), and for
    each measure its value, its rank and the ranked clients' bar, such as amount, amount_rank,
    amount_bar (empty: not above 0)

    Raises
    ------
    DataError : not two measures; else as `vip_month`

    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": list("abcde"), "date": "2026-01-15",
    ...     "amount": [50, 9, 8, 7, 6], "units": [1, 9, 2, 3, 4],
    ... })
    >>> both = vip_compare(paid, month="2026-01", by=("amount", "units"))
    >>> both[["client_id", "list", "amount", "units_rank"]].values.tolist()
    [['a', 'amount', 50.0, 5], ['b', 'units', 9.0, 1]]
    """
    if isinstance(by, str) or len(set(by)) != 2:
        raise DataError(say("by is two measures, like ('amount', 'services'); got {by!r}", by=by))
    rows = in_window(table, month_of(month), 1)
    first, second = (_standing(rows, name, share, ties) for name in by)
    both = first.outer_join(second, "client_id")
    both = both.mutate(client_id=both.client_id.coalesce(both.client_id_right))
    one, other = (both[f"{name}_vip"].coalesce(False) for name in by)
    listed = both.mutate(list=ibis.cases((one & other, "both"), (one, by[0]), else_=by[1]))
    facts = [f"{name}{part}" for name in by for part in ("", "_rank", "_bar")]
    order = ibis.cases((listed.list == by[0], 0), (listed.list == by[1], 1), else_=2)
    return (
        listed.filter(one | other)
        .order_by(
            order, *(ibis.asc(f"{name}_rank", nulls_first=False) for name in by), "client_id"
        )
        .select("client_id", "list", *facts)
    )


def _standing(rows: ibis.Table, by: str, share: float, ties: str) -> ibis.Table:
    ranked = ranked_payers(rows, by, share, ties)
    return ranked.select(
        "client_id",
        **{by: _.value, f"{by}_rank": _["rank"], f"{by}_bar": _.bar, f"{by}_vip": _.vip},
    )
