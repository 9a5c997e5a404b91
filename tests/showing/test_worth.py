"""What the sentences of 09 and of the grown 02 say of none, one and many."""

from datetime import date

import pandas as pd

import clientkit as ck
from clientkit.showing import findings
from clientkit.showing.findings.finding import ACT, KNOW

WHEN = "In February 2026"
SINCE = {"month": "2026-02", "months": 1, "begins": date(2026, 1, 3), "names": {}}
SALES = pd.DataFrame(
    [
        ("up", "2026-01-05", 30), ("up", "2026-02-05", 600),
        ("down", "2026-01-05", 500), ("down", "2026-02-05", 40),
        ("same", "2026-01-05", 40), ("same", "2026-02-05", 50),
        ("new", "2026-02-05", 4), ("gone", "2026-01-05", 490),
    ],
    columns=["client_id", "date", "amount"],
)  # fmt: skip
KNOWN = pd.DataFrame({"client_id": ["up", "same", "x"], "potential": [800, 700, 10]})


def moves(frame=SALES):
    return ck.size_moves(frame, as_of="2026-02", months=1)


def answer(told, found=None, **voice):
    asked = {"by": "amount", "used": 0.5, "when": WHEN, "names": {"gone": "Gone & Co"}}
    return findings.qualification(told, found, **asked, **voice)


def test_the_answer_names_who_became_large_who_no_longer_is_and_the_room():
    found = answer(moves(), ck.potential(SALES, KNOWN, as_of="2026-02"))
    assert [(one.about, one.rank) for one in found.found] == [
        ("sizes.large", KNOW), ("sizes.change", ACT), ("potential.develop", ACT), ("nps", KNOW),
    ]  # fmt: skip
    # 600 of 694; "up" may buy for 800 in a year and bought for 630, "same" for 700 and for 90
    assert [str(one) for one in found.found] == [
        "In February 2026, 1 of 4 clients is large and brings 86% of the amount. With so few "
        "clients no categories are needed: look at each client by name.",
        "1 client became large (up). 2 are no longer large (down and Gone &amp; Co). Against the "
        "period before 1 moved up, 1 down, 1 kept their size; with the bounds of before 1 would "
        "have moved up and 1 down. Ask those who are no longer large why.",
        "1 client uses less than 50% of a large potential: 610 a year to win. The largest parts "
        "are with: same.",
        "There is no survey, so no NPS.",
    ]


def test_the_answer_of_equal_clients_without_a_past_or_a_potential():
    frame = pd.DataFrame({"client_id": list("abcd"), "date": "2026-02-05", "amount": 5})
    told = moves(frame)
    one, potential, nps = answer(told).found
    assert str(one).startswith("In February 2026, all clients (4) are of one size. With so few")
    assert potential.what == "No potential is known." and "*potential*" in potential.so
    assert nps.rank == KNOW
    said = findings.sizes(told, **SINCE).data
    assert "large from 5, nobody between" in said and "no period before to compare" in said


def test_where_nobody_moved_and_nothing_is_left_to_win_nothing_is_asked():
    even = pd.concat([SALES.head(0), *(
        pd.DataFrame({"client_id": list("abc"), "date": day, "amount": [900, 40, 3]})
        for day in ("2026-01-05", "2026-02-05"))])  # fmt: skip
    known = pd.DataFrame({"client_id": list("abc"), "potential": [2000, 60, 5]})
    found = ck.potential(even.assign(cost=even["amount"] + 1), known, as_of="2026-02")
    told = [str(one) for one in answer(moves(even), found).found]
    assert (
        "No client became large. Nobody fell out of the large ones. Against the period before 0 "
        "moved up, 0 down, 3 kept their size." in told
    )
    assert "No client uses less than 50% of a large potential." in told
    # b and c have a small potential, use it up, and cost more than they bring
    assert told[1] == (
        "2 clients have a small potential, well used: nothing is left to win. See that terms and "
        "effort pay. Of those to review no profit comes from: b and c."
    )


def test_an_a_client_among_the_detractors_is_to_be_spoken_to():
    days = [("up", "2025-12-08", 10), ("up", "2026-02-08", 3), ("same", "2026-02-09", 9)]
    survey = pd.DataFrame(days, columns=["client_id", "date", "score"])
    asked = {"as_of": "2026-02", "months": 2}
    values = ck.nps_values(survey, SALES, **asked)
    voice = {"score": ck.nps(survey, **asked), "change": ck.nps_change(survey, **asked)}
    nps = answer(moves(), **voice, answers=values).found[-2]
    assert nps.about == "nps" and nps.rank == ACT
    # "up" brought 630 of 1754 in the twelve months. With 3/4 of an answer added to either side:
    # 1.96 sqrt(0.7 / 5) = 0.73; before, a centre of 1/4 and a variance of 0.5625 / 4, so the
    # change lies around -1/4 within 1.96 sqrt(0.14 + 0.140625) = 1.04
    assert str(nps) == (
        "The NPS is 0 (-73 to +73) from 2 answers. In as many months before it was +100, from 1 "
        "answer: the fall of 100 points can still be chance (-129 to +79). 1 A client is a "
        "detractor; it brought 630 (36% of all). Speak to it first: up (3)."
    )
    nobody = {"score": voice["score"].head(0), "change": None, "answers": values}
    assert answer(moves(), **nobody).found[-1].what == (
        "Nobody answered a survey, so there is no NPS."
    )


def test_the_moves_are_counted_with_both_bounds_and_a_gone_giant_is_named():
    said = findings.sizes(moves(), **SINCE).data
    assert "**1 moved up, 1 down, 1 kept their size; 1 came, 1 went.**" in said
    assert "Of the large ones 1 has gone: gone (490 before)." in said and "overstated" not in said
    late = findings.sizes(moves(), **SINCE | {"begins": date(2026, 2, 1)}).data
    assert "The data begin on 1 February 2026" in late and "it is not whole" in late


def test_without_potential_it_is_said_what_it_takes():
    said = findings.potential(None, buyers=[], used=0.5, names={}).data
    assert "a column *potential*, what each could buy in a year" in said


def test_buyers_without_a_potential_are_counted():
    found = ck.potential(SALES, KNOWN, as_of="2026-02")
    said = findings.potential(found, buyers=["up", "down", "new"], used=0.5, names={}).data
    assert "1 client to develop, with 610 a year to win; 1 to keep, 0 to review, 1 to let" in said
    assert "Of 2 buyers no potential is known" in said


def test_the_matrix_in_words_and_who_stands_outside():
    found = ck.bcg(SALES, as_of="2026-02", months=1)
    said = findings.bcg(found, by="amount", **SINCE).data
    assert "1 star (large, ahead of all together) with 86%" in said
    assert "All together changed by -35%; who did at least as well is ahead." in said
    assert "1 client that did not buy before, with 4 amount now and 1 client that did not" in said
    alone = ck.bcg(SALES[SALES["date"] > "2026-02"], as_of="2026-02", months=1)
    assert "nobody stands in the matrix" in findings.bcg(alone, by="amount", **SINCE).data


def test_receipts_small_and_none_small():
    small = ck.small_receipts(SALES, as_of="2026-02", months=1)
    said = findings.receipts(small, when=WHEN, derived=True).data
    # 4, 40, 50, 600: the middle is 45
    assert (
        "1 of 4 receipts (25%) is small (below 22.50, half the middle receipt) and brings" in said
    )
    assert "None of the small ones is of an A client." in said
    none = ck.small_receipts(SALES, as_of="2026-02", months=1, small=1)
    said = findings.receipts(none, when=WHEN, derived=False).data
    assert said == "**In February 2026, none of 4 receipts is small (below 1).**"
    back = SALES.assign(amount=-SALES["amount"])
    said = findings.receipts(
        ck.small_receipts(back, as_of="2026-02", months=1), when=WHEN, derived=True
    )
    assert "nothing was bought" in said.data


def test_even_clients_several_measures_and_the_rank_in_words():
    even = ck.abc_xyz(SALES, as_of="2026-02", months=2)
    said = findings.abc_xyz(even, by="amount", names={}).data
    assert "3 A clients have fewer than three months to look at" in said
    beside = ck.abc_measures(SALES, by=["amount", "documents"])
    said = findings.abc_measures(beside, names={}).data
    assert "of 5 clients" in said and "Every A client by amount is A by documents too." in said
    alone = ck.abc_measures(SALES, by=["amount"])
    assert "one measure only" in findings.abc_measures(alone, names={}).data
    weights = {"amount": 3, "documents": 1}
    said = findings.abc_rank(ck.abc_rank(SALES, weights=weights), weights=weights, names={}).data
    assert said.startswith("**Weighed together (amount 75% and documents 25%), the first are up, ")


def test_given_up_products_in_words():
    sold = SALES.assign(product="tea")
    # A are up 630, down 540, gone 490 of 1754; two months before the last one: 1660 / 2
    found = ck.stopped_products(sold, as_of="2026-03", months=3, silent=1, least=1)
    said = findings.stopped(found, silent=1, names={}).data
    assert said.startswith(
        "**3 A clients did not buy in the last month A products that they bought"
    )
    assert "(3 cases): 830 a month" in said
    none = ck.stopped_products(sold, as_of="2026-02", months=2, silent=1)
    assert "No A client gave up" in findings.stopped(none, silent=1, names={}).data
    assert "it takes the products bought" in findings.stopped(None, silent=1, names={}).data
