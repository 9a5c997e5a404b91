"""What the firm would lose with its first clients: their parts of the amount and of the profit."""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import all_measures, positive
from clientkit.periods import month_of
from clientkit.schema import need_columns


@any_table
def dependence(table, *, until, window=6):
    """The clients of the window, largest amount first, each with what would be gone without it.

    Parameters
    ----------
    table : transactions; with cost the profit is told too
    until : the last month of the window
    window : its length in months

    Returns
    -------
    one row per client: client_id, amount, amount_share (of the net total of all; empty where that
    is not above 0), amount_share_so_far (of this client and all before it), and with a cost
    profit, profit_share

    Raises
    ------
    DataError : no amount; no rows in the window

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob"], "date": "2026-01-05", "amount": [75, 25],
    ...     "cost": [75, 5]})
    >>> first = dependence(sales, until="2026-01", window=1).iloc[0]
    >>> first["client_id"], float(first["amount_share"]), float(first["profit_share"])
    ('ann', 0.75, 0.0)
    """
    need_columns(table.columns, ["amount"], say("dependence"))
    rows = in_window(table, month_of(until), window)
    people = rows.group_by("client_id").agg(**all_measures(rows))
    parts = [name for name in ("amount", "profit") if name in people.columns]
    largest_first = ibis.cumulative_window(order_by=[ibis.desc("amount"), "client_id"])
    shares = {
        f"{name}_share": people[name] / positive(people[name].sum().over()) for name in parts
    }
    told = people.mutate(
        **shares,
        amount_share_so_far=_.amount.sum().over(largest_first)
        / positive(people.amount.sum().over()),
    )
    facts = ["amount", "amount_share", "amount_share_so_far", *("profit", "profit_share")]
    return told.select(
        "client_id", *(name for name in facts if name in told.columns)
    ).order_by(ibis.desc("amount"), "client_id")  # fmt: skip
