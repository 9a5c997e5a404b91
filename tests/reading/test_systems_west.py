"""Exports of western and Estonian systems: the text of a file -> its exact rows."""
# ruff: noqa: E501 - the rows of files, as long as they are

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

import clientkit as ck

BIRCH, ZOE, TOTAL, OAK = "Birch & Moss, Ltd", 'Café "Zoë"', "Total Textiles Inc", "Õnne Äri OÜ"


@dataclass(frozen=True)
class Case:
    """A file, the system it is of, and one (document, client, day, amount, units, id) per row."""

    name: str
    system: str
    text: str
    rows: str
    aside: dict = field(default_factory=dict)
    totals: int = 0
    encoding: str = "utf-8"
    call: dict = field(default_factory=dict)


def facts(documents: str, ids: str = "", back: str = "-480.00", units: str = "3 1 10 1 -1 7"):
    """The six rows that count, under the numbers and the ids of a system."""
    people = [BIRCH, ZOE, BIRCH, OAK, ZOE, TOTAL]
    days = ["05-12", "05-28", "06-03", "06-15", "06-15", "06-30"]
    money = ["2340.50", "480.00", "180000.00", "99.90", back, "6104.70"]
    owner = dict(zip([BIRCH, ZOE, OAK, TOTAL], ids.split(), strict=False))
    many = units.split() or [""] * 6
    return "\n".join(
        "|".join([number, who, f"2026-{day}", sum_, one, owner.get(who, who)])
        for number, who, day, sum_, one in zip(
            documents.split(), people, days, money, many, strict=True
        )
    )


def _cell(row, name: str) -> str:
    value = row.get(name)
    if value is None or value != value:
        return ""
    return str(value) if name == "document" else f"{value:f}".rstrip("0").rstrip(".")


def rows_of(ledger) -> list[tuple]:
    names = dict(
        zip(ledger.directory["client_id"], ledger.directory.get("client", []), strict=False)
    )
    found = []
    for row in ledger.transactions.to_pandas().to_dict("records"):
        name = names.get(row["client_id"])
        who = name if isinstance(name, str) else row["client_id"]
        day = row["date"].strftime("%Y-%m-%d")
        sums = (Decimal(str(row["amount"])), _cell(row, "units"))
        found.append((_cell(row, "document"), who, day, *sums, row["client_id"]))
    return sorted(found, key=lambda one: (one[2], one[0], one[3]))


def told(text: str) -> list[tuple]:
    found = []
    for line in text.strip().splitlines():
        document, who, day, money, units, client = line.split("|")
        found.append((document, who, day, Decimal(money), units, client or who))
    return sorted(found, key=lambda one: (one[2], one[0], one[3]))


SHOPIFY = '''\
Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Cancelled at,Refunded Amount,Id
#201,b@example.com,paid,2026-05-12 10:00:00 +0300,EUR,2340.50,0.00,0.00,2340.50,2026-05-12 09:59:00 +0300,3,P-1,780.17,"Birch & Moss, Ltd",,0.00,61
#202,z@example.com,partially_refunded,2026-05-28 10:00:00 +0300,EUR,480.00,0.00,0.00,480.00,2026-05-28 09:59:00 +0300,1,S-2,480.00,"Café ""Zoë""",,180.00,62
#203,b@example.com,paid,2026-06-03 10:00:00 +0300,EUR,180000.00,0.00,0.00,180000.00,2026-06-03 09:59:00 +0300,4,P-1,18000.00,"Birch & Moss, Ltd",,0.00,63
#203,b@example.com,,,,,,,,2026-06-03 09:59:00 +0300,6,P-2,18000.00,,,,
#204,,paid,2026-06-15 10:00:00 +0300,EUR,99.90,0.00,0.00,99.90,2026-06-15 09:59:00 +0300,1,P-3,99.90,Õnne Äri OÜ,,0.00,64
#206,t@example.com,paid,2026-06-30 10:00:00 +0300,EUR,6104.70,0.00,0.00,6104.70,2026-06-30 09:59:00 +0300,7,P-3,872.10,Total Textiles Inc,,0.00,66
#207,t@example.com,voided,,EUR,5555.00,0.00,0.00,5555.00,2026-06-20 09:59:00 +0300,2,P-1,2777.50,Total Textiles Inc,,0.00,67
#208,t@example.com,paid,2026-06-21 10:00:00 +0300,EUR,70.00,0.00,0.00,70.00,2026-06-21 09:59:00 +0300,1,P-1,70.00,Total Textiles Inc,2026-06-22 09:59:00 +0300,0.00,68
'''
SHOPIFY_ROWS = """\
#201|Birch & Moss, Ltd|2026-05-12|2340.50|3|b@example.com
#202|Café "Zoë"|2026-05-28|300.00|1|z@example.com
#203|Birch & Moss, Ltd|2026-06-03|180000.00|10|b@example.com
#204|Õnne Äri OÜ|2026-06-15|99.90|1|
#206|Total Textiles Inc|2026-06-30|6104.70|7|t@example.com
"""
SHOPIFY_BARE = """\
Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Shipping Name
#203,b@example.com,paid,180000.00,2026-06-03 23:59:00 -0500,4,P-1,18000.00,"Birch & Moss, Ltd"
#203,b@example.com,,,2026-06-03 23:59:00 -0500,6,P-2,18000.00,
#204,,paid,99.90,2026-06-15 09:59:00 -0500,1,P-3,99.90,Õnne Äri OÜ
#204,,,,2026-06-15 09:59:00 -0500,2,P-4,0.00,
"""
SHOPIFY_BARE_ROWS = """\
#203|Birch & Moss, Ltd|2026-06-03|180000.00|10|b@example.com
#204|Õnne Äri OÜ|2026-06-15|99.90|3|
"""

WOO = '''\
Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),N. Revenue
2026-05-12 09:59:00,301,"€2,340.50",completed,"Birch & Moss, Ltd",new,3× P-1,3,,2340.5
2026-05-28 09:59:00,302,€480.00,processing,"Café ""Zoë""",new,1× S-2,1,,480
2026-06-03 09:59:00,303,"€180,000.00",completed,"Birch & Moss, Ltd",returning,"4× P-1, 6× P-2",10,,180000
2026-06-15 09:59:00,304,€99.90,completed,Õnne Äri OÜ,new,1× P-3,1,,99.9
2026-06-15 11:00:00,302,-€480.00,refunded,"Café ""Zoë""",returning,1× S-2,-1,,-480
2026-06-30 09:59:00,306,"€6,104.70",completed,Total Textiles Inc,new,7× P-3,7,,6104.7
2026-06-20 09:59:00,307,"€5,555.00",cancelled,Total Textiles Inc,returning,2× P-1,2,,5555
2026-06-21 09:59:00,308,€70.00,failed,Total Textiles Inc,returning,1× P-1,1,,70
'''


def woo_formatted(money: dict, status=("completed", "refunded")) -> str:
    """The same without the plain column of money."""
    lines = [line.rsplit(",", 1)[0] for line in WOO.splitlines()]
    text = "\n".join(lines) + "\n"
    for old, new in money.items():
        text = text.replace(old, new)
    return text


COMMA = {
    '"€2,340.50"': '"2.340,50 €"', "-€480.00": '"-480,00 €"', "€480.00": '"480,00 €"',
    '"€180,000.00"': '"180.000,00 €"', "€99.90": '"99,90 €"', '"€6,104.70"': '"6.104,70 €"',
    '"€5,555.00"': '"5.555,00 €"', "€70.00": '"70,00 €"',
}  # fmt: skip
ENTITY = {"€": "&euro;"}
WOO_ROWS = facts("301 302 303 304 302 306")

STRIPE = '''\
id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Taxes On Fee,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID
ch_1,Order 1,Payment complete.,2026-05-12 06:59,2340.50,0.00,eur,2340.50,0.00,34.2,0,eur,Live,Paid,,cus_B,"Birch & Moss, Ltd",b@example.com,true,card_1
ch_2,Order 2,Payment complete.,2026-05-28 06:59,500.00,500.00,usd,480.00,480.00,9.2,0,eur,Live,Refunded,,cus_Z,"Café ""Zoë""",z@example.com,true,card_2
ch_3,Order 3,Payment complete.,2026-06-03 06:59,180000.00,0.00,eur,180000.00,0.00,94.2,0,eur,Live,Paid,,cus_B,"Birch & Moss, Ltd",b@example.com,true,card_1
ch_4,Order 4,Payment complete.,2026-06-15 06:59,110.00,10.10,eur,110.00,10.10,4.2,0,eur,Live,Paid,,,,o@example.com,true,card_3
ch_6,Order 6,Payment complete.,2026-06-30 23:59,6104.70,0.00,eur,6104.70,0.00,34.2,0,eur,Live,Paid,,cus_T,Total Textiles Inc,t@example.com,true,card_4
ch_7,Order 7,The bank declined.,2026-06-20 06:59,5555.00,0.00,eur,5555.00,0.00,0,0,eur,Live,Failed,,cus_T,Total Textiles Inc,t@example.com,false,card_4
ch_8,Order 8,Payment complete.,2026-06-21 06:59,70.00,0.00,eur,70.00,0.00,0,0,eur,Live,Paid,,cus_T,Total Textiles Inc,t@example.com,false,card_4
'''
STRIPE_ROWS = """\
ch_1|Birch & Moss, Ltd|2026-05-12|2340.50||cus_B
ch_2|Café "Zoë"|2026-05-28|0.00||cus_Z
ch_3|Birch & Moss, Ltd|2026-06-03|180000.00||cus_B
ch_4|o@example.com|2026-06-15|99.90||o@example.com
ch_6|Total Textiles Inc|2026-06-30|6104.70||cus_T
"""

QB = '''\
Example Trading LLC
Sales by Customer Detail
"May 1 - June 30, 2026"

,Transaction date,Transaction type,Num,Product/Service full name,Memo/Description,Quantity,Sales price,Amount,Balance
"Birch & Moss, Ltd",,,,,,,,,
,05/12/2026,Invoice,401,P-1,,3.00,780.17,"2,340.50","2,340.50"
West branch,,,,,,,,,
,06/03/2026,Invoice,403,P-1,,4.00,"18,000.00","72,000.00","72,000.00"
,06/03/2026,Invoice,403,P-2,,6.00,"18,000.00","108,000.00","180,000.00"
Total for West branch,,,,,,,,"$180,000.00",
"Total for Birch & Moss, Ltd",,,,,,,,"$182,340.50",
"Café ""Zoë""",,,,,,,,,
,05/28/2026,Invoice,402,S-2,,1.00,480.00,$480.00,480.00
,06/15/2026,Credit Memo,405,S-2,,-1.00,480.00,$(480.00),0.00
"Total for Café ""Zoë""",,,,,,,,$0.00,
Õnne Äri OÜ,,,,,,,,,
,06/15/2026,Invoice,404,P-3,,1.00,99.90,99.90,99.90
Total for Õnne Äri OÜ,,,,,,,,$99.90,
Total Textiles Inc,,,,,,,,,
,06/30/2026,Invoice,406,P-3,,7.00,872.10,"6,104.70","6,104.70"
Total for Total Textiles Inc,,,,,,,,"$6,104.70",
TOTAL,,,,,,,,"$188,545.10",

"Accrual Basis Wednesday, July 1, 2026 09:00 AM GMT+03:00"
'''
QB_ROWS = """\
401|Birch & Moss, Ltd|2026-05-12|2340.50|3|
402|Café "Zoë"|2026-05-28|480.00|1|
403|West branch|2026-06-03|72000.00|4|
403|West branch|2026-06-03|108000.00|6|
404|Õnne Äri OÜ|2026-06-15|99.90|1|
405|Café "Zoë"|2026-06-15|-480.00|-1|
406|Total Textiles Inc|2026-06-30|6104.70|7|
"""
QB_OPEN = """\
Example Trading LLC
Sales by Customer Detail
"May 1 - June 30, 2026"

,Transaction date,Transaction type,Num,Product/Service full name,Memo/Description,Quantity,Sales price,Amount,Balance
"Birch & Moss, Ltd",,,,,,,,,
,05/07/2026,Invoice,401,P-1,,3.00,780.17,"2,340.50","2,340.50"
,06/03/2026,Invoice,403,P-2,,10.00,"18,000.00","180,000.00","182,340.50"
"Total for Birch & Moss, Ltd",,,,,,,,"$182,340.50",
Total Textiles Inc,,,,,,,,,
,06/11/2026,Invoice,406,P-3,,7.00,872.10,"6,104.70","6,104.70"
Total for Total Textiles Inc,,,,,,,,"$6,104.70",
TOTAL,,,,,,,,"$188,445.20",
"""
QB_OPEN_ROWS = """\
401|Birch & Moss, Ltd|2026-05-07|2340.50|3|
403|Birch & Moss, Ltd|2026-06-03|180000.00|10|
406|Total Textiles Inc|2026-06-11|6104.70|7|
"""
QB_SUMMARY = '''\
Example Trading LLC
Sales by Customer Summary
June 2026

,Total
"Birch & Moss, Ltd",
"   West branch","180,000.00"
"   Birch & Moss, Ltd - Other","2,340.50"
"Total Birch & Moss, Ltd","$182,340.50"
"Café ""Zoë""",$(480.00)
Total Textiles Inc,"6,104.70"
TOTAL,"$187,965.20"

"Accrual Basis Wednesday, July 1, 2026 09:00 AM GMT+03:00"
'''
QB_SUMMARY_ROWS = """\
|West branch|2026-06-30|180000.00||
|Birch & Moss, Ltd|2026-06-30|2340.50||
|Café "Zoë"|2026-06-30|-480.00||
|Total Textiles Inc|2026-06-30|6104.70||
"""
QB_MONTHS = '''\
Example Trading LLC
Sales by Customer Summary
"May 1 - June 30, 2026"

,May 2026,Jun 2026,Total
"Birch & Moss, Ltd","2,340.50","180,000.00","$182,340.50"
"Café ""Zoë""",480.00,(480.00),$0.00
Õnne Äri OÜ,,99.90,$99.90
Total Textiles Inc,,"6,104.70","$6,104.70"
TOTAL,"$2,820.50","$185,724.60","$188,545.10"
'''
QB_MONTHS_ROWS = """\
|Birch & Moss, Ltd|2026-05-31|2340.50||
|Café "Zoë"|2026-05-31|480.00||
|Birch & Moss, Ltd|2026-06-30|180000.00||
|Café "Zoë"|2026-06-30|-480.00||
|Õnne Äri OÜ|2026-06-30|99.90||
|Total Textiles Inc|2026-06-30|6104.70||
"""

XERO = '''\
*ContactName,EmailAddress,POAddressLine1,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,Total,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,*TaxType,TaxAmount,TrackingName1,Currency
"Birch & Moss, Ltd",b@example.com,,INV-501,,12/05/2026,26/05/2026,2902.22,P-1,Planks,3,780.1667,,200,24% (VAT on Income),561.72,,EUR
"Café ""Zoë""",z@example.com,,INV-502,,28/05/2026,11/06/2026,595.20,S-2,Visit,1,480.00,,200,24% (VAT on Income),115.20,,EUR
"Birch & Moss, Ltd",b@example.com,,INV-503,,03/06/2026,17/06/2026,223200.00,P-1,Planks,4,18000.00,,200,24% (VAT on Income),17280.00,,EUR
"Birch & Moss, Ltd",b@example.com,,INV-503,,03/06/2026,17/06/2026,223200.00,P-2,Beams,6,18000.00,,200,24% (VAT on Income),25920.00,,EUR
Õnne Äri OÜ,o@example.com,,INV-504,,15/06/2026,29/06/2026,99.90,P-3,Nails,1,99.90,,200,Zero Rated Income,0.00,,EUR
"Café ""Zoë""",z@example.com,,CN-505,,15/06/2026,15/06/2026,-595.20,S-2,Visit,-1,480.00,,200,24% (VAT on Income),-115.20,,EUR
Total Textiles Inc,t@example.com,,INV-506,,30/06/2026,14/07/2026,7569.83,P-3,Nails,7,872.10,,200,24% (VAT on Income),1465.13,,EUR
'''
XERO_ROWS = facts("INV-501 INV-502 INV-503 INV-504 CN-505 INV-506")


def xero_typed() -> str:
    """The same with the columns of the list of invoices: Type and Status, a positive credit."""
    kind = {"CN-505": "Sales credit note", "INV-507": "Sales invoice"}
    more = "Total Textiles Inc,t@example.com,,INV-507,,20/06/2026,20/06/2026,5555.00,P-1,x,2,2777.50,,200,Zero,0.00,,EUR\n"
    head, *lines = (
        (XERO + more)
        .replace("-595.20", "595.20")
        .replace("-115.20", "115.20")
        .replace("Visit,-1,", "Visit,1,")
        .splitlines()
    )
    made = [head + ",Type,Status"]
    for line in lines:
        number = next(part for part in line.split(",") if part[:3] in ("INV", "CN-"))
        status = "Voided" if number == "INV-507" else "Paid"
        made.append(f"{line},{kind.get(number, 'Sales invoice')},{status}")
    return "\n".join(made) + "\n"


ODOO = '''\
Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Salesperson,Untaxed Amount Signed,Total Signed,Currency,Payment Status,Status
INV/2026/00006,Total Textiles Inc,2026-06-30,2026-07-30,Mitchell,6104.70,7569.83,EUR,Not Paid,Posted
RINV/2026/00001,"Café ""Zoë""",2026-06-15,2026-06-15,Mitchell,-480.00,-595.20,EUR,Paid,Posted
INV/2026/00004,Õnne Äri OÜ,2026-06-15,2026-07-15,Mitchell,99.90,123.88,EUR,Paid,Posted
INV/2026/00003,"Birch & Moss, Ltd",2026-06-03,2026-07-03,Mitchell,180000.00,223200.00,EUR,In Payment,Posted
INV/2026/00002,"Café ""Zoë""",2026-05-28,2026-06-28,Mitchell,480.00,595.20,EUR,Reversed,Posted
INV/2026/00001,"Birch & Moss, Ltd",2026-05-12,2026-06-12,Mitchell,2340.50,2902.22,EUR,Partially Paid,Posted
/,Total Textiles Inc,2026-06-20,,Mitchell,5555.00,6888.20,EUR,Not Paid,Draft
INV/2026/00008,Total Textiles Inc,2026-06-21,,Mitchell,70.00,86.80,EUR,Not Paid,Cancelled
'''
ODOO_ROWS = facts(
    "INV/2026/00001 INV/2026/00002 INV/2026/00003 INV/2026/00004 RINV/2026/00001 INV/2026/00006",
    units="",
)
ODOO_GROUPS = '''\
Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Salesperson,Untaxed Amount Signed,Total Signed,Currency,Payment Status
30 Jun 2026 (1),,,,,6104.70,7569.83,,
INV/2026/00006,Total Textiles Inc,2026-06-30,2026-07-30,Mitchell,6104.70,7569.83,EUR,Not Paid
15 Jun 2026 (2),,,,,-380.10,-471.32,,
RINV/2026/00001,"Café ""Zoë""",2026-06-15,2026-06-15,Mitchell,-480.00,-595.20,EUR,Paid
INV/2026/00004,Õnne Äri OÜ,2026-06-15,2026-07-15,Mitchell,99.90,123.88,EUR,Paid
03 Jun 2026 (1),,,,,180000.00,223200.00,,
INV/2026/00003,"Birch & Moss, Ltd",2026-06-03,2026-07-03,Mitchell,180000.00,223200.00,EUR,In Payment
28 May 2026 (1),,,,,480.00,595.20,,
INV/2026/00002,"Café ""Zoë""",2026-05-28,2026-06-28,Mitchell,480.00,595.20,EUR,Reversed
12 May 2026 (1),,,,,2340.50,2902.22,,
INV/2026/00001,"Birch & Moss, Ltd",2026-05-12,2026-06-12,Mitchell,2340.50,2902.22,EUR,Paid
'''
ODOO_LINES = '''\
Number,Invoice Partner Display Name,Invoice/Bill Date,Currency,Status,Invoice lines/Product,Invoice lines/Quantity,Invoice lines/Unit Price,Invoice lines/Subtotal
INV/2026/00001,"Birch & Moss, Ltd",2026-05-12,EUR,Posted,P-1,3.0,780.17,2340.50
INV/2026/00002,"Café ""Zoë""",2026-05-28,EUR,Posted,S-2,1.0,480.00,480.00
INV/2026/00003,"Birch & Moss, Ltd",2026-06-03,EUR,Posted,P-1,4.0,18000.00,72000.00
,,,,,P-2,6.0,18000.00,108000.00
INV/2026/00004,Õnne Äri OÜ,2026-06-15,EUR,Posted,P-3,1.0,99.90,99.90
RINV/2026/00001,"Café ""Zoë""",2026-06-15,EUR,Posted,S-2,1.0,480.00,480.00
INV/2026/00006,Total Textiles Inc,2026-06-30,EUR,Posted,P-3,7.0,872.10,6104.70
/,Total Textiles Inc,2026-06-20,EUR,Draft,P-1,2.0,2777.50,5555.00
,,,,,P-2,1.0,10.00,10.00
'''
ODOO_LINES_ROWS = """\
INV/2026/00001|Birch & Moss, Ltd|2026-05-12|2340.50|3|
INV/2026/00002|Café "Zoë"|2026-05-28|480.00|1|
INV/2026/00003|Birch & Moss, Ltd|2026-06-03|72000.00|4|
INV/2026/00003|Birch & Moss, Ltd|2026-06-03|108000.00|6|
INV/2026/00004|Õnne Äri OÜ|2026-06-15|99.90|1|
RINV/2026/00001|Café "Zoë"|2026-06-15|-480.00|-1|
INV/2026/00006|Total Textiles Inc|2026-06-30|6104.70|7|
"""

MERIT = '''\
Müügiarved
Periood 01.05.2026 - 30.06.2026

Arve nr;Kuupäev;Maksetähtaeg;Klient;Reg kood;Arve tüüp;Summa km-ta;Käibemaks;Kokku;Valuuta
26101;12.05.2026;26.05.2026;Birch & Moss, Ltd;01220984;Müügiarve;2 340,50;561,72;2 902,22;EUR
26102;28.05.2026;28.05.2026;"Café ""Zoë""";11220984;Müügiarve;480,00;115,20;595,20;EUR
26103;03.06.2026;03.06.2026;Birch & Moss, Ltd;01220984;Müügiarve;180 000,00;43 200,00;223 200,00;EUR
26104;15.06.2026;15.06.2026;Õnne Äri OÜ;12220984;Müügiarve;99,90;23,98;123,88;EUR
26105;15.06.2026;15.06.2026;"Café ""Zoë""";11220984;Kreeditarve;480,00;115,20;595,20;EUR
26106;30.06.2026;30.06.2026;Kokku Tekstiil OÜ;13220984;Müügiarve;6 104,70;1 465,13;7 569,83;EUR
Kokku;;;;;;188 545,10;45 250,83;233 795,93;
'''
EST_ROWS = facts(
    "26101 26102 26103 26104 26105 26106", "01220984 11220984 12220984 13220984", units=""
).replace(TOTAL, "Kokku Tekstiil OÜ")
DIRECTO = '''\
Arve;Kuupäev;Kliendi kood;Kliendi nimi;Artikkel;Kirjeldus;Kogus;Hind;Summa;KM %;Kokku
26101;12.05.2026;01001;Birch & Moss, Ltd;P-1;Lauad;3;780,1667;2340,50;24;2902,22
26102;28.05.2026;01002;"Café ""Zoë""";S-2;Teenus;1;480,00;480,00;24;595,20
26103;03.06.2026;01001;Birch & Moss, Ltd;P-1;Lauad;4;18000,00;72000,00;24;89280,00
26103;03.06.2026;01001;Birch & Moss, Ltd;P-2;Talad;6;18000,00;108000,00;24;133920,00
26104;15.06.2026;01003;Õnne Äri OÜ;P-3;Naelad;1;99,90;99,90;24;123,88
26105;15.06.2026;01002;"Café ""Zoë""";S-2;Teenus;-1;480,00;-480,00;24;-595,20
26106;30.06.2026;01004;Kokku Tekstiil OÜ;P-3;Naelad;7;872,10;6104,70;24;7569,83
Kokku;;;;;;20;;188545,10;;233795,93
'''
DIRECTO_ROWS = """\
26101|Birch & Moss, Ltd|2026-05-12|2340.50|3|01001
26102|Café "Zoë"|2026-05-28|480.00|1|01002
26103|Birch & Moss, Ltd|2026-06-03|72000.00|4|01001
26103|Birch & Moss, Ltd|2026-06-03|108000.00|6|01001
26104|Õnne Äri OÜ|2026-06-15|99.90|1|01003
26105|Café "Zoë"|2026-06-15|-480.00|-1|01002
26106|Kokku Tekstiil OÜ|2026-06-30|6104.70|7|01004
"""
BOOKS = (
    DIRECTO.replace("Arve;Kuupäev", "Arve nr;Arve kuupäev")
    .replace("Summa;KM %;Kokku", "Summa km-ta;KM %;Summa km-ga")
    .replace('"Café ""Zoë"""', "Café Zoë")
    .replace(";", "\t")
)
GROSS_EST = """\
Arve nr;Kuupäev;Klient;Kliendi kood;Käibemaks;Kokku
26101;12.05.2026;Birch & Moss, Ltd;01001;561,72;2902,22
26106;30.06.2026;Kokku Tekstiil OÜ;01004;1465,13;7569,83
Kokku;;;;2026,85;10472,05
"""
GROSS_EST_ROWS = """\
26101|Birch & Moss, Ltd|2026-05-12|2340.50||01001
26106|Kokku Tekstiil OÜ|2026-06-30|6104.70||01004
"""
KMD = """\
Näidis OÜ;12345678;2026 / 06
KMD osa;Tehingupartneri kood;Tehingupartneri nimi;Arve number;Arve kuupäev;Arve summa km-ta;Maksumäär;Maksustatav väärtus arvel;KMD-l dekl-d käive;Erisuse kood
A;01220984;Birch & Moss, Ltd;26101;12.05.2026;2340,50;24;;2340,50;
A;11220984;Café Zoé;26102;28.05.2026;480,00;24;;480,00;
A;01220984;Birch & Moss, Ltd;26103;03.06.2026;180000,00;24;;180000,00;
A;12220984;Õnne Äri Žürii OÜ;26104;15.06.2026;99,90;24;;99,90;
A;11220984;Café Zoé;26105;15.06.2026;-480,00;24;;-480,00;
A;13220984;Kokku Tekstiil OÜ;26106;30.06.2026;6104,70;24;;6104,70;
B;10999999;Tarnija AS;T-1;10.06.2026;5555,00;24;;;
"""
KMD_ROWS = EST_ROWS.replace(ZOE, "Café Zoé").replace(OAK, "Õnne Äri Žürii OÜ")

QB_TWICE = """\
Example Trading LLC
Sales by Customer Detail
All Dates

,Transaction date,Transaction type,Num,Quantity,Amount,Balance
Acorn,,,,,,
,05/13/2026,Invoice,1,1,10.00,10.00
Shop,,,,,,
,05/14/2026,Invoice,2,1,20.00,20.00
Total for Shop,,,,,$20.00,
Total for Acorn with sub-customers,,,,,$30.00,
Birch,,,,,,
Shop,,,,,,
,05/15/2026,Invoice,3,1,40.00,40.00
Total for Shop,,,,,$40.00,
Total for Birch,,,,,$40.00,
TOTAL,,,,,$70.00,
"""
QB_TWICE_ROWS = """\
1|Acorn|2026-05-13|10.00|1|
2|Acorn:Shop|2026-05-14|20.00|1|
3|Birch:Shop|2026-05-15|40.00|1|
"""
QB_LIST = """\
Example Trading LLC
Transaction List by Customer
"May 1 - June 30, 2026"

,Date,Transaction Type,Num,Posting (Y/N),Memo/Description,Account,Amount
Acorn,,,,,,,
,05/13/2026,Invoice,1,Yes,,Accounts Receivable,10.00
,05/14/2026,Payment,2,Yes,,Undeposited Funds,-10.00
,05/15/2026,Estimate,3,No,,Accounts Receivable,40.00
,05/16/2026,Sales Receipt,4,Yes,,Undeposited Funds,40.00
,05/16/2026,Refund,5,Yes,,Undeposited Funds,-4.00
"""
QB_LIST_ROWS = """\
1|Acorn|2026-05-13|10.00||
4|Acorn|2026-05-16|40.00||
5|Acorn|2026-05-16|-4.00||
"""
QB_SHOPS = """\
Example Trading LLC
Sales by Customer Summary
"June 1-30, 2026"

,Total
Acorn,10.00
   Shop,20.00
Total Acorn,$30.00
Birch,
   Shop,40.00
Total Birch,$40.00
Comfort Inc,5.00
Total Comfort Inc,7.00
TOTAL,$82.00
"""
QB_SHOPS_ROWS = """\
|Acorn|2026-06-30|10.00||
|Acorn:Shop|2026-06-30|20.00||
|Birch:Shop|2026-06-30|40.00||
|Comfort Inc|2026-06-30|5.00||
|Total Comfort Inc|2026-06-30|7.00||
"""
QB_SHOP_MONTHS = """\
Example Trading LLC
Sales by Customer Summary
"May - June, 2026"

,May 2026,Jun 2026,Total
Acorn,10.00,,10.00
   Shop,20.00,1.00,21.00
Total Acorn,30.00,1.00,31.00
Birch,,,
   Shop,40.00,,40.00
Total Birch,40.00,,40.00
Comfort Inc,5.00,,5.00
Total Comfort Inc,,7.00,7.00
TOTAL,75.00,8.00,83.00
"""
QB_SHOP_MONTHS_ROWS = """\
|Acorn|2026-05-31|10.00||
|Acorn:Shop|2026-05-31|20.00||
|Birch:Shop|2026-05-31|40.00||
|Comfort Inc|2026-05-31|5.00||
|Acorn:Shop|2026-06-30|1.00||
|Total Comfort Inc|2026-06-30|7.00||
"""
QB_VOID = QB.replace(
    "Total for Total Textiles",
    ',06/20/2026,Invoice,407,P-1,Voided,2.00,0.00,0.00,"6,104.70"\nTotal for Total Textiles',
)
QB_PARTS = QB_MONTHS.replace("May 2026,Jun 2026", "May 1-31 2026,Jun 1 - 30 2026")
QB_YEARS = QB_MONTHS.replace("May 2026,Jun 2026", "May '26,Jun '26")
XERO_LIST = """\
ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,TaxTotal,InventoryItemCode,Description,Quantity,UnitAmount,LineAmount,TaxType,TaxAmount,Currency,Type,Sent,Status
Acorn,INV-1,12/05/2026,26/05/2026,124.00,24.00,P-1,Planks,3,20.00,60.00,VAT,14.40,EUR,Sales invoice,Sent,Paid
Acorn,INV-1,12/05/2026,26/05/2026,124.00,24.00,P-2,Beams,1,40.00,40.00,VAT,9.60,EUR,Sales invoice,Sent,Paid
Total Oak Inc,INV-2,30/05/2026,13/06/2026,62.00,12.00,P-1,Planks,3,16.67,50.00,VAT,12.00,EUR,Sales invoice,Sent,Awaiting Payment
Acorn,CN-3,13/05/2026,26/05/2026,24.80,4.80,P-1,Planks,1,20.00,20.00,VAT,4.80,EUR,Sales credit note,Sent,Paid
Acorn,INV-4,13/05/2026,26/05/2026,24.80,4.80,P-1,Planks,1,20.00,20.00,VAT,4.80,EUR,Sales invoice,Sent,Draft
Acorn,B-5,13/05/2026,26/05/2026,24.80,4.80,P-1,Planks,1,20.00,20.00,VAT,4.80,EUR,Bill,Sent,Paid
Acorn,INV-6,13/05/2026,26/05/2026,24.80,4.80,P-1,Planks,1,20.00,20.00,VAT,4.80,EUR,Sales invoice,Sent,Voided
Acorn,INV-7,13/05/2026,26/05/2026,24.80,4.80,P-1,Planks,1,20.00,20.00,VAT,4.80,EUR,Sales invoice,Sent,Submitted
"""
XERO_LIST_ROWS = """\
INV-1|Acorn|2026-05-12|100.00|4|
CN-3|Acorn|2026-05-13|-20.00|-1|
INV-2|Total Oak Inc|2026-05-30|50.00|3|
"""
STRIPE_STATES = """\
id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Status,Customer ID,Customer Description,Customer Email
ch_1,2026-05-12 06:59:00,100.00,0.00,usd,TRUE,90.00,0.00,Paid,cus_1,,a@example.com
ch_2,2026-05-12 06:59:00,100.00,20.00,eur,TRUE,100.00,20.00,Partially Refunded,,,guest@example.com
ch_3,2026-05-12 06:59:00,100.00,0.00,usd,FALSE,,,Failed,,,guest@example.com
ch_5,2026-05-13 06:59:00,100.00,0.00,eur,TRUE,100.00,0.00,Canceled,cus_1,,a@example.com
ch_6,2026-05-13 06:59:00,100.00,0.00,eur,TRUE,100.00,0.00,Requires Capture,cus_1,,a@example.com
ch_7,2026-05-13 06:59:00,100.00,0.00,eur,TRUE,100.00,0.00,Uncaptured,cus_1,,a@example.com
"""
STRIPE_STATES_ROWS = """\
ch_1|a@example.com|2026-05-12|90.00||cus_1
ch_2|guest@example.com|2026-05-12|80.00||guest@example.com
"""
ODOO_TYPES = """\
Number,Invoice Partner Display Name,Invoice/Bill Date,Untaxed Amount Signed,Total Signed,Currency,Payment Status,Type
INV/1,Acorn,2026-06-15,100.00,124.00,EUR,Reversed,Customer Invoice
RINV/1,Acorn,2026-06-16,-100.00,-124.00,EUR,Paid,Customer Credit Note
BILL/1,Vendor,2026-06-15,-70.00,-86.80,EUR,Paid,Vendor Bill
"""
ODOO_TYPES_ROWS = "INV/1|Acorn|2026-06-15|100.00||\nRINV/1|Acorn|2026-06-16|-100.00||\n"
ODOO_BARE = ODOO.replace(",Status\n", "\n").replace(",Posted\n", "\n").replace(",Draft\n", "\n")
ODOO_BARE = ODOO_BARE.replace(",Cancelled\n", "\n").replace(
    "INV/2026/00008", "Draft Invoice (* 25)"
)
ODOO_DOLLAR = ODOO.replace("99.90,123.88,EUR", "99.90,123.88,USD")
ODOO_NOTES = ODOO_LINES.replace(
    "6.0,18000.00,108000.00\n", "6.0,18000.00,108000.00\n,,,,,To the gate by Friday,,,\n"
)
MERIT_STATES = MERIT.replace("Arve tüüp", "Staatus").replace("Müügiarve;", "Maksmata;")
MERIT_STATES = MERIT_STATES.replace("Kreeditarve;480,00;", "Tasutud;-480,00;")
BOOKS_CREDIT = BOOKS.replace("26105\t", "Kreeditarve 26105\t").replace("-1\t", "1\t")
BOOKS_CREDIT = BOOKS_CREDIT.replace("-480", "480").replace("-595", "595")
BOOKS_CREDIT_ROWS = DIRECTO_ROWS.replace(ZOE, "Café Zoë").replace("26105", "Kreeditarve 26105")


def estonian_rate(caption: str, rate: str) -> str:
    return f"""\
Arve;Kuupäev;Kliendi nimi;{caption};Kokku
1;12.05.2026;Acorn;{rate};124,00
2;13.05.2026;Kokku Oak OÜ;{rate};248,00
Kokku;;;;372,00
"""


ONCE = """\
Arve nr;Kuupäev;Klient;Kliendi kood;Artikkel;Kogus;Käibemaks;Kokku
1;12.05.2026;Acorn;01001;P-1;3;14,40;124,00
1;12.05.2026;Acorn;01001;P-2;1;9,60;124,00
2;30.06.2026;Kokku OÜ;01004;P-2;1;24,00;124,00
Kokku;;;;;;48,00;248,00
"""
ONCE_ROWS = "1|Acorn|2026-05-12|100.00|4|01001\n2|Kokku OÜ|2026-06-30|100.00|1|01004\n"
LINES = ONCE.replace("48,00;248,00", "48,00;372,00")
LINES_ROWS = """\
1|Acorn|2026-05-12|109.60|3|01001
1|Acorn|2026-05-12|114.40|1|01001
2|Kokku OÜ|2026-06-30|100.00|1|01004
"""


def woo_in(words: str) -> str:
    """The orders of a shop in another language: its captions, its words, its numbers."""
    text = woo_formatted(COMMA)
    for pair in words.split("/"):
        text = text.replace(*pair.split("="), 1 if pair[0].isupper() else -1)
    return text


WOO_RU = woo_in(
    "Date=Дата/Order #=Заказ №/N. Revenue (formatted)=Чистая выручка (отформатировано)"
    "/Status=Статус/Customer=Клиент/Customer type=Тип клиента/Product(s)=Товар(ы)"
    "/Items sold=Продано товаров/completed=Выполнен/cancelled=Отменён/failed=Не удался"
    "/refunded=Возвращён/processing=Обработка"
)
WOO_ET = woo_in(
    "Date=Kuupäev/Order #=Tellimus nr/N. Revenue (formatted)=Netotulu (vormindatud)"
    "/Status=Staatus/Customer=Klient/Customer type=Kliendi tüüp/Product(s)=Toode(d)"
    "/Items sold=Müüdud/completed=Lõpetatud/cancelled=Tühistatud/failed=Ebaõnnestunud"
    "/refunded=Tagasi makstud/processing=Töötlemisel"
)
RATE_ROWS = "1|Acorn|2026-05-12|124.00||\n2|Kokku Oak OÜ|2026-05-13|248.00||\n"

CASES = [
    Case("shopify", "Shopify", SHOPIFY, SHOPIFY_ROWS, {"cancelled": 2, "detail": 1}),
    Case("shopify_bare", "Shopify", SHOPIFY_BARE, SHOPIFY_BARE_ROWS, {"detail": 2}),
    Case("woo", "WooCommerce", WOO, WOO_ROWS, {"cancelled": 2}),
    Case("woo_formatted", "WooCommerce", woo_formatted({}), WOO_ROWS, {"cancelled": 2}),
    Case("woo_comma", "WooCommerce", woo_formatted(COMMA), WOO_ROWS, {"cancelled": 2}),
    Case("woo_entity", "WooCommerce", woo_formatted(ENTITY), WOO_ROWS, {"cancelled": 2}),
    Case("stripe", "Stripe", STRIPE, STRIPE_ROWS, {"cancelled": 1, "draft": 1}),
    Case("quickbooks", "QuickBooks", QB, QB_ROWS, {}, 1),
    Case("quickbooks_open", "QuickBooks", QB_OPEN, QB_OPEN_ROWS, {}, 1),
    Case("quickbooks_summary", "QuickBooks", QB_SUMMARY, QB_SUMMARY_ROWS, {}, 1),
    Case("quickbooks_months", "QuickBooks", QB_MONTHS, QB_MONTHS_ROWS, {}, 1),
    Case("xero", "Xero", XERO, XERO_ROWS, {"detail": 1}),
    Case("xero_typed", "Xero", xero_typed(), XERO_ROWS, {"detail": 1, "cancelled": 1}),
    Case("odoo", "Odoo", ODOO, ODOO_ROWS, {"draft": 1, "cancelled": 1}),
    Case("odoo_groups", "Odoo", ODOO_GROUPS, ODOO_ROWS, {"total": 5}),
    Case("odoo_lines", "Odoo", ODOO_LINES, ODOO_LINES_ROWS, {"draft": 2}),
    Case("merit_kinds", "Merit", MERIT, EST_ROWS, {"total": 1}),
    Case("directo", "Directo", DIRECTO, DIRECTO_ROWS, {"total": 1}, 1),
    Case("books", "Standard Books", BOOKS, DIRECTO_ROWS.replace(ZOE, "Café Zoë"), {"total": 1}, 1),
    Case("gross", "Merit", GROSS_EST, GROSS_EST_ROWS, {"total": 1}),
    Case("kmd", "KMD INF", KMD, KMD_ROWS, {"not_sale": 1}),
    Case("kmd_1257", "KMD INF", KMD, KMD_ROWS, {"not_sale": 1}, 0, "cp1257"),
    Case("quickbooks_twice", "QuickBooks", QB_TWICE, QB_TWICE_ROWS, {}, 1),
    Case("quickbooks_void", "QuickBooks", QB_VOID, QB_ROWS, {"cancelled": 1}, 1),
    Case("quickbooks_list", "QuickBooks", QB_LIST, QB_LIST_ROWS, {"not_sale": 1, "draft": 1}),
    Case("quickbooks_shops", "QuickBooks", QB_SHOPS, QB_SHOPS_ROWS, {"total": 3}, 1),
    Case("quickbooks_parts", "QuickBooks", QB_PARTS, QB_MONTHS_ROWS, {}, 1),
    Case("quickbooks_years", "QuickBooks", QB_YEARS, QB_MONTHS_ROWS, {}, 1),
    Case("quickbooks_shop_months", "QuickBooks", QB_SHOP_MONTHS, QB_SHOP_MONTHS_ROWS, {}, 1),
    Case("xero_list", "Xero", XERO_LIST, XERO_LIST_ROWS, {"draft": 2, "not_sale": 1}),
    Case("stripe_states", "Stripe", STRIPE_STATES, STRIPE_STATES_ROWS, {"cancelled": 2, "draft": 2}),
    Case("woo_dollar", "WooCommerce", woo_formatted({"€": "US$"}), WOO_ROWS, {"cancelled": 2}),
    Case("odoo_types", "Odoo", ODOO_TYPES, ODOO_TYPES_ROWS, {"not_sale": 1}),
    Case("odoo_bare", "Odoo", ODOO_BARE, ODOO_ROWS, {"draft": 2}),
    Case("odoo_dollar", "Odoo", ODOO_DOLLAR, ODOO_ROWS, {"draft": 1}),
    Case("odoo_notes", "Odoo", ODOO_NOTES, ODOO_LINES_ROWS, {"heading": 1, "draft": 2}),
    Case("merit_states", "Merit", MERIT_STATES, EST_ROWS, {"total": 1}, 1),
    Case("books_credit", "Standard Books", BOOKS_CREDIT, BOOKS_CREDIT_ROWS, {"total": 1}, 1),
    Case("once_by_its_total", "Merit", ONCE, ONCE_ROWS, {"detail": 1}, 1),
    Case("lines_by_their_total", "Merit", LINES, LINES_ROWS, {"total": 1}),
    Case("woo_ru", "", WOO_RU, WOO_ROWS, {"cancelled": 2}),
    Case("woo_et", "", WOO_ET, WOO_ROWS, {"cancelled": 2}),
    Case("rate_caption", "Merit", estonian_rate("KM %", "24"), RATE_ROWS, {"total": 1}, 1),
    Case("rate_cells", "Merit", estonian_rate("KM", "24%"), RATE_ROWS, {"total": 1}, 1),
    Case("rate_numbers", "Merit", estonian_rate("Käibemaks", "24"), RATE_ROWS, {"total": 1}, 1),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_of_a_system_gives_its_exact_rows(case, tmp_path):
    path = tmp_path / f"{case.name}.csv"
    path.write_bytes(case.text.encode(case.encoding))
    ledger = ck.load(path, **case.call)
    assert rows_of(ledger) == told(case.rows)
    assert case.system in ledger.recognition[0]["system"]
    assert ledger.account.balances and not ledger.account.faults
    found = {name: rows for name, (rows, _) in ledger.account.by_reason.items()}
    assert case.aside.items() <= found.items()
    totals = ledger.reconciliation
    assert len(totals) >= case.totals
    assert set(totals["difference"]) <= {0} or case.totals == 0


TYPED = [
    "shopify", "quickbooks", "quickbooks_summary", "quickbooks_months", "odoo_groups",
    "odoo_lines", "merit_kinds", "directo", "kmd",
]  # fmt: skip
DELIMITERS = {"merit_kinds": ";", "directo": ";", "kmd": ";"}


@pytest.mark.parametrize("name", TYPED)
def test_a_workbook_with_typed_cells_gives_the_same_rows(name, tmp_path):
    case = next(case for case in CASES if case.name == name)
    book = openpyxl.Workbook()
    comma = name in DELIMITERS
    for row in csv.reader(case.text.splitlines(), delimiter=DELIMITERS.get(name, ",")):
        book.active.append([_typed(cell, comma) for cell in row])
    path = tmp_path / f"{name}.xlsx"
    book.save(path)
    ledger = ck.load(path)
    assert rows_of(ledger) == told(case.rows)
    assert case.system in ledger.recognition[0]["system"]
    assert ledger.account.balances and not ledger.account.faults


def _typed(cell: str, comma: bool):
    """A cell as a workbook holds it: money a number, a day a day, an id a text."""
    number = cell.replace(" ", "").replace(",", ".") if comma else cell.replace(",", "")
    if re.fullmatch(r"-?[0-9]+[.][0-9]+", number):
        return float(number)
    if re.fullmatch(r"[0-9]{2}[.][0-9]{2}[.][0-9]{4}", cell):
        return date(int(cell[6:]), int(cell[3:5]), int(cell[:2]))
    if re.fullmatch(r"2026-[0-9]{2}-[0-9]{2}", cell):
        return date.fromisoformat(cell)
    return cell or None


@pytest.mark.parametrize("name", ["quickbooks_open", "quickbooks_summary"])
def test_a_question_gives_a_call_that_works(name, tmp_path):
    """The same files without what tells the order of day and month, or the month."""
    case = next(case for case in CASES if case.name == name)
    text = case.text.replace("May 1 - June 30, 2026", "January - December 2026")
    text = text.replace("June 2026\n", "May - June 2026\n")
    path = tmp_path / f"{name}.csv"
    path.write_bytes(text.encode(case.encoding))
    with pytest.raises(ck.DataError) as error:
        ck.load(path)
    calls = re.findall(r"ck\.load\(.*?\)(?=$| or | \(|,)", str(error.value))
    assert calls
    read = [rows_of(eval(call, {"ck": ck})) for call in calls]
    assert told(case.rows) in read


def test_a_summary_of_all_dates_asks_for_the_day(tmp_path):
    path = tmp_path / "summary.csv"
    path.write_text(QB_SUMMARY.replace("June 2026", "All Dates"), encoding="utf-8")
    with pytest.raises(ck.DataError, match="its titles name no month") as error:
        ck.load(path)
    assert str(error.value).endswith(f'ck.load("{path}", date="2026-07-01")')
    ledger = ck.load(path, date="2026-06-30")
    assert rows_of(ledger) == told(QB_SUMMARY_ROWS)


def test_a_period_of_the_titles_is_read_after_a_word_and_with_strokes(tmp_path):
    path = tmp_path / "report.csv"
    for title in ("Periood 01.05.2026 - 30.06.2026", "05/01/2026 - 06/30/2026"):
        path.write_text(QB_OPEN.replace('"May 1 - June 30, 2026"', title), encoding="utf-8")
        ledger = ck.load(path)
        assert ledger.period == (date(2026, 5, 1), date(2026, 6, 30))
        assert rows_of(ledger) == told(QB_OPEN_ROWS)


def test_a_report_with_months_side_by_side_has_the_period_of_its_titles(tmp_path):
    path = tmp_path / "summary.csv"
    path.write_text(QB_MONTHS, encoding="utf-8")
    assert ck.load(path).period == (date(2026, 5, 1), date(2026, 6, 30))


def test_a_sum_of_branches_that_is_none_stops_the_reading(tmp_path):
    path = tmp_path / "summary.csv"
    path.write_text(QB_SHOPS.replace("Total Birch,$40.00", "Total Birch,$41.00"), encoding="utf-8")
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "   Shop,40.00\n", "   Shop,40.00\n   Yard,3.00\n"
        ),
        encoding="utf-8",
    )
    with pytest.raises(ck.DataError, match="'Total Birch' says 41"):
        ck.load(path)


# --- the same facts in four languages ---------------------------------------------------------

CAPTIONS = {
    "en": ["Customer no", "Customer", "Date", "Invoice no", "Type", "Net amount", "VAT", "Total", "Status"],
    "ru": ["Код клиента", "Клиент", "Дата", "Номер документа", "Вид операции", "Сумма без НДС", "НДС", "Итого", "Статус"],
    "uk": ["Код клієнта", "Клієнт", "Дата", "Номер документа", "Вид операції", "Сума без ПДВ", "ПДВ", "Разом", "Статус"],
    "et": ["Kliendi kood", "Klient", "Kuupäev", "Arve nr", "Tüüp", "Summa km-ta", "Käibemaks", "Kokku", "Staatus"],
}  # fmt: skip
WORDS = {  # a sale, a return, done, cancelled, the word of totals
    "en": ["Invoice", "Credit note", "Paid", "Cancelled", "Total"],
    "ru": ["Реализация", "Возврат товаров от покупателя", "Оплачен", "Отменён", "Итого"],
    "uk": ["Реалізація", "Повернення від покупця", "Оплачено", "Скасовано", "Разом"],
    "et": ["Arve", "Kreeditarve", "Tasutud", "Tühistatud", "Kokku"],
}
SEVEN = [
    ("00101", BIRCH, "2026-05-12", "0001", 0, "2340.50", "561.72", 2),
    ("00102", "Café Zoë", "2026-05-28", "0002", 0, "480.00", "115.20", 2),
    ("00101", BIRCH, "2026-06-03", "0003", 0, "180000.00", "43200.00", 2),
    ("00103", OAK, "2026-06-15", "0004", 0, "99.90", "23.98", 2),
    ("00102", "Café Zoë", "2026-06-15", "0005", 1, "480.00", "115.20", 2),
    ("00104", "Итоговая Kokku Total Inc", "2026-06-20", "0007", 0, "5555.00", "1333.20", 3),
    ("00104", "Итоговая Kokku Total Inc", "2026-06-30", "0006", 0, "6104.70", "1465.13", 2),
]
TOTALS_ROW = ("188545.10", "45250.83", "233795.93")


def _number(value: str, language: str) -> str:
    text = f"{Decimal(value):,.2f}"
    if language == "en":
        return text
    space = {"ru": "\u00a0", "uk": "\u202f", "et": " "}[language]
    return text.replace(",", space).replace(".", ",")


def _day(value: str, language: str) -> str:
    day = date.fromisoformat(value)
    return f"{day:%m/%d/%Y}" if language == "en" else f"{day:%d.%m.%Y}"


def _written(language: str, typed: bool) -> list[list]:
    words = WORDS[language]
    number = (lambda value: float(value)) if typed else (lambda value: _number(value, language))
    day = date.fromisoformat if typed else (lambda value: _day(value, language))
    rows = [CAPTIONS[language]]
    for client, name, when, document, kind, net, tax, status in SEVEN:
        gross = str(Decimal(net) + Decimal(tax))
        sums = [number(value) for value in (net, tax, gross)]
        rows.append([client, name, day(when), document, words[kind], *sums, words[status]])
    return [*rows, [words[4], "", "", "", "", *map(number, TOTALS_ROW), ""]]


def _file(language: str, kind: str, folder) -> object:
    path = folder / f"{language}.{kind}"
    rows = _written(language, kind == "xlsx")
    if kind == "csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter="," if language == "en" else ";").writerows(rows)
        return path
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([None if cell == "" else cell for cell in row])
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", list(CAPTIONS))
def test_the_language_of_an_export_decides_nothing(language, kind, tmp_path):
    ledger = ck.load(_file(language, kind, tmp_path))
    first = ck.load(_file("en", "csv", tmp_path))
    names = ["client_id", "date", "amount", "document"]
    read = [one.transactions.to_pandas()[names] for one in (ledger, first)]
    assert read[0].equals(read[1])
    assert list(ledger.transactions.columns) == list(first.transactions.columns)
    assert ledger.directory["client"].tolist() == first.directory["client"].tolist()
    assert ledger.account == first.account and ledger.account.balances
    assert rows_of(ledger) == [
        (document, name, when, Decimal(net) * (-1 if back else 1), "", client)
        for client, name, when, document, back, net, _, status in SEVEN
        if status == 2
    ]
