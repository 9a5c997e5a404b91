from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

import clientkit as ck
from clientkit.reading.account import Account, TooManyFaults

ACCOUNT = Account(
    3, 2, 1, Decimal("30.0000"), Decimal("20.0000"), Decimal(10), {"no_client": (1, Decimal(10))}
)


def test_an_account_balances_in_rows_and_in_money():
    assert ACCOUNT.balances
    assert not replace(ACCOUNT, rows_read=4).balances
    assert not replace(ACCOUNT, money_accepted=Decimal("20.0001")).balances
    assert not replace(ACCOUNT, by_reason={}).balances


def test_an_account_has_a_line_for_each_part_and_reason():
    assert ACCOUNT.lines() == [
        ("read", 3, 30),
        ("accepted", 2, 20),
        ("set aside", 1, 10),
        ("no_client", 1, 10),
    ]


FRAME = pd.DataFrame({"Client": "ann", "Date": ["2026-01-05"] * 19 + ["x"], "Amount": 1})


def test_one_fault_in_twenty_is_allowed():
    assert ck.load(FRAME).account.faults == 1


def test_more_faults_than_allowed_stop_the_reading_with_examples():
    with pytest.raises(TooManyFaults) as error:
        ck.load(FRAME, max_faults=0.01)
    assert str(error.value) == (
        "1 of 20 rows (5.0%) cannot be read; at most 1.0% may be set aside as faults. The first:\n"
        "  DataFrame, row 19, Date: 'x' (the date is missing or is not a date)\n"
        "Correct the file or the mapping, or allow more with max_faults="
    )


def test_at_most_ten_examples_are_shown():
    with pytest.raises(TooManyFaults) as error:
        ck.load(FRAME.assign(Date="x"))
    assert str(error.value).count("row ") == 10


def test_rows_without_a_client_are_no_faults():
    frame = pd.DataFrame({"Client": ["ann", "", ""], "Date": "2026-01-05", "Amount": 1})
    assert ck.load(frame, max_faults=0).account.rows_set_aside == 2


def test_a_source_without_one_usable_row_is_refused():
    frame = pd.DataFrame({"Client": [""], "Date": "2026-01-05", "Amount": 1})
    with pytest.raises(ck.DataError, match="the only row cannot be used; the client is empty: 1"):
        ck.load(frame)


@pytest.mark.parametrize("share", [-1, 5, "5%", None, float("nan")])
def test_a_limit_that_is_no_share_is_refused(share):
    with pytest.raises(ck.DataError, match="max_faults is a share of the rows from 0 to 1; got"):
        ck.load(FRAME, max_faults=share)


def test_all_faults_and_none_are_limits():
    assert ck.load(FRAME, max_faults=1).account.faults == 1
    with pytest.raises(TooManyFaults, match=r"at most 0\.0% may be set aside"):
        ck.load(FRAME, max_faults=0)


def test_an_example_does_not_show_a_whole_novel():
    with pytest.raises(TooManyFaults, match=r"'y{60}…'"):
        ck.load(FRAME.assign(Date="y" * 5000))
