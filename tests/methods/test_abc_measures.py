import pandas as pd
import pytest
from hypothesis import given
from strategies import one_each, shuffled, transactions

import clientkit as ck

SALES = pd.DataFrame(
    [("a", 90, 89, "2026-01-05"), ("b", 30, 5, "2026-01-05"), ("b", 40, 5, "2026-01-06"),
     ("c", 5, 9, "2026-01-05")],
    columns=["client_id", "amount", "cost", "date"],
)  # fmt: skip


def test_the_classes_by_hand():
    found = ck.abc_measures(SALES, by=["amount", "profit", "documents"])
    # amount 90 70 5: starts at 0, 55 %, 97 %; profit 1 60 -4; documents 1 2 1 of 4
    assert found.drop(columns=["amount", "profit", "documents"]).to_numpy().tolist() == [
        ["a", "A", "C", "A", False],
        ["b", "A", "A", "A", True],
        ["c", "C", "N", "A", False],
    ]


def test_without_a_choice_all_measures_of_the_columns_are_told():
    found = ck.abc_measures(SALES)
    assert [name for name in found if name.startswith("abc_")] == [
        "abc_amount", "abc_profit", "abc_documents",
    ]  # fmt: skip


def test_agreement_counts_who_is_what_by_the_other_measure():
    found = ck.abc_agreement(ck.abc_measures(SALES), first="amount", second="profit")
    assert found.to_numpy().tolist() == [["A", 2, 1, 0, 1, 0], ["C", 1, 0, 0, 0, 1]]


def test_one_name_is_no_list_of_measures():
    with pytest.raises(ck.DataError, match="by lists measures"):
        ck.abc_measures(SALES, by="amount")
    with pytest.raises(ck.DataError, match="needs the column units"):
        ck.abc_measures(SALES, by=["units"])


@given(transactions())
def test_each_class_is_that_of_abc_alone(frame):
    found = ck.abc_measures(frame, by=["documents", "amount"])
    for by in ("documents", "amount"):
        alone = ck.abc_classes(frame, by=by).set_index("client_id")["abc"]
        assert found.set_index("client_id")[f"abc_{by}"].to_dict() == alone.to_dict()
    assert (found["agree"] == (found["abc_documents"] == found["abc_amount"])).all()
    pd.testing.assert_frame_equal(
        found, ck.abc_measures(shuffled(frame), by=["documents", "amount"])
    )


def test_rows_without_a_manager_are_one_key_as_in_abc_classes():
    frame = one_each([90, 8, 2]).assign(manager=[None, "Kim", "Lee"], cost=[1, 1, 1])
    found = ck.abc_measures(frame, key="manager", by=["amount", "profit"])
    assert found[["manager", "abc_amount"]].fillna("").to_numpy().tolist() == [
        ["", "A"], ["Kim", "B"], ["Lee", "C"],
    ]  # fmt: skip
    assert found["abc_amount"].tolist() == ck.abc_classes(frame, key="manager")["abc"].tolist()


@pytest.mark.parametrize("by", [5, None, "amount"])
def test_what_is_no_list_of_measures_is_refused(by):
    with pytest.raises(ck.DataError, match="by lists measures"):
        ck.abc_measures(one_each([1]), by=by)
