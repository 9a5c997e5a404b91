from decimal import Decimal

import pytest

import clientkit as ck


@pytest.fixture
def load(tmp_path):
    def load(text, **options):
        (tmp_path / "x.csv").write_text(text, encoding="utf-8")
        return ck.load(tmp_path / "x.csv", max_faults=options.pop("max_faults", 1), **options)

    return load


HEADER = "Client,Date,Amount,Cost\nann,2026-01-05,1,\n"


@pytest.mark.parametrize(
    ("row", "column", "text", "reason"),
    [
        ("", "", "", "blank"),
        (",,,", "", "", "blank"),
        ("bob,2026-01-05", "", "bob | 2026-01-05", "bad_shape"),
        ("bob,2026-01-05,1,2,3", "", "bob | 2026-01-05 | 1 | 2 | 3", "bad_shape"),
        ("Total,,1,", "Client", "Total", "total"),
        ("ИТОГО:,,,", "Client", "ИТОГО:", "total"),
        ("bob,Kokku,1,", "Date", "Kokku", "total"),
        (",2026-01-05,1,", "Client", "", "no_client"),
        ('"2,0002E+12",2026-01-05,1,', "Client", "2,0002E+12", "bad_client"),
        ("bob,2026-02-30,1,", "Date", "2026-02-30", "bad_date"),
        ("bob,,1,", "Date", "", "bad_date"),
        ("bob,2026-01-05,x,", "Amount", "x", "bad_number"),
        ("bob,2026-01-05,,", "Amount", "", "bad_number"),
        ("bob,2026-01-05,1,30%", "Cost", "30%", "bad_number"),
    ],
)
def test_a_row_is_set_aside_with_one_reason(load, row, column, text, reason):
    rejected = load(HEADER + row + "\n").rejected
    assert rejected.iloc[0].tolist() == ["x.csv", 3, column, text, reason]
    assert len(rejected) == 1


def test_the_graver_reason_is_given(load):
    ledger = load(HEADER + ",2026-02-30,x,y\nbob,2026-02-30,x,y\nbob,2026-01-05,x,y\n")
    assert ledger.rejected["reason"].tolist() == ["no_client", "bad_date", "bad_number"]
    assert ledger.rejected["column"].tolist() == ["Client", "Date", "Amount"]


def test_an_empty_cost_is_nothing_and_no_fault(load):
    assert load(HEADER).transactions.to_pyarrow()["cost"].to_pylist() == [None]


def test_the_money_of_rows_set_aside_is_counted_where_it_can_be_read(load):
    account = load(HEADER + ",2026-01-05,10,\nbob,32.01.2026,5,\nbob,2026-01-05,x,\n").account
    assert account.by_reason == {
        "no_client": (1, Decimal(10)),
        "bad_date": (1, Decimal(5)),
        "bad_number": (1, Decimal(0)),
    }
    assert (account.money_read, account.money_accepted) == (16, 1)
    assert account.balances


def test_the_amount_is_units_times_price_without_rounding_the_price(load):
    ledger = load("Client,Date,Quantity,Price\nann,2026-01-05,1000,1.23456\n")
    [row] = ledger.transactions.to_pyarrow().to_pylist()
    assert (row["amount"], row["units"]) == (Decimal("1234.5600"), Decimal("1000.0000"))
    assert ledger.mapping["price"] == "Price"


def test_a_product_too_large_for_a_line_is_a_fault(load):
    text = "Client,Date,Quantity,Price\nann,2026-01-05,1,1\n" + "ann,2026-01-05,9999999999,99999\n"
    assert load(text).rejected["reason"].tolist() == ["bad_number"]


def test_an_amount_column_wins_over_units_and_price(load):
    ledger = load("Client,Date,Quantity,Price,Amount\nann,2026-01-05,2,3,5\n")
    assert ledger.account.money_accepted == 5


def test_a_name_alone_is_the_client(load):
    assert load(HEADER).transactions.to_pyarrow()["client_id"].to_pylist() == ["ann"]


def test_with_ids_the_names_go_to_the_directory_the_last_one_seen(load):
    header = "Client code,Client,Date,Amount\n"
    ledger = load(header + "07,Ann,2026-01-05,1\n08,Bob,2026-01-05,1\n07,Ann & Co,2026-01-06,1\n")
    assert ledger.directory.to_numpy().tolist() == [["07", "Ann & Co"], ["08", "Bob"]]
    assert "client" not in ledger.transactions.columns


def test_the_mark_most_rows_speak_for_wins_and_the_rest_are_faults(load):
    rows = "ann;2026-01-05;1,5\n" * 3 + "ann;2026-01-05;1.5\n"
    assert load("Client;Date;Amount\n" + rows).rejected["text"].tolist() == ["1.5"]


def test_a_dated_total_is_one_when_it_holds_the_money_of_all_the_others(load):
    rows = "ann,2026-01-05,1,\nbob,2026-01-06,2.5,\nTotal,2026-01-31,{},\n"
    ledger = load("Client,Date,Amount,Cost\n" + rows.format("3.5"), max_faults=0)
    assert ledger.account.by_reason == {"total": (1, Decimal("3.5"))}
    assert ledger.account.money_accepted == Decimal("3.5")
    other = load("Client,Date,Amount,Cost\n" + rows.format("3.4"))
    assert other.account.rows_accepted == 3


def test_a_product_whose_name_begins_like_a_total_is_data(load):
    text = "Client,Date,Amount,Product\nTotal Energy,2026-01-05,1,Итого вкусный товар\n"
    assert load(text).account.rows_accepted == 1


def test_several_currencies_are_not_summed(load):
    rows = "ann,2026-01-05,5 EUR,\nbob,2026-01-05,€7,\nann,2026-01-05,-5 USD,\n"
    with pytest.raises(ck.DataError, match=r"several currencies \('5 EUR' and '-5 USD'\)"):
        load("Client,Date,Amount,Cost\n" + rows)
