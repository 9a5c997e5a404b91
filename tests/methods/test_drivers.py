from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.methods.drivers import _contributions

COLUMNS = ["client_id", "date", "amount", "document", "units"]
TWO = pd.DataFrame(
    [
        ("a", "2026-01-10", 10.0, "1", 5), ("b", "2026-01-11", 10.0, "2", 5),
        ("a", "2026-02-10", 30.0, "3", 10), ("b", "2026-02-11", 30.0, "4", 10),
        ("b", "2026-02-12", 30.0, "5", 10), ("b", "2026-02-13", -6.0, "6", -2),
    ],
    columns=COLUMNS,
)  # fmt: skip


def tree(frame, **options):
    return ck.drivers(frame, **{"month": "2026-02"} | options).set_index("driver")


def test_the_tree_of_a_hand_worked_month():
    # 2 x 1 x 10 = 20 became 2 x 1.5 x 30 = 90, less 6: 84
    found = tree(TWO)
    assert found.loc["amount", ["before", "after", "contribution"]].tolist() == [20, 84, 64]
    assert found.loc["returns", "contribution"] == -6
    assert found.loc["clients", ["before", "after", "contribution"]].tolist() == [2, 2, 0]
    # documents: + .5 x (10 or 30) x 2 = 10 or 30, on average 20; the receipt takes the other 50
    assert found.loc["documents_per_client", "contribution"] == 20
    assert found.loc["receipt", ["change_share", "contribution"]].tolist() == [2, 50]
    # 5 units at 2 became 10 at 3: 5 x (2 or 3) = 10 or 15 of 20; 12.5 and 7.5 of every 20
    assert found.loc["units_per_document", "contribution"] == pytest.approx(50 * 12.5 / 20)
    assert found.loc["price", "contribution"] == pytest.approx(50 * 7.5 / 20)


def test_a_receipt_is_split_only_where_every_purchase_has_its_units():
    for frame in (TWO.drop(columns="units"), TWO.assign(units=[5, None, 10, 10, 10, -2])):
        found = tree(frame)
        assert "price" not in found.index
        assert found.loc["receipt", "contribution"] == 50


def test_from_nothing_all_is_the_clients():
    found = tree(TWO[TWO["date"] > "2026-02"])
    assert found["contribution"].to_dict() == {
        "amount": 84, "returns": -6, "purchases": 90, "clients": 90, "documents_per_client": 0,
        "receipt": 0, "units_per_document": 0, "price": 0,
    }  # fmt: skip
    assert found.loc["receipt", ["before", "change_share"]].isna().all()


def test_returns_alone_are_returns():
    found = tree(TWO.assign(amount=-TWO["amount"].abs()))
    assert found.loc["purchases", "contribution"] == 0
    assert found.loc["amount", "contribution"] == found.loc["returns", "contribution"] == -76


def test_periods_that_overlap_are_refused():
    with pytest.raises(ck.DataError, match="the earlier ends with 2026-01 or before"):
        tree(TWO, against="2026-02")


factors = st.fixed_dictionaries(
    dict.fromkeys(
        ("clients", "documents_per_client", "receipt"),
        st.fractions(0, 50, max_denominator=7) | st.none(),
    )
)


@given(factors, factors)
def test_the_contributions_make_the_change_exactly_whatever_is_zero(before, after):
    filled = [
        {n: (side[n] if side[n] is not None else other[n]) or Fraction() for n in side}
        for side, other in ((before, after), (after, before))
    ]
    products = [
        side["clients"] * side["documents_per_client"] * side["receipt"] for side in filled
    ]
    change = Decimal(round((products[1] - products[0]) * 10_000)) / 10_000
    added = _contributions(before, after, change)
    assert sum(added.values()) == change
    for name, part in added.items():
        if filled[0][name] == filled[1][name]:
            assert abs(part) <= Decimal("0.0002")  # what rounding leaves


@given(transactions())
def test_the_tree_adds_up_and_knows_no_order_of_rows(frame):
    month = frame["date"].max().strftime("%Y-%m")
    found = ck.drivers(frame, month=month)
    told = found.set_index("driver")
    for parent in ("amount", "purchases"):
        children = found.loc[found["parent"] == parent, "contribution"].sum()
        assert children == pytest.approx(told.loc[parent, "contribution"], abs=1e-6)
    now = frame.loc[frame["date"].dt.strftime("%Y-%m") == month, "amount"].sum()
    assert told.loc["amount", "after"] == pytest.approx(now)
    change = told.loc["amount", "after"] - told.loc["amount", "before"]
    assert change == pytest.approx(told.loc["amount", "contribution"])
    pd.testing.assert_frame_equal(found, ck.drivers(shuffled(frame), month=month))


def test_a_share_of_less_than_nothing_is_left_empty_and_of_returns_is_how_many_more():
    frame = pd.DataFrame(
        {
            "client_id": "a",
            "date": ["2026-01-15", "2026-01-16", "2026-02-15", "2026-02-16"],
            "amount": [10, -30, 10, -60],
        }
    )
    found = ck.drivers(frame, month="2026-02").set_index("driver")
    assert found.loc["amount", ["before", "after"]].tolist() == [-20, -50]
    assert pd.isna(found.loc["amount", "change_share"])
    assert found.loc["returns", "change_share"] == 1
