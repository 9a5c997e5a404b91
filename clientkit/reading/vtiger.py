"""The invoices of Vtiger CRM, from its own tables: MySQL, MariaDB, or a dump of them.

Rules
-----
set aside  invoices in the recycle bin (`vtiger_crmentity.deleted`, or no record there at all) and
           cancelled ones; each whole, as one row.
amount     net of tax: `pre_tax_total`, in older versions `subtotal` less the discount of the
           whole invoice, else `total`. A "Credit Invoice" is negative by its kind.
currency   amounts are kept in the currency of the invoice, as they were typed, and
           `conversion_rate` says how much of it one unit of the base currency is worth: Vtiger
           itself divides by it, both in `convertToDollar(amount, rate) = amount / rate` and in
           its reports (`listprice / vtiger_invoice.conversion_rate`). So an amount in base
           currency is amount / rate; a rate of 0 or none counts as 1, as there.
row        a line of the invoice, when quantity x listprice less the discounts of all its lines
           is its amount to the cent; else the whole invoice with units and cost summed.
cost       `purchase_cost` is that of the line, not of one unit; it is taken to be in the currency
           of the invoice like the prices beside it.
client     the account by its number; without an account the contact by its number.
"""

from decimal import Decimal
from html import unescape

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from clientkit.engine import rows_of
from clientkit.language import say
from clientkit.reading import lazy
from clientkit.reading.database import Database
from clientkit.reading.lazy_values import YEARS
from clientkit.reading.options import Options
from clientkit.reading.vtiger_parties import beside, names, parties
from clientkit.reading.vtiger_tables import LINES, MONEY, check_tables, part, table_of, zero
from clientkit.schema import DIRECTORY, LINE_MONEY, DataError

CANCELLED = ("cancel", "cancelled", "canceled", "отменен", "отменён")
CREDIT = "credit invoice"
CENT = Decimal("0.005")
MAPPING = {
    "client_id": "account_no",
    "client": "accountname",
    "date": "invoicedate",
    "amount": "pre_tax_total",
    "units": "quantity",
    "cost": "purchase_cost",
    "document": "invoice_no",
    "product": "productname",
    "manager": "smownerid",
}
DETAILS = ("client", "phone", "email", "city", "holder")
"""What the directory takes; holder: who leads the account."""


def is_there(database: Database) -> bool:
    """Whether the database is one of Vtiger."""
    return {"vtiger_invoice", "vtiger_account"} <= database.columns.keys()


def contents(
    database: Database, options: Options, max_faults: float, source: dict, known: pd.DataFrame
) -> dict:
    """The fields of a ledger of all invoices; its transactions stay an expression.

    Raises
    ------
    DataError : a table is missing, a key is there twice; as in `lazy.contents`
    """
    if options.columns:
        raise DataError(say("the columns of Vtiger are known; name a table, or leave out columns"))
    check_tables(database)
    judged = database.settled(judged_invoices(database).order_by("date", "document", "product"))
    fields = lazy.of_judged(judged, options, max_faults, source, known)
    mapping = {name: MAPPING[name] for name in MAPPING if name in judged.columns}
    return fields | {"mapping": mapping, "unused": [], "directory": _directory(judged)}


def judged_invoices(database: Database) -> ibis.Table:
    """One row is a line, or a whole invoice: canonical columns, reason, column, text."""
    invoices = _judged(parties(database))
    lines = _lines(database)
    if lines is None:
        return _rows(invoices, ibis.null(LINE_MONEY), ibis.null(LINE_MONEY), ibis.null("string"))
    sums = lines.group_by("invoice").agg(
        lines_money=_.money.sum().cast(MONEY),
        lines_units=_.units.sum().cast(MONEY),
        lines_cost=_.cost.sum().cast(MONEY),
        products=_.product.nunique(),
        any_product=_.product.max(),
    )
    invoices = invoices.left_join(sums, invoices.key == sums.invoice).drop("invoice")
    apart = ((_.lines_money - _.money).abs() < CENT).fill_null(False) & (_.reason == "")
    invoices = invoices.mutate(apart=apart)
    only = (_.products == 1).ifelse(_.any_product, ibis.null("string"))
    whole = _rows(invoices.filter(~_.apart), _.lines_units, _.lines_cost, only)
    each = invoices.filter(_.apart).drop("money")
    each = each.join(lines, each.key == lines.invoice)
    return whole.union(_rows(each, _.units, _.cost, _["product"]))


def _rows(table: ibis.Table, units: ir.Value, cost: ir.Value, product: ir.Value) -> ibis.Table:
    """The canonical columns, in base currency and with the sign of their kind."""
    return table.select(
        "client_id",
        "date",
        "reason",
        "column",
        "text",
        *DETAILS,
        amount=_in_base(_.sign * _.money, _.conversion_rate),
        units=(_.sign * units).cast(LINE_MONEY),
        cost=_in_base(_.sign * cost, _.conversion_rate),
        document=_.number,
        product=product,
        manager=_.owner,
    )


def _in_base(money: ir.Value, rate: ir.Value) -> ir.Value:
    divided = (money.cast("float64") / rate.cast("float64")).cast(LINE_MONEY)
    return ibis.cases(((rate > 0) & (rate != 1), divided), else_=money.cast(LINE_MONEY))


def _judged(found: ibis.Table) -> ibis.Table:
    """One row is an invoice with its client, its money, and the reason to set it aside or ""."""
    status = found.invoicestatus.lower()
    off = found.discount_amount.coalesce(zero()) + part(found.subtotal, found.discount_percent)
    money = ibis.coalesce(found.pre_tax_total, found.subtotal - off, found.total).cast(MONEY)
    of_account = found.accountid.notnull()  # noqa: PD004
    client = of_account.ifelse(
        found.account_no.coalesce(found.accountid.cast("string")),
        found.contact_no.coalesce(found.contactid.cast("string")),
    )
    number = found.number.coalesce(found.key.cast("string"))
    tests = (
        (found.deleted.fill_null(1) != 0, "deleted", "deleted"),
        (status.isin(CANCELLED), "cancelled", "invoicestatus"),
        (client.isnull(), "no_client", "accountid"),  # noqa: PD003
        (
            found.date.year().between(*YEARS).fill_null(False).__invert__(),
            "bad_date",
            "invoicedate",
        ),
        (money.isnull(), "bad_number", "total"),  # noqa: PD003
    )
    credit = (status == CREDIT) & (money > 0)
    return found.select(
        "key",
        "date",
        "conversion_rate",
        "owner",
        client_id=client,
        client=of_account.ifelse(found.account_name, found.contact_name),
        phone=of_account.ifelse(found.account_phone, found.contact_phone),
        email=of_account.ifelse(found.account_email, found.contact_email),
        city=found.city,
        holder=found.holder,
        number=number,
        money=money,
        sign=credit.fill_null(False).ifelse(-1, 1),
        reason=ibis.cases(*((test, reason) for test, reason, _column in tests), else_=""),
        column=ibis.cases(*((test, column) for test, _reason, column in tests), else_=""),
        text=number,
    )


def _lines(database: Database) -> ibis.Table | None:
    """One row is a line of anything sold: invoice, money, units, cost, product."""
    lines = table_of(database, LINES)
    if lines is None:
        return None
    lines = beside(lines, names(database, "vtiger_products", "product"), "productid")
    lines = beside(lines, names(database, "vtiger_service", "service"), "productid")
    gross = (_.quantity.cast("decimal(15, 3)") * _.listprice).cast(MONEY)
    lines = lines.mutate(gross=gross)
    off = _.discount_amount.coalesce(zero()) + part(_.gross, _.discount_percent)
    product = ibis.coalesce(_["product"], _.service, _.productid.cast("string"))
    return lines.select(
        invoice=_.key,
        money=(_.gross - off).cast(MONEY),
        units=_.quantity,
        cost=_.purchase_cost,
        product=product,
    )


def _directory(judged: ibis.Table) -> pd.DataFrame:
    """One row per client of the accepted rows, with what Vtiger knows of it."""
    clients = judged.filter(_.reason == "").group_by("client_id")
    found = rows_of(clients.agg(**{name: _[name].max() for name in DETAILS}).order_by("client_id"))
    rows = [
        {name: unescape(cell) for name, cell in row.items() if cell}
        for row in found  # Tom &amp; Co
    ]
    frame = pd.DataFrame(rows, dtype="str").rename(columns={"holder": "manager"})
    return frame[[name for name in DIRECTORY if name in frame]]
