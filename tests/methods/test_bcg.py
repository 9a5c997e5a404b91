import pandas as pd
import pytest
from hypothesis import given
from strategies import one_each, shuffled, transactions

import clientkit as ck
from clientkit.methods.bcg import OUTSIDE, QUADRANTS

# client: January, February
VALUES = {
    "a": (400, 600),
    "b": (300, 200),
    "c": (10, 40),
    "d": (90, 30),
    "e": (0, 50),
    "f": (80, 0),
}


def sales(values):
    rows = [
        (client, day, amount)
        for client, pair in values.items()
        for day, amount in zip(["2026-01-15", "2026-02-15"], pair, strict=True)
        if amount
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def test_the_matrix_by_hand():
    found = ck.bcg(sales(VALUES), as_of="2026-02", months=1).set_index("client_id")
    # February 920: a starts at 0, b at 65 %, e at 87 %: the last A client is b, with 200
    assert found["large_from"].unique().tolist() == [200]
    # the base: from 880 to 920, so 2 x 40 / 1800
    assert found["base_growth_rate"].iloc[0] == pytest.approx(80 / 1800)
    assert found["quadrant"].to_dict() == {
        "a": "star", "b": "cash cow", "c": "question mark", "d": "dog", "e": "new", "f": "lost",
    }  # fmt: skip
    assert found.loc["c", "growth_rate"] == pytest.approx(2 * 30 / 50)
    assert found.loc["b", "largest_share"] == pytest.approx(200 / 600)
    assert found.loc[["e", "f"], ["largest_share", "growth_rate"]].isna().all(axis=None)


def test_growth_is_the_same_step_up_and_down():
    found = ck.bcg(sales({"a": (1, 2), "b": (2, 1)}), as_of="2026-02", months=1)
    assert found.set_index("client_id")["growth_rate"].tolist() == [2 / 3, -2 / 3]


def test_who_grows_exactly_as_the_base_grows():
    # thirds cannot be told exactly; everyone grew by a third
    found = ck.bcg(
        sales({"a": (300, 400), "b": (3, 4), "c": (0.03, 0.04)}), as_of="2026-02", months=1
    )
    assert set(found["quadrant"]) <= {"star", "question mark"}


def test_the_bubble_is_the_profit_of_the_period():
    frame = sales(VALUES).assign(cost=25)
    found = ck.bcg(frame, as_of="2026-02", months=1).set_index("client_id")
    assert found["profit"].to_dict() == {"a": 575, "b": 175, "e": 25, "c": 15, "d": 5, "f": 0}


def test_documents_can_be_the_measure_and_a_month_without_rows_is_refused():
    assert ck.bcg(sales(VALUES), as_of="2026-02", months=1, by="documents")["value"].max() == 1
    with pytest.raises(ck.DataError, match="no rows"):
        ck.bcg(sales(VALUES), as_of="2026-03", months=1)


@given(transactions())
def test_every_client_with_a_value_has_one_place(frame):
    last = frame["date"].max()
    found = ck.bcg(frame, as_of=last, months=2)
    assert found["client_id"].is_unique and set(found["quadrant"]) <= {*QUADRANTS, *OUTSIDE}
    inside = found["quadrant"].isin(QUADRANTS)
    assert (inside == ((found["value"] > 0) & (found["value_before"] > 0))).all()
    assert found.loc[inside, "growth_rate"].between(-2, 2, inclusive="neither").all()
    assert found.loc[inside, "largest_share"].between(0, 1).all()
    moves = found[["value_before", "value", "quadrant"]].drop_duplicates()
    assert not moves.duplicated(["value_before", "value"]).any()  # equals stand together
    pd.testing.assert_frame_equal(found, ck.bcg(shuffled(frame), as_of=last, months=2))
    tenfold = ck.bcg(frame.assign(amount=frame["amount"] * 10), as_of=last, months=2)
    assert tenfold["quadrant"].tolist() == found["quadrant"].tolist()


def test_with_a_base_of_nothing_each_is_held_against_itself():
    # the base goes from -50 to -20: no rate; a stands still, b falls
    frame = pd.DataFrame(
        [
            ("a", "2026-01-15", 80), ("b", "2026-01-15", 20), ("r", "2026-01-15", -150),
            ("a", "2026-02-15", 80), ("b", "2026-02-15", 10), ("r", "2026-02-15", -110),
        ],
        columns=["client_id", "date", "amount"],
    )  # fmt: skip
    found = ck.bcg(frame, as_of="2026-02", months=1).set_index("client_id")
    assert found["quadrant"].to_dict() == {"a": "star", "b": "dog"}
    assert found["base_growth_rate"].isna().all()


def test_a_period_without_an_end_is_refused():
    with pytest.raises(ck.DataError, match="months is the length of the period"):
        ck.bcg(one_each([1]), as_of="2026-01", months=None)
