"""What the payers of a month are besides VIP: two rules, loyal and ballast.

loyal    20 % of those who remain after VIP are "good" clients, almost there; whoever dropped out
         of VIP since last month and still pays joins them. The rest are "client": nobody is bad.
ballast  the bottom 20 % of the number of payers are "ballast", the middle is "ordinary".

With a window the whole base of these months is told: who did not pay in the month is "silent".

Equal clients share a tier; at the top VIP comes first, so with all payers equal nobody is ballast.
"""

import ibis

from clientkit.engine import any_table, fraction
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, head
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import first_day, month_of, period, shift
from clientkit.schema import one_of

TIERS = {"loyal": ("vip", "good", "client"), "ballast": ("vip", "ordinary", "ballast")}
SILENT = "silent"


@any_table
def vip_tiers(
    table, *, month, rule="loyal", by="amount", share=SHARE, ties="include", window=None
):
    """The tier of each payer of `month`.

    Parameters
    ----------
    table : transactions
    month : "2026-01"
    rule : "loyal" or "ballast"
    by, share, ties : as in `vip_month`; `share` also sizes the second tier
    window : with so many months to `month`, also whoever paid in them but not in it: "silent"

    Returns
    -------
    one row per payer: client_id, value, rank, tier, dropped (VIP last month, not now); the silent
    come last, without value and rank

    Raises
    ------
    DataError : the month has no rows; unknown rule, measure or share

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": list("abcde"), "date": "2026-01-15", "amount": [50, 9, 8, 7, 6],
    ... })
    >>> ck.vip_tiers(paid, month="2026-01", rule="ballast")["tier"].tolist()
    ['vip', 'ordinary', 'ordinary', 'ordinary', 'ballast']
    """
    one_of("rule", rule, TIERS)
    part = fraction(share)
    month = month_of(month)
    in_window(table, month, 1)  # the month reported must have rows
    rows = in_window(table, month, 2 if window is None else max(2, window + 1))
    ranked = ranked_payers(rows, by, share, ties)
    payers = _with_last_month(ranked, month)
    tier = {"loyal": _loyal, "ballast": _ballast}[rule](payers, part)
    told = payers.mutate(tier=tier).select("client_id", "value", "rank", "tier", "dropped")
    if window is not None:
        told = told.union(_silent(ranked, month, window))
    return told.order_by(ibis.asc("rank", nulls_first=False), "client_id")


def _silent(ranked: ibis.Table, month: str, window: int) -> ibis.Table:
    """The payers of the window who do not pay in `month`, in the columns of the tiers."""
    this, last = (ranked.month == first_day(shift(month, back)) for back in (0, -1))
    first = first_day(period(month, window)[0])
    people = ranked.group_by("client_id").agg(
        pays=this.any(), dropped=(last & ranked.vip).any(), in_base=(ranked.month >= first).any()
    )
    kind = ranked.schema()
    return people.filter(~people.pays & people.in_base).select(
        "client_id",
        value=ibis.null(kind["value"]),
        rank=ibis.null(kind["rank"]),
        tier=ibis.literal(SILENT),
        dropped=people.dropped,
    )


def _with_last_month(ranked: ibis.Table, month: str) -> ibis.Table:
    """The payers of `month`, with `vips` (how many are VIP) and `dropped`."""
    this, last = (ranked.month == first_day(shift(month, back)) for back in (0, -1))
    before = ranked.filter(last & ranked.vip).select("client_id", was_vip=ibis.literal(True))
    now = ranked.filter(this).left_join(before, "client_id").drop("client_id_right")
    return now.mutate(
        vips=as_number(now.vip).sum().over(),
        equal=now.count().over(group_by="rank"),
        dropped=now.was_vip.coalesce(False) & ~now.vip,
    )


def _loyal(payers: ibis.Table, part) -> ibis.Value:
    place_in_rest = payers.rank - payers.vips
    good = place_in_rest <= head(part, payers.payers - payers.vips)
    return ibis.cases((payers.vip, "vip"), (good | payers.dropped, "good"), else_="client")


def _ballast(payers: ibis.Table, part) -> ibis.Value:
    smaller = payers.payers - (payers.rank - 1) - payers.equal
    bottom = smaller < head(part, payers.payers)
    return ibis.cases((payers.vip, "vip"), (bottom, "ballast"), else_="ordinary")
