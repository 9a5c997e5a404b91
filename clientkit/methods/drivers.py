"""The driver tree: more clients, more documents each, or larger receipts.

Terms
-----
amount     purchases + returns (these are below 0).
purchases  clients x documents per client x average receipt, exactly.
clients    who bought in the period. documents: as `measures` counts them.
receipt    what an average document brings, before returns; where every line of both periods has
           its units, it is units per document x price of a unit.
contribution  what a driver adds to the change of the amount. The drivers are moved one after the
           other from their old value to the new; what each adds hangs on the order, so it is the
           mean over all orders (Shapley). Units and price move next to each other, so that they
           split what the receipt adds (Owen). The contributions make the change to the cent, and
           a driver that did not move adds nothing.

Zero: without purchases a period has no documents per client, no receipt, no price. They are taken
to be those of the other period, so that all the change is the clients'. Logarithmic parts (LMDI)
would add up too, but know no zero. Trap: an average receipt is no typical one.

Sources: L. S. Shapley, "A value for n-person games", 1953; G. Owen, "Values of
games with a priori unions", 1977; J. Albrecht, D. Francois and K. Schoors, "A Shapley
decomposition of carbon emissions without residuals", Energy Policy 30, 2002.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import prod

import ibis
import pandas as pd

from clientkit.engine import as_table, rows_of
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, documents, purchase
from clientkit.periods import as_day, first_day, shift, two_ends
from clientkit.schema import LINE_MONEY, need_columns

QUANTUM = Decimal("0.0001")
"""What money is counted in, see MONEY."""

PARENTS = {
    "amount": "",
    "returns": "amount",
    "purchases": "amount",
    "clients": "purchases",
    "documents_per_client": "purchases",
    "receipt": "purchases",
    "units_per_document": "receipt",
    "price": "receipt",
}

THREE = ("clients", "documents_per_client", "receipt")
FOUR = (*THREE[:2], "units_per_document", "price")


def drivers(table, *, month, against=None, months=1) -> pd.DataFrame:
    """What each driver of the amount was, is, and adds to its change.

    Parameters
    ----------
    table : transactions
    month : the last month of the later period
    against : the last month of the earlier period; None: the period right before
    months : the length of both

    Returns
    -------
    one row per driver of the tree, from the root: driver, parent, before, after (money, counts;
    empty where there is none), change_share ((after - before) / before; empty where before
    is not above 0; of returns, how much more came back), contribution (money; of a parent, the sum
    of its children's)

    Raises
    ------
    DataError : no rows in the later period; the periods overlap

    Examples
    --------
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "ann", "bob"], "amount": [10, 10, 20],
    ...     "date": ["2026-01-15", "2026-02-15", "2026-02-16"]})
    >>> found = drivers(sales, month="2026-02").set_index("driver")["contribution"]
    >>> found[["amount", "clients", "documents_per_client", "receipt"]].tolist()
    [20.0, 12.5, 0.0, 7.5]
    """
    table = as_table(table)
    need_columns(table.columns, ["client_id", "date", "amount"], say("the driver tree"))
    before, after = _totals(table, month, against, months)
    leaves = FOUR if _has_units(before, after) else THREE
    ratios = [{name: _ratios(totals)[name] for name in leaves} for totals in (before, after)]
    added = _contributions(*ratios, after["purchases"] - before["purchases"])
    added["returns"] = after["returns"] - before["returns"]
    if "price" in added:
        added["receipt"] = added["units_per_document"] + added["price"]
    added["purchases"] = sum(added[name] for name in THREE)
    added["amount"] = added["purchases"] + added["returns"]
    facts = [totals | _ratios(totals) for totals in (before, after)]
    return pd.DataFrame([_row(name, *facts, added[name]) for name in PARENTS if name in added])


def _totals(table: ibis.Table, month, against, months) -> list[dict]:
    """What the two periods hold: clients, documents, purchases, returns, amount, units."""
    month, against = two_ends(month, against, months)
    in_window(table, month, months)  # the later period must have rows
    found = []
    for last in (against, month):
        first = first_day(shift(last, 1 - months))
        rows = table.filter(table.date.between(first, as_day(last)))
        [totals] = rows_of(_counted(rows))
        found.append(totals)
    return found


def _counted(rows: ibis.Table) -> ibis.Table:
    bought = purchase(rows)
    rows = rows if "units" in rows.columns else rows.mutate(units=ibis.null().cast(LINE_MONEY))
    return rows.agg(
        clients=rows.client_id.nunique(where=bought),
        documents=documents(rows),
        purchases=rows.amount.sum(where=bought).coalesce(0),
        returns=rows.amount.sum(where=~bought).coalesce(0),
        amount=rows.amount.sum().coalesce(0),
        units=rows.units.sum(where=bought).coalesce(0),
        lines=as_number(bought).sum().coalesce(0),
        lines_with_units=rows.units.count(where=bought),
    )


def _has_units(*periods: Mapping) -> bool:
    """Whether every purchase has its units, so that money is units times price."""
    bought = [totals for totals in periods if totals["documents"]]
    return bool(bought) and all(
        t["units"] > 0 and t["lines"] == t["lines_with_units"] for t in bought
    )


def _ratios(totals: Mapping) -> dict[str, Fraction | None]:
    """The drivers of one period; None where there is nothing to divide by."""
    clients, papers, units, money = (
        Fraction(totals[name]) for name in ("clients", "documents", "units", "purchases")
    )
    return {
        "clients": clients,
        "documents_per_client": papers / clients if clients else None,
        "receipt": money / papers if papers else None,
        "units_per_document": units / papers if papers else None,
        "price": money / units if units else None,
    }


def _contributions(before: Mapping, after: Mapping, change: Decimal) -> dict[str, Decimal]:
    """What each factor of the product adds to its change, the sum exact."""
    was = {n: after[n] if before[n] is None else before[n] for n in before}
    now = {n: before[n] if after[n] is None else after[n] for n in after}
    was, now = ({n: r or Fraction() for n, r in side.items()} for side in (was, now))
    orders = [order for order in permutations(was) if _together(order)]
    added = dict.fromkeys(was, Fraction())
    for order in orders:
        product = dict(was)
        for name in order:
            so_far = prod(product.values())
            product[name] = now[name]
            added[name] += prod(product.values()) - so_far
    return _rounded({name: sum_ / len(orders) for name, sum_ in added.items()}, change)


def _together(order: tuple[str, ...]) -> bool:
    """Whether units and price, where there are such, stand next to each other."""
    pair = [order.index(name) for name in ("units_per_document", "price") if name in order]
    return len(pair) < 2 or abs(pair[0] - pair[1]) == 1


def _rounded(parts: Mapping[str, Fraction], whole: Decimal) -> dict[str, Decimal]:
    """`parts` in money, the rest of the rounding in the largest, so that they make `whole`."""
    money = {n: Decimal(round(part / Fraction(QUANTUM))) * QUANTUM for n, part in parts.items()}
    largest = max(parts, key=lambda name: abs(parts[name]))
    money[largest] += whole - sum(money.values())
    return money


def _row(name: str, before: Mapping, after: Mapping, added: Decimal) -> dict:
    was, now = before[name], after[name]
    # returns stand below 0 by their nature: twice as much given back is +1
    held = was and now is not None and (was > 0 or name == "returns")
    share = float((Fraction(now) - Fraction(was)) / Fraction(was)) if held else None
    return {
        "driver": name,
        "parent": PARENTS[name],
        "before": None if was is None else float(was),
        "after": None if now is None else float(now),
        "change_share": share,
        "contribution": float(added),
    }
