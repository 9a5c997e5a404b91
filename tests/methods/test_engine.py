import datetime as dt
from decimal import Decimal

import ibis
import pandas as pd
import pytest
from strategies import one_each

import clientkit as ck
from clientkit.engine import fraction


def test_a_share_given_as_a_third_is_a_third_and_overflows_nothing():
    assert fraction(1 / 3) == fraction("1/3")
    assert (
        ck.vip_month(one_each(range(1, 4001)), month="2026-01", share=1 / 3)["vip"].sum() == 1334
    )


@pytest.mark.parametrize("share", ["a fifth", float("nan"), None, 0, -0.2, 1.5])
def test_a_share_that_is_none_is_refused_in_one_sentence(share):
    with pytest.raises(ck.DataError, match="a share lies above 0 and not above 1"):
        fraction(share)


@pytest.mark.parametrize("amount", [float("inf"), -float("inf"), 1e15])
def test_money_too_large_to_be_money_names_its_row(amount):
    with pytest.raises(
        ck.DataError, match=r"amount is -?(inf|1e\+15|1000000000000000.0) in row 1"
    ):
        ck.pareto_curve(one_each([5, amount]))


@pytest.mark.parametrize("day", ["05.01.2026", "01/05/2026", "", "2026-02-31", 20260105, 4.5])
def test_a_date_that_is_no_iso_day_names_its_row(day):
    sales = one_each([1, 2]).assign(date=["2026-01-05", day] if isinstance(day, str) else day)
    with pytest.raises(ck.DataError, match=r"date is '.*' in row [01], and \d of 2 rows"):
        ck.clients(sales, as_of="2026-01")


@pytest.mark.parametrize(
    "day",
    [
        dt.date(2026, 1, 31),
        "2026-01-31 23:30:00",
        pd.Period("2026-01-31"),
        pd.Timestamp("2026-01-31 23:30", tz="America/New_York"),
        pd.Timestamp("2026-01-31 00:30", tz="Asia/Tokyo"),
    ],
)
def test_a_day_is_the_day_on_its_own_clock(day):
    people = ck.clients(one_each([1]).assign(date=day), as_of="2026-01")
    assert people["recency_days"].tolist() == [0]


def test_columns_that_a_call_does_not_need_may_be_periods():
    sales = one_each([1, 2]).assign(month=pd.Period("2026-01"))
    assert ck.pareto_curve(sales)["value"].tolist() == [2, 1]


@pytest.mark.parametrize("amount", ["x", True, pd.Timestamp("2026-01-01"), 1j, [[1], [2]]])
def test_amounts_of_a_type_that_is_no_number_are_refused(amount):
    with pytest.raises(ck.DataError):
        ck.pareto_curve(one_each([1, 2]).assign(amount=amount))


def test_a_column_that_is_there_twice_is_refused():
    sales = pd.DataFrame([["a", 1, 2]], columns=["client_id", "amount", "amount"])
    with pytest.raises(ck.DataError, match="the column amount is there twice"):
        ck.pareto_curve(sales)


def test_an_ibis_table_is_refused_by_its_types_like_a_dataframe():
    text = ibis.table({"client_id": "string", "date": "date", "amount": "string"}, name="t")
    with pytest.raises(ck.DataError, match="amount holds text, not numbers"):
        ck.pareto_curve(text)
    number = ibis.table({"client_id": "string", "date": "int64", "amount": "int64"}, name="t")
    with pytest.raises(ck.DataError, match="date holds values of type int64, not days"):
        ck.client_months(number)


def test_the_caller_s_table_stays_as_it_was():
    sales = one_each([1, 2]).assign(
        month=pd.Period("2026-01"), cost=[Decimal("0.10"), None], date="2026-01-05 10:00"
    )
    before = sales.copy(deep=True)
    ck.client_months(sales)
    pd.testing.assert_frame_equal(sales, before)


@pytest.mark.parametrize("months", [0, 2.5, "6"])
def test_a_window_is_a_whole_number_of_months(months):
    with pytest.raises(ck.DataError, match="months is the length of the window"):
        ck.clients(one_each([1]), as_of="2026-01", months=months)
    with pytest.raises(ck.DataError, match="a window has at least one month"):
        ck.vip_table(one_each([1]), until="2026-01", window=months)


def test_not_a_time_is_no_month():
    with pytest.raises(ck.DataError, match="NaT is not a month or a day"):
        ck.clients(one_each([1]), as_of=pd.NaT)
