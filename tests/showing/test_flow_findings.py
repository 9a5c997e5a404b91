"""What is said of flows, the alarm and cohorts is true, for none, one and many."""

import pandas as pd
import pytest

import clientkit as ck


def sales(**clients):
    """Clients paying as told from January 2026 on; 0 is silence."""
    rows = [
        (client, f"2026-{month:02d}-15", value)
        for client, values in clients.items()
        for month, value in enumerate(values, 1)
        if value
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def flows(frame, until, gap=1, days=None):
    found = ck.flows(frame, until=until, gap=gap)
    return ck.findings.flows(found, {"gap": gap, "days": days}).data


def test_the_month_is_told_with_who_came_and_went():
    said = flows(sales(a=[1, 1, 1], b=[1, 1], c=[0, 1, 1]), "2026-03", days=31.0)
    assert said.startswith(
        "**In March 2026 0 new clients and 0 recovered came, 1 was lost; 2 clients are active.** "
        "Of the clients active a month before, 67% stay (on average of the 1 month before: 100%)."
    )
    assert "lost after 1 month without a purchase: four fifths" in said and "31 days" in said


def test_a_month_that_is_not_over_is_named_and_not_judged():
    said = flows(sales(a=[1, 1, 1]), "2026-03-20")
    assert said.startswith("**In February 2026") and "March 2026 is not over" in said
    assert flows(sales(a=[1]), "2026-01-20").startswith("No month of the data is over yet")


def alarm(regular, new, names=None):
    frame = sales(old=[100] * 6 + [regular], young=[0] * 6 + [new])
    months = ck.sales_by_kind(frame, until="2026-07")
    behind = ck.regulars_behind(frame, until="2026-07")
    return ck.findings.alarm(months, behind, names=names or {}).data


def test_the_alarm_names_the_clients_behind_it():
    said = alarm(75, 30, {"old": "Old & Co"})
    assert said.startswith(
        "**Warning: growth hides the loss of regular clients.** In July 2026 all"
    )
    assert "all sales rose by 5%" in said and "regular clients fell by 25%" in said
    assert "1 regular client buys less; the largest falls: Old &amp; Co (100 → 75)." in said


def test_where_regulars_hold_there_is_no_alarm():
    assert alarm(100, 5).startswith("**No alarm.** In July 2026 all sales rose by 5%")


def test_an_open_fall_is_not_told_as_no_alarm():
    assert alarm(50, 5).startswith("**The fall is open: no growth hides it.** In July 2026 all")


def test_cohorts_are_told_without_the_first():
    frame = sales(a=[1, 1, 1, 1], b=[0, 4, 2], c=[0, 0, 1], d=[0, 0, 0, 9, 9], e=[0, 0, 0, 1])
    said = ck.findings.cohorts(ck.cohorts(frame, until="2026-05")).data
    # in the month after, 2 of the 4 clients of three cohorts bought: 11 of 15
    assert said.startswith("**Of 100 clients that come, so many buy again: 50 in the month after")
    assert "they bring 73% in the month after" in said and "(2026-01)" in said


@pytest.mark.parametrize("until", ["2026-01", "2026-02"])
def test_young_data_are_not_judged(until):
    frame = sales(a=[1, 1], b=[0, 1])
    assert "three cohorts" in ck.findings.cohorts(ck.cohorts(frame, until=until)).data
    months = ck.sales_by_kind(frame, until=until)
    said = ck.findings.alarm(months, ck.regulars_behind(frame, until=until), names={}).data
    assert said.startswith("It takes three full months")


def test_nobody_overdue_is_said():
    people = ck.rhythm(sales(a=[1, 1]), as_of="2026-02")
    late = people[people["overdue"]].assign(active=True)
    assert "Nobody is overdue" in ck.findings.overdue(late, names={}).data
    one = people.assign(active=True, median_gap=12.5, amount=7.0)
    assert ck.findings.overdue(one, names={}).data.startswith(
        "**1 client is overdue by its own rhythm: 1 still active, to be called now (7); in "
    )
    assert ck.findings.habits(people).data == (
        "**By habit, of 1 client 0 buy regularly (0% of the money), 1 rarely (100% of the money) "
        "and 0 on one day only (0% of the money).**"
    )
