import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck

MONTHS = [f"2026-{month:02d}" for month in range(1, 8)]


def sales(**clients):
    """Clients paying as told month by month; 0 is silence."""
    rows = [
        (client, f"{month}-15", value)
        for client, values in clients.items()
        for month, value in zip(MONTHS, values, strict=False)
        if value
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def july(**clients):
    return ck.sales_by_kind(sales(**clients), until="2026-07").iloc[-1]


def test_a_client_is_new_then_second_then_regular():
    found = ck.sales_by_kind(sales(a=[1, 2, 0, 4, 8]), until="2026-05")
    assert found[["new", "second", "regular"]].to_numpy().tolist() == [
        [1, 0, 0], [0, 2, 0], [0, 0, 4], [0, 0, 8],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("regular", "new", "alarm"),
    [
        (75, 30, "warning"),  # +5 % in all, -25 % with regulars
        (70, 35, "alarm"),
        (80, 25, "warning"),
        (81, 24, ""),
        (100, 5, ""),  # regulars hold
        (70, 29, ""),  # the total fell too: no growth hides it
        (70, 30, "alarm"),  # level is not below
    ],
)
def test_the_alarm_rings_when_growth_hides_the_loss_of_regulars(regular, new, alarm):
    assert july(old=[100] * 6 + [regular], young=[0] * 6 + [new])["alarm"] == alarm


def test_the_clients_behind_it_are_named_the_largest_fall_first():
    frame = sales(a=[60] * 6 + [20], b=[40] * 6 + [55], c=[0] * 6 + [40])
    found = ck.regulars_behind(frame, until="2026-07")
    assert found[["client_id", "base", "value", "change"]].to_numpy().tolist() == [
        ["a", 60, 20, -40], ["b", 40, 55, 15],
    ]  # fmt: skip


def test_the_first_three_months_have_no_base():
    found = ck.sales_by_kind(sales(a=[9] * 5), until="2026-05")
    assert found["base_total"].notna().tolist() == [False, False, False, True, True]


def test_a_month_that_is_not_over_is_not_judged():
    found = ck.sales_by_kind(sales(a=[9] * 5 + [1]), until="2026-06-20").iloc[-1]
    assert found["total"] == 1 and not found["complete"] and found["alarm"] == ""
    assert found[["base_total", "change_total", "change_regular"]].isna().all()


def test_the_same_month_a_year_before_is_a_base_too():
    later = sales(a=[70] * 7, b=[40] * 7).assign(date=lambda t: "2027" + t["date"].str[4:])
    frame = pd.concat([sales(a=[100] * 7), later])
    row = ck.sales_by_kind(frame, until="2027-07").set_index("month").loc["2027-07"]
    assert row["year_total"] == 100 and row["year_change_total"] == pytest.approx(0.1)


def test_the_sample_rings_in_may_and_june_only():
    found = ck.to_pandas(ck.sales_by_kind(ck.sample().transactions, until="2026-06"))
    rung = found[found["alarm"] != ""]
    assert rung["month"].tolist() == ["2026-05", "2026-06"]
    assert rung["change_regular"].round(2).tolist() == [-0.24, -0.26]


@given(transactions())
def test_the_kinds_make_the_whole_in_every_month(frame):
    until = str(frame["date"].max())[:7]
    found = ck.sales_by_kind(frame, until=until)
    parts = found["new"] + found["second"] + found["regular"]
    assert (parts - found["total"]).abs().max() < 1e-6
    totals = frame.groupby(frame["date"].dt.strftime("%Y-%m"))["amount"].sum()
    assert found["total"].tolist() == pytest.approx(totals.tolist())
    pd.testing.assert_frame_equal(found, ck.sales_by_kind(shuffled(frame), until=until))
