import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import one_each, shuffled, transactions

import clientkit as ck


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([960, 20, 10, 10], "ACCC"),
        ([0.10] * 10, "A" * 10),
        ([92, 5, 3], "ABC"),
        ([80, 15, 5], "ABC"),
        ([850, 50, 50, 50], "ABBB"),
        ([7], "A"),
    ],
)
def test_the_client_that_crosses_a_cut_stays_in_the_better_class(values, classes):
    assert "".join(ck.abc_classes(one_each(values))["abc"]) == classes


def test_values_at_or_below_zero_are_class_n_and_bring_no_share():
    classes = ck.abc_classes(one_each([100, 0, -150]))
    assert classes["abc"].tolist() == ["A", "N", "N"]
    assert classes["share"].tolist() == [1, 0, 0]


def test_only_returns_are_all_n():
    assert set(ck.abc_classes(one_each([-1, -2]))["abc"]) == {"N"}


@pytest.mark.parametrize("cuts", [(0.95, 0.80), (0.8, 1.0), (0.8,), (0, 0.5), (0.8, 0.8)])
def test_cuts_that_are_not_two_rising_shares_are_refused(cuts):
    with pytest.raises(ck.DataError, match="share"):
        ck.abc_classes(one_each([1]), cuts=cuts)


@given(transactions())
def test_equal_values_never_differ_and_every_client_has_one_class(sales):
    classes = ck.abc_classes(sales)
    assert classes["client_id"].is_unique and set(classes["client_id"]) == set(sales["client_id"])
    assert (classes.groupby("value")["abc"].nunique() == 1).all()


@given(transactions())
def test_the_order_of_the_rows_changes_no_class(sales):
    pd.testing.assert_frame_equal(ck.abc_classes(sales), ck.abc_classes(shuffled(sales)))


@given(transactions(), st.sampled_from([2, 10, 1000]))
def test_multiplying_all_money_changes_no_class(sales, constant):
    larger = sales.assign(amount=sales["amount"] * constant)
    classes, again = ck.abc_classes(sales), ck.abc_classes(larger)
    assert classes[["client_id", "abc"]].equals(again[["client_id", "abc"]])


@given(transactions())
def test_a_is_never_empty_where_somebody_paid(sales):
    classes = ck.abc_classes(sales)
    assert ((classes["value"] > 0).any()) == (classes["abc"] == "A").any()


@pytest.mark.parametrize("cuts", [0.8, ("a", "b"), (0.8, float("nan"))])
def test_cuts_that_are_no_numbers_are_refused(cuts):
    with pytest.raises(ck.DataError, match="share"):
        ck.abc_classes(one_each([1]), cuts=cuts)
