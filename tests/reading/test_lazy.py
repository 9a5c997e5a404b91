from decimal import Decimal

import ibis
import pandas as pd
import pytest

import clientkit as ck
from clientkit.engine import connection

FRAME = pd.DataFrame(
    {
        "client_id": ["07", "", "08", "09"],
        "client": ["Ann", "x", "Bob", "Cy"],
        "date": pd.to_datetime(["2026-01-05", "2026-01-06", None, "2026-02-27"]),
        "amount": [1.5, 10, 5, None],
    }
)


def test_a_typed_table_stays_an_expression_of_its_engine():
    connection().create_table("lazy_source", obj=ibis.memtable(FRAME), temp=True)
    ledger = ck.load(connection().table("lazy_source"), max_faults=1)
    assert "lazy_source" in ledger.transactions.compile()
    [row] = ledger.transactions.to_pyarrow().to_pylist()
    assert (row["client_id"], row["amount"]) == ("07", Decimal("1.5000"))


def test_the_account_of_a_table_is_that_of_the_frame():
    tables = ck.load(ibis.memtable(FRAME), max_faults=1), ck.load(FRAME, max_faults=1)
    assert tables[0].account == tables[1].account
    assert tables[0].account.balances
    assert tables[0].rejected["reason"].tolist() == tables[1].rejected["reason"].tolist()
    pd.testing.assert_frame_equal(tables[0].directory, tables[1].directory)


def test_units_times_price_in_the_engine():
    frame = FRAME.head(1).drop(columns="amount").assign(units=3, price=1.23456)
    assert ck.load(ibis.memtable(frame)).account.money_accepted == Decimal("3.7037")


def test_a_table_of_texts_is_read_like_a_file():
    table = ibis.memtable(FRAME.head(1).assign(date="05.01.2026", amount="1 000,50"))
    assert ck.load(table).account.money_accepted == Decimal("1000.50")


def test_faults_are_limited_there_too():
    with pytest.raises(ck.DataError, match=r"2 of 4 rows \(50\.0%\) cannot be read"):
        ck.load(ibis.memtable(FRAME))
