"""Holes in the calendar, and the days that do not belong to it."""

import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck


def rows_on(days, each=1):
    """`each` rows of 1 on every day."""
    return pd.DataFrame(
        {
            "client_id": "a",
            "date": [str(day)[:10] for day in days for _ in range(each)],
            "amount": 1,
        }
    )


def workdays(first, last):
    return pd.bdate_range(first, last)


def holes(days, each=1):
    found = ck.calendar_gaps(rows_on(days, each))
    first, last = found["first_day"].astype(str), found["last_day"].astype(str)
    return list(zip(found["kind"], first.str[:10], last.str[:10], strict=True))


def test_a_firm_closed_on_weekends_has_no_holes():
    assert holes(workdays("2026-01-01", "2026-06-30")) == []


def test_four_silent_workdays_are_a_holiday_five_are_a_hole():
    every = workdays("2026-01-01", "2026-06-30")
    easter = every[(every < "2026-04-03") | (every > "2026-04-08")]  # Friday to Wednesday
    assert holes(easter) == []
    week = every[(every < "2026-04-03") | (every > "2026-04-09")]
    assert holes(week) == [("days", "2026-04-03", "2026-04-09")]


def test_the_weekends_beside_a_hole_are_in_it_but_are_no_workdays():
    every = workdays("2026-01-01", "2026-06-30")
    found = ck.calendar_gaps(rows_on(every[(every < "2026-05-04") | (every > "2026-05-15")]))
    [row] = found.itertuples()
    assert (str(row.first_day)[:10], str(row.last_day)[:10]) == ("2026-05-02", "2026-05-17")
    assert (row.days, row.workdays, row.months, row.rows) == (16, 10, 0, 0)
    assert row.missing_share == pytest.approx(10 / 21)  # May has 21 weekdays


def test_a_whole_month_missing_is_told_of_a_firm_that_sells_once_a_week():
    mondays = pd.date_range("2025-01-06", "2025-12-29", freq="W-MON")
    assert holes(mondays[mondays.month != 6]) == [("month", "2025-05-27", "2025-07-06")]


def test_a_missing_month_is_missing_whole_though_weekends_lie_beside_it():
    every = workdays("2026-01-01", "2026-06-30")
    found = ck.calendar_gaps(rows_on(every[every.month != 2]))  # Saturday 31 January to 1 March
    assert found[["kind", "workdays", "months", "missing_share"]].to_numpy().tolist() == [
        ["month", 20, 1, 1.0]
    ]


def test_who_sells_now_and_then_has_long_silences_and_no_holes():
    assert holes(pd.date_range("2025-01-15", "2026-06-30", freq="40D")) == []
    assert holes(pd.date_range("2020-01-15", "2026-06-30", freq="100D")) == []


def test_a_month_with_less_than_a_third_of_the_rows_beside_it_is_thin():
    few = rows_on(pd.date_range("2026-01-01", "2026-06-30"), each=2)
    thin = few[~few["date"].str.startswith("2026-03") | (few["date"].str[-1] == "3")]  # 3 days
    thin = pd.concat([thin, rows_on(["2026-03-08", "2026-03-18", "2026-03-28"])])
    [row] = ck.calendar_gaps(thin).itertuples()
    assert (row.kind, row.rows, row.usual) == ("thin", 9, 56)  # February has 56
    assert row.missing_share == pytest.approx(1 - 9 / 56)


def test_the_last_month_is_thin_only_where_the_data_cover_it():
    few = rows_on(pd.date_range("2026-01-01", "2026-06-30"), each=2)
    june = few["date"].str.startswith("2026-06")
    cut = few[~june | (few["date"] < "2026-06-05")]
    assert len(ck.calendar_gaps(cut)) == 0  # the data end on the 4th: June is not over
    through = few[~june | (few.index % 7 == 0)]
    assert ck.calendar_gaps(through)["kind"].tolist() == ["thin"]


def test_a_growing_firm_and_a_single_day_have_no_holes():
    days = [str(d)[:10] for m in range(1, 7) for d in pd.date_range(f"2026-{m:02}-01", periods=28)
            for _ in range(m)]  # fmt: skip
    assert holes(days) == []
    assert holes(["2026-06-30"]) == []


def test_days_long_before_and_after_the_rest_stand_apart_and_make_no_holes():
    every = [*workdays("2025-01-01", "2026-06-30"), "1970-01-01", "2062-03-04"]
    days = ck.calendar_days(rows_on(every))
    assert days.loc[days["apart"] != "", "apart"].tolist() == ["before", "after"]
    assert holes(every) == []


def test_one_row_four_months_ahead_stands_apart_a_new_season_does_not():
    every = list(workdays("2025-01-01", "2026-06-30"))
    days = ck.calendar_days(rows_on([*every, "2026-10-30"]))
    assert days["apart"].iloc[-1] == "after"
    summers = [
        *pd.date_range("2024-05-01", "2024-09-30"),
        *pd.date_range("2025-05-01", "2025-09-30"),
    ]
    assert (ck.calendar_days(rows_on([*summers, "2026-05-01"]))["apart"] == "").all()


def test_two_halves_far_from_each_other_are_both_the_data():
    days = [*pd.date_range("2020-01-01", "2020-03-31"), *pd.date_range("2026-01-01", "2026-03-31")]
    assert (ck.calendar_days(rows_on(days))["apart"] == "").all()


@given(transactions())
def test_the_days_hold_every_row_and_every_cent_whatever_the_order(frame):
    days = ck.calendar_days(frame)
    assert days["rows"].sum() == len(frame) and days["date"].is_monotonic_increasing
    assert days["amount"].sum() == pytest.approx(frame["amount"].sum())
    assert (days["apart"] == "").any()
    pd.testing.assert_frame_equal(days, ck.calendar_days(shuffled(frame)))


@given(transactions())
def test_a_hole_of_days_holds_no_row_and_lies_inside_the_data(frame):
    found = ck.calendar_gaps(frame)
    for gap in found[found["kind"] != "thin"].itertuples():
        assert not frame["date"].between(gap.first_day, gap.last_day).any()
        assert frame["date"].min() < gap.first_day and gap.last_day < frame["date"].max()
        assert 0 <= gap.workdays <= gap.days and 0 < gap.missing_share <= 1
    pd.testing.assert_frame_equal(found, ck.calendar_gaps(shuffled(frame)))
