import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import one_each, shuffled, transactions

import clientkit as ck

SALES = pd.DataFrame(
    [("a", 100, "2026-01-05"), ("b", 20, "2026-01-05"), ("b", 20, "2026-01-06"),
     ("b", 20, "2026-01-07"), ("c", 30, "2026-01-05"), ("c", 30, "2026-01-06"),
     ("d", 5, "2026-01-05")],
    columns=["client_id", "amount", "date"],
)  # fmt: skip
WEIGHTS = {"amount": 0.6, "documents": 0.4}


def test_the_rank_by_hand():
    found = ck.abc_rank(SALES, weights=WEIGHTS).set_index("client_id")
    # amount 100 60 60 5: (4, 2.5, 2.5, 1) - 0.5 over 4; documents 1 3 2 1: (1.5, 4, 3, 1.5)
    assert found["amount_percentile"].to_dict() == {"a": 0.875, "b": 0.5, "c": 0.5, "d": 0.125}
    assert found["documents_percentile"].to_dict() == {
        "a": 0.25,
        "b": 0.875,
        "c": 0.625,
        "d": 0.25,
    }
    # 0.6 x 0.875 + 0.4 x 0.25 = 0.625; b 0.65; c 0.55; d 0.175
    assert found["weighted_percentile"].to_dict() == pytest.approx(
        {"b": 0.65, "a": 0.625, "c": 0.55, "d": 0.175}
    )
    assert found["rank"].to_dict() == {"b": 1, "a": 2, "c": 3, "d": 4}
    assert found["alone"].to_dict() == {"b": 2, "a": 1, "c": 2, "d": 4}
    assert found["moved"].to_dict() == {"b": 1, "a": -1, "c": -1, "d": 0}


def test_only_the_proportion_of_the_weights_counts():
    once, thrice = ck.abc_rank(SALES, weights=WEIGHTS), ck.abc_rank(
        SALES, weights={"amount": 3, "documents": 2}
    )  # fmt: skip
    pd.testing.assert_frame_equal(once, thrice)


@pytest.mark.parametrize("weights", [
    {}, {"amount": 0}, {"amount": 1, "documents": -1}, {"amount": "much"},
    {"amount": float("nan")},
])  # fmt: skip
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ck.DataError, match="each measure a number above 0"):
        ck.abc_rank(SALES, weights=weights)


def test_an_unknown_measure_is_named():
    with pytest.raises(ck.DataError, match="a weight's measure is 'money'"):
        ck.abc_rank(SALES, weights={"money": 1})


@given(transactions(), st.sampled_from([WEIGHTS, {"amount": 1, "documents": 1}, {"amount": 1}]))
def test_a_constant_factor_and_the_order_of_rows_change_no_rank(frame, weights):
    found = ck.abc_rank(frame, weights=weights)
    columns = ["client_id", "weighted_percentile", "rank", "alone", "moved"]
    tenfold = ck.abc_rank(frame.assign(amount=frame["amount"] * 10), weights=weights)
    pd.testing.assert_frame_equal(found[columns], tenfold[columns])
    pd.testing.assert_frame_equal(found, ck.abc_rank(shuffled(frame), weights=weights))
    assert (found.groupby(list(weights))["rank"].nunique() == 1).all()  # equals share a rank
    assert found["weighted_percentile"].mean() == pytest.approx(0.5)
    if len(weights) == 1:
        assert (found["moved"] == 0).all()


def test_rows_without_a_product_have_a_place_too():
    frame = one_each([90, 8]).assign(product=[None, "jam"])
    found = ck.abc_rank(frame, weights={"amount": 1, "documents": 1}, key="product")
    assert found["product"].fillna("").tolist() == ["", "jam"]
    assert found["amount_percentile"].tolist() == [0.75, 0.25]


@pytest.mark.parametrize("weights", [["amount"], "amount", 5, None, {"amount": "1/0"}])
def test_weights_that_are_no_mapping_to_numbers_are_refused(weights):
    with pytest.raises(ck.DataError, match="weights give each measure a number above 0"):
        ck.abc_rank(one_each([1]), weights=weights)
