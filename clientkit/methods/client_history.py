"""One client month by month: what it brought, and what it was at the end of each month.

Terms
-----
usual    the mean of its months above 0 among those shown, the last one left out: what the last
         month is held against.
firm     what all clients together brought in the month: a client that falls with the firm has
         another story than one that falls alone.
abc      the class by the 12 months to the end of the month (see `abc_classes`); empty: no row in
         them.

Trap: silent months count as 0 in the figure, but not in `usual`.
"""

import ibis
import pyarrow as pa

from clientkit.engine import any_table, first_month
from clientkit.language import say
from clientkit.methods.abc_classes import ABC_CUTS
from clientkit.methods.abc_months import classes_by_month
from clientkit.methods.clients import in_window
from clientkit.methods.find_client import rows_of_client
from clientkit.methods.measures import all_measures, month_place
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import first_day, month_of, months_to
from clientkit.periods import month_place as place_of_month
from clientkit.schema import need_columns

MONTHS = 18
YEAR = 12


@any_table
def client_history(
    table, *, client_id, until, months=MONTHS, by="amount", cuts=ABC_CUTS, share=SHARE
):
    """One row per month of the window, silent ones included, from the first of the data on.

    Parameters
    ----------
    table : transactions
    client_id : the client
    until, months : the last month and how many end with it
    by, cuts, share : of the ABC classes and the VIP lists, as in `abc_classes` and `vip_month`

    Returns
    -------
    month ("2026-06"), the measures that the columns allow (0 in a silent month), cost, firm (the
    amount of all clients), usual (of amount; empty: no month above 0 before the last), abc, vip,
    rank (on the month's list; empty: did not pay)

    Raises
    ------
    DataError : the client has no row up to `until`; no amount; unknown measure, cuts or share

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "b"], "amount": [90, 10, 30],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-03-15"]})
    >>> found = client_history(sales, client_id="a", until="2026-03")
    >>> found[["month", "amount", "firm", "abc", "vip"]].values.tolist()
    [['2026-01', 90.0, 100.0, 'A', True], ['2026-02', 0.0, 0.0, 'A', False], \
['2026-03', 0.0, 30.0, 'A', False]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("a client's months"))
    until = month_of(until)
    rows = in_window(table, until)
    rows = rows.mutate(place=month_place(rows.date))
    rows_of_client(rows, client_id, until)  # there must be some
    first = first_month(table)
    shown = [month for month in months_to(until, months) if month >= first]
    calendar = ibis.memtable(
        pa.table({"month": shown, "place": [place_of_month(month) for month in shown]})
    )
    near = rows.filter(rows.date >= first_day(shown[0]))
    mine = near.filter(near.client_id == client_id)
    classes = classes_by_month(rows, calendar, YEAR, by, cuts)
    ranked = ranked_payers(near, by, share)
    parts = [
        mine.group_by("place").agg(**all_measures(mine)),
        near.group_by("place").agg(firm=near.amount.sum()),
        classes.filter(classes.client_id == client_id).select("place", "abc"),
        ranked.filter(ranked.client_id == client_id).select(
            "vip", "rank", place=month_place(ranked.month.cast("date"))
        ),
    ]
    told = calendar
    for part in parts:
        told = told.left_join(part, "place").drop("place_right")
    numbers = [name for name in parts[0].columns if name != "place"] + ["firm"]
    told = told.mutate(
        vip=told.vip.coalesce(False), **{name: told[name].coalesce(0) for name in numbers}
    )
    paid = (told.amount > 0) & (told.place < place_of_month(until))
    told = told.mutate(usual=paid.ifelse(told.amount, ibis.null()).mean().over())
    return told.select("month", *numbers, "usual", "abc", "vip", "rank").order_by("month")
