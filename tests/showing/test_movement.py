"""The movement in words and pictures: true and grammatical for none, one and many."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot as plt

import clientkit as ck
from clientkit.showing import findings, plots

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


def said(frame, **options):
    parts = ck.bridge(frame, month="2026-02", gap=3)
    moved = ck.abc_moves(frame, month="2026-02", months=1)
    return findings.movement(parts, moved, **TWO, by="amount", **options).data


def test_the_change_is_told_by_what_brought_and_what_took():
    frame = sales({"a": 80, "b": 15, "c": 5}, {"a": 100, "b": 3, "d": 7})
    assert said(frame) == (
        "**Amount rose by 10 to 110 in February 2026, against January 2026. New clients brought 7 "
        "and those who grew 20; those who shrank took away 12 and those who paused 5.** Nobody "
        "came into A or left it. Of 4 clients 3 changed the ABC class: 1 by its own move, "
        f"1 came and 1 went. {FEW}"
    )
    assert said(frame, short=True).endswith(f"who stood still may fall below them. {FEW}")


def test_a_fall_and_a_month_like_the_one_before():
    assert said(sales({"a": 8}, {"a": 5})) == (
        "**Amount fell by 3 to 5 in February 2026, against January 2026. Those who shrank took "
        "away 3.** Nobody came into A or left it. Nobody changed the ABC class. " + FEW
    )
    assert said(sales({"a": 8}, {"a": 8})).startswith(
        "**Amount stayed at 8 in February 2026, against January 2026.** Nobody came"
    )


def test_with_nothing_before_nothing_is_compared():
    assert said(sales({}, {"a": 8, "b": 2})) == (
        "**Amount of 10 in February 2026: there is nothing in January 2026 or before to hold it "
        f"against.** {FEW}"
    )


def test_who_fell_out_of_a_is_named():
    frame = sales({"a": 60, "b": 30, "c": 10}, {"a": 60, "b": 2, "c": 30})
    text = findings.left_a(
        ck.abc_moves(frame, month="2026-02", months=1), names={"b": "Bob_"}
    ).data
    assert text == "**Fell out of A: Bob\\_ (30 to 2).** Came into A: c (10 to 30)."


def test_the_drivers_are_told_largest_first():
    frame = sales({"a": 10}, {"a": 10, "b": 20, "c": -3})
    assert findings.drivers(ck.drivers(frame, month="2026-02"), **TWO).data == (
        "**The amount rose by 17 from January 2026 to February 2026. Clients from 1 to 2: +12.50; "
        "the average receipt from 10.00 to 15.00: +7.50; returns from 0 to 3: -3.**"
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
