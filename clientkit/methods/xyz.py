"""XYZ classes: who buys evenly month by month, and who by fits and starts.

Terms
-----
months     of the window since the first purchase; silent months count 0. A document counts once,
           in its first month of the window.
variation  coefficient of variation: standard deviation of the months (population) / their mean.
XYZ class  X where the variation is at most 0.5, Y at most 1.0, Z above; N: not classified, with
           fewer than three months or a mean that is not above 0.
AX .. CZ   the ABC class says how much, the XYZ class how evenly: AX carries the firm and can be
           planned with, AZ is large and cannot.

Trap: with few months a single silent one makes a Z. Give the whole history, not only the window:
the first purchase is looked for in all rows up to `as_of`. The cuts 0.5 and 1.0 are convention.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.methods.abc_classes import ABC_CUTS, abc_classes
from clientkit.methods.clients import in_window
from clientkit.methods.measures import (
    document_number,
    measure,
    month_place,
    positive,
    purchase,
)
from clientkit.periods import month_of
from clientkit.periods import month_place as place_of_month
from clientkit.schema import KEYS, need_columns, one_of

LEAST_MONTHS = 3
DIGITS = 9


@any_table
def xyz(table, *, as_of, months=12, by="amount", key="client_id"):
    """One row per key that bought up to `as_of` and has a row in the window.

    Parameters
    ----------
    table : transactions, the whole history
    as_of, months : the window, as in `clients`; it ends with the month of `as_of`
    by : the measure
    key : "client_id", "product", "manager"

    Returns
    -------
    `key`, months, mean (a month), variation (empty: not classified), xyz ("X", "Y", "Z", "N");
    the most even first, N last

    Raises
    ------
    DataError : no rows in the window; unknown measure or key, or no column for it

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a"] * 3 + ["b"], "amount": [2, 3, 4, 9],
    ...     "date": ["2026-01-15", "2026-02-15", "2026-03-15", "2026-01-15"]})
    >>> xyz(sales, as_of="2026-03")[["client_id", "mean", "xyz"]].values.tolist()
    [['a', 3.0, 'X'], ['b', 3.0, 'Z']]
    """
    need_columns(table.columns, [one_of("key", key, KEYS)], f"key={key!r}")
    last = place_of_month(month_of(as_of))
    history = in_window(table, as_of)
    bought = history.filter(purchase(history))
    began = bought.group_by(key).agg(first=month_place(bought.date).min())
    rows = in_window(table, as_of, months)
    rows = rows.mutate(place=month_place(rows.date))
    grid = _joined(_by_month(rows, by, key), began, key).filter(_.place >= _.first)
    told = grid.group_by(key, "first").agg(
        total=grid.value.sum(), squares=(grid.value * grid.value).sum()
    )
    told = told.mutate(months=ibis.least(last + 1 - told.first, months))
    # (n sd)^2 against (n mean)^2: exact, where a root could round onto a cut
    told = told.mutate(spread=_.months * _.squares - _.total * _.total)
    classed = (told.months >= LEAST_MONTHS) & (told.total > 0)
    square = told.total * told.total
    told = told.mutate(
        mean=(told.total / told.months).cast("float64"),
        # rounded: the same steps in another unit must stand in the same order
        variation=classed.ifelse(
            told.spread.cast("float64").sqrt() / positive(told.total).cast("float64"), ibis.null()
        ).round(DIGITS),
        xyz=ibis.cases(
            (~classed, "N"), (4 * told.spread <= square, "X"), (told.spread <= square, "Y"),
            else_="Z",
        ),
    )  # fmt: skip
    return told.select(key, "months", "mean", "variation", "xyz").order_by(
        ibis.asc("variation", nulls_first=False), key
    )


def _by_month(rows: ibis.Table, by: str, key: str) -> ibis.Table:
    """One row per key and month with its value; the months add up to that of the window."""
    if by != "documents":
        return rows.group_by(key, "place").agg(value=measure(rows, by))
    # one document may have lines in two months
    number = purchase(rows).ifelse(document_number(rows), ibis.null())
    papers = rows.group_by(key, number=number).agg(place=_.place.min())
    return papers.group_by(key, "place").agg(value=papers.number.count())


def _joined(left: ibis.Table, right: ibis.Table, key: str, how: str = "inner") -> ibis.Table:
    """Both tables by `key`; rows without a product are a key too, as in `abc_classes`."""
    both = left.join(right, left[key].identical_to(right[key]), how=how)
    return both.drop(f"{key}_right")


@any_table
def abc_xyz(table, *, as_of, months=12, by="amount", key="client_id", cuts=ABC_CUTS):
    """The ABC class of the window and the XYZ class of every key, side by side.

    Parameters
    ----------
    table, as_of, months, by, key : as in `xyz`
    cuts : as in `abc_classes`

    Returns
    -------
    `key`, value, share, abc, xyz (N where nothing was ever bought), variation, months; the
    largest first

    Raises
    ------
    DataError : as `xyz` and `abc_classes`

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a"] * 3, "amount": [2, 3, 4],
    ...     "date": ["2026-01-15", "2026-02-15", "2026-03-15"]})
    >>> abc_xyz(sales, as_of="2026-03")[["client_id", "abc", "xyz"]].values.tolist()
    [['a', 'A', 'X']]
    """
    classes = abc_classes(in_window(table, as_of, months), by=by, key=key, cuts=cuts)
    even = xyz(table, as_of=as_of, months=months, by=by, key=key)
    both = _joined(classes, even, key, "left").mutate(xyz=_.xyz.coalesce("N"))
    return both.select(key, "value", "share", "abc", "xyz", "variation", "months").order_by(
        ibis.desc("value"), key
    )
