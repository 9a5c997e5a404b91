import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck

SALES = pd.DataFrame(
    [
        ("a", "2026-01-31", 10),
        ("b", "2026-01-01", 30),
        ("a", "2026-03-01", 50),
        ("a", "2026-03-02", -10),
        ("b", "2026-02-05", -5),  # a return is no purchase, but takes money off
        ("c", "2026-02-10", 8),
        ("c", "2026-01-10", -9),  # before its first purchase: of no cohort
        ("d", "2026-03-03", -7),  # never bought
    ],
    columns=["client_id", "date", "amount"],
)


def test_cohorts_worked_out_by_hand():
    found = ck.cohorts(SALES, until="2026-03")
    columns = ["cohort", "age", "size", "clients", "value", "retention", "value_share"]
    assert found[columns].to_numpy().tolist() == [
        ["2026-01", 0, 2, 2, 40, 1, 1],
        ["2026-01", 1, 2, 0, -5, 0, -0.125],
        ["2026-01", 2, 2, 1, 40, 0.5, 1],
        ["2026-02", 0, 1, 1, 8, 1, 1],
        ["2026-02", 1, 1, 0, 0, 0, 0],
    ]
    assert found["month"].tolist() == ["2026-01", "2026-02", "2026-03", "2026-02", "2026-03"]


def test_a_month_that_is_not_over_is_counted_but_not_judged():
    found = ck.cohorts(SALES, until="2026-03-20").set_index(["cohort", "age"])
    assert found.loc[("2026-01", 2), ["clients", "value"]].tolist() == [1, 40]
    assert found.loc[("2026-01", 2), ["retention", "value_share"]].isna().all()
    assert found["complete"].tolist() == [True, True, False, True, False]


@given(transactions())
def test_every_client_that_bought_is_in_one_cohort(frame):
    until = str(frame["date"].max())[:7]
    found = ck.cohorts(frame, until=until)
    bought = frame[frame["amount"] > 0]
    starts = found[found["age"] == 0]
    assert starts["size"].sum() == bought["client_id"].nunique()
    assert (starts["size"] == starts["clients"]).all()
    assert ((0 <= found["clients"]) & (found["clients"] <= found["size"])).all()
    pd.testing.assert_frame_equal(found, ck.cohorts(shuffled(frame), until=until))


@given(transactions())
def test_the_months_of_all_cohorts_bring_what_their_clients_brought(frame):
    until = str(frame["date"].max())[:7]
    found = ck.cohorts(frame, until=until)
    month = frame["date"].dt.strftime("%Y-%m")
    first = month[frame["amount"] > 0].groupby(frame["client_id"]).min()
    since = frame[month >= frame["client_id"].map(first).astype("str").fillna("9")]
    assert found["value"].sum() == pytest.approx(since["amount"].sum(), abs=0.01)
