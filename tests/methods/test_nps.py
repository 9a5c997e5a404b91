from math import sqrt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled

import clientkit as ck

POINTS = ["nps", "nps_low", "nps_high"]


def answers(scores, day="2026-06-08"):
    """One answer of one client for each score."""
    ids = [f"c{place:03d}" for place in range(len(scores))]
    return pd.DataFrame({"client_id": ids, "date": day, "score": scores})


def test_nps_and_its_interval_are_those_worked_by_hand():
    # 5 promoters, 3 passives, 2 detractors: (5 - 2) / 10 = 30 points. With 3/4 added to each side
    # and 3 to all: p = 5.75/13, d = 2.75/13, p - d = 3/13 = .230769,
    # p + d - (p - d)^2 = .653846 - .053254 = .600592; / 13 = .046199; root .214940;
    # x 1.959964 = .421275: from -.190506 to .652044
    [row] = ck.nps(answers([10, 10, 9, 9, 9, 8, 8, 7, 6, 0]), as_of="2026-06").to_dict("records")
    assert (row["answers"], row["promoters"], row["passives"], row["detractors"]) == (10, 5, 3, 2)
    assert row["nps"] == pytest.approx(30)
    assert row["nps_low"] == pytest.approx(-19.0506, abs=1e-4)
    assert row["nps_high"] == pytest.approx(65.2044, abs=1e-4)


def test_the_newest_answer_in_the_window_counts_and_of_one_day_the_lower():
    survey = pd.DataFrame(
        [
            ("a", "2026-06-08", 10), ("a", "2026-06-09", 3), ("b", "2026-06-08", 9),
            ("b", "2026-06-08", 7), ("c", "2025-12-31", 0), ("d", "2026-07-01", 0),
        ],
        columns=["client_id", "date", "score"],
    )  # fmt: skip
    found = ck.nps_answers(survey, as_of="2026-06")
    assert found[["client_id", "kind"]].to_numpy().tolist() == [
        ["a", "detractor"],
        ["b", "passive"],
    ]


def test_segments_stand_apart_and_who_has_none_is_other():
    survey = answers([10, 0, 9])
    classes = pd.DataFrame({"client_id": ["c000", "c001"], "abc": ["A", "B"]})
    found = ck.nps(survey, as_of="2026-06", segments=classes)
    assert found[["segment", "answers", "nps"]].round(1).to_numpy().tolist() == [
        ["A", 1, 100.0], ["B", 1, -100.0], ["other", 1, 100.0], ["all", 3, 33.3],
    ]  # fmt: skip


def test_nobody_answered_gives_no_row():
    assert ck.nps(answers([9]), as_of="2025-06").empty
    assert ck.nps_change(answers([9]), as_of="2026-06").empty


def test_the_change_is_held_against_chance():
    # 4 of 4 promoters, then 4 of 4 detractors: centres 4/7 and -4/7; each variance
    # (5.5/7 - 16/49) / 7 = (.785714 - .326531) / 7 = .065598
    survey = pd.concat([answers([10] * 4, "2025-12-08"), answers([0] * 4)])
    [row] = ck.nps_change(survey, as_of="2026-06").to_dict("records")
    assert (row["nps_before"], row["nps"], row["nps_change"]) == (100, -100, -200)
    half = 1.959964 * sqrt(2 * 0.065598)
    assert row["nps_change_high"] == pytest.approx(100 * (-8 / 7 + half), abs=0.01)
    assert row["beyond_chance"]
    survey = pd.concat([answers([10, 9, 9], "2025-12-08"), answers([10, 9, 0])])
    assert not ck.nps_change(survey, as_of="2026-06")["beyond_chance"].any()


@pytest.mark.parametrize("score", [11, -1, 7.5])
def test_a_score_that_is_no_answer_is_refused(score):
    with pytest.raises(ck.DataError, match=f"score is {score}; an answer is a whole number"):
        ck.nps(answers([9, score]), as_of="2026-06")


def test_detractors_of_class_a_come_first_and_the_silent_last():
    sales = pd.DataFrame(
        {
            "client_id": ["c000", "c001", "c002", "big", "old"],
            "date": ["2026-06-01"] * 4 + ["2025-09-01"],
            "amount": [50, 30, 5, 10, 5],
        }
    )
    found = ck.nps_values(answers([9, 6, 0, 5]), sales, as_of="2026-06")
    rows = found[["client_id", "abc", "kind", "active"]].to_numpy().tolist()
    assert rows == [
        ["c001", "A", "detractor", True],
        ["c002", "B", "detractor", True],  # 90 of 100 lie above it
        ["c003", "other", "detractor", False],  # answered, and bought nothing
        ["c000", "A", "promoter", True],
        ["big", "B", "silent", True],
    ]
    response = ck.nps_response(found).set_index("segment")
    assert response.loc["all", ["active", "answered"]].tolist() == [4, 3]
    assert response.loc["all", "value_rate"] == pytest.approx(85 / 95)


def test_segments_that_would_count_a_client_twice_are_refused():
    survey = answers([10, 0])
    twice = pd.DataFrame({"client_id": ["c000", "c000"], "abc": ["A", "B"]})
    whole = pd.DataFrame({"client_id": ["c000", "c001"], "abc": ["all", "B"]})
    for method in (ck.nps, ck.nps_change):
        with pytest.raises(ck.DataError, match="client c000 stands in 2 rows of the segments"):
            method(survey, as_of="2026-06", segments=twice)
        with pytest.raises(ck.DataError, match=r"a segment is named 'all' \(client c000\)"):
            method(survey, as_of="2026-06", segments=whole)
    # "other" says what it says of those without a segment: they are one
    other = pd.DataFrame({"client_id": ["c000"], "abc": ["other"]})
    found = ck.nps(survey, as_of="2026-06", segments=other)
    assert found[["segment", "answers"]].to_numpy().tolist() == [["other", 2], ["all", 2]]


def test_returns_do_not_lift_the_part_of_the_money_above_one():
    values = pd.DataFrame(
        {"abc": ["A", "N"], "value": [100.0, -60], "active": True, "kind": ["passive", "silent"]}
    )
    found = ck.nps_response(values).set_index("segment")
    assert found.loc["all", ["value", "value_answered", "value_rate"]].tolist() == [100, 100, 1]
    assert found.loc["N", "value"] == 0 and pd.isna(found.loc["N", "value_rate"])


def test_ids_of_other_types_are_refused_and_so_are_months_that_are_none():
    survey = answers([10, 0])
    sales = pd.DataFrame({"client_id": [1], "date": "2026-06-01", "amount": [1]})
    with pytest.raises(ck.DataError, match="string in the survey and int64 in the transactions"):
        ck.nps_values(survey, sales, as_of="2026-06")
    with pytest.raises(ck.DataError, match="string in the survey and int64 in the segments"):
        ck.nps(survey, as_of="2026-06", segments=sales, by="amount")
    texts = sales.assign(client_id="c000")
    for months in (None, "12", 0):
        with pytest.raises(ck.DataError, match="value_months is over how many months"):
            ck.nps_values(survey, texts, as_of="2026-06", value_months=months)


scores = st.lists(st.integers(0, 10), min_size=1, max_size=40)


@given(scores)
def test_counts_make_the_whole_and_the_interval_holds_the_score(drawn):
    frame = answers(drawn)
    [row] = ck.nps(frame, as_of="2026-06").to_dict("records")
    assert row["promoters"] + row["passives"] + row["detractors"] == row["answers"] == len(drawn)
    assert row["nps"] == pytest.approx(100 * (row["promoters"] - row["detractors"]) / len(drawn))
    assert -100 <= row["nps_low"] <= row["nps"] <= row["nps_high"] <= 100
    pd.testing.assert_frame_equal(
        ck.nps(frame, as_of="2026-06"), ck.nps(shuffled(frame), as_of="2026-06")
    )


@given(scores)
def test_turned_round_the_score_changes_its_sign(drawn):
    turn = {"promoter": 0, "passive": 8, "detractor": 10}
    kinds = ck.nps_answers(answers(drawn), as_of="2026-06")["kind"]
    [one] = ck.nps(answers(drawn), as_of="2026-06")[POINTS].to_numpy()
    [other] = ck.nps(answers([turn[kind] for kind in kinds]), as_of="2026-06")[POINTS].to_numpy()
    assert one.tolist() == pytest.approx([-other[0], -other[2], -other[1]])
