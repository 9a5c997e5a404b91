"""What the best clients stopped buying: A products that an A client bought, and buys no more.

Terms
-----
A client, A product  by amount over the whole window (see `abc_classes`).
earlier part         the window without its last `silent` months.
stopped              bought on at least `least` days of the earlier part, and not once after it.
a_month              the net amount of the pair / the months of the earlier part: what a month of
                     the product was worth with this client.
still_buys           the client bought something else in the last months: it is the product that
                     is lost, not the client.

Trap: a product bought once a year looks stopped in every month but one; `least` keeps the single
purchases out, the seasonal ones take a look. Ours; every seller's question to a buyer is older.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.abc_classes import ABC_CUTS, abc_classes
from clientkit.methods.clients import in_window
from clientkit.methods.measures import purchase
from clientkit.periods import first_day, shift
from clientkit.schema import MONEY, DataError, need_columns, whole_number

SILENT, LEAST = 3, 2


@any_table
def stopped_products(table, *, as_of, months=12, silent=SILENT, least=LEAST, cuts=ABC_CUTS):
    """One row per A client and A product that the client stopped buying.

    Parameters
    ----------
    table : transactions with a product
    as_of, months : the window, as in `clients`
    silent : its last months, in which the product was not bought
    least : the purchase days before them that make it a habit
    cuts : as in `abc_classes`

    Returns
    -------
    client_id, product, a_month (money), amount (net, of the window), days (purchase days),
    last_bought, still_buys; what is worth most first

    Raises
    ------
    DataError : no product or amount; no rows in the window; `silent` takes up all of it

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "product": ["tea", "tea", "jam", "jam"], "amount": [30, 30, 20, 20],
    ...     "date": ["2026-01-15", "2026-02-15", "2026-02-15", "2026-03-15"]})
    >>> found = stopped_products(sales, as_of="2026-03", months=3, silent=1)
    >>> found[["client_id", "product", "a_month", "still_buys"]].values.tolist()
    [['a', 'tea', 30.0, True]]
    """
    need_columns(table.columns, ["product", "amount"], say("stopped products"))
    whole_number(say("months is the length of the window, at least 2"), months, 2)
    whole_number(say("silent is a number of months, at least 1"), silent)
    whole_number(say("least is a number of days, at least 1"), least)
    if silent >= months:
        raise DataError(
            say(
                "silent is a part of the {months:# month|# months} looked at; got {silent}",
                months=months,
                silent=silent,
            )
        )
    rows = in_window(table, as_of, months)
    late = rows.date >= first_day(shift(as_of, 1 - silent))
    rows = rows.mutate(early=purchase(rows) & ~late, late=purchase(rows) & late)
    active = rows.group_by("client_id").agg(still_buys=_.late.any())
    pairs = rows.filter(rows["product"].notnull()).group_by("client_id", "product")
    pairs = pairs.agg(
        amount=_.amount.sum(),
        days=_.date.nunique(where=_.early),
        last_bought=_.date.max(where=_.early),
        goes_on=_.late.any(),
    )
    gone = pairs.filter((_.days >= least) & ~_.goes_on & (_.amount > 0))
    for key in ("client_id", "product"):
        classes = abc_classes(rows, key=key, cuts=cuts)
        gone = gone.semi_join(classes.filter(classes.abc == "A"), key)
    told = gone.inner_join(active, "client_id")
    told = told.mutate(a_month=(_.amount / (months - silent)).cast(MONEY))
    return told.select(
        "client_id", "product", "a_month", "amount", "days", "last_bought", "still_buys"
    ).order_by(ibis.desc("a_month"), "client_id", "product")
