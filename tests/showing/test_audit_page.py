"""The sentences of the audit and of the card, with none, one and many; the tables beside them."""

import pandas as pd
import pytest

import clientkit as ck
from clientkit.showing import findings
from clientkit.showing.findings.finding import ACT, ALARM, KNOW, WATCH

MONTH = "2026-02"


def asked(frame, plan=None, month=MONTH):
    known = pd.DataFrame({"client_id": ["a"], "manager": ["Kim"]})
    known = known if plan is None else known.assign(plan=plan)
    rule = {"month": month, "gap": 1}
    return {
        "found": ck.audit(frame, **rule),
        "kinds": ck.sales_by_kind(frame, until=month),
        "behind": ck.regulars_behind(frame, until=month),
        "staff": ck.managers(frame, known, **rule),
    }


def sales(*rows):
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


TWO = sales(("a", "2026-01-10", 90), ("b", "2026-01-10", 10), ("a", "2026-02-10", 45))


def told(found):
    return {one.about: str(one) for one in found.found}


def test_the_audit_begins_with_sales_and_who_came_and_went():
    found = findings.audit(**asked(TWO), names={})
    assert str(found).startswith(
        "**In February 2026 the sales were 45; 0 new clients came, 0 came back, 1 was lost.** "
        "Sales against January 2026: -55.0%. With so few clients no categories are needed"
    )
    assert told(found)["audit.a"] == "The one A client brought 100% of the sales."
    first = told(findings.audit(**asked(TWO, month="2026-01"), names={}))
    assert first["audit.sales"].startswith(
        "In January 2026 the sales were 100; 2 new clients came, 0 came back, none was lost. "
        "There is nothing before to hold it against."
    )
    assert "audit.change" not in first


def test_the_groups_are_held_against_the_period_and_the_year_before():
    frame = sales(
        ("a", "2024-03-10", 1), ("a", "2025-02-10", 50), ("a", "2026-01-10", 90),
        ("b", "2026-01-10", 10), ("c", "2026-01-10", 4), ("a", "2026-02-10", 45),
        ("c", "2026-02-10", 5),
    )  # fmt: skip
    found = findings.audit(**asked(frame), names={})
    change = next(one for one in found.found if one.about == "audit.change")
    # to January a has 140 of 154, b 10 (from 91% on: B) and c 4 (from 97% on: C); to February a
    # has 135, b 10 (from 88% on) and c 9 (from 94% on: B). A year before there is a alone
    assert str(change) == (
        "Clients and, in brackets, sales by group, against January 2026: A 0 (-50.0%), B +1 "
        "(-50.0%) and C -1 (-100.0%). Against a year before: A 0 (-10.0%), B +2 "
        "and C 0. The sales to the A clients fall: speak to them first."
    )
    assert change.rank == WATCH
    young = told(findings.audit(**asked(frame[1:]), names={}))["audit.change"]
    assert "year before" not in young  # its groups would rest on one month of data


def test_the_quarter_is_named_by_its_months():
    frame = sales(("a", "2025-11-10", 100), ("a", "2026-02-10", 150), ("b", "2026-05-10", 50))
    rule = {"month": "2026-05", "months": 3, "gap": 12}
    found = ck.audit(frame, **rule)
    parts = asked(frame, month="2026-05") | {"found": found}
    said = told(findings.audit(**parts, names={}))
    assert said["audit.sales"].startswith("In the 3 months to May 2026 the sales were 50;")
    assert "Sales against the 3 months to February 2026: -66.7%." in said["audit.sales"]
    assert "against the 3 months to February 2026: A " in said["audit.change"]


def test_what_needs_a_decision_stands_first():
    # a large client is silent in June, so lost: 100 of 1000 are left, all of a regular one
    rows = [("old", f"2026-0{month}-15", 100) for month in range(1, 7)]
    frame = sales(*rows, ("gone", "2026-05-15", 900))
    found = findings.audit(**asked(frame, month="2026-06"), names={})
    assert [(one.about, one.rank) for one in found.found] == [
        ("audit.sales", KNOW), ("audit.a", ACT), ("audit.change", WATCH), ("regular.alarm", KNOW),
    ]  # fmt: skip
    assert "Of the lost 1 had been an A client." in found.found[1].against


def test_who_is_behind_plan_is_told_with_what_is_missing():
    found = findings.audit(**asked(TWO, plan=100), names={})
    staff = next(one for one in found.found if one.about == "audit.managers")
    assert staff.what == "Behind plan, 1 of 1 manager: Kim (45%, 55 missing)."
    assert staff.rank == ACT
    reached = told(findings.audit(**asked(TWO, plan=45), names={}))
    assert reached["audit.managers"] == "Every manager with a plan has reached it."


def test_without_plans_who_sold_less_is_named():
    frame = TWO.assign(manager=["Kim", "Lee", "Kim"])
    parts = asked(frame)
    parts["staff"] = ck.managers(frame, pd.DataFrame({"client_id": []}), month=MONTH, gap=1)
    said = told(findings.audit(**parts, names={}))
    assert said["audit.managers"].startswith("Sold less than in the period before: ")
    assert "Kim (-50%)" in said["audit.managers"]


def test_an_alarm_says_what_hides_it_and_who_fell_furthest():
    days = [f"2026-0{month}-15" for month in range(1, 8)]
    rows = [("old", day, amount) for day, amount in zip(days, [100] * 6 + [60], strict=True)]
    frame = sales(*rows, ("young", "2026-07-15", 50))
    found = findings.audit(**asked(frame, month="2026-07"), names={"old": "Old & Sons"})
    alarm = found.found[1]
    assert alarm.rank == ALARM and str(alarm) == (
        "Alarm: in July 2026 sales to regular clients fell by 40%, hidden by a total that rose by "
        "10.0%. Both are held against the mean of the three months before. 1 regular client buys "
        "less; the largest falls: Old &amp; Sons (100 → 60)."
    )


def test_the_silent_are_to_be_called():
    days = pd.date_range("2026-01-01", "2026-05-31", freq="5D").strftime("%Y-%m-%d")
    frame = sales(*(("a", day, 10) for day in days), ("b", "2026-06-25", 1))
    found = findings.audit(**asked(frame, month="2026-06"), names={})
    late = {one.about: one for one in found.found}
    assert "audit.overdue" not in late  # with a gap of one month it is lost already
    parts = asked(frame, month="2026-06") | {"found": ck.audit(frame, month="2026-06", gap=3)}
    late = {one.about: one for one in findings.audit(**parts, names={}).found}["audit.overdue"]
    assert late.rank == ACT and str(late) == (
        "1 client is silent longer than usual and not lost yet; of the A clients 1. Call it "
        "before it is lost."
    )


def test_nobody_overdue_and_no_manager_are_told_so():
    none = pd.DataFrame(columns=["client_id", "abc", "recency_days"])
    assert "No client is silent longer" in findings.audit_overdue(none, names={}).data
    one = pd.DataFrame({"client_id": ["a"], "abc": ["B"], "recency_days": [1]})
    assert "**1 client is silent" in findings.audit_overdue(one, names={}).data
    assert "Of group B: a (1 day)." in findings.audit_overdue(one, names={}).data
    assert "No row names a manager" in findings.no_managers().data


def test_the_table_of_the_audit_has_the_changes_beside_the_groups():
    wide = ck.tables.side_by_side(ck.audit(TWO, month=MONTH, gap=1))
    assert wide["abc"].tolist() == ["A", "B", "C", "total"]
    assert wide["amount_change"].iloc[0] == -0.5 and "year_amount_change" not in wide
    text = repr(ck.tables.shown(wide, columns=ck.tables.AUDIT))
    assert "-50.0%" in text and "to before" in text and "to last year" not in text


def parts(frame, which, month=MONTH, **person):
    about = {"client_id": which, "until": month}
    facts = ck.client_facts(frame, client_id=which, month=month)
    known = pd.DataFrame({"client_id": [which], **{k: [v] for k, v in person.items()}})
    return {
        "facts": facts,
        "person": ck.contact_of(frame, known, client_id=which, as_of=month),
        "history": ck.client_history(frame, **about),
        "why": ck.vip_why(frame, client_id=which, month=month),
    }


def said_next(frame, client, survey=None, **person):
    found = parts(frame, client, **person)
    about = {name: found[name] for name in ("facts", "person", "why")} | {"survey": survey}
    return findings.client_next(call=pd.DataFrame(), products=None, **about).data


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("a", "2026-02-10", 45)], "New since 10 February 2026. **Thank them"),
        ([("a", "2025-02-10", 45)], "Bought on 1 day only, last on 10 February 2025."),
        ([("a", "2026-02-10", -45)], "It has never bought; there are returns only."),
        (
            [("a", f"2025-1{m}-01", 5) for m in (0, 1, 2)],
            "Silent for 89 days; it used to buy every 30, and was due by 1 January 2026.",
        ),
        ([("a", f"2025-{m:02}-20", 5) for m in range(3, 13)]
         + [("a", "2026-01-20", 5), ("a", "2026-02-20", 5)], "Nothing presses."),
    ],
)  # fmt: skip
def test_what_to_say_next_is_true_of_every_kind_of_client(rows, said):
    frame = sales(*rows, ("z", "2026-02-20", 500))
    assert said in said_next(frame, "a")


def test_a_birthday_and_the_potential_left_are_said():
    rows = [("a", f"2025-{m:02}-20", 5) for m in range(1, 13)]
    frame = sales(*rows, ("a", "2026-01-20", 5), ("a", "2026-02-20", 5))
    said = said_next(frame, "a", potential=100.0, birthday="1990-03-02")
    assert "Buys 60% of what it could: 40 a year goes elsewhere." in said
    assert "Birthday on 2 March. **Congratulate.**" in said


def test_the_last_answer_to_a_survey_up_to_the_day_of_the_card_is_said():
    survey = pd.DataFrame(
        [("a", "2025-12-01", 9, ""), ("a", "2026-02-03", 4, "Late *twice*"),
         ("a", "2026-03-01", 10, "after the card"), ("b", "2026-02-04", 0, "another's")],
        columns=["client_id", "date", "score", "comment"],
    )  # fmt: skip
    survey["date"] = pd.to_datetime(survey["date"])
    said = said_next(TWO, "a", survey)
    assert 'Answered 4 of 10 on 3 February 2026: "Late \\*twice\\*". **Ask what went' in said
    assert "Answered" not in said_next(TWO, "a", survey[3:])


def test_the_head_has_what_is_known_and_nothing_else():
    found = parts(TWO, "a", client='A "&" Sons', contact="Ann", phone="1 & 2")
    head = ck.tables.client_head(found["person"], found["facts"])
    assert repr(head).splitlines() == [
        'A "&" Sons',
        "a · client since 10 January 2026 · as of 28 February 2026",
        "Talk to Ann · 1 & 2",
    ]
    assert "1 &amp; 2" in head._repr_html_()
    tiles = repr(ck.tables.client_tiles(found["facts"], found["person"]))
    assert "ABC group: A (93.1% of all, no. 1 of 2)" in tiles and "margin" not in tiles
    bare = parts(TWO, "b")
    assert "Talk to" not in repr(ck.tables.client_head(bare["person"], bare["facts"]))
    assert "did not pay" in repr(ck.tables.client_tiles(bare["facts"], bare["person"]))


def test_the_lead_tells_where_the_client_goes():
    found = parts(TWO, "a")
    said = findings.client(found["facts"], found["history"]).data
    assert (
        said == "**In the 12 months to February 2026 it brought 135, 93.1% of all: no. 1 of 2.**"
    )
    rows = [("a", f"2025-{m:02}-20", 10) for m in range(1, 7)]
    rows += [("a", f"2025-{m:02}-20", 20) for m in range(7, 13)]
    grown = parts(sales(*rows), "a", month="2025-12")
    said = findings.client(grown["facts"], grown["history"]).data
    assert "it brought 100% more than in the 6 before (the whole firm: +100%)." in said
