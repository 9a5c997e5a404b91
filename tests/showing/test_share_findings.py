"""The answers of Pareto and ABC: their sentences, rank and numbers, for none, one and many."""

import pandas as pd
import pytest

import clientkit as ck
from clientkit.language import speaking
from clientkit.showing import findings
from clientkit.showing.findings.finding import ACT, KNOW, WATCH

WHEN = "In February 2026"
OF = {"by": "amount", "share": 0.2, "when": WHEN, "month": "2026-02"}
NAMES = {"c0": "Ann & Co"}


def one_each(values, month="2026-02"):
    ids = [f"c{place}" for place in range(len(values))]
    return pd.DataFrame({"client_id": ids, "date": f"{month}-15", "amount": values})


def told(values, before=None, **options):
    """`findings.concentration` of two months, one value for each client."""
    both = [
        (ck.concentration(one_each(sums)), ck.pareto_curve(one_each(sums)))
        for sums in (values, before)
        if sums
    ]
    return findings.concentration(*both[0], *both[1:], names=NAMES, **(OF | options)).found


def abouts(found):
    return [(one.about, one.rank) for one in found]


def test_concentration_by_hand_its_text_rank_and_numbers():
    # 10 clients, the first 20% are 2: then c0 400 and c1 300 of 1,000, now c2 500 and c0 300
    before = [400, 300, 100, 50, 50, 40, 30, 10, 10, 10]
    found = told([300, 60, 500, 40, 40, 20, 10, 10, 10, 10], before)
    assert abouts(found) == [
        ("pareto.concentration", KNOW),
        ("pareto.change", WATCH),
        ("pareto.left", WATCH),
        ("pareto.largest", WATCH),
    ]
    assert [str(one) for one in found[1:]] == [
        "The first 20% bring 10.0 percentage points more than in the window to January 2026 "
        "(70.0%). In all: amount 1,000, before 1,000; clients 10, before 10. The firm "
        "leans more on few.",
        "Since January 2026, 1 client has left the first 20% for bringing less: c1 (60, before "
        "300). Ask why.",
        "The largest client, c2, alone brings 50.0% of the amount. A month earlier it was 10.0%. "
        "Know early what it plans.",
    ]
    answer = found[0]
    assert answer.what == (
        "In February 2026, 2 of 10 clients with amount above 0 (20%) bring 80.0% of the amount."
    )
    assert answer.against.startswith("80% of it comes from 2 clients (20.0%). Gini 0.")
    assert answer.so.startswith("The firm leans on few: losing one of them shows in the month. ")
    gini = answer.numbers["pareto.gini"]
    assert answer.numbers == {
        "pareto.clients": 10, "pareto.total": 1000.0, "pareto.share_for_80": 0.2,
        "pareto.gini": gini, "pareto.top_share": 0.8,
    }  # fmt: skip
    assert f"Gini {gini:.2f}," in answer.against


def test_several_who_left_are_told_with_what_is_gone():
    before = [400, 300] + [10] * 8
    [left] = [one for one in told([5, 5] + [50] * 8, before) if one.about == "pareto.left"]
    assert left.what.endswith(
        "for bringing less: Ann &amp; Co (5, before 400) and c1 (5, before 300)."
    )
    assert left.against == "Together they bring 690 less."


def test_who_stays_as_large_and_is_overtaken_has_not_left_for_bringing_less():
    before = [400, 300] + [10] * 8
    assert "pareto.left" not in dict(abouts(told([400, 300, 500] + [10] * 7, before)))


def test_a_part_that_did_not_move_is_nothing_to_act_on():
    values = [400, 300] + [10] * 8
    change = told(values, values)[-1]
    assert (change.about, change.rank, change.so) == ("pareto.change", KNOW, "")
    assert change.what == "The first 20% bring the same part as in the window to January 2026."


def test_a_part_that_fell_is_said_in_points():
    [change] = [
        one for one in told([30] + [10] * 7, [93] + [1] * 7) if one.about == "pareto.change"
    ]
    # of 8 clients the first 20% are 2: 40 of 100 now, 94 of 100 then
    assert change.what == (
        "The first 20% bring 54.0 percentage points less than in the window to January 2026 "
        "(94.0%)."
    )
    assert change.so == "The firm leans less on few."


def test_where_the_data_do_not_reach_nothing_is_said_of_a_change():
    assert abouts(told([6] * 20)) == [("pareto.concentration", KNOW)]


def test_the_largest_of_equals_is_nobody():
    assert "pareto.largest" in dict(abouts(told([6, 5, 5, 5])))
    assert "pareto.largest" not in dict(abouts(told([5, 5, 5, 5])))


def test_the_money_of_the_a_clients_is_exact():
    [answer] = abc(ck.abc_classes(one_each([0.10] * 10)))
    assert answer.numbers == {"abc.a_clients": 10, "abc.a_amount": 1.0}


def test_one_client_of_all_is_said_in_the_singular():
    [answer] = told([97])
    assert answer.what.startswith(
        "In February 2026, 1 of 1 client with amount above 0 (20%) brings"
    )
    assert answer.against.startswith("80% of it comes from 1 client (100.0%).")


def test_another_measure_gives_no_numbers_of_money():
    [answer, *_others] = told([60, 20, 10, 5, 5], by="documents")
    assert answer.numbers == {}
    [answer, *_others] = told([60, 20, 10, 5, 5], share=0.1)
    assert "pareto.top_share" not in answer.numbers and answer.numbers["pareto.clients"] == 5


@pytest.mark.parametrize(
    ("by", "share", "usual"),
    [("amount", 0.2, True), ("amount", 0.1, False), ("documents", 0.2, False)],
)
def test_the_usual_two_thirds_are_told_of_the_money_of_the_top_fifth_only(by, share, usual):
    facts = {
        "n": 10, "top_n": 2, "top_share": 0.66, "n_for_80": 4, "share_for_80": 0.4, "gini": 0.5,
    }  # fmt: skip
    said = str(findings.concentration(facts, **(OF | {"by": by, "share": share})))
    assert ("two thirds" in said) == usual and said == said.strip()


def abc(classes, moved=None, stopped=None):
    options = {"by": "amount", "when": WHEN, "month": "2026-02", "silent": 3, "names": NAMES}
    return findings.abc(classes, moved, stopped, **options).found


def moved(*rows):
    columns = ["client_id", "group_before", "group", "value_before", "value", "cause"]
    frame = pd.DataFrame(list(rows), columns=columns)
    return frame.assign(moved=frame["group"] != frame["group_before"])


def test_abc_by_hand_its_text_rank_and_numbers():
    classes = ck.abc_classes(one_each([96, 2, 1, 1, -30]))
    gone = pd.DataFrame({
        "client_id": ["c0", "c0"], "product": ["tea", "jam"], "a_month": [300.0, 50.0],
        "last_bought": pd.Timestamp("2025-11-05"), "still_buys": True,
    })  # fmt: skip
    moves = moved(
        ("c0", "B", "A", 5.0, 96.0, "own"),
        ("c1", "A", "C", 50.0, 2.0, "own"),
        ("c2", "A", "C", 9.0, 9.0, "bounds"),
        ("c9", "A", "absent", 7.0, 0.0, "went"),
    )
    found = abc(classes, moves, gone)
    assert abouts(found) == [("abc.classes", KNOW), ("abc.change", ACT), ("abc.stopped", ACT)]
    assert [str(one) for one in found] == [
        "In February 2026, 1 A client of 5 brings 96.0% of the amount. 0 B clients bring 0.0%, "
        "3 C clients 4.0%. 1 client with nothing above 0 stands outside (class N, -30.00 in all). "
        "With so few clients no categories are needed: look at each client by name.",
        "Since January 2026, 1 client has risen to a better class and 2 have fallen to a worse "
        "one. Now in A: Ann &amp; Co (96, before 5). No longer in A only because others brought "
        "more: c2 (9, before 9). No longer in A for buying less, so ask why: c1 (2, before 50) "
        "and c9 (0, before 7).",
        "1 A client did not buy in the last 3 months A products that it bought before (2 cases): "
        "350 a month. Still buying other things, so ask why not these: Ann &amp; Co (tea, 300 a "
        "month, last on 2025-11-05) and Ann &amp; Co (jam, 50 a month, last on 2025-11-05).",
    ]
    assert found[0].numbers == {"abc.a_clients": 1, "abc.a_amount": 96.0}


@pytest.mark.parametrize(
    ("rows", "said", "rank"),
    [
        ([("c0", "A", "A", 9.0, 9.0, "")],
         "Since January 2026, no client has changed its class.", KNOW),
        ([("c0", "B", "A", 9.0, 9.0, "own")],
         "Since January 2026, 1 client has risen to a better class, none has fallen.", WATCH),
        ([("c0", "B", "C", 9.0, 9.0, "own"), ("c1", "B", "C", 9.0, 9.0, "own")],
         "Since January 2026, 2 clients have fallen to a worse class, none has risen.", KNOW),
        ([("c0", "new", "A", 0.0, 9.0, "came")],
         "Since January 2026, no client has changed its class.", WATCH),
    ],
)  # fmt: skip
def test_moves_between_classes_are_told_for_none_one_and_many(rows, said, rank):
    change = abc(ck.abc_classes(one_each([96, 2])), moved(*rows))[1]
    assert change.what == said and change.rank == rank


@pytest.mark.parametrize(
    ("silent", "said"),
    [(1, "in the last month."), (3, "in the last 3 months.")],
)
def test_no_product_given_up_is_said_too(silent, said):
    none = pd.DataFrame(columns=["client_id"])
    text = findings.stopped(none, silent=silent, names={}).data
    assert text == f"**No A client gave up an A product {said}**"


def test_without_products_it_cannot_be_told():
    assert findings.stopped(None, silent=3, names={}).data.startswith("What was given up cannot")
    assert abouts(abc(ck.abc_classes(one_each([96, 2])))) == [("abc.classes", KNOW)]


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ("", "**Nobody has amount above 0, so there are no classes.**"),
        ("N", "**Of 1 A client none buys evenly month by month (AX). None buys by fits and starts "
              "(AZ).** 1 A client has fewer than three months to look at: not classified."),
        ("XZ", "**Of 2 A clients 1 buys evenly month by month (AX, 40% of the amount). 1 buys by "
               "fits and starts (AZ, 40%).** To plan with: Ann &amp; Co. Large but not to be "
               "planned with: c1."),
    ],
)  # fmt: skip
def test_how_evenly_a_clients_buy_is_told_for_none_one_and_many(kinds, said):
    classes = pd.DataFrame({"xyz": list(kinds), "abc": "A", "share": 0.4})
    classes["client_id"] = [f"c{place}" for place in range(len(kinds))]
    assert findings.abc_xyz(classes, by="amount", names=NAMES).data == said


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("AA", "**2 of 2 clients (100%) have the same class by amount and profit.** Every A "
               "client by amount is A by profit too."),
        ("AB", "**1 of 2 clients (50%) has the same class by amount and profit.** 1 of 2 A "
               "clients by amount is not A by profit: c1."),
    ],
)  # fmt: skip
def test_classes_by_several_measures_are_told(other, said):
    classes = pd.DataFrame({
        "client_id": ["c0", "c1"], "abc_amount": "A", "abc_profit": list(other),
        "agree": [letter == "A" for letter in other],
    })  # fmt: skip
    assert findings.abc_measures(classes, names=NAMES).data == said


def test_who_leads_by_all_measures_is_told():
    ranked = pd.DataFrame({"client_id": ["c0", "c1"], "rank": [1, 2], "alone": [2, 1]})
    assert findings.abc_rank(ranked, weights={"amount": 3, "profit": 1}, names=NAMES).data == (
        "**Weighed together (amount 75% and profit 25%), the first are Ann &amp; Co and c1.** "
        "In the first fifth 1 client would not be there by amount alone: Ann &amp; Co."
    )


def test_numbers_take_the_signs_of_the_language():
    with speaking("ru"):
        [answer, *_others] = told([60, 20, 10, 5, 5])
    assert "60,0" in answer.what and "60.0" not in answer.what
