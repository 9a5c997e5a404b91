from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.engine import as_table, to_pandas
from clientkit.methods.flows import client_events
from clientkit.methods.spans import MONDAY

EVENTS = ["new", "returning", "recovered", "lost"]


def sales(**clients):
    """Clients with the days on which they bought for 1."""
    rows = [(client, day, 1) for client, days in clients.items() for day in days]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def told(frame, until, gap, **options):
    return ck.flows(frame, until=until, gap=gap, **options).set_index("period")


def test_a_client_is_new_then_returns_is_lost_and_recovered():
    a = sales(a=["2026-01-31", "2026-02-01", "2026-05-15"])
    found = told(a, "2026-06", gap=2)
    assert found[[*EVENTS, "base"]].to_numpy().tolist() == [
        [1, 0, 0, 0, 1],  # January
        [0, 1, 0, 0, 1],
        [0, 0, 0, 0, 1],  # March: within the gap
        [0, 0, 0, 1, 0],  # April: two months after the last purchase
        [0, 0, 1, 0, 1],  # May: recovered, not new
        [0, 0, 0, 0, 1],
    ]


def test_who_buys_in_the_period_in_which_it_would_be_lost_is_not():
    found = told(sales(a=["2026-01-05", "2026-03-05"]), "2026-03", gap=2)
    assert found.loc["2026-03", EVENTS].tolist() == [0, 1, 0, 0]


def test_churn_is_the_lost_of_the_base_before_and_the_rest_stay():
    frame = sales(
        a=["2026-01-05", "2026-02-05", "2026-03-05"], b=["2026-01-05", "2026-02-05"],
        c=["2026-03-07"],
    )  # fmt: skip
    march = told(frame, "2026-03", gap=1).loc["2026-03"]
    assert (march["churn"], march["retention"], march["base"]) == (0.5, 0.5, 2)


def test_the_warm_up_and_an_unfinished_month_are_not_judged():
    frame = sales(a=["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05"])
    found = told(frame, "2026-04-10", gap=2)
    assert found["warm_up"].tolist() == [True, True, False, False]
    assert found["complete"].tolist() == [True, True, True, False]
    assert found["retention"].notna().tolist() == [False, False, True, False]


def test_the_days_around_new_year_are_one_iso_week():
    frame = sales(a=["2025-12-29", "2026-01-04"])
    found = told(frame, "2026-01-04", gap=1, period="week")
    assert found.index.tolist() == ["2026-W01"] and found["complete"].tolist() == [True]
    assert found.loc["2026-W01", EVENTS].tolist() == [1, 0, 0, 0]


def test_a_return_is_no_purchase_and_later_rows_are_left_out():
    frame = sales(a=["2026-01-05", "2026-03-05"], b=["2026-02-05"])
    frame.loc[frame["client_id"] == "b", "amount"] = -1
    assert told(frame, "2026-02", gap=1)["base"].tolist() == [1, 0]


def test_an_impossible_gap_or_period_is_refused():
    with pytest.raises(ck.DataError, match="gap is a number of periods"):
        ck.flows(sales(a=["2026-01-05"]), until="2026-01", gap=0)
    with pytest.raises(ck.DataError, match="choose month or week"):
        ck.flows(sales(a=["2026-01-05"]), until="2026-01", gap=1, period="day")


def number_of(day: date, period: str) -> int:
    return day.year * 12 + day.month if period == "month" else (day - MONDAY).days // 7


@given(transactions(), st.sampled_from([1, 3, 6]), st.sampled_from(["month", "week"]))
def test_the_base_is_who_is_active_and_balances_in_every_period(frame, gap, period):
    found = ck.flows(frame, until=frame["date"].max(), gap=gap, period=period)
    moved = found["new"] + found["recovered"] - found["lost"]
    assert (found["base"].diff().fillna(found["base"].iloc[0]) == moved).all()
    # counted apart: the clients whose last purchase is less than `gap` periods ago
    bought = frame[frame["amount"] > 0]
    pairs = {
        (client, number_of(day.date(), period))
        for client, day in zip(bought["client_id"], bought["date"], strict=True)
    }
    for row in found.itertuples():
        now = number_of(row.start.date(), period)
        assert row.base == len({client for client, then in pairs if 0 <= now - then < gap})
        assert row.new + row.returning + row.recovered == len({c for c, p in pairs if p == now})
    assert found["new"].sum() == len({client for client, _ in pairs})
    again = ck.flows(shuffled(frame), until=frame["date"].max(), gap=gap, period=period)
    pd.testing.assert_frame_equal(found, again)


@given(transactions(), st.sampled_from([1, 3, 6]), st.sampled_from(["month", "week"]))
def test_a_client_is_one_thing_in_a_period_and_new_once_before_all_else(frame, gap, period):
    bought = frame[frame["amount"] > 0]
    if bought.empty:
        return
    until = bought["date"].max()
    events = to_pandas(client_events(as_table(frame), until=until, gap=gap, period=period))
    assert not events.duplicated(["client_id", "place"]).any()
    for _client, told in events.sort_values("place").groupby("client_id"):
        kinds = told["event"].tolist()
        assert kinds[0] == "new" and kinds.count("new") == 1
        # who is lost comes back only as recovered, and only the lost can be recovered
        for before, after in pairwise(kinds):
            assert (after == "recovered") == (before == "lost")
