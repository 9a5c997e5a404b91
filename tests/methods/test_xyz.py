from statistics import fmean, pstdev

import pandas as pd
import pytest
from hypothesis import given
from strategies import one_each, shuffled, transactions

import clientkit as ck


def monthly(**clients):
    """Clients with what they paid in the months from January on; None: no row."""
    rows = [
        (client, f"2026-{place:02d}-15", amount)
        for client, amounts in clients.items()
        for place, amount in enumerate(amounts, 1)
        if amount is not None
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def told(frame, **options):
    return ck.xyz(frame, as_of="2026-06", **options).set_index("client_id")


def test_the_classes_by_hand():
    frame = monthly(
        even=[10, 10, 10, 10, 10, 10],  # variation 0
        x=[5, 15, 5, 15, 5, 15],  # sd 5, mean 10: 0.5, still X
        y=[0.01, 20, None, 20, None, 20],  # sd 10, mean 10.0017: Y
        z=[None, None, 30, None, None, None],  # first bought in March: 30 0 0 0
        young=[None, None, None, None, 10, 10],  # two months
        back=[10, -30, 10, 10, None, None],  # mean 0
    )
    found = told(frame)
    assert found["xyz"].to_dict() == {
        "even": "X", "x": "X", "y": "Y", "z": "Z", "young": "N", "back": "N",
    }  # fmt: skip
    assert found["months"].to_dict() == {
        "even": 6, "x": 6, "y": 6, "z": 4, "young": 2, "back": 6,
    }  # fmt: skip
    assert found.loc["x", "variation"] == 0.5 and found.loc["z", "mean"] == 7.5
    assert found.loc["z", "variation"] == pytest.approx(pstdev([30, 0, 0, 0]) / 7.5)
    assert pd.isna(found.loc["young", "variation"])


def test_a_variation_of_one_is_y_and_a_little_more_is_z():
    # one month of two paid: sd = mean
    assert told(monthly(a=[7, 0, 7, 0, 7, 0]))["xyz"].tolist() == ["Y"]
    assert told(monthly(a=[7, 0, 7.01, 0, 7, 0]))["xyz"].tolist() == ["Z"]


def test_a_client_older_than_the_window_counts_all_its_months():
    frame = monthly(a=[5, None, None, None, 6, 6])
    assert told(frame, months=3)[["months", "mean", "xyz"]].to_numpy().tolist() == [[3, 4, "Y"]]


def test_what_lies_before_the_first_purchase_is_not_counted():
    frame = monthly(a=[-5, None, 10, 10, 10, 10])
    assert told(frame)[["months", "mean", "xyz"]].to_numpy().tolist() == [[4, 10, "X"]]


def test_products_are_classed_by_the_same_rule():
    frame = monthly(a=[10, 10, 10, 10, 10, 10], b=[10, 10, 10, 10, 10, 10]).assign(product="tea")
    found = ck.xyz(frame, as_of="2026-06", key="product")
    assert found[["product", "mean", "xyz"]].to_numpy().tolist() == [["tea", 20, "X"]]
    with pytest.raises(ck.DataError, match="key is 'city'"):
        ck.xyz(frame, as_of="2026-06", key="city")


def test_abc_and_xyz_side_by_side():
    frame = monthly(a=[10] * 6, b=[None] * 4 + [10, 1], c=[-1] + [None] * 5)
    found = ck.abc_xyz(frame, as_of="2026-06")
    assert found[["client_id", "abc", "xyz"]].to_numpy().tolist() == [
        ["a", "A", "X"], ["b", "B", "N"], ["c", "N", "N"],
    ]  # fmt: skip


def months_of(frame, client, first, last):
    mine = frame[frame["client_id"] == client]
    places = mine["date"].dt.year * 12 + mine["date"].dt.month
    sums = mine["amount"].groupby(places).sum().round(2)
    return [sums.get(place, 0.0) for place in range(first, last + 1)]


@given(transactions())
def test_the_variation_is_that_of_all_months_since_the_first_purchase(frame):
    last = 2026 * 12 + 3
    found = ck.xyz(frame, as_of="2026-03").set_index("client_id")
    bought = frame[(frame["amount"] > 0)]
    places = (bought["date"].dt.year * 12 + bought["date"].dt.month).groupby(bought["client_id"])
    assert sorted(found.index) == sorted(bought["client_id"].unique())
    for client, first in places.min().items():
        values = months_of(frame, client, first, last)
        row = found.loc[client]
        assert row["months"] == len(values)
        if len(values) < 3 or round(sum(values), 2) <= 0:
            assert row["xyz"] == "N"
        else:
            assert row["variation"] == pytest.approx(pstdev(values) / fmean(values), abs=1e-6)
    again = ck.xyz(shuffled(frame), as_of="2026-03").set_index("client_id")
    pd.testing.assert_frame_equal(found, again)
    tenfold = ck.xyz(frame.assign(amount=frame["amount"] * 10), as_of="2026-03")
    assert tenfold.set_index("client_id")["xyz"].equals(found["xyz"])


@given(transactions())
def test_every_client_of_the_window_has_both_classes(frame):
    found = ck.abc_xyz(frame, as_of="2026-03", months=5)
    assert sorted(found["client_id"]) == sorted(frame["client_id"].unique())
    assert set(found["abc"]) <= set("ABCN") and set(found["xyz"]) <= set("XYZN")


def test_one_month_alone_is_not_classified():
    assert ck.xyz(one_each([5, 7]), as_of="2026-01")["xyz"].tolist() == ["N", "N"]


def test_a_document_of_two_months_counts_once_in_its_first():
    frame = pd.DataFrame(
        {
            "client_id": "a",
            "document": ["D1", "D1", "D2", "D3"],
            "date": ["2026-01-31", "2026-02-01", "2026-03-15", "2026-03-16"],
            "amount": 10,
        }
    )
    [row] = ck.abc_xyz(frame, as_of="2026-03", by="documents").to_dict("records")
    even = ck.xyz(frame, as_of="2026-03", by="documents")
    assert row["value"] == 3 and even[["months", "mean"]].to_numpy().tolist() == [[3, 1]]
    # January 1, February 0, March 2
    assert row["variation"] == pytest.approx(pstdev([1, 0, 2]))


def test_rows_without_a_product_are_one_key_as_in_abc_classes():
    frame = monthly(a=[9, 9, 9, 9, 9, 9], b=[1, 1, 1, 1, 1, 1])
    frame["product"] = frame.pop("client_id").map({"a": None, "b": "jam"})
    frame["client_id"] = "x"
    rule = {"as_of": "2026-06", "key": "product"}
    found = ck.xyz(frame, **rule)
    assert found[["product", "mean", "xyz"]].fillna("").to_numpy().tolist() == [
        ["jam", 1, "X"], ["", 9, "X"],
    ]  # fmt: skip
    both = ck.abc_xyz(frame, **rule)
    assert both[["product", "abc", "xyz"]].fillna("").to_numpy().tolist() == [
        ["", "A", "X"], ["jam", "B", "X"],
    ]  # fmt: skip
