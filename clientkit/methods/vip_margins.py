"""VIPs whose margin melts: they press for better and better terms until no profit is left.

Terms
-----
margin   profit / amount, of the last half of the window and of the half before it.
melted   what the fall of the margin costs a month: (margin before - margin) x amount a month.
reach    the margin in HORIZON months, if it goes on falling as it does.
loss     what the client costs a month beyond what it pays; 0 where it leaves a profit.
squeezed turnover is up or level (not below 95 % of before), and the margin is not above `low` or
         will not be within HORIZON months.
price    of the products bought in both halves, at the quantities of the last one: the change of
         what a unit brings, and of what it costs. It tells a discount from a dearer purchase, and
         a change of the products bought is neither.

The danger is the inventor's ("a client may pay huge sums while the profit goes to zero"); the
bounds are ours and arguments.
"""

import ibis
from ibis import _

from clientkit.engine import any_table, fraction
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import first_day, month_of, shift
from clientkit.schema import MONEY, need_columns, whole_number

LOW = 0.05
LEVEL = 0.95
HORIZON = 6


@any_table
def vip_margins(table, *, month, window=6, by="amount", share=SHARE, ties="include", low=LOW):
    """Everyone who was VIP in the window: amount and margin of its two halves.

    Parameters
    ----------
    table : transactions with cost; product and units, where there are any, tell the prices
    month : the last month of the window
    window : its length in months, at least 2; of an odd number the first is left out
    by, share, ties : as in `vip_month`
    low : the margin up to which a client counts as squeezed

    Returns
    -------
    one row per client: client_id, amount_before, amount (a month), margin_before, margin (empty:
    paid nothing), reach, melted and loss (a month, not below 0), price_change, cost_change (of a
    unit; empty: unknown), squeezed; the squeezed first, the largest loss on top

    Raises
    ------
    DataError : no amount or cost; the month has no rows; unknown measure, share or rule for ties

    Examples
    --------
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "a"], "amount": [100, 110], "cost": [80, 104.5],
    ...     "date": ["2026-01-15", "2026-02-15"]})
    >>> found = vip_margins(paid, month="2026-02", window=2)
    >>> found[["margin_before", "margin", "squeezed"]].values.tolist()
    [[0.2, 0.05, True]]
    """
    need_columns(table.columns, ["amount", "cost"], say("the margin"))
    half = whole_number(say("window is a number of months, at least 2"), window, least=2) // 2
    month = month_of(month)
    in_window(table, month, 1)  # the month reported must have rows
    rows = in_window(table, month, 2 * half)
    vips = ranked_payers(rows, by, share, ties).filter(_.vip).select("client_id").distinct()
    rows = rows.semi_join(vips, "client_id")
    rows = rows.mutate(now=rows.date >= first_day(shift(month, 1 - half)))
    people = _halves(rows, half).left_join(_prices(rows), "client_id").drop("client_id_right")
    told = people.mutate(squeezed=_is_squeezed(people, float(fraction(low))))
    return told.order_by(ibis.desc("squeezed"), ibis.desc("melted"), "client_id")


def _halves(rows: ibis.Table, half: int) -> ibis.Table:
    """One row per client: amount a month, margin, melted and reach."""
    sums = rows.group_by("client_id").agg(
        **{
            f"{name}{suffix}": rows[name].sum(where=which).coalesce(0).cast("float64") / half
            for suffix, which in (("_before", ~rows.now), ("", rows.now))
            for name in ("amount", "cost")
        }
    )
    people = sums.mutate(
        margin_before=_margin(sums.amount_before, sums.cost_before),
        margin=_margin(sums.amount, sums.cost),
    )
    fall = people.margin_before - people.margin
    return people.select(
        "client_id", "amount_before", "amount", "margin_before", "margin",
        reach=people.margin - fall / half * HORIZON,
        melted=ibis.greatest(fall * people.amount, 0).coalesce(0),
        loss=ibis.greatest(people.cost - people.amount, 0),
    )  # fmt: skip


def _margin(amount: ibis.Value, cost: ibis.Value) -> ibis.Value:
    return (amount > 0).ifelse((amount - cost) / amount, ibis.null())


def _is_squeezed(people: ibis.Table, low: float) -> ibis.Value:
    level = (people.amount_before > 0) & (people.amount >= LEVEL * people.amount_before)
    # a margin of 0.05 as it comes from the engine may be 0.05000000000000004
    near = (people.margin.round(9) <= low) | (people.reach.round(9) <= low)
    return (level & near).coalesce(False)


def _prices(rows: ibis.Table) -> ibis.Table:
    """One row per client: how price and cost of a unit changed, the products being the same."""
    if not {"product", "units"} <= set(rows.columns):
        nothing = ibis.null("float64")
        return rows.select("client_id", price_change=nothing, cost_change=nothing).distinct()
    sums = rows.filter(_.units > 0).group_by("client_id", "product").agg(
        **{
            f"{name}{suffix}": _[name].sum(where=which).coalesce(0)
            for suffix, which in (("_before", ~_.now), ("", _.now))
            for name in ("amount", "cost", "units")
        }
    )  # fmt: skip
    both = sums.filter((_.units_before > 0) & (_.units > 0))
    dearer = {name: _index(both, name) for name in ("amount", "cost")}
    return both.group_by("client_id").agg(
        price_change=dearer["amount"], cost_change=dearer["cost"]
    )


def _index(both: ibis.Table, name: str) -> ibis.Value:
    """The change of `name` a unit, weighted by the units of the last half (Paasche's index)."""
    amount, units_before, units = (
        both[column].cast("float64") for column in (f"{name}_before", "units_before", "units")
    )
    # decimals again before they are added up: a sum of floats hangs on the order of the rows
    then = (amount / units_before * units).cast(MONEY).sum().cast("float64")
    return (then > 0).ifelse(both[name].sum().cast("float64") / then - 1, ibis.null())
