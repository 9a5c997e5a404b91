"""Where a row of values falls apart into three by itself.

Terms
-----
natural breaks  the two cuts that leave the least squared distance from the values to the middle
                of their part (Fisher, Jenks), found exactly: every pair of cuts is tried.
logs            distances are taken between the logarithms: from 100 to 200 is as far as from
                10 000 to 20 000, else the few giants alone would be a part.
round bound     any number between the parts below and above a cut cuts alike; the one with the
                fewest digits is taken, for people have to remember it.

Equal values are one step, so ties never part. More than 2 000 different values are first put
together in 2 000 equal steps. Trap: a value far from all others can be a part of its own; then
give the bounds yourself. Source: W. D. Fisher, "On grouping for maximum homogeneity", 1958.
"""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

MOST_STEPS = 2_000
DIGITS = 9
"""Costs that agree so far are equal: the lower cut is taken, whatever the unit of the values."""


def natural_bounds(values: Sequence, counts: Sequence[int]) -> tuple[Decimal, Decimal]:
    """Where the middle and the upper part of `values` begin.

    Parameters
    ----------
    values : the different values, rising, all above 0
    counts : how often each occurs

    Returns
    -------
    the two bounds; they are equal where there are fewer than three different values, and then
    the middle part is empty

    >>> natural_bounds([1, 2, 30, 40, 900], [1, 1, 1, 1, 1])
    (Decimal('30'), Decimal('900'))
    """
    values = [Decimal(value) for value in values]
    logs = np.log([float(value / values[-1]) for value in values]).round(DIGITS)
    starts = _steps(logs)
    lower, upper = _cuts(logs, np.asarray(counts, float), starts)
    return _bound(values, lower), _bound(values, upper)


def _steps(logs: np.ndarray) -> np.ndarray:
    """The places at which a step begins; each value is one where they are not too many."""
    if len(logs) <= MOST_STEPS:
        return np.arange(len(logs))
    steps = np.floor(logs / (logs[0] / MOST_STEPS))
    return np.flatnonzero(np.diff(steps, prepend=np.nan))


def _cuts(logs: np.ndarray, counts: np.ndarray, starts: np.ndarray) -> tuple[int, int]:
    """The places at which the middle and the upper part begin."""
    if len(starts) < 3:
        return starts[-1], starts[-1]
    ends = np.append(starts, len(logs))
    powers = [counts, counts * logs, counts * logs**2]
    n, s, q = (np.append(0, power.cumsum())[ends] for power in powers)

    def cost(i, j):
        return q[j] - q[i] - (s[j] - s[i]) ** 2 / (n[j] - n[i])

    last, whole = len(starts), cost(0, len(starts))
    best = []
    for upper in range(2, last):
        lower = np.arange(1, upper)
        costs = cost(0, lower) + cost(lower, upper) + cost(upper, last)
        costs = (costs / whole).round(DIGITS)
        best.append((costs.min(), lower[costs.argmin()], upper))
    _cost, lower, upper = min(best)
    return starts[lower], starts[upper]


def _bound(values: list[Decimal], place: int) -> Decimal:
    return roundest(values[place - 1] if place else Decimal(0), values[place])


def roundest(low: Decimal, high: Decimal) -> Decimal:
    """The number above `low`, and not above `high`, with the fewest digits.

    >>> roundest(Decimal("4812.5"), Decimal("5377.2")), roundest(Decimal(7), Decimal(9))
    (Decimal('5000'), Decimal('9'))
    """
    step = Decimal(10) ** high.adjusted()
    while (number := high // step * step) <= low:
        step /= 10
    return Decimal(f"{number:f}")
