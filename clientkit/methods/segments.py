"""Any column of classes -> one row per segment: how many clients, how much of each measure."""

import ibis
import ibis.expr.types as ir
from ibis import _

from clientkit.engine import any_table
from clientkit.schema import MONEY, NUMBERS, one_of

SUMMED = (*NUMBERS, "profit", "documents", "value", "monetary")


@any_table
def segment_summary(classes, *, by):
    """One row per class of the column `by`, the largest first.

    Parameters
    ----------
    classes : one row per client, with the column `by` and numbers to sum, such as `value`,
        `amount`, `monetary` or `profit`
    by : the column of classes: "abc", "segment", "cluster", "tier"

    Returns
    -------
    `by`, clients, clients_share (0..1), and for each number its sum and its share of all that is
    above 0 (as on the Pareto curve: a loss has no share; empty where nothing is above 0)

    Raises
    ------
    DataError : there is no column `by`

    >>> import clientkit as ck
    >>> import pandas as pd
    >>> classes = pd.DataFrame({"abc": ["A", "B", "B"], "value": [80.0, 15, 5]})
    >>> ck.segment_summary(classes, by="abc")
      abc  clients  clients_share  value  value_share
    0   A        1       0.333333   80.0          0.8
    1   B        2       0.666667   20.0          0.2
    """
    one_of("by", by, classes.columns)
    numbers = [name for name in SUMMED if name in classes.columns]
    # a DataFrame of a method holds money as floats; ten dimes must still make 1.0
    floats = [name for name in numbers if classes[name].type().is_floating()]
    classes = classes.cast(dict.fromkeys(floats, MONEY))
    sums = {name: classes[name].sum() for name in numbers}
    gains = {f"gain_{name}": ibis.greatest(classes[name], 0).sum() for name in numbers}
    rows = classes.group_by(by).agg(clients=classes.count(), **sums, **gains)
    shares = {f"{name}_share": _share(rows[f"gain_{name}"]) for name in numbers}
    rows = rows.mutate(clients_share=_.clients / _.clients.sum().over(), **shares)
    order = [by, "clients", "clients_share", *(c for n in numbers for c in (n, f"{n}_share"))]
    return rows.select(order).order_by(
        ibis.desc(numbers[0]) if numbers else ibis.desc("clients"), by
    )


def _share(gain: ir.NumericColumn) -> ir.NumericColumn:
    return gain / gain.sum().over().nullif(0)
