"""Rows that are there twice, and documents entered twice."""

import pandas as pd
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck

ROWS = pd.DataFrame(
    {
        "client_id": ["a", "a", "a", "a", "b", "b"],
        "date": ["2026-01-05"] * 5 + ["2026-01-06"],
        "amount": [10, 10, 20, 20, 10, 10],
        "document": ["1", "1", "2", "3", "4", "4"],
    }
)


def told(frame):
    columns = ["kind", "client_id", "amount", "times", "repeated", "document", "other"]
    found = ck.repeated_rows(frame).astype(object)
    return found.where(found.notna(), None)[columns].to_numpy().tolist()


def test_equal_rows_and_twins_are_told_with_the_money_counted_too_much():
    # documents 1 (10 + 10), 2 and 3 are of one client, one day and one sum
    assert told(ROWS) == [
        ["twins", "a", 20, 3, 40, "1", "3"],
        ["equal", "a", 10, 2, 10, "1", None],
    ]


def test_another_product_or_day_makes_another_row():
    frame = ROWS.assign(product=["tea", "cup", "tea", "tea", "tea", "tea"])
    assert [row[0] for row in told(frame)] == ["twins"]


def test_rows_without_a_number_are_no_twins():
    frame = ROWS.assign(document=None, product=list("abcdef"))
    assert len(ck.repeated_rows(frame)) == 0


def test_without_documents_equal_rows_are_told():
    found = ck.repeated_rows(ROWS[["client_id", "date", "amount"]])
    assert found[["client_id", "amount", "times", "repeated"]].to_numpy().tolist() == [
        ["a", 20.0, 2, 20.0], ["a", 10.0, 2, 10.0]
    ]  # fmt: skip
    assert "document" not in found


def test_returns_and_zeros_are_repeated_too():
    frame = pd.DataFrame({"client_id": "a", "date": "2026-01-05", "amount": [-5, -5, 0, 0, 0]})
    assert ck.repeated_rows(frame)[["times", "repeated"]].to_numpy().tolist() == [[2, -5], [3, 0]]


@given(transactions())
def test_the_sets_hold_just_the_rows_that_are_not_alone(frame):
    found = ck.repeated_rows(frame)
    equal = found[found["kind"] == "equal"]
    assert equal["times"].sum() == frame.duplicated(keep=False).sum()
    assert (equal["times"] - 1).sum() == frame.duplicated().sum()
    pd.testing.assert_frame_equal(found, ck.repeated_rows(shuffled(frame)))
