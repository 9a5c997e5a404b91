from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.engine import as_table, rows_of


def two_months(before, now):
    """One payment per client and month: {"a": 9} before, {"a": 2} now."""
    rows = [(c, "2026-01-15", v) for c, v in before.items()]
    rows += [(c, "2026-02-15", v) for c, v in now.items()]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def moves(before, now):
    found = ck.vip_moves(two_months(before, now), month="2026-02")
    return found.set_index("client_id")


# five payers at the most, so one VIP a month, and the bar is what it paid


def test_the_change_is_the_own_move_and_the_bar_s():
    found = moves({"a": 100, "b": 60, "c": 1}, {"a": 70, "b": 80, "c": 1})
    # the bar fell from 100 to 80: everyone is lifted by 20
    assert found["bar_move"].tolist() == [20, 20, 20]
    assert found.loc["b", ["gap_before", "gap", "own_move", "change"]].tolist() == [-40, 0, 20, 40]
    assert found.loc["a", ["gap_before", "gap", "own_move", "change"]].tolist() == [
        0,
        -10,
        -30,
        -10,
    ]


@pytest.mark.parametrize(
    ("before", "now", "cause"),
    [
        ({"a": 100, "b": 60}, {"a": 90, "b": 120}, "own"),  # 120 passes the old bar of 100 too
        ({"a": 100, "b": 60}, {"b": 60}, "bar"),  # b paid the same; the bar fell to it
        ({"a": 100, "b": 60}, {"a": 50, "b": 80}, "both"),  # 80 < 100, and 60 < 80
    ],
)
def test_what_was_enough_for_the_client_that_joined(before, now, cause):
    found = moves(before, now)
    assert found.loc["b", "vip"] and not found.loc["b", "vip_before"]
    assert found.loc["b", "cause"] == cause


@pytest.mark.parametrize(
    ("before", "now", "cause"),
    [
        ({"a": 100, "b": 60}, {"a": 90, "b": 95}, "own"),  # its old 100 would pass the bar of 95
        ({"a": 100, "b": 60}, {"a": 100, "b": 120}, "bar"),  # a paid the same; the bar rose
        ({"a": 100, "b": 60}, {"a": 40, "b": 120}, "either"),  # 40 < 100, and 100 < 120
    ],
)
def test_what_was_enough_for_the_client_that_left(before, now, cause):
    found = moves(before, now)
    assert found.loc["a", "cause"] == cause


def test_who_did_not_pay_counts_as_nothing_and_has_no_rank():
    found = moves({"a": 100, "b": 60}, {"b": 60})
    assert found.loc["a", ["value", "gap", "own_move"]].tolist() == [0, -60, -100]
    assert pd.isna(found.loc["a", "rank"])


def test_the_first_month_of_the_data_has_no_bar_before():
    found = moves({}, {"a": 100, "b": 60})
    assert found["cause"].tolist() == ["", ""] and found["change"].isna().all()
    assert found.loc["b", "gap"] == -40


def test_the_sample_in_june_moves_by_its_own():
    found = ck.to_pandas(ck.vip_moves(ck.sample().transactions, month="2026-06"))
    joined = found[found["vip"] & ~found["vip_before"]]
    gone = found[found["vip_before"] & ~found["vip"]]
    assert (len(joined), len(gone)) == (6, 6)  # 3 joined and 3 returned; 4 left and 2 paused


def test_in_june_own_move_and_moved_bar_are_the_change_of_every_client():
    moves = rows_of(ck.vip_moves(ck.sample().transactions, month="2026-06"))
    assert len(moves) > 73  # all payers of June, and those of May who paid nothing
    for row in moves:
        assert row["own_move"] + row["bar_move"] == row["change"]


@given(transactions())
def test_the_parts_add_up_exactly_for_every_client(sales):
    month = str(sales["date"].max())[:7]
    for row in rows_of(ck.vip_moves(as_table(sales), month=month)):
        if row["change"] is not None:
            assert (
                row["own_move"] + row["bar_move"]
                == row["change"]
                == row["gap"] - row["gap_before"]
            )
            assert isinstance(row["change"], Decimal)


@given(transactions())
def test_the_moves_are_those_of_the_two_months_lists(sales):
    month = str(sales["date"].max())[:7]
    found = ck.vip_moves(sales, month=month)
    payers = ck.vip_month(sales, month=month)
    assert set(found.loc[found["vip"], "client_id"]) == set(payers.loc[payers["vip"], "client_id"])
    crossed = found["vip"] != found["vip_before"]
    assert ((found["cause"] != "") == (crossed & found["bar_before"].notna())).all()
    pd.testing.assert_frame_equal(found, ck.vip_moves(shuffled(sales), month=month))
