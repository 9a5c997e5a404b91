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
            "Its margin fell from 30% to 10% between the halves of the months watched while it "
            "buys 10% more (its prices -2.2%, their cost +2.7%)",
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


# the answer


def answer(*rows, payers=100, **others):
    calls = ck.findings.call_reasons(pd.DataFrame(rows), month="2026-06")
    return ck.findings.calls(calls, month="2026-06", payers=payers, **others)


LESS = ROW | {"reasons": "less", "at_stake": 400.0}
SHORT = ROW | {"client_id": "b", "kind": "candidate", "client": None, "reasons": "short"}
SHORT |= {"at_stake": 90.25}


def test_the_answer_counts_what_is_at_stake_and_names_the_first():
    first, anna, b, change = answer(LESS, SHORT).found
    assert first.what == (
        "2 clients to call after June 2026: 400 a month is being lost, 90 can be kept or won (1 "
        "VIP and 1 candidate)."
    )
    assert first.numbers == {"calls.clients": 2, "calls.at_stake": 490.25}
    assert anna.what.replace("\N{NO-BREAK SPACE}", " ") == (
        "**Anna &amp; Co** (Ann, director, +372 55 10): Paid 40% less than usual (600 instead of "
        "1,000)."
    )
    assert anna.against == "At stake: 400 a month."
    assert anna.so == "Ask what was missing this month."
    assert b.what.startswith("**b** (Ann") and b.so == "Offer what lifts the next order."
    assert change.what == "Before June 2026 no month is known here, so no change is told."
    abouts = ["calls", "calls.first.1", "calls.first.2", "calls.change"]
    assert [one.about for one in (first, anna, b, change)] == abouts


def test_what_is_new_on_the_list_is_held_against_the_month_before():
    before = pd.DataFrame([LESS | {"at_stake": 150.0}, LESS | {"client_id": "c"}])
    change = answer(LESS, SHORT, before=before).found[-1]
    assert change.about == "calls.change"
    assert str(change) == (
        "Against May 2026: 1 client is new on the call list, 1 is no longer on it. A month was "
        "being lost, by the list of May 2026: 550; now: 400. New: b."
    )
    same = answer(LESS, before=pd.DataFrame([LESS])).found[-1]
    assert same.what == (
        "Against May 2026: 0 clients are new on the call list, 0 are no longer on it."
    )
    assert same.so == ""


def test_margins_and_the_overdue_are_told_and_six_findings_are_the_most():
    rows = [
        ROW | {"client_id": c, "client": c, "reasons": "new", "at_stake": 900.0} for c in "xyz"
    ]
    squeezed = ROW | {"client_id": "m", "client": "m", "reasons": "margin", "at_stake": 20.0}
    rhythm = pd.DataFrame({
        "client_id": ["x", "m", "other"], "median_gap": [1.0, 30.0, 9.0],
        "recency_days": [5, 1200, 99], "overdue": [True, True, True], "amount": 1.0,
    })  # fmt: skip
    found = answer(*rows, squeezed, people=rhythm, before=pd.DataFrame(rows)).found
    # of the two who fit in one is losing money, though three have more at stake
    assert [one.about for one in found] == [
        "calls", "calls.first.1", "calls.first.2", "calls.margin", "calls.change", "calls.overdue"
    ]  # fmt: skip
    assert found[1].what.startswith("**x**") and found[2].what.startswith("**m**")
    assert str(found[3]) == (
        "The margin melts at m (30% to 10%). Profit gone: 20 a month. No further discount; ask "
        "for a price that pays."
    )
    assert str(found[5]) == (
        "2 of those to call are overdue by their own rhythm of buying: x (every 1 day, silent for "
        "5) and m (every 30 days, silent for 1,200). At stake with them: 920 a month. Ask what "
        "stopped the orders."
    )
    [one] = [one for one in answer(squeezed, people=rhythm).found if one.about == "calls.overdue"]
    assert one.what.startswith("1 of those to call is overdue by its own rhythm of buying: m")
    assert answer(SHORT, people=rhythm).found[-1].about == "calls.change"


def test_of_few_payers_the_answer_says_what_cannot_be_concluded():
    assert "no categories are needed" in str(answer(ROW, payers=5))
    assert "needed" not in str(answer(ROW))


def test_markup_in_a_name_stays_text():
    text = str(answer(ROW | {"client": "<script>*x*", "at_stake": 5.0, "reasons": "loss"}))
    assert "&lt;script&gt;\\*x\\*" in text and "<script" not in text


def test_with_nobody_to_call_it_says_so():
    calls = pd.DataFrame(columns=list(ROW))
    calls = ck.findings.call_reasons(calls, month="2026-06")
    [nobody] = ck.findings.calls(calls, month="2026-06", payers=0).found
    assert "nobody to call" in nobody.what and nobody.numbers == {"calls.clients": 0}


@pytest.mark.parametrize(
    ("by", "gap", "said"),
    [("documents", 1.0, "1 document"), ("documents", 2.0, "2 documents"),
     ("units", 5.0, "5 units"), ("units", 2.5, "2.5 units"), ("amount", 640.0, "640")],
)  # fmt: skip
def test_what_a_candidate_lacks_has_its_unit(by, gap, said):
    calls = pd.DataFrame([ROW | {"reasons": "short", "gap": gap, "sign": "edge"}])
    reason = ck.findings.call_reasons(calls, month="2026-06", by=by)["reason"].iloc[0]
    assert reason == f"{said} short of VIP; within 10% of the bar"


def test_the_list_of_the_month_before_is_that_month_s_own():
    sales = pd.DataFrame(
        [("a", "2026-01-10", 100), ("b", "2026-01-12", 5), ("b", "2026-02-10", 60)],
        columns=["client_id", "date", "amount"],
    )
    people = ck.contacts(sales, pd.DataFrame({"client_id": ["a"]}))
    before = ck.calls_before(sales, people, month="2026-02")
    assert before[["client_id", "kind"]].to_numpy().tolist() == [["a", "vip"]]
    assert ck.calls_before(sales, people, month="2026-01") is None


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


SQUEEZED = {
    "client_id": "a", "amount_before": 100.0, "amount": 110.0, "margin_before": 0.3,
    "margin": 0.1, "melted": 20.0, "loss": 0.0, "price_change": None, "cost_change": None,
    "squeezed": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {},
            "a paid 10% more in the last half of these months, while its margin fell from 30.0% "
            "to 10.0%: 20 of profit a month is gone.",
        ),
        (
            {"amount": 100.0, "price_change": -0.02, "cost_change": 0.03},
            "a paid as much in the last half of these months as before, while its margin fell "
            "from 30.0% to 10.0%: 20 of profit a month is gone. For the same products its prices "
            "moved by -2.0%, their cost by +3.0%.",
        ),
        (
            {"melted": 0.0, "margin": 0.04, "margin_before": 0.03},
            "a paid 10% more in the last half of these months, while its margin is only 4.0% "
            "(before: 3.0%).",
        ),
        (
            {"melted": 0.0, "margin": 0.04, "margin_before": 0.03, "amount": 100.0},
            "a paid as much in the last half of these months as before, while its margin is only "
            "4.0% (before: 3.0%).",
        ),
    ],
)
def test_a_margin_that_melts_is_told_beside_what_is_paid(facts, said):
    found = pd.DataFrame([SQUEEZED | facts])
    assert ck.findings.margins(found, names={}).data == f"**{said}**"


def test_who_is_served_below_cost_is_told_beside_the_squeezed():
    below = SQUEEZED | {"client_id": "b", "squeezed": False, "loss": 55.0}
    assert ck.findings.margins(pd.DataFrame([below]), names={}).data == (
        "**No VIP pays as much as before for a margin that melts to nothing.**\n\nAlso served "
        "below cost: b (55 a month)."
    )
    assert "it takes costs" in ck.findings.margins(None, names={}).data


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
