"""Who bought and who sold, in Vtiger: the invoices with the tables that their keys lead to."""

import ibis
import ibis.expr.types as ir
from ibis import _

from clientkit.reading.database import Database
from clientkit.reading.vtiger_tables import table_of


def parties(database: Database) -> ibis.Table:
    """The invoices with their record, account, contact and those who lead both."""
    found = table_of(database, "vtiger_invoice").rename(number="invoice_no")
    record = table_of(database, "vtiger_crmentity")
    account = table_of(database, "vtiger_account").select(
        "key",
        "account_no",
        account_name=_.accountname,
        account_phone=_.phone,
        account_email=_.email1,
    )
    contact = _or_nothing(
        table_of(database, "vtiger_contactdetails"),
        contact_no=_.contact_no,
        contact_name=_full(_.firstname, _.lastname),
        contact_phone=_.phone,
        contact_email=_.email,
    )
    city = _or_nothing(table_of(database, "vtiger_accountbillads"), city=_.bill_city)
    person = _full(_.first_name, _.last_name).coalesce(_.user_name)
    users = table_of(database, "vtiger_users")
    found = beside(found, record, "key")
    found = beside(found, account, "accountid")
    found = beside(found, contact, "contactid")
    found = beside(found, city, "accountid")
    found = beside(found, record.select("key", held_by=_.smownerid), "accountid")
    found = beside(found, _or_nothing(users, owner=person), "smownerid")
    return beside(found, _or_nothing(users, holder=person), "held_by")


def names(database: Database, table: str, kind: str) -> ibis.Table:
    """What products, or services, are called: key and the column `kind`."""
    name, number = f"{kind}name", f"{kind}_no"
    return _or_nothing(table_of(database, table), **{kind: _[name].coalesce(_[number])})


def beside(table: ibis.Table, other: ibis.Table, key: str) -> ibis.Table:
    """The table with the columns of the other, whose `key` is its `key`; a row stays one row."""
    other = other.rename(other_key="key")
    return table.left_join(other, table[key] == other.other_key).drop("other_key")


def _or_nothing(table: ibis.Table | None, **columns: ir.Value) -> ibis.Table:
    """Key and columns of a table that may not be there."""
    if table is not None:
        return table.select("key", **columns)
    schema = {"key": "int64"} | dict.fromkeys(columns, "string")
    return ibis.memtable([], schema=schema)


def _full(first: ir.Value, last: ir.Value) -> ir.Value:
    return (first.coalesce("") + " " + last.coalesce("")).strip().nullif("")
