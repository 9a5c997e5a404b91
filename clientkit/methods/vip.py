"""The VIP clients of a month: the top 20 % of that month's payers by a chosen criterion.

Terms
-----
payer     a client whose net measure of the month is > 0. The others are not ranked.
criterion the measure that fits the strategy of the moment: amount when money is short, units when
          the market is to grow, profit when dividends matter.
cut       ceil(share x payers) heads: 13 of 65, 7 of 35. At a tie on the cut everyone equal to the
          last one is in (`ties="include"`), or none of them (`"exclude"`); further criteria given
          in `then` part equal clients first.
rank      1 + the number of payers with more; equal clients share a rank.
bar       the value of the last VIP: who reaches it is VIP. None, where a tie excludes everyone.

One list for a half-year would miss the client who paid a lot in one month, disliked something and
left; the monthly lists show him. Source: the monthly procedure of the kit's inventor.
"""

from collections.abc import Iterable

import ibis
from ibis import _

from clientkit.engine import any_table, as_table, fraction, rows_of
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import head, measure, standing
from clientkit.periods import month_of
from clientkit.schema import DataError, one_of

SHARE = 0.2
TIES = ("include", "exclude")


@any_table
def vip_month(table, *, month, by="amount", share=SHARE, ties="include", then=()):
    """The payers of `month`, largest first, and who of them is VIP.

    Parameters
    ----------
    table : transactions
    month : "2026-01"
    by : the criterion, a measure
    share : the share of the payers that is VIP
    ties : "include" or "exclude" all who are equal at the cut
    then : a further measure, or several in order, that rank clients equal by `by`

    Returns
    -------
    one row per payer: client_id, value, rank, vip; none, where the month has only returns

    Raises
    ------
    DataError : the month has no rows; unknown measure, share or rule for ties

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": list("abcdef"), "date": "2026-01-15", "amount": [50, 9, 8, 7, 6, -5],
    ... })
    >>> ck.vip_month(paid, month="2026-01").head(2)
      client_id  value  rank    vip
    0         a   50.0     1   True
    1         b    9.0     2  False
    """
    ranked = ranked_payers(in_window(table, month_of(month), 1), by, share, ties, then)
    return ranked.select("client_id", "value", "rank", "vip").order_by("rank", "client_id")


def ranked_payers(
    rows: ibis.Table, by, share=SHARE, ties="include", then=(), *, whole=False
) -> ibis.Table:
    """One row per payer and month of `rows`: month (first day), value, rank, vip, payers, bar.

    whole : one list of all `rows` instead: one row per payer, without month
    """
    then = (then,) if isinstance(then, str) else then
    within = () if whole else ("month",)
    rows = rows.mutate(month=rows.date.truncate("M"))
    further = {f"then_{place}": measure(rows, name) for place, name in enumerate(then)}
    sums = rows.group_by(*within, "client_id").agg(value=measure(rows, by), **further)
    payers = standing(sums.filter(_.value > 0), "value", *further, within=within)
    counted = payers.above + (payers.equal if one_of("ties", ties, TIES) == "exclude" else 1)
    ranked = payers.mutate(
        rank=payers.above + 1,
        vip=counted <= head(fraction(share), payers.total),
        payers=payers.total,
    ).drop("above", "equal", "total", *further)
    return ranked.mutate(bar=_.value.min(where=_.vip).over(group_by=list(within)))


class Overlap(dict):
    """What `vip_overlap` gives; a notebook shows it as a sentence."""


def vip_overlap(
    table, *, month, by=("amount", "services"), share=SHARE, ties="include"
) -> Overlap:
    """How far the VIP lists of one month by two criteria agree.

    Parameters
    ----------
    table, month, share, ties : as in `vip_month`
    by : two measures

    Returns
    -------
    a mapping: the two criteria, and all that `overlap` says of their lists

    Raises
    ------
    DataError : not two measures; else as `vip_month`

    >>> import clientkit as ck
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": list("abcde"), "date": "2026-01-15",
    ...     "amount": [50, 9, 8, 7, 6], "units": [1, 9, 2, 3, 4],
    ... })
    >>> ck.vip_overlap(paid, month="2026-01", by=("amount", "units"))["only_a"]
    ['a']
    """
    if isinstance(by, str) or len(by) != 2:
        raise DataError(say("by is two measures, like ('amount', 'services'); got {by!r}", by=by))
    lists = [_vips(table, month, criterion, share, ties) for criterion in by]
    return Overlap(by=tuple(by), **overlap(*lists))


def _vips(table, month, by, share, ties) -> list:
    payers = vip_month(as_table(table), month=month, by=by, share=share, ties=ties)
    return [row["client_id"] for row in rows_of(payers) if row["vip"]]


def overlap(a: Iterable, b: Iterable) -> dict:
    """Two lists of clients compared.

    Returns
    -------
    a, b, both (sizes), share_of_a_in_b, share_of_b_in_a, jaccard (0..1; of two empty lists 1),
    in_both, only_a, only_b (names, sorted)

    >>> overlap(["ann", "bob"], ["bob", "cy", "dan"])["jaccard"]
    0.25
    """
    a, b = set(a), set(b)
    both = a & b
    return {
        "a": len(a),
        "b": len(b),
        "both": len(both),
        "share_of_a_in_b": len(both) / len(a) if a else 0.0,
        "share_of_b_in_a": len(both) / len(b) if b else 0.0,
        "jaccard": len(both) / len(a | b) if a | b else 1.0,
        "in_both": sorted(both),
        "only_a": sorted(a - b),
        "only_b": sorted(b - a),
    }
