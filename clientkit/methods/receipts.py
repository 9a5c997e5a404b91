"""The sizes of receipts: what small ones are worth, and who buys in small ones.

Terms
-----
receipt  a client's document with a purchase; purchases without a number are one receipt a day.
         Its amount is net: what was given back on the same document is taken off.
returned what stands below 0 on documents without any purchase; no receipts, their money is told
         apart. A document with nothing but a line of 0 is neither.
bin      from 1, 2 or 5 times a power of ten up to the next of these.
small    below half the middle (median) receipt, or below a bound that is given.

Trap: the mean receipt is pulled up by a few large ones; the middle one is what a usual buyer
leaves. Half the median is our choice, as poverty is measured; a firm that knows what handling a
receipt costs gives that bound.
"""

from decimal import Decimal

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.abc_classes import abc_classes
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, document_number, money_above_zero, purchase
from clientkit.schema import MONEY, need_columns

EDGES = [Decimal(step).scaleb(power) for power in range(-2, 13) for step in (1, 2, 5)]
TOP = Decimal(10) ** 13


@any_table
def receipts(table, *, as_of, months=12):
    """One row per receipt of the period, and one per client for what it returned without any.

    Parameters
    ----------
    table : transactions
    as_of, months : the period, as in `clients`

    Returns
    -------
    client_id, receipt (its number, or its day; "returned"), date (its first), amount (net),
    bought (False: returned)

    Raises
    ------
    DataError : no rows in the period, or no amount

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": "a", "document": ["1", "1", "2"], "date": "2026-01-15",
    ...     "amount": [10, -3, -5]})
    >>> receipts(sales, as_of="2026-01")[["receipt", "amount", "bought"]].values.tolist()
    [['1', 7.0, True], ['returned', -5.0, False]]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("receipts"))
    rows = in_window(table, as_of, months)
    name = rows.date.min().cast("string")
    if "document" in rows.columns:
        name = rows.document.cast("string").max().coalesce(name)
    found = rows.group_by("client_id", number=document_number(rows)).agg(
        receipt=name,
        date=rows.date.min(),
        amount=rows.amount.sum(),
        bought=purchase(rows).any(),
    )
    found = found.drop("number")
    back = found.filter(~found.bought & (found.amount < 0))
    back = back.group_by("client_id").agg(
        receipt=ibis.literal("returned"),
        date=_.date.min(),
        amount=_.amount.sum(),
        bought=ibis.literal(False),
    )
    return found.filter(found.bought).union(back).order_by("client_id", "date", "receipt")


@any_table
def receipt_bins(table, *, as_of, months=12):
    """One row per bin that holds a receipt, the smallest first.

    Parameters
    ----------
    table, as_of, months : as in `receipts`

    Returns
    -------
    from_amount, to_amount (the bin; 0 to 0 holds what is 0 or less), receipts, receipts_share,
    amount, amount_share (of what is above 0; 0 where the bin brings nothing)

    Raises
    ------
    DataError : as `receipts`

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "c"], "date": "2026-01-15", "amount": [3, 4, 60]})
    >>> receipt_bins(sales, as_of="2026-01").iloc[:, [0, 1, 2, 4]].values.tolist()
    [[2.0, 5.0, 2.0, 7.0], [50.0, 100.0, 1.0, 60.0]]
    """
    found = receipts(table, as_of=as_of, months=months)
    levels = found.filter(found.bought).group_by("amount").agg(receipts=_.count())
    ends = [*EDGES, TOP]
    from_amount = ibis.cases(
        (levels.amount <= 0, _money(Decimal(0))),
        *(
            (levels.amount < _money(end), _money(start))
            for start, end in zip([Decimal(0), *EDGES], ends, strict=True)
        ),
        else_=_money(TOP),
    )
    to_amount = ibis.cases(
        (levels.amount <= 0, _money(Decimal(0))),
        *((levels.amount < _money(end), _money(end)) for end in ends),
        else_=_money(TOP * 10),
    )
    bins = levels.mutate(from_amount=from_amount, to_amount=to_amount)
    bins = bins.mutate(amount=(_.amount * _.receipts).cast(MONEY))
    bins = bins.group_by("from_amount", "to_amount").agg(
        receipts=_.receipts.sum(), amount=_.amount.sum()
    )
    gain = ibis.greatest(_.amount, 0)
    bins = bins.mutate(
        receipts_share=_.receipts / _.receipts.sum().over(),
        amount_share=(gain / gain.sum().over().nullif(0)).coalesce(0),
    )
    return bins.select(
        "from_amount", "to_amount", "receipts", "receipts_share", "amount", "amount_share"
    ).order_by("to_amount")


@any_table
def small_receipts(table, *, as_of, months=12, small=None):
    """One row per ABC class of the clients: its receipts, and how many of them are small.

    Parameters
    ----------
    table, as_of, months : as in `receipts`
    small : a receipt below it is small; None: half the median receipt

    Returns
    -------
    abc (by amount of the period), receipts, amount, small_receipts, small_amount, small_share (of
    the receipts of the class, 0..1; empty without one), returned (money), small_below

    Raises
    ------
    DataError : as `receipts`; a bound not above 0

    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "a", "b"], "amount": [4, 60, 10],
    ...     "date": ["2026-01-15", "2026-01-16", "2026-01-15"]})
    >>> found = small_receipts(sales, as_of="2026-01")
    >>> found[["abc", "receipts", "small_receipts", "small_below"]].values.tolist()
    [['A', 2, 1, 5.0], ['B', 1, 0, 5.0]]
    """
    if small is not None:
        small = money_above_zero(say("a receipt is small below a bound above 0"), small)
    found = receipts(table, as_of=as_of, months=months)
    bought = found.filter(found.bought)
    middle = bought.agg(small_below=_.amount.cast("float64").median() / 2)
    bound = middle.small_below if small is None else ibis.literal(small)
    found = found.cross_join(middle.select(small_below=bound.cast(MONEY)))
    classes = abc_classes(in_window(table, as_of, months)).select("client_id", "abc")
    found = found.inner_join(classes, "client_id")
    is_small = found.bought & (found.amount < found.small_below)
    told = found.group_by("abc").agg(
        receipts=as_number(found.bought).sum(),
        amount=found.amount.sum(where=found.bought).coalesce(0),
        small_receipts=as_number(is_small).sum(),
        small_amount=found.amount.sum(where=is_small).coalesce(0),
        returned=found.amount.sum(where=~found.bought).coalesce(0),
        small_below=found.small_below.max(),
    )
    told = told.mutate(small_share=_.small_receipts / _.receipts.nullif(0))
    return told.relocate("small_share", after="small_amount").order_by("abc")


def _money(value: Decimal) -> ibis.Value:
    return ibis.literal(Decimal(f"{value:f}"), MONEY)
