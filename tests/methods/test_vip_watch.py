import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck

MONTHS = [f"2026-{month:02d}" for month in range(1, 7)]


def by_month(**clients):
    """Clients paying as told month by month; 0 is silence."""
    rows = [
        (client, f"{month}-15", value)
        for client, values in clients.items()
        for month, value in zip(MONTHS, values, strict=True)
        if value
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def watched(month="2026-06", **clients):
    return ck.vip_watch(by_month(**clients), month=month).set_index("client_id")


# five payers at the most: one VIP a month, the largest


def test_the_usual_is_the_mean_of_the_earlier_months_paid():
    a = watched(a=[100, 0, 80, 90, 0, 45]).loc["a"]
    assert (a["paid"], a["usual"], a["usual_months"]) == (45, 90, 3)
    assert (a["less"], a["less_share"], a["silent_months"]) == (45, 0.5, 0)


def test_since_is_the_first_month_of_the_run_that_lasts():
    assert watched(a=[100, 50, 100, 60, 60, 50]).loc["a", "since"] == "2026-04"
    assert pd.isna(watched(a=[50, 50, 50, 50, 50, 60]).loc["a", "since"])


def test_who_is_silent_lacks_all_of_its_usual():
    a = watched(a=[100, 100, 100, 0, 0, 0], b=[1, 1, 1, 1, 1, 1]).loc["a"]
    assert (a["paid"], a["less"], a["silent_months"], a["last_paid"]) == (0, 100, 3, "2026-03")
    assert a["status"] == "lost" and not a["vip"]


def test_a_newcomer_has_no_usual_and_lacks_nothing():
    b = watched(a=[5, 5, 5, 5, 5, 5], b=[0, 0, 0, 0, 0, 99]).loc["b"]
    assert pd.isna(b["usual"]) and b["less"] == 0 and pd.isna(b["less_share"])
    assert b["status"] == "joined"


def test_only_those_who_were_vip_are_watched():
    assert list(watched(a=[9] * 6, b=[5] * 6).index) == ["a"]


def test_a_return_beyond_all_payments_is_a_month_below_nothing():
    sales = by_month(a=[100, 0, 0, 0, 0, 0], b=[1] * 6)
    back = pd.DataFrame({"client_id": ["a"], "date": ["2026-06-20"], "amount": [-30]})
    a = ck.vip_watch(pd.concat([sales, back]), month="2026-06").set_index("client_id").loc["a"]
    assert (a["paid"], a["usual"], a["less"]) == (-30, 100, 130)


def test_money_is_watched_whatever_made_the_list():
    sales = by_month(a=[9] * 6, b=[5] * 6).assign(units=1)
    sales.loc[sales["client_id"] == "b", "units"] = 7
    found = ck.vip_watch(sales, month="2026-06", by="units").set_index("client_id")
    assert found["paid"].to_dict() == {"b": 5} and found.loc["b", "value"] == 7


def test_without_money_there_is_nothing_to_watch():
    with pytest.raises(ck.DataError, match="the watch list needs the column amount"):
        ck.vip_watch(by_month(a=[1] * 6).rename(columns={"amount": "units"}), month="2026-06")


@given(transactions())
def test_every_vip_of_the_window_is_watched_once(sales):
    month = str(sales["date"].max())[:7]
    found = ck.vip_watch(sales, month=month)
    master = ck.vip_table(sales, until=month)
    assert found["client_id"].is_unique
    assert set(found["client_id"]) == set(master["client_id"])
    assert (found["less"] >= 0).all()
    pd.testing.assert_frame_equal(found, ck.vip_watch(shuffled(sales), month=month))
