import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck


def sales(**clients):
    rows = [(client, day, 1) for client, days in clients.items() for day in days]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def of(as_of="2026-06", **clients):
    return ck.rhythm(sales(**clients), as_of=as_of).set_index("client_id")


def test_overdue_is_longer_than_the_middle_gap_and_twice_its_spread():
    days = ["2026-01-01", "2026-01-11", "2026-01-21", "2026-02-10"]  # gaps 10, 10, 20: mad 0
    a = of(as_of="2026-02-20", a=days).loc["a"]
    assert (a["median_gap"], a["mad"], a["due_days"]) == (10, 0, 10)
    assert a["recency_days"] == 10 and not a["overdue"]
    late = of(as_of="2026-02-21", a=days).loc["a"]
    assert late["overdue"] and late["overdue_days"] == 1


def test_an_uneven_rhythm_is_given_time():
    days = ["2026-01-01", "2026-01-11", "2026-01-31", "2026-03-02"]  # gaps 10, 20, 30: mad 10
    assert of(a=days).loc["a", "due_days"] == 40


def test_with_two_purchases_there_is_no_rhythm():
    b = of(b=["2026-01-01", "2026-01-05"]).loc["b"]
    assert pd.isna(b["due_days"]) and not b["overdue"] and b["mean_gap"] == 4


@pytest.mark.parametrize(
    ("days", "habit"),
    [
        (["2026-05-01"], "one-off"),
        (["2026-05-01", "2026-06-01"], "rare"),  # two months are few
        (["2026-01-01", "2026-03-01", "2026-06-01"], "regular"),  # three of six months
        (["2025-12-31", "2026-03-01", "2026-06-01"], "rare"),  # three of seven
    ],
)
def test_the_habit_is_how_many_of_its_months_a_client_buys(days, habit):
    assert of(a=days).loc["a", "habit"] == habit


def test_the_gap_is_the_80th_percentile_of_the_clients_mean_gaps():
    frame = sales(
        a=["2026-01-01", "2026-01-11"], b=["2026-01-01", "2026-01-21"], c=["2026-01-01"],
    )  # fmt: skip
    # 10 and 20 days: at 0.8 of the way 18; c has none
    found = ck.suggested_gap(frame, as_of="2026-06", period="week")
    assert found == {"gap": 3, "days": pytest.approx(18), "clients": 2}
    assert ck.suggested_gap(frame, as_of="2026-06")["gap"] == 1


def test_where_nobody_bought_twice_the_gap_is_one():
    assert ck.suggested_gap(sales(a=["2026-01-01"]), as_of="2026-06") == {
        "gap": 1, "days": None, "clients": 0,
    }  # fmt: skip


@given(transactions())
def test_every_client_that_bought_has_one_habit(frame):
    found = ck.rhythm(frame, as_of=frame["date"].max())
    assert set(found["client_id"]) == set(frame.loc[frame["amount"] > 0, "client_id"])
    assert found["client_id"].is_unique and set(found["habit"]) <= {"regular", "rare", "one-off"}
    assert (found["overdue"] == (found["overdue_days"] > 0)).all()
    pd.testing.assert_frame_equal(found, ck.rhythm(shuffled(frame), as_of=frame["date"].max()))
