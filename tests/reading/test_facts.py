"""What a ledger knows of its own making, with and without what it recognised."""

from decimal import Decimal
from types import SimpleNamespace

import pandas as pd

import clientkit as ck


def test_the_files_their_columns_and_the_account_are_told():
    ledger = ck.sample()
    assert ck.source_table(ledger).to_numpy().tolist() == [
        ["transactions.csv", 4477, "", "utf-8, comma", ""]
    ]
    columns = ck.mapping_table(ledger).set_index("column")
    assert columns.loc["amount", "meaning"] == "money received or sold, net; returns negative"
    account = ck.account_table(ledger).set_index("line")
    assert account.loc["read", "rows"] == 4477 and account.loc["no_client", "lost"]
    assert not account.loc["set aside", "lost"]


def test_what_was_recognised_stands_beside_its_file():
    known = [
        {"source": "b.csv", "system": "Shop: orders", "why": "its head", "notes": ["1.", "2."]},
        {"source": "a.csv", "system": "", "why": "", "notes": ""},
    ]  # fmt: skip
    files = [{"name": name, "rows": 2, "about": "comma"} for name in ("a.csv", "b.csv")]
    told = ck.source_table(SimpleNamespace(sources=files, recognition=known))
    assert told["system"].tolist() == ["", "Shop: orders (its head)"]
    assert told["notes"].tolist() == ["", "1. 2."]


def test_columns_that_were_not_used_and_a_price_are_told():
    ledger = SimpleNamespace(mapping={"client": "Kunde", "price": "Preis"}, unused=["Ort"])
    assert ck.mapping_table(ledger).to_numpy().tolist() == [
        ["client", "Kunde", "the client's name"],
        ["price", "Preis", "price of one unit"],
        ["not used", "Ort", ""],
    ]


def test_totals_become_numbers_and_none_make_an_empty_table():
    assert len(ck.reconciliation_table(SimpleNamespace(reconciliation=None))) == 0
    assert len(ck.reconciliation_table(SimpleNamespace())) == 0
    one = {"source": "a.csv", "row": 9, "label": "Total", "stated": Decimal("10.10")}
    totals = pd.DataFrame([one | {"accepted": Decimal(10), "difference": Decimal("0.10")}])
    [row] = ck.reconciliation_table(SimpleNamespace(reconciliation=totals)).itertuples()
    assert (row.stated, row.difference, row.note) == (10.1, 0.1, "")
