"""The answer of the VIP notebook: its findings, their order and numbers, worked out by hand."""

import pandas as pd
import pytest

import clientkit as ck
from clientkit.showing.findings.came_and_gone import changed, gone
from clientkit.showing.findings.finding import ACT, KNOW, WATCH

RULE = {"month": "2026-01", "by": "amount", "share": 0.2}
REST = dict.fromkeys("efghij", 10)
DECEMBER = {"a": 100, "b": 80, "c": 50, "d": 10} | REST
JANUARY = {"a": 100, "c": 88, "d": 85, "b": 40} | REST
"""Of ten payers two are VIP: a and b, the bar at 80; then a and c, the bar at 88."""


def sales(months):
    return pd.DataFrame(
        [(c, f"{month}-15", paid) for month, of in months.items() for c, paid in of.items()],
        columns=["client_id", "date", "amount"],
    )


def vip(frame, **rule):
    rule = RULE | rule
    table = {name: value for name, value in rule.items() if name != "month"}
    return ck.findings.vip(
        ck.vip_month(frame, **rule),
        ck.vip_table(frame, until=rule["month"], **table),
        ck.vip_summary(frame, until=rule["month"], **table),
        None,
        ck.vip_edge(frame, **rule),
        names={"a": "Anna & Co"},
        **rule,
    ).found


def test_the_answer_comes_first_then_what_asks_for_most():
    found = vip(sales({"2025-12": DECEMBER, "2026-01": JANUARY}))
    assert [(one.about, one.rank) for one in found] == [
        ("vip", KNOW), ("vip.gone", ACT), ("vip.weight", ACT), ("vip.change", WATCH),
        ("vip.edge", WATCH),
    ]  # fmt: skip
    answer, off, weight, change, edge = found
    assert answer.what == (
        "January 2026: 2 VIP clients of 10 payers (the top 20%) bring 50.4% of the amount (188 of "
        "373)."
    )
    assert answer.against == "The bar, the least that makes a VIP, is 88."
    assert answer.so.startswith("With 10 clients one more or less changes the list")
    assert answer.numbers == {
        "month.total": 373, "month.payers": 10, "vip.count": 2, "vip.amount": 188,
        "vip.share": 188 / 373, "vip.bar": 88,
    }  # fmt: skip
    assert str(off) == (
        "1 client is gone from the VIP list of December 2025. It brought 80 in December 2025, 40 "
        "now. Still paying, but below the bar: b."
    )
    assert str(weight) == (
        "Anna &amp; Co alone brings 26.8% of the amount in January 2026. The first 5 payers "
        "together: 86.6%. That is what leaves with it."
    )
    assert str(change) == (
        "The VIP list against December 2025: 1 joined, 1 stayed and 1 left. The bar rose from 80 "
        "to 88 (10%). Joined: c."
    )
    assert change.numbers == {
        "vip.joined": 1, "vip.returned": 0, "vip.stayed": 1, "vip.left": 1, "vip.paused": 0,
        "vip.lost": 0,
    }  # fmt: skip
    assert str(edge) == (
        "2 payers stand within 10% of the bar of 88. Almost VIP: d is 3 short. Barely VIP: c on "
        "the bar itself. One invoice more or less decides."
    )


def test_in_the_first_month_of_the_data_no_change_is_told():
    found = vip(sales({"2026-01": JANUARY}))
    [change] = [one for one in found if one.about == "vip.change"]
    assert "no month is known here" in change.what and not change.numbers
    assert "vip.gone" not in [one.about for one in found]


def test_by_another_measure_money_stays_money_and_the_bar_is_no_payment():
    frame = sales({"2026-01": {"a": 100, "b": 50}})
    answer = vip(frame, by="documents")[0]
    assert "of the documents (2 of 2)" in answer.what
    assert answer.numbers == {
        "month.total": 150, "month.payers": 2, "vip.count": 2, "vip.amount": 150,
    }  # fmt: skip


def test_one_vip_brings_and_a_rule_may_leave_nobody():
    assert (
        "1 VIP client of 1 payer (the top 20%) brings" in vip(sales({"2026-01": {"a": 9}}))[0].what
    )
    payers = ck.vip_month(sales({"2026-01": {"a": 9, "b": 9}}), month="2026-01", ties="exclude")
    frame = sales({"2026-01": {"a": 9, "b": 9}})
    rule = {"until": "2026-01", "ties": "exclude"}
    answer = ck.findings.vip(
        payers, ck.vip_table(frame, **rule), ck.vip_summary(frame, **rule), **RULE
    ).found[0]
    assert answer.what == "January 2026: of 2 payers nobody is VIP by this rule."
    assert answer.numbers["vip.count"] == 0 and "vip.bar" not in answer.numbers


def master(*rows):
    """A master table of two months: client, status and value then, status and value now."""
    told = []
    for client, *facts in rows:
        for month, status, value in zip(
            ("2025-12", "2026-01"), facts[::2], facts[1::2], strict=True
        ):
            is_vip = status in ("joined", "returned", "stayed")
            told.append((client, month, value, is_vip, status, 1.0))
    columns = ["client_id", "month", "value", "vip", "status", "mean_rank"]
    return pd.DataFrame(told, columns=columns)


MANY = master(
    ("p", "stayed", 50.0, "paused", None),
    ("q", "joined", 40.0, "paused", None),
    ("l", "returned", 30.0, "left", 5.0),
    ("r", "", None, "returned", 60.0),
    ("x", "", None, "lost", None),
    ("y", "lost", None, "lost", None),
)


def test_those_gone_are_told_by_how_they_went_and_the_lost_only_once():
    found = gone(MANY, month="2026-01", names={})
    assert str(found) == (
        "3 clients are gone from the VIP list of December 2025. Together they brought 120 in "
        "December 2025, 5 now. Paid nothing; ask why: p and q. Still paying, but below the bar: "
        "l. Lost since December 2025, no payment for 3 months: x."
    )
    change = changed(MANY, month="2026-01", names={})
    assert str(change) == (
        "The VIP list against December 2025: 1 returned, 1 left, 2 paused and 2 are lost. The bar "
        "rose from 30 to 60 (100%). Returned: r."
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("s", "stayed", 5.0, "stayed", 5.0)], None),
        (
            [("s", "stayed", 5.0, "stayed", 5.0), ("x", "", None, "lost", None)],
            "Lost since December 2025, no payment for 3 months: x.",
        ),
    ],
)
def test_where_nobody_went_nothing_is_made_of_it(rows, said):
    found = gone(master(*rows), month="2026-01", names={})
    assert (str(found) if found else None) == said


def test_a_list_that_stays_is_to_know_only():
    change = changed(master(("s", "stayed", 5.0, "stayed", 5.0)), month="2026-01", names={})
    assert str(change) == "The VIP list against December 2025: 1 stayed. The bar stayed at 5."
    assert change.rank == KNOW
    nobody = changed(master(("s", "", None, "", None)), month="2026-01", names={})
    assert nobody.what == "The VIP list against December 2025: nobody on either list."


def test_a_first_client_below_a_tenth_is_not_told():
    even = {f"c{n}": 100 if n < 4 else 85 for n in range(20)}
    found = vip(sales({"2025-12": even, "2026-01": even}))
    assert [one.about for one in found] == ["vip", "vip.edge", "vip.change"]
