import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck


def bought(rows):
    return pd.DataFrame(rows, columns=["client_id", "date", "amount", "document"])


SALES = bought(
    [
        ("ann", "2026-01-05", 100, "1"),
        ("ann", "2026-01-05", 50, "1"),
        ("ann", "2026-01-20", -30, "R1"),
        ("bob", "2026-01-31", 10, "2"),
        ("bob", "2026-02-01", 99, "3"),
        ("cy", "2026-01-10", -5, "R2"),
    ]
)


def test_recency_counts_days_from_the_last_purchase_and_a_return_is_none():
    people = ck.clients(SALES, as_of="2026-01-31").set_index("client_id")
    assert people["recency_days"].fillna(-1).to_dict() == {"ann": 26, "bob": 0, "cy": -1}
    assert people["amount"].to_dict() == {"ann": 120, "bob": 10, "cy": -5}
    assert people["documents"].to_dict() == {"ann": 1, "bob": 1, "cy": 0}


def test_rows_after_the_as_of_date_are_left_out():
    people = ck.clients(SALES, as_of="2026-02").set_index("client_id")
    assert people.loc["bob", "amount"] == 109 and people.loc["bob", "recency_days"] == 27


def test_the_window_is_whole_months_that_end_with_as_of():
    assert ck.clients(SALES, as_of="2026-02", months=1)["client_id"].tolist() == ["bob"]


def test_without_document_numbers_the_days_of_a_client_are_counted():
    people = ck.clients(SALES.drop(columns="document"), as_of="2026-02").set_index("client_id")
    assert people["documents"].to_dict() == {"ann": 1, "bob": 2, "cy": 0}


def test_an_empty_period_says_what_is_there():
    with pytest.raises(ck.DataError, match="the data run from 2026-01-05 to 2026-02-01"):
        ck.clients(SALES, as_of="2025-12")


def test_gaps_and_text_are_refused_with_the_number_of_rows():
    with pytest.raises(ck.DataError, match="client_id is empty in 1 of 2 rows"):
        ck.clients(
            bought([(None, "2026-01-01", 1, "1"), ("a", "2026-01-01", 1, "1")]), as_of="2026-01"
        )
    with pytest.raises(ck.DataError, match="amount holds text"):
        ck.clients(bought([("a", "2026-01-01", "1,5", "1")]), as_of="2026-01")
    with pytest.raises(
        ck.DataError, match="expected a pandas DataFrame or an Ibis table, got list"
    ):
        ck.clients([1], as_of="2026-01")


def test_number_ids_come_back_as_numbers():
    sales = SALES.assign(client_id=[1, 1, 1, 2, 2, 3])
    assert ck.clients(sales, as_of="2026-02")["client_id"].tolist() == [1, 2, 3]


def test_month_totals_count_payers_by_their_net_amount():
    months = ck.month_totals(SALES)
    assert months["payers"].tolist() == [2, 1] and months["clients"].tolist() == [3, 1]
    assert months["amount"].tolist() == [125, 99]


def test_profit_takes_the_cost_off_and_an_unknown_cost_is_nothing():
    sales = SALES.assign(cost=[60, None, -20, 5, 50, 0])
    people = ck.clients(sales, as_of="2026-02").set_index("client_id")
    assert people["profit"].to_dict() == {"ann": 80, "bob": 54, "cy": -5}


@given(transactions())
def test_the_months_of_all_clients_add_up_to_the_file(sales):
    grid = ck.client_months(sales)
    assert grid["amount"].sum() == pytest.approx(sales["amount"].sum(), abs=1e-6)
    assert not grid.duplicated(["client_id", "month"]).any()


@given(transactions())
def test_one_row_per_client_whatever_the_order(sales):
    people = ck.clients(sales, as_of="2026-03")
    pd.testing.assert_frame_equal(people, ck.clients(shuffled(sales), as_of="2026-03"))
    assert people["client_id"].is_unique
    assert (people["recency_days"].dropna() >= 0).all()
