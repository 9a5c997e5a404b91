"""Amounts far above what is usual, with the probable cause where the data tell it.

Terms
-----
usual    the median size of the client's rows, of amounts without their sign; of all rows, where
         the client has fewer than five.
far      at least ten times the usual, and at least 3.5 spreads above it on a log scale.
spread   1.4826 times the median distance from the median, of the logarithms; at least a tenth of
         a power of ten, so that a client who always pays the same is not alarmed by a small step.

A row that is more than all the others together is shown in any case. What is far below the usual
moves no total and is left out. Nothing is removed. Trap: a large order is no error; the rule
points at rows, a person decides. Rows of 0 take no part.

Source: B. Iglewicz, D. Hoaglin, "How to detect and handle outliers", ASQC 1993 (the modified
z-score and its 3.5). The ten times and the floor of the spread are ours.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import mark, say
from clientkit.schema import DataError, need_columns

TIMES = 10
SPREADS = 3.5
NORMAL = 1.4826
FLOOR = 0.1
LEAST_OWN, LEAST_ROWS = 5, 10
"""Rows from which a client has an own usual, and a row can be more than all the others."""
FACTORS = {
    10: mark("10 times the usual to the digit: a lost decimal mark?"),
    100: mark("100 times the usual to the digit: a lost decimal mark?"),
    1000: mark("1,000 times the usual to the digit: a lost decimal mark?"),
}
EXACT = 0.005
"""How far from a power of ten the times may be."""
TAKEN_BACK = mark("taken back by a row of the opposite amount")
MORE_THAN_ALL = mark("more than all other rows together")
UNITS = mark("the amount is the number of units")
NOTHING_SOLD = mark("negative, and nothing of this amount was sold")
FAR = mark("far above the usual")


@any_table
def outlier_rows(table, *, times=TIMES):
    """One row per transaction with an amount far above the usual.

    The largest first; those that were taken back come last.

    Parameters
    ----------
    table : transactions
    times : how many times the usual an amount is at least

    Returns
    -------
    client_id, date, document, product, units (where there are such columns), amount, usual
    (money), times (the size in parts of the usual), usual_of ("client", "all"), reason

    Raises
    ------
    DataError : client_id, date or amount is missing; times is no number above 1

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "date": "2026-01-05", "amount": [123.40] * 5 + [12340]})
    >>> found = outlier_rows(sales)
    >>> found[["amount", "usual", "reason"]].values.tolist()
    [[12340.0, 123.4, '100 times the usual to the digit: a lost decimal mark?']]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("outliers"))
    if isinstance(times, bool) or not isinstance(times, int | float) or not times > 1:
        raise DataError(say("times is a number above 1; got {times!r}", times=times))
    rows = _with_usual(table.filter(table.amount != 0))
    found = rows.filter((_.times >= float(times)) & (_.spreads >= SPREADS) | _.more_than_all)
    back = table.select("client_id", opposite=-table.amount, back=True).distinct()
    found = found.left_join(
        back, [found.client_id == back.client_id, found.amount == back.opposite]
    )
    named = [name for name in ("document", "product", "units") if name in table.columns]
    found = found.mutate(
        reason=ibis.cases(*_reasons(found), else_=FAR), was_back=found.back.notnull()
    )
    order = ["was_back", ibis.desc(found.amount.abs()), "client_id", "date", "amount", *named]
    return found.order_by(order).select(
        "client_id", "date", *named, "amount", "usual", "times", "usual_of", "reason"
    )


def _with_usual(rows: ibis.Table) -> ibis.Table:
    """The rows with usual, usual_of, times, spreads (above the usual), more_than_all."""
    rows = rows.mutate(size=rows.amount.abs().cast("float64"))
    of_all = rows.agg(of_all=_.size.median(), rows_of_all=_.count(), money=_.amount.abs().sum())
    own = rows.group_by("client_id").agg(own=_.size.median(), own_rows=_.count())
    rows = rows.inner_join(own, "client_id").cross_join(of_all)
    rows = rows.mutate(
        own_log=(rows.size / rows.own).log10(), all_log=(rows.size / rows.of_all).log10()
    )
    own_spread = rows.group_by("client_id").agg(own_spread=_.own_log.abs().median())
    all_spread = rows.agg(all_spread=_.all_log.abs().median())
    rows = rows.inner_join(own_spread, "client_id").cross_join(all_spread)
    is_own = rows.own_rows >= LEAST_OWN
    spread = ibis.greatest(NORMAL * is_own.ifelse(rows.own_spread, rows.all_spread), FLOOR)
    return rows.mutate(
        usual=is_own.ifelse(rows.own, rows.of_all),
        usual_of=is_own.ifelse("client", "all"),
        times=rows.size / is_own.ifelse(rows.own, rows.of_all),
        spreads=is_own.ifelse(rows.own_log, rows.all_log) / spread,
        more_than_all=(rows.amount.abs() * 2 > rows.money) & (rows.rows_of_all >= LEAST_ROWS),
    )


def _reasons(found: ibis.Table) -> list[tuple]:
    reasons = [(found.back.notnull(), TAKEN_BACK), (found.more_than_all, MORE_THAN_ALL)]
    if "units" in found.columns:
        whole = (found.amount == found.units) & (found.units.abs() > 1)
        reasons.append((whole.coalesce(False), UNITS))
    own = found.usual_of == "client"
    for factor, said in FACTORS.items():
        exact = own & ((found.times / factor - 1).abs() < EXACT)
        reasons.append((exact, said))
    return [*reasons, (found.amount < 0, NOTHING_SOLD)]
