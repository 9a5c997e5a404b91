"""RFM: how recently, how often and how much, scored 1..5, and the segment of each client.

Terms
-----
recency_days  days from the last purchase day to as_of; fewer is better.
frequency     distinct documents in the window (distinct days where there are no numbers).
monetary      total amount of the window, returns taken off; not the mean per purchase.
score         1 worst .. `bins` best: p = (mid-rank - 0.5) / n, then min(bins, floor(p bins) + 1).
              The worst tie group always gets 1, the best `bins`; equal clients get equal scores.
thresholds    per axis, score -> the value from which it is given. They come with the result and go
              back in as `thresholds=`: next month measured with this month's rule.

Clients with returns only have not bought in the window and are left out.

Source: A. M. Hughes, "Strategic Database Marketing", 1994. The mid-rank scores are ours: the usual
quantile cuts give 623 clients with one order each up to four different scores.
"""

import warnings
from collections.abc import Mapping, Sequence
from itertools import pairwise
from numbers import Number

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from clientkit.engine import any_table, as_table, rows_of
from clientkit.language import mark, say
from clientkit.methods.clients import buyers
from clientkit.methods.measures import standing
from clientkit.methods.segment_map import MAP_BINS, SEGMENTS, check_map
from clientkit.schema import DataError, one_of, whole_number

AXES = {"recency_days": "r", "frequency": "f", "monetary": "m"}
MAX_BINS = 10
FALLING = mark("thresholds[{axis!r}] must map scores 1 to {bins} to falling values; got {bounds}")
RISING = mark("thresholds[{axis!r}] must map scores 1 to {bins} to rising values; got {bounds}")
BOUNDS = mark(
    "thresholds[{axis!r}] must be {n:# rising value|# rising values} for {bins:# score|# scores}; "
    "got {bounds}"
)

Thresholds = Mapping[str, Mapping[int, float] | Sequence[float]]


def rfm(table, *, as_of, months=None, bins=5, thresholds=None, segments=None):
    """One row per client that bought in the window, with its three scores and its segment.

    Parameters
    ----------
    table : transactions
    as_of : the day looked back from; a month means its last day
    months : length of the window; None takes everything up to as_of
    bins : number of scores, 2..10
    thresholds : fixed rule per axis ("recency_days", "frequency", "monetary"): `bins` - 1 rising
        values (recency: the most days for each score, best first; else the least for scores 2, 3,
        ...), or the thresholds of another result. Axes left out are scored by rank
    segments : a map of your own, see `clientkit.methods.segment_map`

    Returns
    -------
    client_id, recency_days, frequency, monetary, r, f, m, segment. A DataFrame also carries
    `.attrs["thresholds"]` and `.attrs["levels"]`; of an Ibis table ask `rfm_thresholds`

    Raises
    ------
    DataError : nobody bought in the window; a rule or map that is not whole

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob", "bob"],
    ...     "date": ["2026-01-05", "2026-01-30", "2026-01-31"],
    ...     "amount": [100, 20, 50],
    ... })
    >>> ck.rfm(sales, as_of="2026-01")[["client_id", "r", "f", "m", "segment"]].values.tolist()
    [['ann', 1, 1, 5, 'Hibernating'], ['bob', 5, 5, 1, 'Champions']]
    """
    rule = _checked(thresholds or {}, bins)
    named = check_map(segments or SEGMENTS, bins if segments else MAP_BINS)
    scored = _scored(table, as_of, months, bins, rule, named, stretch=not segments)
    if isinstance(scored, pd.DataFrame):
        _attach(scored, bins, rule)
    return scored


@any_table
def _scored(table, as_of, months, bins, rule, segments, stretch):
    base = buyers(table, as_of=as_of, months=months)
    for axis, score in AXES.items():
        if axis in rule:
            base = base.mutate(**{score: _by_rule(base[axis], rule[axis], axis, bins)})
        else:
            base = _by_rank(base, axis, score, bins)
    r, f = ((_stretched(base[s], bins) if stretch else base[s]) for s in ("r", "f"))
    named = ibis.cases(*((r.between(*rs) & f.between(*fs), name) for rs, fs, name in segments))
    return base.mutate(segment=named).order_by("client_id")


def _by_rank(base: ibis.Table, axis: str, score: str, bins: int) -> ibis.Table:
    """`base` with the mid-rank score of `axis`, in whole numbers: no quotient can round over."""
    placed = standing(base, axis)
    better_is_less = axis == "recency_days"
    worse = placed.above if better_is_less else placed.total - placed.above - placed.equal
    better = placed.total - worse - placed.equal
    middle = ibis.least(bins, bins * (2 * worse + placed.equal) // (2 * placed.total) + 1)
    value = ibis.cases(
        (placed.equal == placed.total, (bins + 1) // 2),
        (worse == 0, 1),
        (better == 0, bins),
        else_=middle,
    )
    return placed.mutate(**{score: value.cast("int64")}).drop("above", "equal", "total")


def _by_rule(value: ir.Column, bounds: Mapping[int, float], axis: str, bins: int) -> ir.Column:
    """The best score whose bound `value` reaches; 1 when it reaches none."""
    best_first = sorted(bounds.items(), reverse=True)
    reached = value.__le__ if axis == "recency_days" else value.__ge__
    cases = [(reached(bound), score) for score, bound in best_first]
    return ibis.cases(*cases, else_=1).cast("int64") if cases else ibis.literal(1)


def _stretched(score: ir.Column, bins: int) -> ir.Column:
    """Scores 1..bins spread over the five of the default map; the ends stay ends."""
    if bins == MAP_BINS:
        return score
    return (2 * (MAP_BINS - 1) * (score - 1) + bins - 1) // (2 * (bins - 1)) + 1


def _checked(thresholds: Thresholds, bins: int) -> dict[str, dict[int, float]]:
    """The rule as axis -> score -> bound."""
    rule = say("bins is the number of scores, 2 to {most}", most=MAX_BINS)
    whole_number(rule, bins, 2, MAX_BINS)
    if not isinstance(thresholds, Mapping):
        raise DataError(say(
            "thresholds is a rule per axis, {{'monetary': [...]}}; got {thresholds}",
            thresholds=thresholds,
        ))  # fmt: skip
    return {
        one_of("thresholds", axis, AXES): _bounds(axis, bounds, bins)
        for axis, bounds in thresholds.items()
    }


def _bounds(axis: str, bounds: Mapping[int, float] | Sequence[float], bins: int) -> dict:
    better_is_less = axis == "recency_days"
    if isinstance(bounds, Mapping):
        rule = {int(score): bound for score, bound in bounds.items()}
        fits = rule and all(1 <= score <= bins for score in rule)
        wanted = FALLING if better_is_less else RISING
    else:
        scores = range(bins, 1, -1) if better_is_less else range(2, bins + 1)
        fits = np.ndim(bounds) == 1 and len(bounds) == bins - 1
        rule = dict(zip(scores, bounds, strict=True)) if fits else {}
        wanted = BOUNDS
    in_order = [rule[score] for score in sorted(rule, reverse=better_is_less)]
    if not fits or not _rising(in_order):
        raise DataError(say(wanted, axis=axis, n=bins - 1, bins=bins, bounds=bounds))
    return rule


def _rising(values: list) -> bool:
    """True for numbers, each larger than the one before."""
    numbers = all(isinstance(value, Number) and value == value for value in values)
    return numbers and all(low < high for low, high in pairwise(values))


def rfm_thresholds(scored) -> dict[str, dict[int, float]]:
    """Per axis, score -> the value from which it was given in `scored`, the result of `rfm`.

    For recency it is the most days, else the least documents or money. Scores that no client got
    have no threshold, so the number of entries is the number of levels really used.

    >>> import pandas as pd
    >>> scored = pd.DataFrame({
    ...     "recency_days": [3, 9], "frequency": [4, 1], "monetary": [70, 20],
    ...     "r": [5, 1], "f": [5, 1], "m": [5, 1]})
    >>> rfm_thresholds(scored)["recency_days"]
    {1: 9, 5: 3}
    """
    table = as_table(scored)
    found = {}
    for axis, score in AXES.items():
        bound = table[axis].max() if axis == "recency_days" else table[axis].min()
        rows = rows_of(table.group_by(score).agg(bound=bound).order_by(score))
        found[axis] = {row[score]: row["bound"] for row in rows}
    return found


def _attach(scored: pd.DataFrame, bins: int, rule: dict) -> None:
    found = rfm_thresholds(scored)
    scored.attrs["thresholds"] = found | rule
    scored.attrs["levels"] = {score: len(found[axis]) for axis, score in AXES.items()}
    flat = [axis for axis in AXES if axis not in rule and len(found[axis]) == 1]
    if flat and len(scored) > 1:
        same = say(
            "all {n:# client|# clients} have the same {axes:and}: score {score} says nothing "
            "there",
            n=len(scored), axes=flat, score=(bins + 1) // 2,
        )  # fmt: skip
        warnings.warn(same, stacklevel=3)
