"""Leads that became clients meet their payments: was the money expected, and did it come.

Terms
-----
expected  the lead's amount: money a year, or of the first deal, as the firm writes it.
paid      net amount of the client from the day the lead was created to the as-of date.
outcome   paid           the first payment came after the lead
          client before  the client had paid before the lead was created: no new client
          no payment     the client of the lead has paid nothing
          no client      the lead is won in the sheet, and names no client

Trap: what is paid so far is held against a whole year's expectation; a young client has not
failed it. Two leads of one client see the same payments.
"""

import ibis

from clientkit.engine import as_table
from clientkit.language import say
from clientkit.methods.client_ids import check_same_ids
from clientkit.methods.clients import in_window
from clientkit.methods.lead_tables import any_leads
from clientkit.methods.leads import lead_status
from clientkit.methods.measures import positive, purchase

OUTCOMES = ("no payment", "no client", "client before", "paid")


@any_leads
def leads_won(leads, table, *, as_of, stages=None):
    """One row per lead won by the day: what was expected of it, and what its client paid.

    Parameters
    ----------
    leads, as_of, stages : as in `lead_status`
    table : transactions

    Returns
    -------
    lead, client, client_id, source, manager, created, won_on (day of the last stage), expected,
    first_paid (day), days (from created to the first payment after it), paid, paid_before (money),
    paid_share (paid / expected), outcome; the doubtful first, then the largest expected

    Raises
    ------
    DataError : as `lead_status`; no transactions up to the day; their client_id is no text

    Examples
    --------
    >>> import pandas as pd
    >>> leads = pd.DataFrame({
    ...     "lead": ["1", "2"], "stage": "first payment", "amount": 100,
    ...     "created": "2026-05-01", "client_id": ["a", None]})
    >>> sales = pd.DataFrame({"client_id": ["a"], "date": ["2026-05-11"], "amount": [40]})
    >>> found = leads_won(leads, sales, as_of="2026-05")
    >>> found[["lead", "days", "paid", "outcome"]].values.tolist()
    [['2', nan, 0.0, 'no client'], ['1', 10.0, 40.0, 'paid']]
    """
    known = lead_status(leads, as_of=as_of, stages=stages)
    won = known.filter(known.status == "won").mutate(who=known.client_id.nullif(""))
    rows = in_window(as_table(table), as_of).select("client_id", "date", "amount")
    check_same_ids(won, rows, ("leads", say("the transactions")))
    met = won.select("lead", "who", "created").inner_join(rows, won.who == rows.client_id)
    after, bought = met.date >= met.created, purchase(met)
    money = met.group_by("lead").agg(
        first_paid=met.date.min(where=bought),
        next_paid=met.date.min(where=bought & after),
        paid=met.amount.sum(where=after),
        paid_before=met.amount.sum(where=~after),
    )
    both = won.left_join(money, "lead").drop("lead_right")
    paid = both.paid.coalesce(0)
    outcome = ibis.cases(
        (both.who.isnull(), "no client"),
        (both.first_paid.isnull(), "no payment"),
        (both.first_paid < both.created, "client before"),
        else_="paid",
    )
    told = both.select(
        "lead", "client", "client_id", "source", "manager", "created",
        won_on=both.stage_since.coalesce(both.created), expected=both.amount,
        first_paid="first_paid", days=both.next_paid.delta(both.created, unit="day"),
        paid=paid, paid_before=both.paid_before.coalesce(0),
        paid_share=paid.cast("float64") / positive(both.amount).cast("float64"), outcome=outcome,
    )  # fmt: skip
    place = ibis.cases(*((told.outcome == one, n) for n, one in enumerate(OUTCOMES)), else_=9)
    return told.order_by(place, ibis.desc("expected", nulls_first=False), "lead")
