import pandas as pd
import pytest
from hypothesis import assume, given
from strategies import one_each, shuffled, transactions

import clientkit as ck


def test_both_readings_of_the_curve_by_hand():
    facts = ck.concentration(one_each([60, 20, 10, 5, 5]), by="amount")
    assert facts == {
        "n": 5, "total": 100.0, "top_n": 1, "top_share": 0.6,
        "n_for_80": 2, "share_for_80": 0.4, "gini": pytest.approx(0.5),
    }  # fmt: skip


def test_ten_dimes_make_one_whole_without_a_rounding_error():
    facts = ck.concentration(one_each([0.10] * 10))
    assert facts["total"] == 1.0 and facts["gini"] == 0 and facts["n_for_80"] == 8


def test_the_top_share_of_35_is_7_and_of_65_is_13():
    assert ck.concentration(one_each(range(1, 36)))["top_n"] == 7
    assert ck.concentration(one_each(range(1, 66)))["top_n"] == 13


def test_returns_are_taken_off_and_a_client_below_zero_is_outside_the_shares():
    sales = pd.DataFrame(
        {"client_id": ["a", "a", "b", "c"], "date": "2026-01-05", "amount": [100, -20, 20, -5]}
    )
    curve = ck.pareto_curve(sales)
    assert curve["value"].tolist() == [80, 20, -5]
    assert curve["share"].tolist() == [0.8, 0.2, 0]


def test_nobody_above_zero_is_said_in_words():
    with pytest.raises(ck.DataError, match="nobody has amount above 0"):
        ck.concentration(one_each([-1, -2]))


def test_the_whale_curve_falls_where_clients_cost_money():
    sales = pd.DataFrame({"client_id": list("abc"), "amount": [100, 50, 10], "cost": [20, 30, 60]})
    assert ck.whale_curve(sales)["cumulative"].tolist() == [1.6, 2.0, 1.0]


def test_products_are_ranked_by_the_same_rule():
    sales = one_each([5, 10, 20]).assign(product=["x", "y", "y"])
    assert ck.pareto_curve(sales, key="product")["product"].tolist() == ["y", "x"]


def test_a_missing_column_is_named_with_the_call_that_mends_it():
    with pytest.raises(ck.DataError, match=r"by='profit' needs the column cost; .*ck\.load\("):
        ck.pareto_curve(one_each([1]), by="profit")


def test_an_unknown_measure_names_the_nearest():
    with pytest.raises(ck.DataError, match="Did you mean 'amount'"):
        ck.pareto_curve(one_each([1]), by="amonut")


@given(transactions())
def test_shares_make_one_whole_and_the_total_is_the_file_s(sales):
    assume((sales.groupby("client_id")["amount"].sum().round(2) > 0).any())
    curve = ck.pareto_curve(sales)
    assert curve["share"].sum() == pytest.approx(1)
    assert curve["value"].sum() == pytest.approx(sales["amount"].sum(), abs=1e-6)


@given(transactions())
def test_the_order_of_the_rows_changes_nothing(sales):
    pd.testing.assert_frame_equal(ck.pareto_curve(sales), ck.pareto_curve(shuffled(sales)))


@given(transactions())
def test_the_thinned_curve_passes_through_the_answer(sales):
    assume((sales.groupby("client_id")["amount"].sum().round(2) > 0).any())
    points = ck.curve_points(sales)
    assert points.iloc[-1].tolist() == [1.0, pytest.approx(1)]
    assert points["brought"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("values", "heads"), [([3, 3, 3], 3), ([97, 3], 1), ([5, 4, 3, 3], 3), ([7, 2, 2, 2], 3)]
)
def test_the_fewest_that_bring_80_percent_do_bring_it(values, heads):
    # 80 % of 9 is 7.2: two clients of 3 bring 6, so all three are needed
    assert ck.concentration(one_each(values))["n_for_80"] == heads
