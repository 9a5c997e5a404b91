"""The sentences of the data-quality page: true for none, one and many."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pytest

import clientkit as ck
from clientkit.methods.data_issues import COLUMNS
from clientkit.methods.outlier_rows import FAR, TAKEN_BACK
from clientkit.showing import findings
from clientkit.showing.findings.finding import ALARM, WATCH

NAMES = {"c1": "Ann & Co"}


def issues(*rows):
    frame = pd.DataFrame(list(rows), columns=[*COLUMNS, "heed", "grave"])
    return frame.astype({"heed": bool, "grave": bool})


def issue(name, share, **more):
    return {"issue": name, "share": share, "heed": share >= 0.03, "grave": False} | more


def days(*rows):
    frame = pd.DataFrame(list(rows), columns=["date", "rows", "amount"])
    return frame.assign(date=pd.to_datetime(frame["date"]), apart="")


def trust(*rows, of=()):
    return findings.trust(issues(*rows), days(*of), "2026-06", names=NAMES)


def test_clean_data_can_be_trusted_in_one_line():
    assert str(trust()) == (
        "**The data can be trusted for June 2026.** Nothing was found that would change its "
        "numbers."
    )


def test_what_weighs_little_is_told_after_the_verdict():
    said = str(trust(issue("no client", 0.001, rows=1, amount=120.0)))
    assert said == (
        "**The data can be trusted for June 2026.** What was found weighs less than 3%: "
        "1 row of sales has no client, with 120 (0.1% of the money): they are in nobody's numbers."
    )


def test_the_grave_makes_the_verdict_and_the_first_three_are_told():
    days = {"first_day": date(2026, 6, 9), "last_day": date(2026, 6, 24)}
    found = trust(
        issue("hole", 0.5, what="days", **days) | {"grave": True},
        issue("large", 0.4, client_id="c1", amount=500.0, what=FAR, **days),
        issue("everybody", 0.3),
        issue("equal", 0.01, rows=2, amount=9.0),
    ).found
    assert [(one.about, one.rank) for one in found] == [
        ("data.trust", ALARM),
        ("data.hole", ALARM),
        ("data.large", WATCH),
        ("data.everybody", WATCH),
    ]
    assert [one.what for one in found] == [
        "Do not rely on the numbers of June 2026 before this is looked at.",
        "June 2026 has a hole, no row from 2026-06-09 to 2026-06-24: was the firm closed?",
        "One row of Ann &amp; Co on 2026-06-09, 500, is as much as 40% of June 2026's money: far "
        "above the usual.",
        "30% of the money is booked on a buyer who is everybody: in the lists of VIP and A "
        "clients that line is no client.",
    ]
    assert found[0].so == "1 lesser point is told below."


def test_what_is_always_heeded_is_told_before_what_weighs_more_and_little():
    found = trust(
        issue("equal", 0.02, rows=2, amount=9.0),
        issue("total", 0.001, rows=1, amount=5.0, what="Total (f.csv, row 9)") | {"heed": True},
    ).found
    assert [one.about for one in found] == ["data.trust", "data.total"]
    assert found[0].so == "1 lesser point is told below."


def test_the_rows_of_the_month_are_held_against_the_month_before():
    may, june = ("2026-05-04", 30, 900.0), ("2026-06-02", 21, 700.5)
    found = trust(of=[may, june]).found
    assert [str(one) for one in found] == [
        "The data can be trusted for June 2026. Nothing was found that would change its numbers.",
        "June 2026 has 21 rows with 700.50. The month before, May 2026: 30 rows with 900.00.",
    ]
    few = trust(of=[may, ("2026-06-02", 1, 7.0)]).found[1]
    assert str(few).startswith("June 2026 has 1 row with 7.00.") and few.rank == WATCH
    assert few.so == "Far fewer rows: make sure that the export holds all of the month."


@pytest.mark.parametrize(
    "of",
    [
        [("2026-06-02", 1, 7.0)],
        [("2026-05-04", 1, 7.0)],
        [("2026-05-08", 30, 900.0), ("2026-06-02", 1, 7.0)],  # most of May's first week is missing
    ],
)
def test_a_month_before_that_the_data_do_not_hold_is_no_measure(of):
    assert [one.about for one in trust(of=of).found] == ["data.trust"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (issue("end", 0.5, last_day=date(2026, 6, 15)), "2026-06-15, before June 2026 does."),
        (issue("end", 1.0, last_day=date(2026, 5, 15)), "2026-05-15, before June 2026 begins."),
        (issue("lost", 0.1, rows=1, amount=1.0), "1 row of sales could not be read: about 10.0%"),
        (issue("lost", 0.1, rows=2, amount=1.0), "2 rows of sales could not be read"),
        (issue("equal", 0.1, rows=1, amount=50.0), "1 row repeats another in every column: 50,"),
        (issue("twins", 0.1, rows=2, amount=50.0), "2 documents look like another of the same"),
        (issue("total", 0.1, rows=1, amount=50.0, what="Total (f.csv, row 9)"), "by 50: Total (f"),
        (issue("odd date", 0.1, rows=1, amount=5.0, first_day=date(1970, 1, 1),
               last_day=date(1970, 1, 1)), "1 row has a date far from the rest (1970-01-01)"),
        (issue("holes", 0.1, rows=1, what="month", first_day=date(2026, 2, 1),
               last_day=date(2026, 2, 28)), "In the months before, no row at all from 2026-02"),
        (issue("holes", 0.1, rows=2, what="thin", first_day=date(2026, 2, 1),
               last_day=date(2026, 2, 28)), "2 holes; the largest: far fewer rows than usual"),
    ],
)  # fmt: skip
def test_each_issue_has_its_sentence(row, said):
    text = str(trust(row))
    assert said in text and "can be used; mind what follows" in text


def test_each_section_says_in_one_line_that_nothing_was_found():
    rows = ck.to_pandas(ck.sample().transactions).head(0)
    none = SimpleNamespace(by_reason={}, money_accepted=Decimal(1))
    gap, unnamed = pd.DataFrame(columns=["kind"]), pd.DataFrame(columns=["amount", "reason"])
    for said in (
        findings.gaps(gap), findings.repeated(rows), findings.outliers(rows),
        findings.odd_dates(rows), findings.unnamed(unnamed, none),
    ):  # fmt: skip
        assert said.data.startswith("Nothing found: ") and "\n" not in said.data


def test_holes_are_counted_by_kind():
    days = [str(day)[:10] for day in pd.bdate_range("2025-01-01", "2025-12-31")]
    frame = pd.DataFrame({"client_id": "a", "date": days, "amount": 1})
    frame = frame[~frame["date"].str.startswith("2025-06")]
    assert findings.gaps(ck.calendar_gaps(frame)).data == (
        "**1 stretch with whole months with few rows or none.** The largest, from 2025-05-31 to "
        "2025-06-30: 100% of the working days of the months it touches are missing."
    )


def test_several_holes_are_counted_each_kind_apart_and_the_largest_may_be_a_thin_month():
    found = pd.DataFrame({
        "kind": ["days", "days", "thin"], "missing_share": [0.2, 0.3, 0.8],
        "first_day": pd.Timestamp("2025-06-01"), "last_day": pd.Timestamp("2025-06-30"),
    })  # fmt: skip
    assert findings.gaps(found).data == (
        "**1 thin month and 2 stretches of days with few rows or none.** The largest, from "
        "2025-06-01 to 2025-06-30: 80% of the usual rows are missing."
    )


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["1970-01-01"], "**1 row has a date apart from the others, with 5**: before (1). 1 of "
                         "them counts in this report."),
        (["1970-01-01", "2077-01-01"], "**2 rows have dates apart from the others, with 10**: "
                                       "before (2). 2 of them count in this report."),
    ],
)  # fmt: skip
def test_odd_dates_are_counted(dates, said):
    found = pd.DataFrame({"date": dates, "amount": 5.0, "reason": "before", "reported": True})
    assert findings.odd_dates(found).data == said


def test_repeated_rows_and_twins_are_told_with_their_money():
    frame = pd.DataFrame({"client_id": "c1", "date": "2026-01-05", "amount": [10, 10, 20]})
    frame = frame.assign(document=["1", "1", "2"])
    assert findings.repeated(ck.repeated_rows(frame), names=NAMES).data == (
        "**1 row repeats another in every column (10) and 1 document looks like another of the "
        "same client, day and sum (20).** Nothing was removed. The most money: Ann &amp; Co on "
        "2026-01-05, 2 times 20."
    )


def test_outliers_tell_what_was_taken_back_and_what_stands():
    found = pd.DataFrame({
        "client_id": "c1", "date": pd.Timestamp("2026-01-05"), "amount": [900.0, 5e4, -5e4],
        "times": [12.0, 500, 500], "reason": [FAR, TAKEN_BACK, TAKEN_BACK],
    })  # fmt: skip
    said = findings.outliers(found, names=NAMES).data
    assert said.startswith("**3 amounts are far above the usual.** 2 of them were taken back")
    assert "The largest that stands: 900 of Ann &amp; Co on 2026-01-05, 12 times" in said
    assert "stands" not in findings.outliers(found.tail(2)).data


def test_money_that_is_nobody_s_is_summed():
    account = SimpleNamespace(
        by_reason={"no_client": (1, Decimal(100))}, money_accepted=Decimal(900)
    )
    found = pd.DataFrame({"amount": [300.0, 50.0], "reason": ["everybody", "a number"]})
    said = findings.unnamed(found, account).data
    assert said.startswith("**40.0% of the money is nobody's.** 1 row has no client (100).")
    assert "2 clients have no real name: everybody (1) and a number (1)." in said


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ([], "The files state no totals"),
        ([0.0], "**The 1 total that the files state agrees with what was read, to the cent.**"),
        ([0.0, 0.0], "**The 2 totals that the files state agree"),
        ([0.0, -5.0], "**1 of the 2 totals that the files state differs from what was read, by up "
                      "to 5.**"),
    ],
)  # fmt: skip
def test_the_file_s_own_totals_are_compared(differences, said):
    totals = pd.DataFrame({"difference": differences, "note": [""] * len(differences)})
    assert findings.reconciled(totals).data.startswith(said)


def test_files_and_columns_are_told():
    files = pd.DataFrame({"rows": [2, 3], "system": ["", "Shop: orders (its captions)"]})
    assert findings.sources(files).data == (
        "**2 files with 5 rows.** Recognised: Shop: orders (its captions)."
    )
    ledger = SimpleNamespace(mapping={"client": "Kunde"}, unused=["Ort", "a_b"])
    assert findings.mapping(ck.mapping_table(ledger)).data == (
        "**1 column is used.** Not used: Ort and a\\_b."
    )
