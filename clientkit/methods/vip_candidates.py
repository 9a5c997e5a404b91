"""Who is about to become VIP: clients below the bar who already look like those above it.

Terms
-----
looks     the payment (net amount a document), the services used and the units of a month, as
          far as the data have them; the newest invoices are those of the month reported.
level     the lower quartile of the VIPs' looks over the window: three of four VIPs reach it.
average   the client's mean value a month by the criterion, over the last three months.
sign      average   the average reaches `near` of the bar, and this month's value half of it
          invoices  most of the looks of its newest invoices reach the VIPs' levels
          both
          edge      neither, but this month's value is within 10 % of the bar

How far a sign can be trusted is counted, not claimed: `vip_candidate_hits`. Source: the inventor
spots the coming VIP in new invoices by average payment, spend and units a month; the levels are
ours.
"""

from fractions import Fraction

import ibis
from ibis import _

from clientkit import periods
from clientkit.engine import any_table, fraction
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, documents, measure, month_place
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import month_of, months_to, shift
from clientkit.schema import need_columns

NEAR = 0.75
RECENT = 3
LEVEL = 0.25
EDGE = Fraction(9, 10)
SIGNS = ("both", "average", "invoices", "edge")


@any_table
def vip_candidates(table, *, month, window=6, by="amount", share=SHARE, ties="include", near=NEAR):
    """The payers of `month` who are not VIP and have a sign that they soon will be.

    Parameters
    ----------
    table : transactions
    month, by, share, ties : as in `vip_month`
    window : months of VIPs that set the levels, `month` the last
    near : the part of the bar that the average must reach

    Returns
    -------
    one row per candidate: client_id, sign, was_vip (earlier in the window), value, rank, bar, gap
    (bar - value: what is missing), paid (net amount of the month), average, and each look with its
    level: payment, vip_payment, services, vip_services, units, vip_units; the smallest gap first

    Raises
    ------
    DataError : no amount; the month has no rows; unknown measure, rule or share, `near` included

    Examples
    --------
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b", "c", "b"], "amount": [12, 10, 1, 11],
    ...     "date": ["2026-02-15"] * 3 + ["2026-01-15"]})
    >>> vip_candidates(paid, month="2026-02", near=0.5)[["client_id", "gap"]].values.tolist()
    [['b', 2.0]]
    """
    month = month_of(month)
    in_window(table, month, 1)  # the month reported must have rows
    rows = in_window(table, month, max(window, RECENT))
    signed = _signed(rows, [month], window, by, share, ties, near)
    signed = signed.mutate(
        was_vip=_.client_id.isin(_former(in_window(rows, month, window), by, share, ties))
    )
    looks = [name for look in _looks(rows) for name in (look, f"vip_{look}")]
    return (
        signed.filter(~_.vip & (_.sign != ""))
        .mutate(gap=_.bar - _.value)
        .select(
            "client_id",
            "sign",
            "was_vip",
            "value",
            "rank",
            "bar",
            "gap",
            "paid",
            "average",
            *looks,
        )
        .order_by("gap", "client_id")
    )


@any_table
def vip_candidate_hits(
    table, *, until, months=6, window=6, by="amount", share=SHARE, ties="include", near=NEAR
):
    """How many candidates of the last months were VIP in the month after.

    Parameters
    ----------
    table : transactions
    until : the last month that shows who became VIP, itself complete
    months : how many months are looked at
    window, by, share, ties, near : as in `vip_candidates`

    Returns
    -------
    one row per sign, and one for the payers without ("none"): sign, named, became, rate (0..1)

    Raises
    ------
    DataError : as `vip_candidates`

    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "b"], "amount": [9, 8, 7, 8],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15", "2026-02-15"]})
    >>> vip_candidate_hits(paid, until="2026-02").values.tolist()
    [['none', 1, 1, 1.0]]
    """
    until = month_of(until)
    rows = in_window(table, until, months + max(window, RECENT))
    asked = months_to(shift(until, -1), months)
    signed = _signed(rows, asked, window, by, share, ties, near).filter(~_.vip)
    later = ranked_payers(rows, by, share, ties).filter(_.vip)
    later = later.select("client_id", place=month_place(later.month) - 1, became=ibis.literal(1))
    both = signed.left_join(later, ["client_id", "place"])
    told = both.mutate(sign=(both.sign == "").ifelse("none", both.sign))
    counted = told.group_by("sign").agg(named=_.count(), became=_.became.sum().coalesce(0))
    order = ibis.cases(*((_.sign == sign, place) for place, sign in enumerate(SIGNS)), else_=9)
    return counted.mutate(rate=_.became / _.named).order_by(order)


def _signed(rows, months, window, by, share, ties, near) -> ibis.Table:
    """One row per payer and month: place, value, rank, vip, bar, average, looks, levels, sign."""
    grid = _grid(rows, by)
    ranked = ranked_payers(rows, by, share, ties).mutate(place=month_place(_.month))
    payers = ranked.drop("month", "payers").join(grid, ["client_id", "place"])
    payers = payers.mutate(bar=_.bar.max().over(group_by="place"))
    levels = _levels(
        payers, [periods.month_place(month) for month in months], window, _looks(rows)
    )
    told = payers.inner_join(levels, "place")
    return told.mutate(sign=_sign(told, _looks(rows), fraction(near)))


def _former(rows, by, share, ties) -> ibis.Column:
    return ranked_payers(rows, by, share, ties).filter(_.vip).client_id


def _looks(rows: ibis.Table) -> list[str]:
    """The looks that the columns allow."""
    return ["payment", *(name for name in ("services", "units") if name in rows.columns)]


def _grid(rows: ibis.Table, by: str) -> ibis.Table:
    """One row per client and month with any row: paid, average and looks."""
    need_columns(rows.columns, ["amount"], say("candidates"))
    rows = rows.mutate(place=month_place(rows.date))
    sums = {name: rows[name].sum().coalesce(0).cast("float64") for name in _looks(rows)[1:]}
    grid = rows.group_by("client_id", "place").agg(
        net=measure(rows, by),
        paid=rows.amount.sum(),
        payment=rows.amount.sum().cast("float64") / documents(rows).nullif(0),
        **sums,
    )
    recent = ibis.range_window(
        preceding=RECENT - 1, following=0, group_by="client_id", order_by="place"
    )
    return grid.mutate(average=grid.net.sum().over(recent).cast("float64") / RECENT).drop("net")


def _levels(payers: ibis.Table, places: list[int], window: int, looks: list[str]) -> ibis.Table:
    """One row per place asked: the VIPs' level of each look over the window up to it."""
    asked = ibis.memtable({"asked": places})
    vips = payers.filter(_.vip).select("place", *looks)
    both = asked.join(vips, [vips.place <= asked.asked, vips.place > asked.asked - window])
    levels = {f"vip_{look}": both[look].quantile(LEVEL) for look in looks}
    return both.group_by("asked").agg(**levels).rename(place="asked")


def _sign(told: ibis.Table, looks: list[str], near) -> ibis.Value:
    alike, known = (
        sum(as_number(is_so(told[look], told[f"vip_{look}"]).coalesce(False)) for look in looks)
        for is_so in (
            lambda own, level: (level > 0) & (own >= level),
            lambda _own, level: level > 0,
        )
    )
    invoices = alike * 2 > known
    bar = told.bar.cast("float64") * float(near)
    average = ((told.average >= bar) & (2 * told.value >= told.bar)).coalesce(False)
    edge = (told.value * EDGE.denominator >= told.bar * EDGE.numerator).coalesce(False)
    return ibis.cases(
        (average & invoices, "both"), (average, "average"), (invoices, "invoices"), (edge, "edge"),
        else_="",
    )  # fmt: skip
