import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.engine import as_table, rows_of
from clientkit.methods.bridge import PARTS


def sales(**clients):
    """Clients with their amounts from January on; 0 is no row."""
    rows = [
        (client, f"2026-{month:02d}-15", float(amount))
        for client, amounts in clients.items()
        for month, amount in enumerate(amounts, 1)
        if amount
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


SIX = sales(
    new=[0, 0, 0, 7], back=[5, 0, 0, 6], up=[0, 0, 10, 12], down=[0, 0, 10, 4],
    gone=[9, 9, 9, 0], still=[0, 0, 3, 3],
)  # fmt: skip


def parts(frame, **options):
    found = ck.bridge_clients(frame, **{"month": "2026-04", "gap": 3} | options)
    return found.set_index("client_id")


def test_every_client_has_its_part():
    assert parts(SIX)["part"].to_dict() == {
        "new": "new", "back": "recovered", "up": "growth", "down": "shrinkage", "gone": "paused",
        "still": "same",
    }  # fmt: skip
    found = ck.bridge(SIX, month="2026-04", gap=3).set_index("part")
    assert found["change"].to_dict() == {
        "new": 7, "recovered": 6, "growth": 2, "shrinkage": -6, "paused": -9, "lost": 0, "same": 0,
    }  # fmt: skip
    assert found["clients"].tolist() == [1, 1, 1, 1, 1, 0, 1]
    assert found["before"].sum() == 32 and found["after"].sum() == 32


def test_lost_is_who_last_bought_a_gap_ago():
    assert parts(SIX, gap=1).loc["gone", "part"] == "lost"
    quiet = sales(a=[5, 0, 0, 0], b=[5, 5, 0, 0], c=[1, 1, 1, 1])
    found = parts(quiet, against="2026-01")["part"]
    assert found.to_dict() == {"a": "lost", "b": "paused", "c": "same"}


def test_recovered_says_whether_the_client_had_been_lost():
    found = parts(sales(a=[5, 0, 0, 5], b=[0, 5, 0, 5]), gap=2)
    assert found["part"].tolist() == ["recovered"] * 2
    assert found["was_lost"].to_dict() == {"a": True, "b": False}
    assert found["last_month"].to_dict() == {"a": "2026-01", "b": "2026-02"}


def test_who_first_bought_between_the_two_periods_is_new():
    found = parts(sales(a=[1, 0, 0, 1], b=[0, 4, 0, 4]), against="2026-01")["part"]
    assert found.to_dict() == {"a": "same", "b": "new"}


def test_returns_are_lost_nowhere():
    # a only gives back in April; b buys and gives all back; c's return of March is over
    frame = sales(a=[9, 0, 0, -2], b=[0, 0, 5, 5], c=[4, 0, -4, 0], d=[0, 0, 0, 1])
    back = pd.DataFrame({"client_id": ["b"], "date": ["2026-04-20"], "amount": [-5.0]})
    found = parts(pd.concat([frame, back]))
    assert found["part"].to_dict() == {
        "a": "shrinkage",
        "b": "shrinkage",
        "c": "growth",
        "d": "new",
    }
    assert found["change"].to_dict() == {"a": -2, "b": -5, "c": 4, "d": 1}


def test_quarters_are_compared_as_months_are():
    frame = sales(a=[1, 1, 1, 2, 2, 2], b=[0, 0, 0, 0, 0, 8])
    found = ck.bridge(frame, month="2026-06", months=3, gap=2).set_index("part")
    assert found.loc[["growth", "new"], "change"].tolist() == [3, 8]


def test_periods_that_overlap_and_an_impossible_gap_are_refused():
    with pytest.raises(ck.DataError, match="the earlier ends with 2026-01 or before"):
        ck.bridge(SIX, month="2026-04", against="2026-02", months=3, gap=3)
    with pytest.raises(ck.DataError, match="gap is a number of months"):
        ck.bridge(SIX, month="2026-04", gap=0)
    with pytest.raises(ck.DataError, match="no rows in the 1 month"):
        ck.bridge(SIX, month="2026-09", gap=3)


ENDS = st.sampled_from([("2026-02", "2026-01"), ("2026-02", "2025-11"), ("2026-01", "2025-12")])


@settings(max_examples=6, deadline=None)
@given(transactions(), ENDS, st.sampled_from(["amount", "documents"]), st.integers(1, 3))
def test_the_parts_make_the_change_to_the_cent(frame, ends, by, gap):
    month, against = ends
    if not (frame["date"].dt.strftime("%Y-%m") == month).any():
        return
    options = {"month": month, "against": against, "gap": gap, "by": by}
    found = rows_of(ck.bridge(as_table(frame), **options))
    assert [row["part"] for row in found] == list(PARTS)
    of_month = {m: total(frame, m, by) for m in ends}
    assert sum(row["before"] for row in found) == of_month[against]
    assert sum(row["after"] for row in found) == of_month[month]
    assert sum(row["change"] for row in found) == of_month[month] - of_month[against]
    each = ck.bridge_clients(frame, **options)
    assert each["client_id"].is_unique
    rows = frame[frame["date"].dt.strftime("%Y-%m").isin(ends)]
    assert set(each["client_id"]) == set(rows["client_id"])
    assert (each.loc[each["part"] == "growth", "change"] > 0).all()
    assert (each.loc[each["part"] == "shrinkage", "change"] < 0).all()
    assert (each.loc[each["part"] == "same", "change"] == 0).all()
    pd.testing.assert_frame_equal(each, ck.bridge_clients(shuffled(frame), **options))


def total(frame, month, by):
    """The measure of the month, exact."""
    rows = as_table(frame[frame["date"].dt.strftime("%Y-%m") == month])
    if by == "amount":
        return rows_of(rows.agg(total=rows.amount.sum().coalesce(0)))[0]["total"]
    kept = rows.filter(rows.amount > 0)
    return rows_of(kept.agg(total=kept.document.nunique()))[0]["total"]
