"""What a month's window is held against: the window of the same length that ends a month earlier.

Trap: a window that begins before the data is shorter than the one it is held against, and
everything in it is less by that alone. Such a window is no measure.
"""

import ibis
from ibis import _

from clientkit.engine import as_table, first_month, has_rows
from clientkit.methods.clients import rows_up_to
from clientkit.methods.measures import values
from clientkit.periods import period, shift


def earlier_window(table, *, month, months, by="amount") -> ibis.Table | None:
    """The rows of the window a month earlier; None where there is nothing to compare with.

    Parameters
    ----------
    table : transactions
    month : the later month, in which the window of now ends
    months : the length of both windows
    by : the measure that is compared

    Returns
    -------
    the same columns, one row per transaction; None where the data begin in a later month than the
    window, or nobody in it has `by` above 0

    Raises
    ------
    DataError : unknown measure, or no column for it

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob"], "date": ["2026-01-05", "2026-02-01"], "amount": [1, 2]})
    >>> earlier_window(sales, month="2026-02", months=1).to_pandas()["client_id"].tolist()
    ['ann']
    >>> earlier_window(sales, month="2026-02", months=2)
    """
    table, before = as_table(table), shift(month, -1)
    if first_month(table) > period(before, months)[0]:
        return None
    rows = rows_up_to(table, before, months)
    return rows if has_rows(values(rows, by).filter(_.value > 0)) else None
