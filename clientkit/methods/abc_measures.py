"""The ABC class of each client by several measures, side by side.

An A client by money can be a C client by profit: it buys much and leaves nothing. One by documents
alone costs work. Where all classes agree, the criterion does not matter; where they do not, the
list depends on what the firm wants at the moment. Each class is that of `abc_classes`.
"""

from collections.abc import Iterable, Sequence

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.abc_classes import ABC_CUTS, class_by
from clientkit.methods.measures import as_number, measure, measures_in
from clientkit.methods.pareto import on_curve
from clientkit.schema import KEYS, DataError, need_columns, one_of


@any_table
def abc_measures(table, *, by: Sequence[str] = (), key="client_id", cuts=ABC_CUTS):
    """One row per key: its value and its class by each measure.

    Parameters
    ----------
    table : rows of the period
    by : the measures, the first one leads; empty: all that the columns allow
    key, cuts : as in `abc_classes`

    Returns
    -------
    `key`, the measures, abc_<measure> for each ("A", "B", "C", "N"), agree (all the same); the
    largest by the first measure first

    Raises
    ------
    DataError : unknown measure or key, or no column for it; wrong cuts

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b"], "amount": [90, 10], "cost": [90, 2], "date": "2026-01-15"})
    >>> found = abc_measures(sales, by=["amount", "profit"])
    >>> found[["client_id", "abc_amount", "abc_profit", "agree"]].values.tolist()
    [['a', 'A', 'N', False], ['b', 'B', 'A', False]]
    """
    if isinstance(by, str) or not isinstance(by, Iterable):
        raise DataError(say("by lists measures, like ('amount', 'profit'); got {by!r}", by=by))
    measures = list(dict.fromkeys(by)) or measures_in(table)
    need_columns(table.columns, [one_of("key", key, KEYS)], f"key={key!r}")
    told = table.group_by(key).agg(**{name: measure(table, name) for name in measures})
    for name in measures:
        placed = on_curve(told.mutate(value=told[name])).mutate(**{f"abc_{name}": class_by(cuts)})
        told = placed.select(*told.columns, f"abc_{name}")
    first, *others = [told[f"abc_{name}"] for name in measures]
    same = ibis.literal(True)
    for other in others:
        same &= other == first
    told = told.mutate(agree=same)
    columns = [key, *measures, *(f"abc_{name}" for name in measures), "agree"]
    return told.select(columns).order_by(ibis.desc(measures[0]), key)


@any_table
def abc_agreement(classes, *, first, second):
    """How the classes by two measures of `abc_measures` meet: one row per class of the first.

    Returns
    -------
    abc (by the first measure), clients, then A, B, C, N: how many are that by the second

    >>> import pandas as pd
    >>> told = pd.DataFrame({"abc_amount": ["A", "A", "B"], "abc_profit": ["A", "N", "B"]})
    >>> abc_agreement(told, first="amount", second="profit").values.tolist()
    [['A', 2, 1, 0, 0, 1], ['B', 1, 0, 1, 0, 0]]
    """
    one, other = f"abc_{first}", f"abc_{second}"
    need_columns(classes.columns, [one, other], say("the agreement"))
    counts = {letter: as_number(classes[other] == letter).sum() for letter in "ABCN"}
    return classes.group_by(abc=classes[one]).agg(clients=_.count(), **counts).order_by("abc")
