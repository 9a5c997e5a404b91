"""What is said of flows, the alarm and cohorts is true, for none, one and many."""

import pandas as pd
import pytest

import clientkit as ck
from clientkit.showing.findings.finding import ACT, ALARM, KNOW, WATCH


def sales(**clients):
    """Clients paying as told from January 2026 on; 0 is silence."""
    rows = [
        (client, f"2026-{month:02d}-15", value)
        for client, values in clients.items()
        for month, value in enumerate(values, 1)
        if value
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def flows(frame, until, gap=1, days=None, late=None, names=None):
    people = ck.rhythm(frame, as_of=until)
    return ck.findings.flows(
        ck.flows(frame, until=until, gap=gap),
        {"gap": gap, "days": days},
        kinds=ck.sales_by_kind(frame, until=until),
        behind=ck.regulars_behind(frame, until=until),
        late=people[people["overdue"]].assign(active=True) if late is None else late,
        names=names or {},
    )


def told(found):
    return [(one.about, one.rank) for one in found.found]


def test_the_month_is_told_with_who_came_and_went():
    found = flows(sales(a=[1, 1, 1], b=[1, 1], c=[0, 1, 1]), "2026-03", days=31.0)
    assert str(found).startswith(
        "**In March 2026 0 new clients and 0 recovered came, 1 was lost; 2 clients are active.** "
        "Of the clients active a month before, 67% stay (on average of the 1 month before: 100%). "
        "A client is lost after 1 month without a purchase: four fifths of the clients that "
        "bought more than once do so every 31 days or sooner. With so few clients"
    )
    # two of the three that were active in February bought again
    assert found.found[0].numbers == {
        "flows.base": 2, "flows.new": 0, "flows.recovered": 0, "flows.lost": 1,
        "flows.retention": pytest.approx(2 / 3),
    }  # fmt: skip


def test_the_month_is_held_against_the_one_before_what_asks_for_most_first():
    found = flows(sales(a=[1, 1, 1], b=[1, 1], c=[0, 1, 1]), "2026-03")
    assert told(found) == [
        ("flows.month", KNOW), ("flows.change", WATCH), ("regular.alarm", KNOW),
        ("flows.overdue", KNOW),
    ]  # fmt: skip
    assert str(found.found[1]) == (
        "1 client fewer is active than in February 2026. Then 1 new client and 0 recovered came, "
        "0 were lost. The base shrinks: more are lost than come."
    )
    grown = flows(sales(a=[1, 1, 1], b=[1, 0, 1], c=[1, 1], d=[0, 0, 1], e=[0, 0, 1]), "2026-03")
    assert str(grown.found[1]).startswith("2 clients more are active than in February 2026. Then")
    even = flows(sales(a=[1, 1, 1]), "2026-03")
    assert "none was lost; 1 client is active." in even.found[0].what
    assert even.found[1].what == "As many clients are active as in February 2026."


@pytest.mark.parametrize("days", [None, float("nan")])
def test_without_a_rhythm_the_gap_is_told_as_it_is(days):
    so = flows(sales(a=[1, 1, 1]), "2026-03", gap=2, days=days).found[0].so
    assert so.startswith("A client is lost after 2 months without a purchase. With so few")


def test_many_overdue_are_told_apart_by_what_can_be_done():
    late = pd.DataFrame({
        "client_id": ["a", "b", "c", "d"], "median_gap": [1.0, 30, 12.5, 9],
        "recency_days": [5, 1200, 50, 30], "amount": [100, 20, 7, 3],
        "active": [True, False, False, False],
    })  # fmt: skip
    assert ck.findings.overdue(late, names={"b": "B & Co"}).data == (
        "**4 clients are overdue by their own rhythm: 1 still active, to be called now (100) and "
        "3 lost, to be won back (30); in brackets what was brought in all.** First: a (every 1 "
        "day, silent for 5), B &amp; Co (every 30 days, silent for 1,200), c (every 12 days, "
        "silent for 50) and 1 more."
    )
    found = flows(sales(a=[1, 1, 1]), "2026-03", late=late[1:])
    assert told(found)[1] == ("flows.overdue", WATCH)


def test_a_warm_up_is_no_month_to_compare_with():
    assert [about for about, _ in told(flows(sales(a=[1, 1]), "2026-02"))] == [
        "flows.month", "regular.alarm", "flows.overdue",
    ]  # fmt: skip


def test_a_month_that_is_not_over_is_named_and_not_judged():
    said = str(flows(sales(a=[1, 1, 1]), "2026-03-20"))
    assert said.startswith("**In February 2026") and "March 2026 is not over" in said
    found = flows(sales(a=[1]), "2026-01-20")
    assert str(found).startswith("**No month of the data is over yet") and len(found.found) == 2
    assert not found.found[0].numbers


def alarm(regular, new, names=None):
    frame = sales(old=[100] * 6 + [regular], young=[0] * 6 + [new])
    months = ck.sales_by_kind(frame, until="2026-07")
    behind = ck.regulars_behind(frame, until="2026-07")
    return ck.findings.alarm(months, behind, names=names or {})


def test_the_alarm_names_the_clients_behind_it():
    found = alarm(75, 30, {"old": "Old & Co"})
    assert str(found) == (
        "Warning: growth hides the loss of regular clients. In July 2026, against the mean of the "
        "three months before: all sales +5%, those to regular clients -25%. 1 regular client buys "
        "less; the largest falls: Old &amp; Co (100 → 75)."
    )
    assert found.rank == ALARM and found.numbers == {"regular.sales": 75}
    assert alarm(60, 50).what.startswith("Alarm: growth hides")


def test_the_alarm_stands_right_behind_the_answer():
    frame = sales(old=[100] * 6 + [75], young=[0] * 6 + [30])
    late = ck.rhythm(frame, as_of="2026-07").head(1).assign(active=True)
    found = flows(frame, "2026-07", late=late)
    assert told(found) == [
        ("flows.month", KNOW), ("regular.alarm", ALARM), ("flows.overdue", ACT),
        ("flows.change", KNOW),
    ]  # fmt: skip


def test_where_regulars_hold_there_is_no_alarm():
    found = alarm(100, 5)
    assert found.rank == KNOW and str(found) == (
        "No alarm. In July 2026, against the mean of the three months before: all sales +5%, "
        "those to regular clients +0%."
    )


def test_an_open_fall_is_not_told_as_no_alarm():
    found = alarm(50, 5)
    assert found.rank == WATCH and str(found).startswith(
        "The fall is open: no growth hides it. In July 2026, against the mean of the three months "
        "before: all sales -45%, those to regular clients -50%. 1 regular client buys less"
    )


def test_cohorts_are_told_without_the_first():
    frame = sales(a=[1, 1, 1, 1], b=[0, 4, 2], c=[0, 0, 1], d=[0, 0, 0, 9, 9], e=[0, 0, 0, 1])
    said = ck.findings.cohorts(ck.cohorts(frame, until="2026-05")).data
    # in the month after, 2 of the 4 clients of three cohorts bought: 11 of 15
    assert said.startswith("**Of 100 clients that come, so many buy again: 50 in the month after")
    assert "they bring: 73% in the month after" in said and "(January 2026)" in said


@pytest.mark.parametrize("until", ["2026-01", "2026-02"])
def test_young_data_are_not_judged(until):
    frame = sales(a=[1, 1], b=[0, 1])
    assert "three cohorts" in ck.findings.cohorts(ck.cohorts(frame, until=until)).data
    months = ck.sales_by_kind(frame, until=until)
    said = ck.findings.alarm(months, ck.regulars_behind(frame, until=until), names={})
    assert str(said).startswith("It takes three full months")


def test_nobody_overdue_is_said():
    people = ck.rhythm(sales(a=[1, 1]), as_of="2026-02")
    late = people[people["overdue"]].assign(active=True)
    assert "Nobody is overdue" in ck.findings.overdue(late, names={}).data
    one = people.assign(active=True, median_gap=12.5, amount=7.0)
    assert ck.findings.overdue(one, names={}).data.startswith(
        "**1 client is overdue by its own rhythm: 1 still active, to be called now (7); in "
    )
    assert ck.findings.habits(people).data == (
        "**By habit, of 1 client: 0 buy regularly (0% of the money), 1 buys rarely (100% of the "
        "money) and 0 bought on one day only (0% of the money).**"
    )
