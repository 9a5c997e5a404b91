import pandas as pd
import pytest
from hypothesis import given
from strategies import one_each, shuffled, transactions

import clientkit as ck
from clientkit.methods.potential import ADVICE

SALES = one_each([400, 100, 45, 5, 9], client="c{}")
DIRECTORY = pd.DataFrame(
    {
        "client_id": ["c0", "c1", "c2", "c3", "c4", "c5"],
        "potential": [500, 300, 50, 40, None, 0],
    }
)


def test_the_matrix_by_hand():
    # potential in all 890: 500 starts at 0, 300 at 56 % (A), 50 at 90 %; so large from 300
    found = ck.potential(SALES, DIRECTORY, as_of="2026-01").set_index("client_id")
    assert found["advice"].to_dict() == {
        "c0": "keep", "c1": "develop", "c2": "review", "c3": "let go",
    }  # fmt: skip
    assert found["large_from"].unique().tolist() == [300]
    assert found["room"].to_dict() == {"c1": 200, "c0": 100, "c3": 35, "c2": 5}
    assert found.loc["c2", "used_share"] == 0.9


def test_who_bought_nothing_has_its_whole_potential_left():
    known = pd.DataFrame({"client_id": ["x"], "potential": [1000]})
    [row] = ck.potential(SALES, known, as_of="2026-01").to_dict("records")
    assert (row["value"], row["room"], row["advice"]) == (0, 1000, "develop")


def test_the_cuts_are_arguments_and_hold_at_the_cut():
    options = {"as_of": "2026-01", "large_from": 50, "used": 0.9}
    found = ck.potential(SALES, DIRECTORY, **options).set_index("client_id")
    assert found["advice"].to_dict() == {
        "c0": "develop", "c1": "develop", "c2": "keep", "c3": "let go",
    }  # fmt: skip


def test_more_than_the_potential_leaves_no_room():
    known = pd.DataFrame({"client_id": ["c0"], "potential": [100]})
    [row] = ck.potential(SALES, known, as_of="2026-01").to_dict("records")
    assert (row["used_share"], row["room"], row["advice"]) == (4.0, 0, "keep")


def test_only_the_year_counts_and_the_profit_is_told_where_there_is_a_cost():
    sales = pd.DataFrame(
        {"client_id": "c0", "date": ["2024-12-31", "2025-02-01"], "amount": [7, 70],
         "cost": [1, 80]}
    )  # fmt: skip
    [row] = ck.potential(sales, DIRECTORY.head(1), as_of="2026-01").to_dict("records")
    assert (row["value"], row["profit"]) == (70, -10)


def test_a_directory_without_potential_is_refused_with_what_it_needs():
    for known in [DIRECTORY[["client_id"]], DIRECTORY.tail(2)]:
        with pytest.raises(ck.DataError, match="give it a column potential"):
            ck.potential(SALES, known, as_of="2026-01")


@given(transactions())
def test_every_known_client_has_one_advice(frame):
    known = pd.DataFrame({"client_id": list("abcdefxyz"), "potential": [10, 960, 5] * 3})
    last = frame["date"].max()
    found = ck.potential(frame, known, as_of=last)
    assert sorted(found["client_id"]) == sorted(known["client_id"])
    assert set(found["advice"]) <= set(ADVICE)
    room = (found["potential"] - found["value"]).clip(lower=0)
    assert (room - found["room"]).abs().max() < 1e-9
    assert found["room"].is_monotonic_decreasing
    pd.testing.assert_frame_equal(
        found, ck.potential(shuffled(frame), shuffled(known), as_of=last)
    )
    tenfold = frame.assign(amount=frame["amount"] * 10)
    wider = known.assign(potential=known["potential"] * 10)
    many = ck.potential(tenfold, wider, as_of=last)
    assert many[["client_id", "advice"]].equals(found[["client_id", "advice"]])


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (None, "a directory is a DataFrame with one row per client"),
        (DIRECTORY[["potential"]], "the directory needs the column client_id"),
        (DIRECTORY.assign(client_id="c0"), "the directory has the client 'c0' twice"),
        (DIRECTORY.assign(potential="500"), "potential is '500' in the directory, not a number"),
        (DIRECTORY.assign(potential=float("inf")), "potential is inf in the directory, not a"),
    ],
)
def test_a_directory_that_is_none_is_refused_in_one_sentence(known, said):
    with pytest.raises(ck.DataError, match=said):
        ck.potential(SALES, known, as_of="2026-01")


def test_ids_read_as_numbers_meet_those_of_the_rows():
    sales = pd.DataFrame({"client_id": ["7", "8"], "date": "2026-01-15", "amount": [10, 20]})
    known = pd.DataFrame({"client_id": [7.0, 8.0, None], "potential": [100, 100, 5]})
    found = ck.potential(sales, known, as_of="2026-01")
    assert found[["client_id", "value"]].to_numpy().tolist() == [["7", 10], ["8", 20]]
    numbers = ck.potential(sales.astype({"client_id": float}), known, as_of="2026-01")
    pd.testing.assert_frame_equal(numbers, found)


@pytest.mark.parametrize("wrong", ["x", 0, float("nan"), 1e40])
def test_a_bound_that_is_no_money_is_refused(wrong):
    with pytest.raises(ck.DataError, match="large_from is money above 0"):
        ck.potential(SALES, DIRECTORY, as_of="2026-01", large_from=wrong)
