"""What a list made at the end of a month catches of the next month, and what others would have.

Terms
-----
caught  the net amount of the clients on the list in the month m + 1, over that of all clients
        then: 0..1, a little more or less where returns exceed payments. Empty where all together
        did not bring more than 0. caught_profit: the same of the profit, empty without costs.
plain   what as many clients would have caught, simply the largest of m by the criterion; who did
        not pay in m stands behind the payers, and clients equal at the cut count in proportion.
best    the most that so many clients could have caught, new ones of m + 1 among them.
gain    caught - plain: what the list knows that the size of last month's payment does not.

Trap: lists of different length are not compared by what they catch; a longer one catches more.
Sums are exact; only the shares are floats.
"""

from fractions import Fraction
from math import nan

import ibis
import pandas as pd
from ibis import _

from clientkit.engine import rows_of, to_arrow
from clientkit.methods.measures import measure
from clientkit.methods.vip_lists import seen
from clientkit.periods import first_day

NOTHING = {"amount": 0, "profit": 0}
FIGURES = ["size", "caught", "caught_profit", "plain", "best", "gain"]


def caught_by(
    rows: ibis.Table,
    lists: pd.DataFrame,
    *,
    names: list[str],
    asked: list[str],
    by: str,
    base: int,
) -> pd.DataFrame:
    """One row per list of `names` and month of `asked`, also where nobody was on the list.

    Parameters
    ----------
    rows : transactions, from the `base` months before the first of `asked` to one after the last
    lists : one row per list, month and client on it, as of `lists_of`
    by : the criterion of plain

    Returns
    -------
    list, month ("2026-01"), size, caught, caught_profit, plain, best, gain
    """
    facts = _facts(rows, asked, by, base)
    totals = {row["asked"]: row for row in rows_of(_totals(facts))}
    caught = rows_of(_caught(facts, lists)) if len(lists) else []
    caught = {(row["list"], row["asked"]): row for row in caught}
    told = [
        {"list": name, "month": month}
        | _figures(caught.get((name, day), {}), totals.get(day, NOTHING))
        for name in names
        for month, day in ((month, first_day(month)) for month in asked)
    ]
    return pd.DataFrame(told, columns=["list", "month", *FIGURES])


def _facts(rows: ibis.Table, asked: list[str], by: str, base: int) -> ibis.Table:
    """One row per asked month and client: value then (0: no payer), amount and profit in the next.

    Adds: known (there are rows in the `base` months that end with the asked one)
    """
    rows = rows.mutate(month=rows.date.truncate("M").cast("date"))
    profit = measure(rows, "profit") if "cost" in rows.columns else ibis.literal(0)
    sums = rows.group_by("client_id", "month").agg(
        value=measure(rows, by), amount=measure(rows, "amount"), profit=profit
    )
    facts = seen(sums.rename(date="month"), asked, back=base, ahead=1)
    now, after = facts.age == 0, facts.age == -1
    facts = facts.group_by("asked", "client_id").agg(
        value=ibis.greatest(facts.value.sum(where=now).coalesce(0), 0),
        amount=facts.amount.sum(where=after).coalesce(0),
        profit=facts.profit.sum(where=after).coalesce(0),
        known=facts.age.max() >= 0,
    )
    return ibis.memtable(to_arrow(facts))  # it is asked several times


def _totals(facts: ibis.Table) -> ibis.Table:
    return facts.group_by("asked").agg(amount=facts.amount.sum(), profit=facts.profit.sum())


def _caught(facts: ibis.Table, lists: pd.DataFrame) -> ibis.Table:
    """One row per list and month: size, amount, profit, and what as many others bring."""
    days = lists["month"].map({month: first_day(month) for month in lists["month"].unique()})
    listed = ibis.memtable(lists.assign(asked=days)[["list", "asked", "client_id"]])
    listed = listed.inner_join(facts, ["asked", "client_id"])
    caught = listed.group_by("list", "asked").agg(
        size=listed.count(), amount=listed.amount.sum(), profit=listed.profit.sum()
    )
    caught = _with_as_many(caught, facts.filter(facts.known), "value", "plain")
    positive = facts.mutate(amount=ibis.greatest(facts.amount, 0))
    return _with_as_many(caught, positive, "amount", "best")


def _with_as_many(caught: ibis.Table, people: ibis.Table, by: str, name: str) -> ibis.Table:
    """`caught` with the amount of the first `size` of `people`, as a quotient: name / name_equal.

    Of the clients equal at the cut each counts for the part of them that has a place.
    """
    first = ibis.cumulative_window(group_by="asked", order_by=ibis.desc("level"))
    people = people.select("asked", "amount", level=people[by])
    levels = people.group_by("asked", "level").agg(equal=_.count(), brought=_.amount.sum())
    levels = levels.mutate(until=_.equal.sum().over(first), sum=_.brought.sum().over(first))
    levels = levels.rename(of="asked")
    at_cut = (caught.asked == levels.of) & caught["size"].between(
        levels.until - levels.equal + 1, levels.until
    )
    spare = levels.until - caught["size"]
    quotient = {name: levels["sum"] * levels.equal - levels.brought * spare}
    return caught.inner_join(levels, at_cut).select(
        caught, **quotient, **{f"{name}_equal": levels.equal}
    )


def _figures(caught: dict, totals: dict) -> dict:
    """The shares of one list in one month; exact until they are quotients."""
    amount, profit = totals["amount"], totals["profit"]
    plain, best = (
        _part(caught.get(name, 0), amount * caught.get(f"{name}_equal", 1))
        for name in ("plain", "best")
    )
    share = _part(caught.get("amount", 0), amount)
    return {
        "size": caught.get("size", 0),
        "caught": share,
        "caught_profit": _part(caught.get("profit", 0), profit),
        "plain": plain,
        "best": best,
        "gain": share - plain,
    }


def _part(part, whole) -> float:
    return float(Fraction(part) / Fraction(whole)) if whole > 0 else nan
