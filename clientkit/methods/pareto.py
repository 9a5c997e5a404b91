"""Concentration of value: the Pareto curve and its two readings.

Terms
-----
value      what a client brought over the rows given, by the chosen measure.
share      a client's value over the value of all with value > 0; 0..1.
starts_at  the share of all who are larger: where a client's stretch of the curve begins.
readings   "20 % of the clients bring X %" and "80 % of the value comes from Y % of the clients".
           Neither is 80/20 by nature: both are computed, never assumed.

Sources: M. O. Lorenz, "Methods of measuring the concentration of wealth", 1905; C. Gini,
"Variabilita e mutabilita", 1912.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

import ibis
from ibis import _

from clientkit.engine import any_table, as_table, fraction, rows_of
from clientkit.language import say
from clientkit.methods.measures import positive, values
from clientkit.schema import DataError


def ranked_values(table: ibis.Table, by: str, key: str) -> ibis.Table:
    """One row per key: value, gain (value or 0), larger and whole (gain of the larger, of all)."""
    return on_curve(values(table, by, key))


def on_curve(keys: ibis.Table, within: Sequence[str] = ()) -> ibis.Table:
    """`keys`, which have a value, with gain, larger and whole, one curve for each `within`."""
    keys = keys.mutate(gain=ibis.greatest(_.value, 0))
    level = [*within, "value"]
    levels = keys.group_by(level).agg(level_gain=_.gain.sum())
    largest_first = ibis.cumulative_window(group_by=list(within), order_by=ibis.desc("value"))
    levels = levels.mutate(
        larger=_.level_gain.sum().over(largest_first) - _.level_gain,
        whole=_.level_gain.sum().over(group_by=list(within)),
    ).drop("level_gain")
    return keys.inner_join(levels, level)


def with_shares(curve: ibis.Table, key: str) -> ibis.Table:
    """`ranked_values` with share and starts_at, largest first."""
    whole = curve.whole.nullif(0)  # nobody brought anything: every share is 0
    return curve.mutate(
        share=(curve.gain / whole).coalesce(0), starts_at=(curve.larger / whole).coalesce(0)
    ).order_by(ibis.desc("value"), key)


@any_table
def pareto_curve(table, *, by="amount", key="client_id"):
    """Value, share and place on the Pareto curve of every `key`, largest first.

    Parameters
    ----------
    table : rows with `key` and the columns of the measure `by`; several rows of one key are summed
    by : the measure; returns are negative
    key : what is ranked: "client_id", "product", "manager"

    Returns
    -------
    one row per key: value (money or count), share (0..1, 0 where value <= 0), starts_at (0..1)

    Raises
    ------
    DataError : unknown measure or key, or no column for it

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> sales = pd.DataFrame({"client_id": ["ann", "bob", "cy"], "amount": [15, 80, 5]})
    >>> ck.pareto_curve(sales)
      client_id  value  share  starts_at
    0       bob   80.0   0.80       0.00
    1       ann   15.0   0.15       0.80
    2        cy    5.0   0.05       0.95
    """
    return with_shares(ranked_values(table, by, key), key).select(
        key, "value", "share", "starts_at"
    )


class Concentration(dict):
    """What `concentration` gives; a notebook shows it as a sentence."""


def concentration(table, *, by="amount", key="client_id", share=0.2) -> Concentration:
    """How much the largest `share` of the keys bring, and how few bring 80 %.

    Parameters
    ----------
    table, by, key : as in `pareto_curve`
    share : the part of the keys looked at, 0.2 is the top fifth

    Returns
    -------
    n (keys with value > 0), total (their value), top_n (ceil(share x n)), top_share (what these
    bring, 0..1), n_for_80 and share_for_80 (the fewest that bring 80 %), gini (0 all equal)

    Raises
    ------
    DataError : no key has a value above 0; unknown measure or key, or no column for it

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> sales = pd.DataFrame({"client_id": ["ann", "bob", "cy"], "amount": [15, 80, 5]})
    >>> ck.concentration(sales)["top_share"], ck.concentration(sales)["n_for_80"]
    (0.8, 1)
    """
    keys = values(as_table(table), by, key).filter(_.value > 0)
    levels = _levels(keys)
    if not levels:
        raise DataError(
            say("nobody has {by} above 0 here, so there is nothing to rank by {by}", by=by)
        )
    n = sum(count for _value, count in levels)
    total = sum(value * count for value, count in levels)
    part = fraction(share)
    top_n = -(-n * part.numerator // part.denominator)
    n_for_80 = _fewest(levels, Fraction(total) * 4 / 5)
    return Concentration(
        n=n, total=float(total), top_n=top_n, top_share=float(_brought(levels, top_n) / total),
        n_for_80=n_for_80, share_for_80=n_for_80 / n, gini=_gini(levels, n, total),
    )  # fmt: skip


def _levels(keys: ibis.Table) -> list[tuple]:
    """Each distinct value, largest first, with how many have it; exact (Decimal or int)."""
    levels = keys.group_by("value").agg(count=_.count()).order_by(ibis.desc("value"))
    return [(row["value"], row["count"]) for row in rows_of(levels)]


def _brought(levels: list[tuple], heads: int):
    """What the first `heads` bring together."""
    sum_ = 0
    for value, count in levels:
        taken = min(count, heads)
        sum_, heads = sum_ + value * taken, heads - taken
    return sum_


def _fewest(levels: list[tuple], wanted: Fraction) -> int:
    """The fewest heads that bring `wanted` together."""
    heads = 0
    for value, count in levels:
        if value * count >= wanted:  # Fraction: `//` of Decimals cuts off, it does not floor
            return heads + ceil(wanted / Fraction(value))
        heads, wanted = heads + count, wanted - Fraction(value) * count
    return heads


def _gini(levels: list[tuple], n: int, total) -> float:
    weighted, heads = 0, n
    for value, count in levels:  # 2 x mid-rank, counted from the smallest
        weighted += value * count * (2 * heads - count + 1)
        heads -= count
    return float((weighted - (n + 1) * total) / (n * total))


@any_table
def curve_points(table, *, by="amount", key="client_id", losses=False, points=400):
    """The curve thinned for drawing, in the engine: a few hundred points for any number of keys.

    Equal values make a straight stretch, so the ends of the stretches are the whole curve.

    Parameters
    ----------
    table, by, key : as in `pareto_curve`
    losses : True keeps the keys with value <= 0, for the whale curve
    points : about how many points are kept

    Returns
    -------
    heads (cumulative share of the keys, 0..1), brought (cumulative share of the total; with
    `losses` it falls at the end, and is empty where the total is not above 0)

    Raises
    ------
    DataError : unknown measure or key, or no column for it

    >>> import pandas as pd
    >>> sales = pd.DataFrame({"client_id": ["ann", "bob"], "amount": [20, 80]})
    >>> curve_points(sales).values.tolist()
    [[0.5, 0.8], [1.0, 1.0]]
    """
    keys = values(table, by, key)
    keys = keys if losses else keys.filter(_.value > 0)
    levels = keys.group_by("value").agg(n=_.count(), level=_.value.sum())
    largest_first = ibis.cumulative_window(order_by=ibis.desc("value"))
    levels = levels.mutate(
        upto=_.n.sum().over(largest_first),
        total=_.n.sum().over(),
        brought=_.level.sum().over(largest_first) / positive(_.level.sum().over()),
    )
    step = (levels.upto * points) // levels.total
    kept = levels.filter(step != ((levels.upto - levels.n) * points) // levels.total)
    return kept.select(heads=_.upto / _.total, brought=_.brought).order_by("heads")
