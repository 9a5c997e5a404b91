from datetime import UTC, date, datetime
from decimal import Decimal

import ibis
import pandas as pd
import pyarrow as pa
import pytest

import clientkit as ck
from clientkit.engine import connection
from clientkit.schema import DataError

DAY = date(2026, 6, 3)
FRAME = pd.DataFrame(
    {
        "client_id": ["07", "", "08", "09"],
        "client": ["Ann", "Walk-in", "Bob", "Cy"],
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


def table_of(**columns):
    return ibis.memtable(pa.table({"client": ["ann", "bob"], "date": [DAY, DAY]} | columns))


@pytest.mark.parametrize("money", [1e20, float("inf"), float("nan"), 10**17, Decimal(10) ** 30])
def test_a_number_the_engine_cannot_keep_is_a_fault(money):
    ledger = ck.load(table_of(amount=[type(money)(1), money]), max_faults=1)
    assert ledger.rejected["reason"].tolist() == ["bad_number"]
    assert ledger.account.money_read == 1
    assert ledger.account.balances


def test_a_factor_the_engine_cannot_multiply_is_a_fault():
    ledger = ck.load(table_of(units=[1000, 10**12], price=[0.00000015, 1.0]), max_faults=1)
    assert ledger.account.money_read == Decimal("0.0002")  # 0.00015, the price not rounded first
    assert ledger.rejected["reason"].tolist() == ["bad_number"]


def test_a_year_beyond_the_calendar_is_a_fault():
    ledger = ck.load(table_of(date=[DAY, date(9999, 12, 31)], amount=[1, 2]), max_faults=1)
    assert ledger.rejected[["column", "text", "reason"]].to_numpy().tolist() == [
        ["date", "9999-12-31", "bad_date"]
    ]


def test_the_day_of_a_time_with_a_zone_is_the_day_in_that_zone():
    late = datetime(2026, 5, 31, 22, 30, tzinfo=UTC)  # 1 June in Tallinn
    times = pa.array([late, late], pa.timestamp("us", "Europe/Tallinn"))
    assert ck.load(table_of(date=times, amount=[1, 2])).first_date == date(2026, 6, 1)


def test_totals_and_shortened_ids_are_seen_in_the_engine_too():
    ids, days = pa.array(["2.0002E+12", "Total"]), pa.array([DAY, None])
    more = pa.table({"client": ids, "date": days, "amount": [5, 6]})
    first = pa.table({"client": ["ann"], "date": [DAY], "amount": [1]})
    ledger = ck.load(ibis.memtable(pa.concat_tables([first, more])), max_faults=1)
    assert sorted(ledger.account.by_reason) == ["bad_client", "total"]


def test_a_table_without_an_engine_or_without_rows_is_refused():
    schema = {"client": "string", "date": "date", "amount": "int64"}
    with pytest.raises(ck.DataError, match="a schema without rows; connect it"):
        ck.load(ibis.table(schema, name="nowhere"))
    with pytest.raises(ck.DataError, match="table has columns but no rows"):
        ck.load(ibis.memtable([], schema=schema))


MARKED = pd.DataFrame(
    {
        "client": ["Ann", "Bob", "Cy", "Dan", "Eve"],
        "date": pd.to_datetime(["2026-01-05"] * 5),
        "total": [124.0, 62.0, 10.0, 31.0, 8.0],
        "tax": [24.0, 12.0, 0.0, 6.0, None],
        "status": ["Paid", "Cancelled", "Draft", "Paid", None],
        "kind": ["Invoice", "Invoice", "Invoice", "Credit note", "Bill"],
    }
)


def test_the_marks_of_a_table_are_judged_like_those_of_a_frame():
    tables = [ck.load(source, max_faults=1) for source in (ibis.memtable(MARKED), MARKED)]
    for ledger in tables:
        rows = ck.to_pandas(ledger.transactions.order_by("client_id"))
        assert rows["client_id"].tolist() == ["Ann", "Dan"]
        assert rows["amount"].tolist() == [100, -25]
        assert set(ledger.rejected["reason"]) == {"cancelled", "draft", "not_sale"}
    assert tables[0].account == tables[1].account


def test_several_currencies_in_a_table_are_a_question():
    frame = MARKED.drop(columns="status").assign(currency=["EUR", "EUR", "USD", "EUR", "EUR"])
    with pytest.raises(DataError, match=r'ck.load\(table, currency="EUR"\)'):
        ck.load(ibis.memtable(frame))
    ledger = ck.load(ibis.memtable(frame), currency="EUR")
    assert ledger.account.by_reason["currency"] == (1, 10)
