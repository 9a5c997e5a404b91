import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck

SALES = pd.DataFrame(
    [
        ("a", "2026-01-10", 100, "Kim"),
        ("b", "2026-01-10", 50, "Lee"),
        ("c", "2026-01-10", 10, None),
        ("a", "2026-02-10", 90, "Kim"),
        ("a", "2026-02-20", 20, "Lee"),
        ("d", "2026-02-10", 5, ""),
    ],
    columns=["client_id", "date", "amount", "manager"],
)
DIRECTORY = pd.DataFrame(
    {"client_id": ["a", "c", "e"], "manager": ["Kim", "Max", "Max"], "plan": [100, 40, 7.5]}
)
NONE = pd.DataFrame(columns=["client_id"], dtype=str)


def told(frame=SALES, directory=DIRECTORY, **rule):
    found = ck.managers(frame, directory, **({"month": "2026-02", "gap": 1} | rule))
    return found.set_index("manager")


def test_plan_and_fact_are_those_worked_out_by_hand():
    found = told()
    assert found.index.tolist() == ["Kim", "Lee", "Max", "no manager"]
    # rows count for the manager they name: 20 of the client of Kim were sold by Lee
    assert found["fact"].tolist() == [90, 20, 0, 5]
    assert found["fact_before"].tolist() == [100, 50, 10, 0]
    # clients count for the directory's manager, else that of their last row
    assert found["clients"].tolist() == [1, 1, 1, 1]
    assert found["plan"].fillna(0).tolist() == [100, 0, 47.5, 0]
    assert found["done"].fillna(-1).tolist() == [0.9, -1, 0, -1]
    assert found["new"].tolist() == [0, 0, 0, 1]
    assert found["lost"].tolist() == [0, 1, 1, 0]
    assert found["vips"].tolist() == [1, 0, 0, 0]
    assert found["fact_change"].round(9).fillna(9).tolist() == [-0.1, -0.6, -1, 9]
    assert found["fact_year"].isna().all(), "the data do not reach back to it"


def test_the_plan_of_a_quarter_is_three_months():
    assert told(month="2026-02", months=3).loc["Kim", "plan"] == 300


def test_without_plans_managers_or_a_directory_the_rest_is_told():
    assert "plan" not in told(directory=DIRECTORY.drop(columns="plan"))
    bare = told(SALES.drop(columns="manager"), NONE)
    assert bare.index.tolist() == ["no manager"] and bare["fact"].tolist() == [115]
    by_directory = told(SALES.drop(columns="manager"), DIRECTORY)["fact"]
    assert by_directory.to_dict() == {"Kim": 110, "Max": 0, "no manager": 5}
    assert told(directory=NONE)["fact"].to_dict() == {"Kim": 90, "Lee": 20, "no manager": 5}


def test_ids_that_are_numbers_meet_those_of_the_directory():
    numbers = SALES.assign(client_id=SALES["client_id"].map(ord))
    known = DIRECTORY.assign(client_id=DIRECTORY["client_id"].map(ord))
    pd.testing.assert_frame_equal(told(numbers, known), told())


def test_profit_and_receipt_are_of_the_manager_s_own_sales():
    found = told(SALES.assign(cost=[1, 1, 1, 30, 5, 1]))
    assert found["profit"].tolist() == [60, 15, 0, 4]
    assert found["average_receipt"].fillna(0).tolist() == [90, 20, 0, 5]


def test_a_month_without_rows_is_refused():
    with pytest.raises(ck.DataError, match="no rows in the 1 month"):
        told(month="2026-05")
    with pytest.raises(ck.DataError, match="gap is a number of months"):
        told(gap=0)


@settings(max_examples=6, deadline=None)
@given(transactions(), st.sampled_from([1, 3]), st.data())
def test_the_facts_are_the_sales_and_the_counts_are_the_flows(frame, months, data):
    sellers = st.sampled_from(["Kim", "Lee", "", None])
    frame["manager"] = [data.draw(sellers) for _ in range(len(frame))]
    month = frame["date"].max().strftime("%Y-%m")
    known = pd.DataFrame({"client_id": list("abc"), "manager": ["Kim", None, "Max"]})
    rule = {"month": month, "months": months, "gap": 2}
    found = ck.managers(frame, known.assign(plan=10.0), **rule)
    asked = ck.months_to(month, months)
    sums = ck.month_totals(frame).set_index("month")["amount"].reindex(asked).sum()
    assert round(found["fact"].sum() - sums, 2) == 0
    flow = ck.flows(frame, until=month, gap=2).set_index("period").reindex(asked)
    assert found["new"].sum() == flow["new"].sum() and found["lost"].sum() == flow["lost"].sum()
    assert found["clients"].sum() == ck.in_window(frame, month, 12)["client_id"].nunique()
    assert found["plan"].sum() == 30 * months
    pd.testing.assert_frame_equal(
        found, ck.managers(shuffled(frame), known.assign(plan=10.0), **rule)
    )


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (None, "a directory is a DataFrame with one row per client"),
        (DIRECTORY[["plan"]], "the directory needs the column client_id"),
        (DIRECTORY.assign(client_id="a"), "the directory has the client 'a' twice"),
        (DIRECTORY.assign(plan="100"), "plan is '100' in the directory, not a number"),
    ],
)
def test_a_directory_that_is_none_is_refused_in_one_sentence(known, said):
    with pytest.raises(ck.DataError, match=said):
        told(directory=known)


def test_ids_that_were_read_as_whole_floats_meet_text():
    texts = SALES.assign(client_id=SALES["client_id"].map(ord).astype(str))
    known = DIRECTORY.assign(client_id=DIRECTORY["client_id"].map(ord).astype(float))
    pd.testing.assert_frame_equal(told(texts, known), told())
