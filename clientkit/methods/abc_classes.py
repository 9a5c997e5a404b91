"""ABC classes of clients, products or managers: who brings 80 %, the next 15 %, the last 5 %.

Terms
-----
starts_at  the share of all value that comes from those who are larger (see `pareto`).
ABC class  A where `starts_at` is below 0.80, B below 0.95, C the rest; N for value <= 0, which
           stands outside the shares.

ABC cuts value, not heads: "the top 20 % of clients" is another set (see `vip`). The client who
crosses a cut stays in the better class, so A is never empty; equal values share a class.

Source: H. F. Dickie, "ABC inventory analysis shoots for dollars, not pennies", Factory Management
and Maintenance, July 1951. The cuts at 80 % and 95 % are convention.
"""

import ibis
from ibis import _

from clientkit.engine import any_table, fraction
from clientkit.language import say
from clientkit.methods.pareto import ranked_values, with_shares
from clientkit.schema import DataError

ABC_CUTS = (0.80, 0.95)


@any_table
def abc_classes(table, *, by="amount", key="client_id", cuts=ABC_CUTS):
    """The Pareto curve of `table` with the column abc: "A", "B", "C" or "N".

    Parameters
    ----------
    table, by, key : as in `pareto_curve`
    cuts : the shares of value at which A and B end

    Returns
    -------
    one row per key, largest first: value, share, starts_at, abc

    Raises
    ------
    DataError : cuts are not two rising shares; unknown measure or key, or no column for it

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> sales = pd.DataFrame({"client_id": ["ann", "bob", "cy"], "amount": [15, 80, -5]})
    >>> ck.abc_classes(sales)[["client_id", "abc"]].values.tolist()
    [['bob', 'A'], ['ann', 'B'], ['cy', 'N']]
    """
    curve = ranked_values(table, by, key).mutate(abc=class_by(cuts))
    return with_shares(curve, key).select(key, "value", "share", "starts_at", "abc")


def class_by(cuts) -> ibis.Deferred:
    """The class of a place on the curve, of its value, larger and whole."""
    two = hasattr(cuts, "__len__") and len(cuts) == 2
    a, b = (fraction(cut) for cut in cuts) if two else (1, 0)
    if not a < b < 1:
        raise DataError(
            say(
                "cuts must be two rising shares, like {usual}; got {cuts}",
                usual=ABC_CUTS,
                cuts=cuts,
            )
        )

    def before(cut):  # in whole numbers: a quotient could round onto the cut
        return _.larger * cut.denominator < _.whole * cut.numerator

    return ibis.cases((_.value <= 0, "N"), (before(a), "A"), (before(b), "B"), else_="C")
