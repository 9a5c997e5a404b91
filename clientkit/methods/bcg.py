"""The BCG matrix of clients: how large each is, and whether it outgrows the base.

Terms
-----
largest_share     value of the client / value of the largest client; 0..1, drawn on a log axis.
large             at or above the last A client of the period.
growth_rate       (value - value_before) / ((value_before + value) / 2): from -2 to 2, and the same
                  step up as down: from 100 to 200 is +0.67, from 200 to 100 is -0.67.
base_growth_rate  the same of the net totals of all clients.
growing           growth_rate at or above base_growth_rate; where the two totals make nothing
                  above 0 (more came back than was sold), value at or above value_before.
quadrant          star           large and growing
                  cash cow       large, and not growing
                  question mark  small and growing
                  dog            small, and not growing
                  new, lost      nothing above 0 in the period before, or now: outside the grid

Trap: where the whole base grows by new clients, most of the old ones grow less than it. The
matrix is the Boston Consulting Group's for products (B. D. Henderson, "The product portfolio",
1970); for clients there is no standard, and these axes and cuts are ours.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.abc_classes import abc_classes
from clientkit.methods.clients import in_window
from clientkit.methods.measures import measure, positive
from clientkit.methods.sizes import two_periods
from clientkit.periods import first_day, shift
from clientkit.schema import whole_number

QUADRANTS = ("star", "cash cow", "question mark", "dog")
OUTSIDE = ("new", "lost")


@any_table
def bcg(table, *, as_of, months=6, by="amount"):
    """Every client with a value above 0 in the period or in the one as long before it.

    Parameters
    ----------
    table : transactions
    as_of, months : the period, as in `clients`; it is held against the one before
    by : the measure

    Returns
    -------
    one row per client: client_id, value_before, value, largest_share and growth_rate (empty
    outside the grid), quadrant, large_from (the value of the last A client), base_growth_rate
    (empty where the two totals make nothing above 0), and with a cost profit (of the period); the
    largest first

    Raises
    ------
    DataError : no rows in the period; unknown measure

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "b"], "amount": [80, 20, 90, 5],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"]})
    >>> found = bcg(sales, as_of="2026-02", months=1)
    >>> found[["client_id", "largest_share", "quadrant"]].values.tolist()
    [['a', 1.0, 'star'], ['b', 0.05555555555555555, 'dog']]
    """
    months = whole_number(say("months is the length of the period, at least 1"), months)
    rows = in_window(table, as_of, months)
    people = two_periods(table, as_of, months, by).cross_join(_base(table, as_of, months, by))
    a_clients = abc_classes(rows, by=by).filter(_.abc == "A")
    people = people.cross_join(a_clients.agg(large_from=_.value.min(), largest=_.value.max()))
    inside = (people.value > 0) & (people.value_before > 0)
    large = people.value >= people.large_from
    # growth_rate >= base_growth_rate, without a quotient that could round onto the cut
    outgrows = people.value * people.base_before >= people.base * people.value_before
    both, base_both = people.value + people.value_before, people.base + people.base_before
    growing = (base_both > 0).ifelse(outgrows, people.value >= people.value_before)
    told = people.mutate(
        largest_share=inside.ifelse(people.value / people.largest.nullif(0), ibis.null()),
        growth_rate=inside.ifelse(2 * (people.value - people.value_before) / both, ibis.null()),
        base_growth_rate=2 * (people.base - people.base_before) / positive(base_both),
        quadrant=ibis.cases(
            (people.value_before <= 0, "new"),
            (people.value <= 0, "lost"),
            (large & growing, "star"),
            (large, "cash cow"),
            (growing, "question mark"),
            else_="dog",
        ),
    )
    columns = [
        "client_id", "value_before", "value", "largest_share", "growth_rate", "quadrant",
        "large_from", "base_growth_rate",
    ]  # fmt: skip
    if "cost" in rows.columns:
        profits = rows.group_by("client_id").agg(profit=measure(rows, "profit"))
        told = told.left_join(profits, "client_id").mutate(profit=_.profit.coalesce(0))
        columns.append("profit")
    return told.select(columns).order_by(
        ibis.desc("value"), ibis.desc("value_before"), "client_id"
    )


def _base(table: ibis.Table, as_of, months: int, by: str) -> ibis.Table:
    """One row: the net totals of all clients in both periods."""
    rows = in_window(table, as_of, 2 * months)
    is_now = rows.date >= first_day(shift(as_of, 1 - months))
    now, before = rows.filter(is_now), rows.filter(~is_now)
    base = now.agg(base=measure(now, by))
    return base.cross_join(before.agg(base_before=measure(before, by)))
