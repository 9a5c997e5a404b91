"""The sentences beside the VIP list, with none, one and many."""

from types import SimpleNamespace

import pandas as pd
import pytest

from clientkit.showing import findings
from clientkit.showing.findings.client_bar import against_the_bar


def moved(*rows, before=80.0, bar=90.0):
    frame = pd.DataFrame(rows, columns=["vip_before", "vip", "cause"])
    return findings.moves(frame.assign(bar_before=before, bar=bar), month="2026-01").data


def test_who_came_and_went_is_told_by_the_cause():
    assert moved((True, True, None)) == "Nobody joined or left the VIP list in January 2026."
    assert moved((False, True, "own"), (True, False, "bar"), (True, False, "own")) == (
        "**The bar rose from 80 to 90 (13%) in January 2026.** 1 client came: 1 by their own "
        "move. 2 clients went: 1 by their own move, 1 only because the bar moved."
    )
    assert moved((True, False, "both"), before=100.0) == (
        "**The bar fell from 100 to 90 (10%) in January 2026.** 1 client went: 1 by their own "
        "move and the bar together."
    )
    assert moved((False, True, None), before=None) == (
        "One of the two months has no bar, so there is nothing to compare with. 1 client came."
    )
    assert "The bar stayed at 90." in moved((False, True, "own"), before=90.0)


def near(*gaps):
    frame = pd.DataFrame({"client_id": list("abc")[: len(gaps)], "gap": gaps})
    return findings.edge(frame.assign(bar=50.0), margin=0.1, names={}).data


def test_who_stands_at_the_edge_is_told_on_each_side():
    assert near() == "Nobody stands within 10% of the bar."
    assert near(3.0) == "**1 payer stands within 10% of the bar of 50.** Barely VIP: a by 3."
    assert near(0.0, -2.0, -5.0) == (
        "**3 payers stand within 10% of the bar of 50.** Almost VIP: b is 2 short and c is 5 "
        "short. Barely VIP: a on the bar itself."
    )


@pytest.mark.parametrize(
    ("entered", "gone", "spared", "said"),
    [
        ([1], [0], [0], "In 1 month the list saw 1 change; a steady list would have spared none."),
        ([1, 2], [0, 1], [0, 1],
         "In 2 months the list saw 4 changes; a steady list would have spared 1 of them."),
    ],
)  # fmt: skip
def test_what_a_steady_list_spares(entered, gone, spared, said):
    facts = {"entered": entered, "gone": gone, "spared": spared, "steady_vips": 1, "vips": 2}
    told = findings.steady(pd.DataFrame(facts), stay=0.25, patience=2).data
    assert told == (
        f"**{said}** It lets a VIP go only after 2 months in a row below the top 25%, and holds 1 "
        "client this month instead of 2."
    )


def test_a_pair_of_measures_has_its_lesson_in_either_order():
    listed = pd.DataFrame({"list": ["amount", "profit", "profit", "both"]})
    lesson = " Only by amount: turnover that leaves little; look at their terms. Only by profit: "
    said = findings.compared(listed, by=("amount", "profit")).data
    assert said.startswith("1 is VIP only by amount, 2 only by profit." + lesson)
    said = findings.compared(listed, by=("profit", "amount")).data
    assert said.startswith("2 are VIP only by profit, 1 only by amount." + lesson)
    assert findings.compared(listed, by=("profit", "units")).data == (
        "2 are VIP only by profit, 0 only by units."
    )


def test_how_far_two_lists_agree():
    facts = {"by": ("amount", "units"), "share_of_a_in_b": 0.5, "share_of_b_in_a": 0.25}
    assert findings.overlap(facts | {"both": 1}).data == (
        "1 client stands in both lists: 50% of those by amount, 25% of those by units."
    )
    assert findings.overlap(facts | {"both": 2}).data.startswith("2 clients stand in both lists")
    assert "no second criterion" in findings.overlap(None).data


def test_whom_one_list_for_all_would_have_missed():
    listed = pd.DataFrame(
        [("a", "both", 3, 9.0, "2026-01", "2026-03"),
         ("b", "months", 1, 500.0, "2026-02", "2026-02"),
         ("c", "months", 1, 70.0, "2026-02", "2026-03")],
        columns=["client_id", "list", "months_as_vip", "best_value", "best_month", "last_paid"],
    )  # fmt: skip
    told = {"month": "2026-03", "window": 3, "names": {}}
    assert findings.missed(listed, **told).data == (
        "One list for 3 months to March 2026 would hold 1 client; 3 clients were VIP in some "
        "month. **It would have missed 2: b (500 in February 2026, last paid in February 2026) "
        "and c (70 in February 2026).**"
    )
    assert findings.missed(listed.head(1), **told).data.endswith(
        "1 client was VIP in some month. It would have missed none of them."
    )


BAR = {"value": 2, "rank": 2, "payers": 3, "gap": -1, "change": 5, "own_move": -7, "bar_move": 6}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {},
            "Against the VIP bar, February 2026: 2, rank 2 of 3, 1 short of the cut. Since "
            "January 2026: -7 by its own move, +6 as the bar fell.",
        ),
        (
            {"gap": 0, "bar_move": -6, "own_move": 0},
            "Against the VIP bar, February 2026: 2, rank 2 of 3, just on the bar: VIP. Since "
            "January 2026: 0 by its own move, -6 as the bar rose.",
        ),
        (
            {"rank": None, "gap": None, "change": None},
            "Against the VIP bar, February 2026: 2, not ranked, no bar: nobody is VIP.",
        ),
        (
            {"gap": 4, "bar_move": 0},
            "Against the VIP bar, February 2026: 2, rank 2 of 3, 4 above the bar: VIP. Since "
            "January 2026: -7 by its own move, 0 as the bar did not move.",
        ),
    ],
)
def test_how_a_client_stands_to_the_bar(facts, said):
    assert against_the_bar(SimpleNamespace(facts=BAR | facts, month="2026-02")) == said


def test_a_client_of_neither_month_has_no_place():
    why = SimpleNamespace(facts=None, month="2026-02")
    assert against_the_bar(why) == "It did not pay in February 2026, nor in the month before."
