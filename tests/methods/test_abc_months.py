import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck

FROM = ["from_b", "from_c", "from_n", "from_absent", "from_new"]
TO = ["to_b", "to_c", "to_n", "to_absent"]


def test_the_classes_of_each_month_and_the_flow_into_a():
    sales = pd.DataFrame(
        [("ann", 1, 90), ("bob", 1, 10), ("ann", 2, 10), ("bob", 2, 90), ("cy", 3, 5)],
        columns=["client_id", "month", "amount"],
    )
    sales["date"] = sales["month"].map("2026-{:02d}-15".format)
    found = ck.abc_months(sales, until="2026-04", window=1).set_index("month")
    assert found[["a", "b", "c", "n"]].to_numpy().tolist() == [
        [1, 1, 0, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0],
    ]  # fmt: skip
    assert found.loc["2026-01", ["came", "went"]].isna().all()  # nothing to hold it against
    assert found.loc["2026-02", [*FROM, *TO]].tolist() == [1, 0, 0, 0, 0, 1, 0, 0, 0]
    assert found.loc["2026-03", [*FROM, *TO]].tolist() == [0, 0, 0, 0, 1, 0, 0, 0, 1]
    assert found.loc["2026-04", ["came", "went"]].tolist() == [0, 1]


def test_a_window_that_begins_before_the_data_is_not_whole():
    sales = pd.DataFrame({"client_id": ["a"], "date": ["2026-01-15"], "amount": [1]})
    found = ck.abc_months(sales, until="2026-03", window=2)
    assert found["whole"].tolist() == [False, True, True]


@pytest.mark.parametrize("words", [{"months": 0}, {"window": 0}, {"cuts": (0.9, 0.8)}])
def test_impossible_questions_are_refused(words):
    sales = pd.DataFrame({"client_id": ["a"], "date": ["2026-01-15"], "amount": [1]})
    with pytest.raises(ck.DataError, match=r"at least 1|rising shares"):
        ck.abc_months(sales, until="2026-03", **words)


@settings(max_examples=6, deadline=None)
@given(transactions(), st.sampled_from(["amount", "documents"]), st.integers(1, 3))
def test_the_sizes_are_those_of_abc_classes_and_a_balances(sales, by, window):
    last = sales["date"].max().strftime("%Y-%m")
    found = ck.abc_months(sales, until=last, months=4, window=window, by=by)
    assert found["month"].iloc[-1] == last
    moved = (found["came"] - found["went"]).iloc[1:]
    assert (found["a"].diff().iloc[1:] == moved).all()
    assert (found["came"].iloc[1:] == found[FROM].sum(axis=1).iloc[1:]).all()
    assert (found["went"].iloc[1:] == found[TO].sum(axis=1).iloc[1:]).all()
    classes = ck.abc_classes(ck.in_window(sales, last, window), by=by)
    told = found.iloc[-1]
    for name in "ABCN":
        one = classes[classes["abc"] == name]
        assert told[name.lower()] == len(one)
        assert told[f"{name.lower()}_value"] == pytest.approx(one["value"].sum())
    again = ck.abc_months(shuffled(sales), until=last, months=4, window=window, by=by)
    pd.testing.assert_frame_equal(found, again)
    moves = ck.abc_moves(sales, month=last, months=window, by=by)
    came = moves[(moves["group"] == "A") & (moves["group_before"] != "A")]
    if pd.notna(told["came"]):
        assert told["came"] == len(came)
        assert told["from_new"] == (came["group_before"] == "new").sum()
