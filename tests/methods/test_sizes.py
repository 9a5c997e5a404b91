import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import one_each, shuffled, transactions

import clientkit as ck
from clientkit.methods.sizes import MOVES, SIZES

TWO_MONTHS = pd.DataFrame(
    [
        ("up", "2026-01-05", 30), ("up", "2026-02-05", 600),
        ("down", "2026-01-05", 500), ("down", "2026-02-05", 40),
        ("same", "2026-01-05", 40), ("same", "2026-02-05", 50),
        ("new", "2026-02-05", 4),
        ("gone", "2026-01-05", 3), ("gone", "2026-02-05", -3),
        ("never", "2026-01-05", -5),
    ],
    columns=["client_id", "date", "amount"],
)  # fmt: skip


def told(**options):
    found = ck.size_moves(TWO_MONTHS, as_of="2026-02", months=1, **options)
    return found.set_index("client_id")


def test_sizes_are_cut_by_the_bounds_given_which_belong_to_the_larger():
    found = ck.sizes(
        one_each([100, 10, 99.99, 9.99, -3]), as_of="2026-01", months=1, bounds=(10, 100)
    )
    assert found["size"].tolist() == ["large", "medium", "medium", "small"]
    assert found["value"].tolist() == [100, 99.99, 10, 9.99]


def test_moves_are_named_and_a_value_not_above_0_has_no_size():
    found = told()
    # January 3 | 30 40 | 500; February 4 | 40 50 | 600
    assert found.loc[["up", "down", "same", "new", "gone"], "move"].tolist() == [
        "up", "down", "same", "new", "gone",
    ]  # fmt: skip
    assert "never" not in found.index and found.loc["gone", "size"] == ""
    row = found.loc["up"]
    assert (row["medium_from_before"], row["large_from_before"]) == (30, 500)
    assert (row["medium_from"], row["large_from"]) == (40, 600)


def test_held_says_what_the_move_would_be_with_the_bounds_of_before():
    # January 3 | 30 40 | 500; February 4 | 600 750 | 9000: with January's bounds 600 is large
    frame = TWO_MONTHS.copy()
    february = frame["date"] > "2026-02"
    frame.loc[february & (frame["client_id"] != "new"), "amount"] *= 15
    found = ck.size_moves(frame, as_of="2026-02", months=1).set_index("client_id")
    assert found.loc["down", ["move", "held"]].tolist() == ["down", "same"]
    assert found.loc["same", ["move", "held"]].tolist() == ["same", "up"]
    given = ck.size_moves(frame, as_of="2026-02", months=1, bounds=(10, 1000))
    assert (given["move"] == given["held"]).all()


def test_without_a_period_before_everyone_is_new():
    found = ck.size_moves(one_each([5, 50, 500]), as_of="2026-01", months=6)
    assert found["move"].tolist() == ["new"] * 3 == found["held"].tolist()


def test_bounds_that_are_none_are_refused():
    for bounds in [(10, 5), (0, 5), (1,), ("a", "b"), (5, 5)]:
        with pytest.raises(ck.DataError, match="two rising numbers above 0"):
            ck.sizes(one_each([5]), as_of="2026-01", bounds=bounds)
    with pytest.raises(ck.DataError, match="nobody has amount above 0"):
        ck.sizes(one_each([-5]), as_of="2026-01")


@given(transactions(), st.sampled_from([(), (15, 900)]))
def test_every_client_has_one_size_and_equals_share_it(frame, bounds):
    last = frame["date"].max()
    value = frame.groupby("client_id")["amount"].sum().round(2)
    if not (value > 0).any():
        return
    found = ck.sizes(frame, as_of=last, months=12, bounds=bounds)
    assert sorted(found["client_id"]) == sorted(value.index[value > 0])
    assert set(found["size"]) <= set(SIZES)
    assert (found.groupby("value")["size"].nunique() == 1).all()
    assert found["size"].map(SIZES.index).is_monotonic_increasing  # the larger is never smaller
    pd.testing.assert_frame_equal(
        found, ck.sizes(shuffled(frame), as_of=last, months=12, bounds=bounds)
    )
    tenfold = frame.assign(amount=frame["amount"] * 10)
    many = ck.sizes(tenfold, as_of=last, months=12, bounds=[10 * bound for bound in bounds])
    assert many["size"].tolist() == found["size"].tolist()


@given(transactions())
def test_a_move_is_what_the_two_sizes_say(frame):
    try:
        found = ck.size_moves(frame, as_of="2026-01", months=1)
    except ck.DataError:
        return
    assert found["client_id"].is_unique and set(found["move"]) <= set(MOVES)
    assert ((found["size"] == "") == (found["value"] <= 0)).all()
    assert ((found["move"] == "new") == (found["size_before"] == "")).all()
    assert ((found["move"] == "gone") == (found["size"] == "")).all()
    both = found[(found["size"] != "") & (found["size_before"] != "")]
    for before, now, move in both[["size_before", "size", "move"]].itertuples(index=False):
        step = SIZES.index(before) - SIZES.index(now)
        assert move == ("up" if step > 0 else "down" if step < 0 else "same")


@pytest.mark.parametrize(
    "bounds", [5, (float("nan"), 5), (1, 1e40), (1e-9, 5), "15", (1, 2, 3), (None, 5)]
)
def test_bounds_of_another_kind_are_refused(bounds):
    with pytest.raises(ck.DataError, match="bounds are two rising numbers above 0"):
        ck.sizes(one_each([1]), as_of="2026-01", bounds=bounds)


def test_moves_need_a_length_of_the_period():
    with pytest.raises(ck.DataError, match="months is the length of the period"):
        ck.size_moves(one_each([1]), as_of="2026-01", months=None)
