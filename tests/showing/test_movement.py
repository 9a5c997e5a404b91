"""The movement in words and pictures: true and grammatical for none, one and many."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot as plt

import clientkit as ck
from clientkit.showing import findings, plots
from clientkit.showing.findings.finding import ACT, KNOW, WATCH

mpl.use("agg")
FEW = "With so few clients no categories are needed: look at each client by name."
TWO = {"month": "2026-02", "against": "2026-01"}


def sales(january, february):
    rows = [
        (client, f"2026-{month:02d}-15", float(amount))
        for month, paid in ((1, january), (2, february))
        for client, amount in paid.items()
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def answer(frame, **options):
    parts = ck.bridge(frame, month="2026-02", gap=3)
    moved = ck.abc_moves(frame, month="2026-02", months=1)
    tree = ck.drivers(frame, month="2026-02")
    asked = {"by": "amount", "names": {}, **TWO, **options}
    return findings.movement(parts, moved, tree, **asked)


def said(frame, **options):
    """The findings in their order."""
    return [str(one) for one in answer(frame, **options).found]


def test_the_change_is_told_by_what_brought_and_what_took():
    frame = sales({"a": 80, "b": 15, "c": 5}, {"a": 100, "b": 3, "d": 7})
    # receipts of 3 clients each before and after, so all came by the receipt: 33.33 to 36.67
    assert said(frame) == [
        "Amount rose by 10 to 110 in February 2026, against January 2026. Added: new clients "
        "(7) and those who grew (20). Taken away: those who shrank (12) and those who paused "
        f"(5). {FEW}",
        "Drivers, the largest first: the average receipt +10 (from 33.33 to 36.67).",
        "Nobody came into A or left it.",
        "Of 4 clients 3 changed the ABC class: 1 by its own move, 1 came and 1 went.",
    ]  # fmt: skip
    assert said(frame, short=True)[-1].endswith("who stood still may fall below them.")


def test_the_change_is_a_key_number_of_money_against_the_month_before_only():
    frame = sales({"a": 8}, {"a": 5})
    found = answer(frame).found[0]
    assert found.about == "movement.change" and found.rank == WATCH
    assert found.numbers == {"movement.change": -3}
    assert not answer(frame, by="units").found[0].numbers
    assert not answer(frame, against="2025-02").found[0].numbers


def test_who_fell_out_of_a_by_a_move_of_its_own_is_to_be_asked_first_of_all():
    frame = sales({"a": 60, "b": 30, "c": 10}, {"a": 60, "b": 2, "c": 30})
    found = answer(frame, names={"b": "Bob_"})
    assert [one.about for one in found.found] == [
        "movement.change", "movement.a", "movement.drivers", "movement.classes",
    ]  # fmt: skip
    assert found.found[1].rank == ACT and str(found.found[1]) == (
        "1 client came into A and 1 left it. Ask those who fell out why: Bob\\_ (30 to 2)."
    )


def test_who_left_a_by_the_bounds_alone_is_not_to_be_asked():
    # b paid 30 twice: it began at 57% of January, but at 96% of February, behind a and x
    frame = sales({"a": 40, "b": 30}, {"a": 400, "x": 350, "b": 30})
    found = {one.about: one for one in answer(frame).found}["movement.a"]
    assert found.rank == KNOW and str(found) == (
        "1 client came into A and 1 left it. Who left it did so only because the bounds moved."
    )


def test_a_fall_and_a_month_like_the_one_before():
    assert said(sales({"a": 8}, {"a": 5})) == [
        "Amount fell by 3 to 5 in February 2026, against January 2026. Taken away: those who "
        "shrank (3). " + FEW,
        "Drivers, the largest first: the average receipt -3 (from 8.00 to 5.00).",
        "Nobody came into A or left it.",
        "Nobody changed the ABC class.",
    ]
    assert said(sales({"a": 8}, {"a": 8})) == [
        f"Amount stayed at 8 in February 2026, against January 2026. {FEW}",
        "Nobody came into A or left it.",
        "Nobody changed the ABC class.",
    ]


def test_with_nothing_before_nothing_is_compared():
    assert said(sales({}, {"a": 8, "b": 2})) == [
        "Amount of 10 in February 2026: there is nothing in January 2026 or before to hold it "
        f"against. {FEW}"
    ]


def test_who_fell_out_of_a_is_named():
    frame = sales({"a": 60, "b": 30, "c": 10}, {"a": 60, "b": 2, "c": 30})
    text = findings.left_a(
        ck.abc_moves(frame, month="2026-02", months=1), names={"b": "Bob_"}
    ).data
    assert text == "**Fell out of A: Bob\\_ (30 to 2).** Came into A: c (10 to 30)."


def test_the_drivers_are_told_largest_first():
    frame = sales({"a": 10}, {"a": 10, "b": 20, "c": -3})
    assert findings.drivers(ck.drivers(frame, month="2026-02"), **TWO).data == (
        "**The amount rose by 17 from January 2026 to February 2026.** Drivers, the largest "
        "first: clients +12.50 (from 1 to 2); the average receipt +7.50 (from 10.00 to 15.00); "
        "returns -3 (from 0 to 3)."
    )


def test_the_moves_of_several_kinds_are_told_and_the_incomparable_left_out():
    frame = sales({"a": 60, "b": 30}, {"a": 60, "b": 2})
    moved = ck.abc_moves(frame, month="2026-02", months=1)
    text = findings.moves_by_cause({"ABC class": moved, "cluster": moved.head(0)}).data
    assert text == "* Of 2 clients 1 changed the ABC class: 1 by its own move."
    assert "no earlier classes" in findings.moves_by_cause({"cluster": moved.head(0)}).data


def test_the_months_of_a():
    frame = sales({"a": 60, "b": 30}, {"a": 60, "b": 2})
    sizes = ck.abc_months(frame, until="2026-02", window=1)
    assert findings.abc_months(sizes, window=1).data == (
        "**From January 2026 to February 2026 A went from 2 to 1 client: 0 entries, 1 exit.**"
    )
    assert "no earlier month" in findings.abc_months(sizes.head(1), window=1).data


def test_the_bars_of_the_bridge_end_at_the_later_total():
    frame = sales({"a": 80, "b": 15, "c": 5}, {"a": 100, "b": 3, "d": 7})
    ax = plots.bridge(ck.bridge(frame, month="2026-02", gap=3), **TWO, by="amount", gap=3)
    bars = ax.patches
    assert [bar.get_height() for bar in bars] == [100, 7, 0, 20, -12, -5, 0, 110]
    assert bars[-2].get_y() + bars[-2].get_height() == pytest.approx(110)
    plt.close("all")


def test_a_matrix_of_nobody_says_so():
    nobody = ck.movement(ck.abc_moves(sales({"a": 1}, {"a": 1}), month="2026-02").head(0))
    ax = plots.movement(nobody, name="Cluster")
    assert "no earlier classes" in ax.get_title(loc="left")
    plt.close("all")
