"""The tables of Vtiger: what is taken from each, under names that are the kit's.

A column that a version of Vtiger does not have is null here. A key that stands in a table twice
would multiply money in every join: it stops the reading.
"""

from decimal import Decimal

import ibis
import ibis.expr.types as ir
from ibis import _

from clientkit.engine import rows_of
from clientkit.language import say
from clientkit.reading.database import Database
from clientkit.schema import DataError

MONEY = "decimal(22, 8)"
"""In the currency of the invoice; Vtiger keeps eight decimals."""

NEEDED = ("vtiger_invoice", "vtiger_account", "vtiger_crmentity")
KEYS = {
    "vtiger_invoice": "invoiceid",
    "vtiger_account": "accountid",
    "vtiger_crmentity": "crmid",
    "vtiger_contactdetails": "contactid",
    "vtiger_accountbillads": "accountaddressid",
    "vtiger_products": "productid",
    "vtiger_service": "serviceid",
    "vtiger_users": "id",
}
LINES = "vtiger_inventoryproductrel"

_TEXTS = {
    "vtiger_invoice": ("invoice_no", "invoicestatus"),
    "vtiger_account": ("account_no", "accountname", "phone", "email1"),
    "vtiger_contactdetails": ("contact_no", "firstname", "lastname", "phone", "email"),
    "vtiger_accountbillads": ("bill_city",),
    "vtiger_products": ("product_no", "productname"),
    "vtiger_service": ("service_no", "servicename"),
    "vtiger_users": ("first_name", "last_name", "user_name"),
}
_NUMBERS = {
    "vtiger_invoice": (
        "accountid",
        "contactid",
        "pre_tax_total",
        "subtotal",
        "discount_amount",
        "discount_percent",
        "total",
        "conversion_rate",
    ),
    "vtiger_crmentity": ("deleted", "smownerid"),
    LINES: (
        "productid",
        "quantity",
        "listprice",
        "discount_amount",
        "discount_percent",
        "purchase_cost",
    ),
}
_IDS = ("accountid", "contactid", "smownerid", "productid")
_LARGEST = 10**14 - 1


def table_of(database: Database, name: str) -> ibis.Table | None:
    """The columns of one table that are used: its `key`, texts, numbers; None: not there."""
    if name not in database.columns:
        return None
    key = KEYS.get(name, "id")
    wanted = (*_TEXTS.get(name, ()), *_NUMBERS.get(name, ()), "invoicedate")
    present = [one for one in database.columns[name] if one == key or one in wanted]
    if key not in present:
        raise DataError(
            say(
                "{shown}: {name} has no column {key}; is it the Vtiger of old?",
                shown=database.shown,
                name=name,
                key=key,
            )
        )
    found = database.table(name, present)
    columns = {one: text(found, one) for one in _TEXTS.get(name, ())}
    for one in _NUMBERS.get(name, ()):
        columns[one] = whole(found, one) if one in _IDS else number(found, one)
    if "invoicedate" in present:
        columns["date"] = _as(found["invoicedate"], "date")
    return found.select(key=_as(found[key], "int64"), **columns)


def text(table: ibis.Table, name: str) -> ir.Value:
    """The column as text, null where it is blank or not there."""
    if name not in table.columns:
        return ibis.null("string")
    return table[name].cast("string").strip().nullif("")


def number(table: ibis.Table, name: str) -> ir.Value:
    """The column as money; null where it is not there or too large."""
    if name not in table.columns:
        return ibis.null(MONEY)
    column = table[name]
    column = _as(column, "float64") if column.type().is_string() else column
    return ibis.cases((column.abs() < _LARGEST, column.cast(MONEY)))


def whole(table: ibis.Table, name: str) -> ir.Value:
    """The column as the key of another table: 0 and blank lead nowhere."""
    if name not in table.columns:
        return ibis.null("int64")
    return _as(table[name], "int64").nullif(0)


def _as(column: ir.Value, kind: str) -> ir.Value:
    return column.try_cast(kind) if column.type().is_string() else column.cast(kind)


def part(value: ir.Value, percent: ir.Value) -> ir.Value:
    """So many per cent of a value; nothing where there is no percentage."""
    rate = (percent.cast("decimal(10, 4)") * Decimal("0.01")).cast("decimal(12, 6)")
    return (value * rate).cast(MONEY).coalesce(zero())


def zero() -> ir.Value:
    """No money."""
    return ibis.literal(Decimal(0), MONEY)


def check_tables(database: Database) -> None:
    """Raise `DataError` where a needed table is missing or a key stands in one twice."""
    missing = [name for name in NEEDED if name not in database.columns]
    if missing:
        raise DataError(
            say(
                "{shown} has invoices of Vtiger but not the table {missing:and}, which tells who "
                "bought and what lies in the recycle bin; add it to the export",
                shown=database.shown,
                missing=missing,
            )
        )
    for name, key in KEYS.items():
        table = table_of(database, name)
        if table is not None:
            twice = table.group_by("key").agg(rows=_.count()).filter(_.rows > 1)
            for row in rows_of(twice.order_by("key").limit(1)):
                raise DataError(
                    say(
                        "{shown}: {name} has {key} {value} {times:# time|# times}; money would be "
                        "counted as often. Was one export added to another?",
                        shown=database.shown,
                        name=name,
                        key=key,
                        value=row["key"],
                        times=row["rows"],
                    )
                )
