from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck

SALES = pd.DataFrame(
    [
        ("a", "tea", "2026-01-05", 200), ("a", "tea", "2026-02-05", 100),  # given up
        ("a", "jam", "2026-02-05", 50), ("a", "jam", "2026-04-05", 50),  # goes on
        ("b", "tea", "2026-01-05", 300), ("b", "tea", "2026-03-31", 300),  # gone altogether
        ("b", "jam", "2026-01-05", 200),  # once only: no habit
        ("c", "tea", "2026-01-05", 1), ("c", "tea", "2026-02-05", 1),  # no A client
        ("a", "pin", "2026-01-05", 1), ("a", "pin", "2026-02-05", 1),  # no A product
    ],
    columns=["client_id", "product", "date", "amount"],
)  # fmt: skip


def test_what_was_given_up_by_hand():
    found = ck.stopped_products(SALES, as_of="2026-04", months=4, silent=1)
    # the earlier part has three months: 600 / 3, 300 / 3
    assert found.to_numpy().tolist() == [
        ["b", "tea", 200, 600, 2, pd.Timestamp("2026-03-31"), False],
        ["a", "tea", 100, 300, 2, pd.Timestamp("2026-02-05"), True],
    ]


def test_a_return_is_no_purchase_and_what_was_given_back_is_no_loss():
    back = pd.DataFrame(
        [("a", "tea", "2026-04-07", -300)], columns=["client_id", "product", "date", "amount"]
    )
    found = ck.stopped_products(pd.concat([SALES, back]), as_of="2026-04", months=4, silent=1)
    assert found["client_id"].tolist() == ["b"]


def test_single_purchases_count_when_asked_for():
    found = ck.stopped_products(SALES, as_of="2026-04", months=4, silent=1, least=1)
    assert ("b", "jam") in set(zip(found["client_id"], found["product"], strict=True))


def test_impossible_questions_are_refused():
    with pytest.raises(ck.DataError, match="silent is a part of the 3 month"):
        ck.stopped_products(SALES, as_of="2026-04", months=3)
    with pytest.raises(ck.DataError, match="needs the column product"):
        ck.stopped_products(SALES.drop(columns="product"), as_of="2026-04")


@given(transactions(), st.integers(1, 3))
def test_nothing_that_is_still_bought_is_told(frame, silent):
    frame["product"] = frame["document"].str[-1]
    found = ck.stopped_products(frame, as_of="2026-02", months=4, silent=silent)
    late = frame[frame["date"].dt.date >= date(2026, 3 - silent, 1)] if silent < 3 else frame[
        frame["date"].dt.date >= date(2025, 12, 1)
    ]  # fmt: skip
    late = late[(late["amount"] > 0) & (late["date"].dt.date <= date(2026, 2, 28))]
    bought = set(zip(late["client_id"], late["product"], strict=True))
    assert not bought & set(zip(found["client_id"], found["product"], strict=True))
    assert found["still_buys"].tolist() == found["client_id"].isin(late["client_id"]).tolist()
    rows = ck.in_window(frame, "2026-02", 4)
    for key in ("client_id", "product"):
        classes = ck.abc_classes(rows, key=key).set_index(key)["abc"]
        assert (found[key].map(classes) == "A").all()
    again = ck.stopped_products(shuffled(frame), as_of="2026-02", months=4, silent=silent)
    pd.testing.assert_frame_equal(found, again)


def test_a_window_without_a_length_is_refused():
    sales = pd.DataFrame({"client_id": "a", "product": "tea", "amount": [1], "date": "2026-01-15"})
    with pytest.raises(ck.DataError, match="months is the length of the window"):
        ck.stopped_products(sales, as_of="2026-01", months=None)
