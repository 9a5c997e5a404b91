"""One rank from several measures, each with its weight.

Terms
-----
percentile  of a measure: (mid-rank - 0.5) / clients; the smallest near 0, the largest near 1,
            equal values alike.
score       the percentiles, weighted and added; weights are taken as parts of their sum.
rank        1 + how many have a higher score. `alone` is the rank by the heaviest measure only,
            `moved` how many places the other measures lift a client (negative: push down).

Percentiles, not values, are weighted: money and documents have no common unit, and one giant would
leave nothing to the other measures. Multiplying a measure changes nothing. Trap: the distance
between neighbours is lost; the first may be ten times the second. The weights are the firm's own
judgement, never ours. Source: multi-criteria ABC as B. E. Flores and D. C. Whybark began it, 1986.
"""

from collections.abc import Mapping
from fractions import Fraction

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.measures import measure, standing
from clientkit.schema import KEYS, MEASURES, DataError, need_columns, one_of

FINEST = 10_000
"""Weights are parts of so many, so that the engine adds whole numbers."""


@any_table
def abc_rank(table, *, weights: Mapping[str, float], key="client_id"):
    """One row per key, the best score first.

    Parameters
    ----------
    table : rows of the period
    weights : measure -> weight, like {"amount": 0.5, "profit": 0.3, "documents": 0.2}
    key : "client_id", "product", "manager"

    Returns
    -------
    `key`, the measures, <measure>_percentile for each (0..1),
    weighted_percentile (the score), rank, alone, moved

    Raises
    ------
    DataError : no weights, or weights that are not above 0; unknown measure or key

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "b"], "amount": [9, 4, 4],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-01-16"]})
    >>> found = abc_rank(sales, weights={"amount": 1, "documents": 3})
    >>> found[["client_id", "weighted_percentile", "rank", "alone", "moved"]].values.tolist()
    [['b', 0.625, 1, 1, 0], ['a', 0.375, 2, 2, 0]]
    """
    parts = _parts(weights)
    need_columns(table.columns, [one_of("key", key, KEYS)], f"key={key!r}")
    told = table.group_by(key).agg(**{name: measure(table, name) for name in parts})
    for name in parts:
        place = standing(told.drop("total") if "total" in told.columns else told, name)
        twice = (2 * (place.total - place.above) - place.equal).cast("int64")
        told = place.mutate(**{f"twice_{name}": twice}).drop("above", "equal")
    whole = sum(parts.values())
    # in whole numbers: equal scores are equal, whatever the order of the additions
    told = told.mutate(points=sum(told[f"twice_{n}"] * part for n, part in parts.items()))
    heaviest = max(parts, key=parts.get)
    told = _ranked(_ranked(told, "points", "rank"), heaviest, "alone")
    shares = {f"{n}_percentile": told[f"twice_{n}"] / (2 * told.total) for n in parts}
    told = told.mutate(
        **shares,
        weighted_percentile=told.points / (2 * whole * told.total),
        moved=_.alone - _["rank"],
    )
    columns = [key, *parts, *shares, "weighted_percentile", "rank", "alone", "moved"]
    return told.select(columns).order_by("rank", key)


def _parts(weights: Mapping[str, float]) -> dict[str, int]:
    """The weights as whole numbers, ten-thousandths of their sum."""
    given = dict(weights) if isinstance(weights, Mapping) else {}
    for name in given:
        one_of(say("a weight's measure"), name, MEASURES)
    try:
        exact = {name: Fraction(str(weight)) for name, weight in given.items()}
    except (ValueError, ZeroDivisionError):
        exact = {}
    whole = sum(exact.values()) or 1
    parts = {name: round(weight / whole * FINEST) for name, weight in exact.items()}
    if not parts or min(parts.values()) <= 0:
        raise DataError(
            say(
                'weights give each measure a number above 0, like {{"amount": 0.5, "documents": '
                "0.5}}; got {weights!r}",
                weights=weights,
            )
        )
    return parts


def _ranked(told: ibis.Table, column: str, name: str) -> ibis.Table:
    """`told` with the rank by `column`, the highest first; equal values share a rank."""
    places = standing(told.select(column), column).select(column, **{name: _.above + 1}).distinct()
    return told.inner_join(places, column)
