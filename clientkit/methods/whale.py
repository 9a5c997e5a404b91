"""The whale curve: profit summed from the best client to the worst.

It climbs above 100 % and then falls, because the last clients cost more than they bring. Its peak
says how much the firm would earn without them; the fall is what they take away.

Source: R. S. Kaplan and V. G. Narayanan, "Measuring and managing customer profitability", 2001.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.methods.measures import positive, values


@any_table
def whale_curve(table, *, by="profit", key="client_id"):
    """Cumulative value from the most to the least profitable; it falls where clients cost money.

    Parameters
    ----------
    table, by, key : as in `pareto_curve`

    Returns
    -------
    one row per key, largest first: value, cumulative (of this key and all larger or equal, as a
    share of the total; empty where the total is not above 0: a loss has no shares)

    Raises
    ------
    DataError : unknown measure or key, or no column for it

    >>> import pandas as pd
    >>> sales = pd.DataFrame(
    ...     {"client_id": ["ann", "bob", "cy"], "amount": [15, 80, 5], "cost": [5, 20, 25]})
    >>> whale_curve(sales)["cumulative"].tolist()
    [1.2, 1.4, 1.0]
    """
    keys = values(table, by, key)
    levels = keys.group_by("value").agg(level=_.value.sum())
    largest_first = ibis.cumulative_window(order_by=ibis.desc("value"))
    whole = _.level.sum().over()
    levels = levels.mutate(cumulative=_.level.sum().over(largest_first) / positive(whole))
    curve = keys.inner_join(levels, "value").select(key, "value", "cumulative")
    return curve.order_by(ibis.desc("value"), key)
