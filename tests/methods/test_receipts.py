from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import one_each, shuffled, transactions

import clientkit as ck
from clientkit.methods.receipts import EDGES

SALES = pd.DataFrame(
    [
        ("a", "1", "2026-01-05", 700), ("a", "1", "2026-01-05", 100),
        ("a", "1", "2026-01-06", -50), ("a", "2", "2026-01-07", 30),
        ("b", None, "2026-01-05", 40), ("b", None, "2026-01-05", 60),
        ("b", None, "2026-01-06", 200),
        ("c", "9", "2026-01-08", -20), ("c", "10", "2026-01-08", 5), ("c", "10", "2026-01-09", -5),
    ],
    columns=["client_id", "document", "date", "amount"],
)  # fmt: skip


def test_receipts_by_hand():
    found = ck.receipts(SALES, as_of="2026-01")
    assert found[["client_id", "receipt", "amount", "bought"]].to_numpy().tolist() == [
        ["a", "1", 750, True],  # net of what came back on the same document
        ["a", "2", 30, True],
        ["b", "2026-01-05", 100, True],  # without a number: the client's day
        ["b", "2026-01-06", 200, True],
        ["c", "10", 0, True],
        ["c", "returned", -20, False],
    ]


def test_bins_are_steps_of_1_2_5_and_begin_at_their_lower_end():
    found = ck.receipt_bins(SALES, as_of="2026-01")
    assert found[["from_amount", "to_amount", "receipts", "amount"]].to_numpy().tolist() == [
        [0, 0, 1, 0], [20, 50, 1, 30], [100, 200, 1, 100], [200, 500, 1, 200], [500, 1000, 1, 750],
    ]  # fmt: skip
    assert found["amount_share"].tolist() == pytest.approx([0, 30 / 1080, 100 / 1080, 200 / 1080,
                                                            750 / 1080])  # fmt: skip


def test_the_smallest_and_the_largest_amounts_have_a_bin():
    found = ck.receipt_bins(one_each([0.001, 2e13]), as_of="2026-01")
    assert found["receipts"].tolist() == [1, 1]
    assert EDGES[:4] == [Decimal("0.01"), Decimal("0.02"), Decimal("0.05"), Decimal("0.1")]


def test_small_is_below_half_the_middle_receipt():
    # receipts 0, 30, 100, 200, 750: the middle one is 100, so small is below 50
    found = ck.small_receipts(SALES, as_of="2026-01").set_index("abc")
    assert found["small_below"].unique().tolist() == [50]
    # a brings 780 of 1080 and is A; b starts at 72 % and is A too; c has nothing above 0
    assert found["receipts"].to_dict() == {"A": 4, "N": 1}
    assert found["small_receipts"].to_dict() == {"A": 1, "N": 1}
    assert found["small_amount"].to_dict() == {"A": 30, "N": 0}
    assert found["returned"].to_dict() == {"A": 0, "N": -20}
    assert found["small_share"].to_dict() == {"A": 0.25, "N": 1}


def test_a_bound_that_is_given_is_itself_not_small():
    found = ck.small_receipts(SALES, as_of="2026-01", small=30)
    assert found["small_receipts"].sum() == 1
    with pytest.raises(ck.DataError, match="a bound above 0"):
        ck.small_receipts(SALES, as_of="2026-01", small=0)


def test_returns_alone_make_no_receipt():
    found = ck.small_receipts(one_each([-5, -7]), as_of="2026-01")
    assert found["receipts"].tolist() == [0] and found["returned"].tolist() == [-12]
    assert ck.receipt_bins(one_each([-5]), as_of="2026-01").empty


@given(transactions(), st.sampled_from([None, 20]))
def test_receipts_and_returns_are_all_the_money_and_every_receipt_is_counted_once(frame, small):
    last = frame["date"].max()
    each = ck.receipts(frame, as_of=last)
    bins = ck.receipt_bins(frame, as_of=last)
    parts = ck.small_receipts(frame, as_of=last, small=small)
    money = round(frame["amount"].sum(), 2)
    assert each["amount"].sum() == pytest.approx(money, abs=1e-6)
    assert bins["amount"].sum() + parts["returned"].sum() == pytest.approx(money, abs=1e-6)
    assert bins["receipts"].sum() == parts["receipts"].sum() == each["bought"].sum()
    bought = frame[frame["amount"] > 0]
    assert each["bought"].sum() == len(bought.drop_duplicates(["client_id", "document"]))
    assert (parts["small_receipts"] <= parts["receipts"]).all()
    again = ck.small_receipts(shuffled(frame), as_of=last, small=small)
    pd.testing.assert_frame_equal(parts, again)
    pd.testing.assert_frame_equal(bins, ck.receipt_bins(shuffled(frame), as_of=last))


def test_a_document_of_a_line_of_nothing_is_not_returned():
    frame = pd.DataFrame(
        {"client_id": ["a", "a", "b"], "document": ["1", "2", "3"], "date": "2026-01-15",
         "amount": [10, 0, 0]}
    )  # fmt: skip
    found = ck.receipts(frame, as_of="2026-01")
    assert found[["client_id", "receipt"]].to_numpy().tolist() == [["a", "1"]]


@pytest.mark.parametrize("small", ["x", float("nan"), 1e40])
def test_a_bound_that_is_no_money_is_refused(small):
    with pytest.raises(ck.DataError, match="a bound above 0"):
        ck.small_receipts(SALES, as_of="2026-01", small=small)
