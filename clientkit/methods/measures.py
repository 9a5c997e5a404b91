"""What a client is measured by, and where each stands among the others.

Terms
-----
purchase   a row with amount > 0. Returns and the use of prepaid services are no purchases: they
           change sums, but neither the last purchase day nor the number of documents.
documents  distinct documents with a purchase; a purchase without a number counts as the client's
           document of that day.
above      how many have a strictly larger value. Equal values have the same `above`, so every
           class cut from it treats equals alike, whatever the order of the rows.

The distinct values are ranked, not the clients: it is the same answer, equal by construction, and
the one window without a partition stays as small as the number of distinct values.
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

import ibis
import ibis.expr.types as ir
from ibis import _

from clientkit.frames import TOO_LARGE
from clientkit.language import say
from clientkit.schema import KEYS, MEASURES, DataError, need_columns, one_of

CENT = Decimal("0.0001")
"""The finest money, see MONEY."""


def purchase(table: ibis.Table) -> ir.BooleanValue:
    """True for the rows that are purchases; every row, where the table has no amount."""
    return table.amount > 0 if "amount" in table.columns else ibis.literal(True)


def documents(table: ibis.Table) -> ir.IntegerScalar:
    """The number of distinct documents bought with."""
    return document_number(table).nunique(where=purchase(table))


def document_number(table: ibis.Table) -> ir.StringValue:
    """What tells one document from another, of purchases."""
    number = table.date.cast("string")
    if "client_id" in table.columns:
        number = table.client_id.cast("string").concat(" ", number)
    if "document" in table.columns:
        number = table.document.cast("string").coalesce(number)
    return number


def measure(table: ibis.Table, by: str) -> ir.NumericScalar:
    """The measure `by`, summed; 0 where there is nothing to sum.

    Raises
    ------
    DataError : unknown measure, or a column it needs is missing
    """
    need_columns(table.columns, MEASURES[one_of("by", by, MEASURES)], f"by={by!r}")
    if by == "documents":
        return documents(table)
    if by == "profit":
        return (table.amount - table.cost.coalesce(0)).sum().coalesce(0)
    return table[by].sum().coalesce(0)


def measures_in(table: ibis.Table) -> list[str]:
    """The measures that the columns of `table` allow; `services` where there is such a column."""
    return [by for by, needed in MEASURES.items() if set(needed) <= set(table.columns)]


def all_measures(table: ibis.Table) -> dict[str, ir.NumericScalar]:
    """Every measure that the columns of `table` allow, and the cost."""
    sums = {by: measure(table, by) for by in measures_in(table)}
    return sums | ({"cost": table.cost.sum().coalesce(0)} if "cost" in table.columns else {})


def values(table: ibis.Table, by: str, key: str = "client_id") -> ibis.Table:
    """One row per `key`: value, the measure `by` summed.

    Raises
    ------
    DataError : unknown measure or key, or a column it needs is missing
    """
    need_columns(table.columns, [one_of("key", key, KEYS)], f"key={key!r}")
    return table.group_by(key).agg(value=measure(table, by))


def standing(table: ibis.Table, *order: str, within: Sequence[str] = ()) -> ibis.Table:
    """`table` with the place of each row by `order`, largest first.

    Adds: above (rows strictly larger), equal (rows just as large, itself included), total (rows
    in all), each counted inside its `within` group.
    """
    level = [*within, *order]
    largest_first = ibis.cumulative_window(
        group_by=list(within), order_by=[ibis.desc(name) for name in order]
    )
    levels = table.group_by(level).agg(equal=_.count())
    levels = levels.mutate(
        above=_.equal.sum().over(largest_first) - _.equal,
        total=_.equal.sum().over(group_by=list(within)),
    )
    return table.inner_join(levels, level)


def as_number(flag: ir.BooleanValue) -> ir.IntegerValue:
    """1 where it holds, 0 where not; PostgreSQL knows the way to int64 only through int32."""
    return flag.cast("int32").cast("int64")


def month_place(day: ir.DateValue) -> ir.IntegerValue:
    """Months counted through, so that neighbours differ by 1: `periods.month_place`."""
    return (day.year() * 12 + day.month()).cast("int64")


def money_above_zero(rule: str, value) -> Decimal:
    """`value` as exact money, when it is a number above 0 that the engine can hold.

    >>> money_above_zero("small is money above 0", "x")
    Traceback (most recent call last):
    clientkit.schema.DataError: small is money above 0; got 'x'
    """
    try:
        exact = Decimal(str(value)).quantize(CENT)
        if 0 < exact < TOO_LARGE:
            return exact
    except InvalidOperation:
        pass  # no number, or none with so many digits
    raise DataError(say("{rule}; got {value!r}", rule=rule, value=value))


def positive(whole: ir.NumericValue) -> ir.NumericValue:
    """`whole` to take shares of; empty where it is not above 0."""
    return (whole > 0).ifelse(whole, ibis.null())


def head(share: Fraction, total: ir.IntegerValue) -> ir.IntegerValue:
    """The number of heads in `share` of `total`, rounded up: 20 % of 65 is 13, of 35 is 7."""
    return (total * share.numerator + share.denominator - 1) // share.denominator
