import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck

SUMS = (
    "clients active amount documents new recovered lost moved_in moved_out entered dropped vips "
    "overdue"
).split()


def rows(*said: str) -> pd.DataFrame:
    """One row per text: client, day and amount, like "a 2026-01-05 10"."""
    found = pd.DataFrame([line.split() for line in said], columns=["client_id", "date", "amount"])
    return found.astype({"amount": float})


SALES = rows(
    "a 2026-01-10 90",
    "b 2026-01-10 10",
    "a 2026-02-10 90",
    "c 2026-02-10 70",
    "c 2026-02-11 -10",
    "d 2026-02-12 -5",
)
"""January: a 90, b 10. February: a 90, c 60 net, d a return; b is silent."""


def told(frame, **rule):
    found = ck.audit(frame, **({"month": "2026-02", "gap": 1} | rule))
    return found.set_index(["period", "abc"])


def test_the_groups_of_the_example_are_those_worked_out_by_hand():
    found = told(SALES)
    # to February: a 180, c 60, b 10 of 250 starts at 0, .72 and .96; d is below 0
    # to January: a 90, b 10 of 100 starts at 0 and .90
    assert found.loc["this", "clients"].tolist() == [2, 0, 1, 1, 4]
    assert found.loc["before", "clients"].tolist() == [1, 1, 0, 2]
    this = found.loc["this"]
    assert this["amount"].tolist() == [150, 0, 0, -5, 145]
    assert this["active"].tolist() == [2, 0, 0, 0, 2]
    assert this["new"].tolist() == [1, 0, 0, 0, 1]
    assert this["lost"].tolist() == [0, 1, 0, 0, 1], "b is lost from B, where it stood before"
    assert this["moved_in"].tolist() == [0, 0, 1, 0, 1]
    assert this["moved_out"].tolist() == [0, 1, 0, 0, 1]
    assert this["entered"].tolist() == [1, 0, 0, 1, 2]
    assert this["vips"].tolist() == [1, 0, 0, 0, 1]
    assert this["average_receipt"].iloc[0] == 75
    before = found.loc["before"]
    assert before["amount_change"].round(9).tolist()[0] == round((150 - 90) / 90, 9)
    assert before.loc["total", "amount_change"] == 0.45
    assert before["clients_more"].tolist() == [1, -1, 1, 2]
    assert before["base_months"].unique().tolist() == [1]


def test_what_the_data_do_not_reach_back_to_is_left_out():
    assert set(told(SALES).index.get_level_values("period")) == {"this", "before"}
    assert set(told(SALES, month="2026-01").index.get_level_values("period")) == {"this"}
    a_year = pd.concat([SALES, rows("a 2025-02-01 5")])
    assert set(told(a_year).index.get_level_values("period")) == {"this", "before", "year"}


def test_a_client_lost_from_no_group_is_absent():
    frame = pd.concat([rows("old 2024-12-10 5"), SALES])
    found = told(frame, gap=14)
    assert found.loc[("this", "absent"), ["clients", "lost"]].tolist() == [0, 1]


def test_a_quarter_is_three_months_against_the_three_before():
    frame = rows("a 2025-10-10 10", "a 2026-01-10 20", "a 2026-02-10 20", "a 2026-03-10 20")
    found = told(frame, month="2026-03", months=3)
    assert found.loc[("this", "total"), ["first", "amount"]].tolist() == ["2026-01", 60]
    assert found.loc[("before", "total"), ["first", "last"]].tolist() == ["2025-10", "2025-12"]
    assert found.loc[("before", "total"), "amount_change"] == 5


def test_an_impossible_question_is_refused():
    with pytest.raises(ck.DataError, match="no rows in the 1 month"):
        told(SALES, month="2026-05")
    with pytest.raises(ck.DataError, match="length of the period, 1 to 12"):
        told(SALES, months=13)
    with pytest.raises(ck.DataError, match="gap is a number of months"):
        told(SALES, gap=0)
    with pytest.raises(ck.DataError, match="two rising shares"):
        told(SALES, cuts=(0.9, 0.8))


def test_profit_is_told_where_there_is_cost():
    with_cost = SALES.assign(cost=1.0)
    assert told(with_cost).loc[("this", "total"), "profit"] == 145 - 4
    assert "profit" not in told(SALES)


FEW = settings(max_examples=3, deadline=None)  # whole audits each, so few


@FEW
@given(transactions(), st.sampled_from([1, 2, 3]), st.sampled_from([1, 2, 4]))
def test_the_groups_make_the_total_and_balance_with_the_period_before(frame, months, gap):
    month = frame["date"].max().strftime("%Y-%m")
    found = ck.audit(frame, month=month, months=months, gap=gap)
    for _, period in found.groupby("period"):
        groups, total = period[period["abc"] != "total"], period[period["abc"] == "total"]
        for name in SUMS:
            assert round(groups[name].sum() - total[name].iloc[0], 6) == 0, name
        assert abs(groups["clients_share"].sum() - 1) < 1e-9 or not total["clients"].iloc[0]
        assert groups["moved_in"].sum() == groups["moved_out"].sum()
    this = found[found["period"] == "this"].set_index("abc")
    before = found[found["period"] == "before"].set_index("abc")["clients"]
    moved = this["moved_in"] + this["entered"] - this["moved_out"] - this["dropped"]
    if len(before):
        assert (this["clients"] - moved).eq(before.reindex(this.index).fillna(0)).all()
    # against other methods: the money of the months, the events of the flows
    asked = ck.months_to(month, months)
    sums = ck.month_totals(frame).set_index("month")["amount"].reindex(asked).sum()
    assert round(this.loc["total", "amount"] - sums, 2) == 0
    flow = ck.flows(frame, until=month, gap=gap).set_index("period").reindex(asked)
    for name in ("new", "recovered", "lost"):
        assert this.loc["total", name] == flow[name].sum()
    classes = ck.abc_classes(ck.in_window(frame, month, 12))["abc"].value_counts()
    assert this["clients"].drop("total").eq(classes.reindex(this.index[:-1]).fillna(0)).all()


@FEW
@given(transactions())
def test_the_clients_by_name_are_those_counted_whatever_the_order_of_the_rows(frame):
    rule = {"month": frame["date"].max().strftime("%Y-%m"), "gap": 1}
    groups, people = ck.audit(frame, **rule), ck.audit_clients(frame, **rule)
    pd.testing.assert_frame_equal(groups, ck.audit(shuffled(frame), **rule))
    pd.testing.assert_frame_equal(people, ck.audit_clients(shuffled(frame), **rule))
    this = groups.query("period == 'this'").set_index("abc")
    assert people["client_id"].is_unique
    counted = people.groupby("abc")[["active", "new", "vips", "overdue"]].sum()
    for group, row in counted.iterrows():
        assert row.eq(this.loc[group, row.index]).all()
    assert people["lost"].sum() == this.loc["total", "lost"]


def test_money_is_exact_and_a_constant_changes_no_count():
    cents = pd.concat([rows("a 2026-02-10 0.1")] * 3)
    assert told(cents).loc[("this", "total"), "amount"] == 0.3
    times = SALES.assign(amount=SALES["amount"] * 7)
    counts = ["clients", "active", "new", "lost", "moved_in", "vips", "overdue"]
    pd.testing.assert_frame_equal(told(SALES)[counts], told(times)[counts])


def test_overdue_clients_are_silent_beyond_their_rhythm_and_not_lost():
    weekly = [f"w 2026-01-{day:02} 10" for day in (1, 8, 15, 22)]
    frame = rows(*weekly, "x 2026-02-20 50")
    assert told(frame, gap=2).loc[("this", "total"), "overdue"] == 1
    assert told(frame, gap=1).loc[("this", "total"), ["overdue", "lost"]].tolist() == [0, 1]


def test_an_overdue_client_without_a_group_is_counted_as_absent():
    # weekly, then silent for 13 months: in no group now or before, lost only after 20
    weekly = [f"w 2025-01-{day:02} 10" for day in (1, 8, 15, 22)]
    frame = rows(*weekly, "x 2026-03-20 50")
    rule = {"month": "2026-03", "gap": 20}
    found, people = told(frame, **rule), ck.audit_clients(frame, **rule)
    assert found.loc[("this", "absent"), ["clients", "overdue"]].tolist() == [0, 1]
    assert people["overdue"].sum() == found.loc[("this", "total"), "overdue"] == 1


@pytest.mark.parametrize("method", [ck.audit, ck.audit_clients])
def test_a_gap_that_is_no_number_and_a_table_without_money_are_refused(method):
    with pytest.raises(ck.DataError, match="gap is a number of months, at least 1; got 'x'"):
        method(SALES, month="2026-02", gap="x")
    with pytest.raises(ck.DataError, match="the audit needs the column amount"):
        method(SALES.drop(columns="amount"), month="2026-02", gap=1)
