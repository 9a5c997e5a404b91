"""The sentences of the call list and the watch list: true, and right for one as for many."""

import pandas as pd
import pytest

import clientkit as ck

ROW = {
    "client_id": "a", "kind": "vip", "reasons": "", "at_stake": 0.0, "client": "Anna & Co",
    "contact": "Ann", "role": "director", "phone": "+372 55 10", "manager": "Kim",
    "birthday": pd.NaT, "status": "stayed", "paid": 600.0, "usual": 1000.0, "usual_months": 3,
    "less_share": 0.4, "since": "2026-06", "silent_months": 0, "value": 600.0, "rank": 4.0,
    "gap": 640.0, "sign": "average", "average": 700.0, "amount_before": 100.0, "amount": 110.0,
    "margin_before": 0.3, "margin": 0.1, "melted": 20.0, "price_change": -0.022,
    "cost_change": 0.027, "loss": 55.0,
}  # fmt: skip


def told(**facts):
    calls = pd.DataFrame([ROW | facts])
    return ck.findings.call_reasons(calls, month="2026-06").iloc[0]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, "Paid 600 as usual, rank 4"),
        ({"reasons": "less"}, "Paid 40% less than usual (600 instead of 1,000)"),
        (
            {"reasons": "less", "since": "2026-04"},
            "Paid 40% less than usual (600 instead of 1,000), low since April 2026",
        ),
        (
            {"reasons": "less", "usual_months": 1},
            "Paid 40% less than in its only month before (600 instead of 1,000)",
        ),
        (
            {"reasons": "silent", "silent_months": 1, "paid": 0.0},
            "No payment in June 2026; paid 1,000 in 3 months, on average",
        ),
        (
            {"reasons": "silent", "silent_months": 3, "paid": 0.0, "usual": None},
            "No payment for 3 months",
        ),
        (
            {"reasons": "margin"},
            "Its margin fell from 30% to 10% between the halves of the months watched (its prices "
            "-2.2%, their cost +2.7%) while it buys "
            "10% more",
        ),
        (
            {"reasons": "margin", "price_change": None, "amount": 101.0},
            "Its margin fell from 30% to 10% between the halves of the months watched while it "
            "buys as much as before",
        ),
        (
            {"reasons": "margin", "margin": 0.04, "margin_before": 0.04, "price_change": None},
            "Its margin is only 4% while it buys 10% more",
        ),
        ({"reasons": "new", "status": "joined", "rank": None}, "New on the VIP list with 600"),
        ({"reasons": "loss"}, "Costs 55 a month more than it pays"),
        ({"reasons": "new", "status": "joined"}, "New on the VIP list with 600, rank 4"),
        ({"reasons": "new", "status": "returned"}, "Back on the VIP list with 600, rank 4"),
        ({"reasons": "short"}, "640 short of VIP; its average of three months is 700"),
        (
            {"reasons": "loss", "birthday": pd.Timestamp("2026-07-14")},
            "Costs 55 a month more than it pays; birthday of the director on 14 July",
        ),
        (
            {"birthday": pd.Timestamp("2026-07-01"), "role": None},
            "Paid 600 as usual, rank 4; birthday of the contact on 1 July",
        ),
    ],
)
def test_each_reason_is_one_sentence(facts, reason):
    assert told(**facts)["reason"] == reason


def test_whom_to_talk_to_is_what_is_known():
    assert told()["talk_to"].replace("\N{NO-BREAK SPACE}", " ") == "Ann, director, +372 55 10"
    assert told(role=None, phone=None)["talk_to"] == "Ann"
    assert told(contact=None, role=None, phone=None)["talk_to"] is None


def test_what_to_say_follows_the_first_reason():
    assert told(reasons="loss, less")["ask"] == "Settle new terms before the next order."


def test_a_client_without_a_name_is_called_by_its_id():
    assert told(client=None)["client"] == "a"


def answer(*rows, payers=100):
    calls = ck.findings.call_reasons(pd.DataFrame(rows), month="2026-06")
    return ck.findings.calls(calls, month="2026-06", payers=payers).data


def test_the_answer_counts_what_is_at_stake_and_names_the_first():
    text = answer(
        ROW | {"reasons": "less", "at_stake": 400.0},
        ROW
        | {
            "client_id": "b",
            "kind": "candidate",
            "client": None,
            "reasons": "short",
            "at_stake": 90.0,
        },
    )
    assert text.startswith(
        "**2 clients to call after June 2026: 400 a month is being lost, 90 can be kept or won** "
        "(1 VIP and 1 candidate).\n\nFirst of all:\n\n"
    )
    assert "1. **Anna &amp; Co** (Ann, director, " in text and "2. **b** (Ann" in text


def test_of_few_payers_the_answer_says_what_cannot_be_concluded():
    assert "no categories are needed" in answer(ROW, payers=5)
    assert "needed" not in answer(ROW)


def test_markup_in_a_name_stays_text():
    text = answer(ROW | {"client": "<script>*x*", "at_stake": 5.0, "reasons": "loss"})
    assert "&lt;script&gt;\\*x\\*" in text and "<script" not in text


def test_with_nobody_to_call_it_says_so():
    calls = pd.DataFrame(columns=list(ROW))
    calls = ck.findings.call_reasons(calls, month="2026-06")
    assert "nobody to call" in ck.findings.calls(calls, month="2026-06", payers=0).data


# watch list, margins, dependence


def test_the_watch_list_counts_the_silent_and_those_who_paid_less():
    watched = pd.DataFrame({
        "client_id": ["a", "b", "c"], "less": [100.0, 40.0, 0.0], "less_share": [1.0, 0.4, 0.0],
        "silent_months": [2, 0, 0],
    })  # fmt: skip
    text = ck.findings.watch(watched, month="2026-06", names={"a": "Anna"}).data
    assert text == (
        "**Of 3 VIPs of the last months 1 paid nothing in June 2026 and 1 paid less than their "
        "own average, 140 less in all.** Fell furthest: b by 40%. Silent: Anna."
    )


def test_the_first_client_s_leave_is_told_in_amount_and_profit():
    found = pd.DataFrame({
        "client_id": ["a", "b"], "amount_share": [0.6, 0.4], "profit_share": [0.05, 0.95],
        "amount_share_so_far": [0.6, 1.0],
    })  # fmt: skip
    text = ck.findings.dependence(found, when="In June 2026", names={}).data
    assert "a brought 60.0% of the amount and 5.0% of the profit" in text
    assert "The first 2 clients brought 100.0%" in text


# candidates and nowcast

HITS = pd.DataFrame({"sign": ["average", "none"], "named": [4, 100], "became": [1, 2]})
HITS["rate"] = HITS["became"] / HITS["named"]
RIGHT = pd.DataFrame({"named": [10, 10], "became": [8, 6], "vips": [10, 18]})


def test_candidates_are_told_with_how_often_the_signs_were_right():
    found = pd.DataFrame({"client_id": ["a"], "gap": [640.0]})
    text = ck.findings.candidates(found, HITS, names={}).data
    assert text.startswith("**1 payer below the bar has the look of a VIP: a (640 short).**")
    assert "1 of 4 by their average month; 2 of 100 without a sign (2%)." in text


def test_a_nowcast_stands_beside_how_good_such_ones_were():
    found = pd.DataFrame({
        "client_id": ["a", "b"], "course": ["reached", "on course"], "bar": [500.0, 500.0],
        "was_vip": [True, False],
    })  # fmt: skip
    text = ck.findings.nowcast(found, RIGHT, as_of="2026-07-12", day=12, names={"b": "Bob"}).data
    assert text == (
        "**By 12 July 2026 1 client has reached the bar to expect, 500, and 1 is on course.** "
        "Not VIP last month: Bob. A nowcast made on day 12 of the last 2 months would have been "
        "right for 70% of those named, and would have named 50% of those who became VIP."
    )


def test_where_no_month_is_running_nobody_is_on_course():
    text = ck.findings.nowcast(None, RIGHT, as_of=None, day=15, names={}).data
    assert text.startswith("No month is running right after this one.")
