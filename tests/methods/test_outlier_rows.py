"""Amounts far above the usual, and their probable causes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.methods.outlier_rows import (
    FAR,
    MORE_THAN_ALL,
    NOTHING_SOLD,
    TAKEN_BACK,
    UNITS,
)


def sales(*amounts, client="a", **columns):
    return pd.DataFrame({"client_id": client, "date": "2026-01-05", "amount": amounts} | columns)


def reasons(frame, **options):
    found = ck.outlier_rows(frame, **options)
    return dict(zip(found["amount"], found["reason"], strict=True))


EVEN = (100.0, 110.0, 90.0, 105.0, 95.0)
REST = sales(*[5000.0] * 30, client="rest")


def test_a_lost_decimal_mark_is_a_power_of_ten_to_the_digit():
    frame = pd.concat([sales(*EVEN, 100, 10000), REST])
    assert reasons(frame) == {10000: "100 times the usual to the digit: a lost decimal mark?"}
    frame = pd.concat([sales(*EVEN, 100, 10200), REST])
    assert reasons(frame) == {10200: FAR}


def test_less_than_ten_times_the_usual_is_no_outlier_unless_asked_for():
    frame = pd.concat([sales(*EVEN, 900), REST])
    assert reasons(frame) == {}
    assert reasons(frame, times=5) == {900: FAR}


def test_a_client_whose_amounts_vary_widely_may_vary():
    frame = pd.concat([sales(1, 3, 10, 30, 100, 300, 1000), REST])
    assert reasons(frame) == {}


def test_who_bought_fewer_than_five_times_is_held_against_all():
    found = ck.outlier_rows(pd.concat([sales(*EVEN, *EVEN), sales(2500, client="new")]))
    assert found[["usual_of", "usual"]].to_numpy().tolist() == [["all", 100.0]]
    assert found["times"].tolist() == [25.0]


def test_what_was_taken_back_comes_last():
    frame = pd.concat([sales(*EVEN, 80000, -80000, 3000), REST])
    assert list(reasons(frame).values()) == [FAR, TAKEN_BACK, TAKEN_BACK]


def test_causes_are_told_apart():
    frame = pd.concat([sales(*EVEN, -3000), REST])
    assert reasons(frame) == {-3000: NOTHING_SOLD}
    assert reasons(pd.concat([sales(*EVEN, *EVEN), sales(9000)])) == {9000: MORE_THAN_ALL}
    frame = pd.concat([sales(*EVEN, 1234, units=[1, 1, 1, 1, 1, 1234]), REST])
    assert reasons(frame) == {1234: UNITS}


def test_more_than_all_the_rest_is_told_whatever_the_usual():
    frame = sales(1, 2, 4, 8, 16, 32, 64, 128, 256, 600)
    assert reasons(frame) == {600: MORE_THAN_ALL}


@pytest.mark.parametrize("times", [1, 0, "ten", True, None, float("nan")])
def test_times_is_a_number_above_1(times):
    with pytest.raises(ck.DataError, match="times is a number above 1; got"):
        ck.outlier_rows(sales(1), times=times)


@given(transactions(min_size=5), st.sampled_from([2, 3]))
def test_the_order_of_rows_and_the_currency_do_not_matter(frame, times):
    found = ck.outlier_rows(frame, times=times)
    pd.testing.assert_frame_equal(found, ck.outlier_rows(shuffled(frame), times=times))
    doubled = ck.outlier_rows(frame.assign(amount=frame["amount"] * 2), times=times)
    assert (found["amount"] * 2).round(2).tolist() == doubled["amount"].round(2).tolist()
    assert found["times"].fillna(99).ge(0).all() and len(found) <= len(frame)
