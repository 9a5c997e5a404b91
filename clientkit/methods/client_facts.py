"""What one client is today, by every class of the kit, and how it usually buys.

Terms
-----
share    its part of what all clients brought over the window (of those above 0, as in `pareto`).
due      the day by which it should have bought again by its own rhythm (see `rhythm`).
what is empty (None): the class is not given to such a client, as no segment to one who did not
buy in the window, no tier to one who did not pay in the month.
"""

from datetime import timedelta

import ibis

from clientkit.engine import as_table, rows_of
from clientkit.methods.abc_classes import ABC_CUTS, abc_classes
from clientkit.methods.clients import clients, in_window
from clientkit.methods.find_client import rows_of_client
from clientkit.methods.rfm import rfm
from clientkit.methods.rhythm import rhythm
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_history import vip_table
from clientkit.methods.vip_tiers import vip_tiers
from clientkit.periods import as_day, month_of

YEAR = 12
PARTS = {
    "of all time": ("first_date", "last_date", "recency_days"),
    "rhythm": ("habit", "purchases", "median_gap", "due_days", "overdue", "overdue_days"),
    "window": ("amount", "profit", "documents"),
    "abc": ("abc", "share", "place"),
    "rfm": ("r", "f", "m", "segment"),
    "tier": ("tier",),
    "vip": ("status", "months_as_vip", "standing"),
}


def client_facts(
    table, *, client_id, month, months=YEAR, by="amount", cuts=ABC_CUTS, share=SHARE
) -> dict:
    """Everything the kit says of `client_id` at the end of `month`.

    Parameters
    ----------
    table : transactions
    client_id : the client
    month, months : the last month, and the length of the window of sums, ABC and RFM
    by, cuts, share : as in `abc_classes` and `vip_month`

    Returns
    -------
    a mapping; empty values are None. Of all time: first_date, last_date (of purchases),
    recency_days, habit, purchases (days), median_gap, due_days, overdue, overdue_days (days), due;
    of the window: amount, profit, documents, abc, share, place (1: the largest), clients (with a
    row), r, f, m, segment; of the month: tier, and over the VIP window status, months_as_vip,
    standing

    Raises
    ------
    DataError : the client has no row up to `month`; the month has no rows

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b"], "amount": [90, 10], "date": ["2026-01-15", "2026-01-31"]})
    >>> facts = client_facts(sales, client_id="a", month="2026-01")
    >>> facts["abc"], facts["share"], facts["recency_days"], facts["tier"], facts["due"]
    ('A', 0.9, 16, 'vip', None)
    """
    table = as_table(table)
    month = month_of(month)
    rows = in_window(table, month)
    mine = rows_of_client(rows, client_id, month)
    near = in_window(rows, month, months)
    classes = abc_classes(near, by=by, cuts=cuts)
    classes = classes.mutate(
        place=ibis.rank().over(order_by=ibis.desc("value")) + 1, clients=classes.count().over()
    )
    rule = {"by": by, "share": share}
    found = {
        "of all time": clients(mine, as_of=month),
        "rhythm": rhythm(mine, as_of=month),
        "window": near.filter(near.client_id == client_id),
        "abc": classes,
        "rfm": rfm(rows, as_of=month, months=months),
        "tier": vip_tiers(rows, month=month, **rule),
        "vip": vip_table(rows, until=month, **rule).filter(lambda t: t.month == month),
    }
    if rows_of(found["window"].limit(1)):
        found["window"] = clients(found["window"], as_of=month)
    facts = {}
    for part, names in PARTS.items():
        answer = rows_of(found[part].filter(found[part].client_id == client_id).limit(1))
        row = answer[0] if answer and set(names) & set(answer[0]) else {}
        facts |= {name: row.get(name) for name in names}
        facts |= {"clients": row["clients"]} if "clients" in row else {}
    return _plain(facts, month)


def _plain(facts: dict, month: str) -> dict:
    """`facts` with the due day, and the money as numbers to look at."""
    last, days = facts["last_date"], facts["due_days"]
    due = last + timedelta(days=int(days)) if last and days is not None else None
    money = {n: float(facts[n]) for n in ("amount", "profit", "share") if facts[n] is not None}
    return {"as_of": as_day(month), "clients": None} | facts | money | {"due": due}
