"""Rows with dates far from the rest, or outside what the file states."""

import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.methods.odd_dates import AFTER, BEFORE, EARLIER, EMPTY, LATER

DAYS = [str(day)[:10] for day in pd.date_range("2026-01-01", "2026-03-31")]


def sales(*more):
    days = [*DAYS, *more]
    return pd.DataFrame(
        {"client_id": "a", "date": days, "amount": 2.0, "document": range(len(days))}
    )


def test_the_first_day_of_a_program_and_a_wrong_year_are_told():
    found = ck.odd_dates(sales("1970-01-01", "2006-02-03", "2062-03-01"), until="2026-03")
    assert found["reason"].tolist() == [EMPTY, BEFORE, AFTER]
    assert found["reported"].tolist() == [True, True, False]
    assert (
        found["days_apart"].iloc[-1]
        == (pd.Timestamp("2062-03-01") - pd.Timestamp("2026-03-31")).days
    )


def test_clean_dates_give_no_rows_and_keep_the_columns():
    found = ck.odd_dates(sales(), until="2026-03")
    assert len(found) == 0
    assert list(found) == [
        "date", "client_id", "document", "amount", "reason", "days_apart", "reported"
    ]  # fmt: skip


def test_what_lies_outside_the_period_that_the_file_states_is_told():
    found = ck.odd_dates(sales(), until="2026-03", period=("2026-01-02", "2026-03-29"))
    assert found["reason"].tolist() == [EARLIER, LATER, LATER]
    assert found["days_apart"].tolist() == [0, 0, 0]


def test_a_period_that_the_rows_do_not_keep_to_is_not_believed():
    assert len(ck.odd_dates(sales(), until="2026-03", period=("2026-03-31", "2026-03-31"))) == 0


def test_later_rows_near_the_rest_are_not_odd():
    assert len(ck.odd_dates(sales(), until="2026-01")) == 0


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ck.DataError, match="ends on 2025-12-31, before it begins on 2026-01-31"):
        ck.odd_dates(sales(), until="2026-03", period=("2026-01", "2025-12"))


@given(transactions())
def test_every_row_of_a_day_apart_is_there_once(frame):
    days = ck.calendar_days(frame)
    found = ck.odd_dates(frame, until="2026-01")
    assert len(found) == days.loc[days["apart"] != "", "rows"].sum()
    again = ck.odd_dates(shuffled(frame), until="2026-01")
    pd.testing.assert_frame_equal(found, again)
