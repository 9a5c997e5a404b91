"""What speaks against the numbers of a month, by its weight."""

from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pytest

import clientkit as ck

MONTH = "2026-06"


def sales(days=None, **changes):
    """A firm that sells for 100 on every working day."""
    days = pd.bdate_range("2025-01-01", "2026-06-30") if days is None else days
    frame = pd.DataFrame(
        {
            "client_id": [f"c{place % 7}" for place in range(len(days))],
            "date": [str(day)[:10] for day in days],
            "amount": 100.0,
            "document": [f"{place:04d}" for place in range(len(days))],
        }
    )
    return frame.assign(**changes)


def told(frame, *, month=MONTH, times=10, **beside):
    """The issues of the firm; `beside` are more attributes of its ledger."""
    ledger = ck.load(frame)
    names = ("account", "transactions", "directory", "reconciliation")
    ledger = SimpleNamespace(**{name: getattr(ledger, name) for name in names} | beside)
    rows = ck.to_pandas(ledger.transactions)
    return ck.data_issues(
        ledger,
        month=month,
        days=ck.calendar_days(rows),
        gaps=ck.calendar_gaps(rows),
        repeated=ck.repeated_rows(rows),
        outliers=ck.outlier_rows(rows, times=times),
        odd=ck.odd_dates(rows, until=month),
        unnamed=ck.unnamed(ledger),
    )


def kinds(frame, **options):
    found = told(frame, **options)
    return dict(zip(found["issue"], found["share"].round(3), strict=True))


def more(*rows):
    columns = ["client_id", "date", "amount", "document"]
    return pd.concat([sales(), pd.DataFrame(rows, columns=columns)])


def test_clean_data_have_no_issue():
    found = told(sales())
    assert len(found) == 0 and {"heed", "grave"} <= set(found)


def test_a_hole_in_the_month_is_weighed_by_the_month_one_before_by_the_year():
    days = pd.bdate_range("2025-01-01", "2026-06-30")
    in_june = days[(days < "2026-06-08") | (days > "2026-06-19")]  # and the weekends beside it
    assert kinds(sales(in_june)) == {"hole": round(16 / 30, 3)}
    in_march = days[(days < "2026-03-02") | (days > "2026-03-20")]
    assert kinds(sales(in_march)) == {"holes": round(23 / 365, 3)}


def test_two_silent_weeks_in_an_earlier_month_are_holidays():
    days = pd.bdate_range("2025-01-01", "2026-06-30")
    assert kinds(sales(days[(days < "2025-12-22") | (days > "2026-01-02")])) == {}


def test_a_hole_long_ago_weighs_nothing():
    days = pd.bdate_range("2024-01-01", "2026-06-30")
    assert kinds(sales(days[(days < "2024-03-09") | (days > "2024-05-20")])) == {}


def test_data_that_end_before_the_month_does_or_begins():
    days = pd.bdate_range("2025-01-01", "2026-06-15")
    [row] = told(sales(days)).itertuples()
    assert (row.issue, row.share, row.grave) == ("end", 0.5, True)
    assert kinds(sales(days), month="2026-09") == {"end": 1.0}


def test_sales_without_a_client_are_to_be_known_sales_that_cannot_be_read_are_grave():
    # 20,000 of 59,000 have no client
    found = told(more(*[("", "2026-06-01", 1000, f"n{n}") for n in range(20)]))
    assert found[["issue", "heed", "grave"]].to_numpy().tolist() == [["no client", True, False]]
    frame = more(*[("c1", "soon", 1000, f"n{n}") for n in range(20)])
    assert found["share"].iloc[0] == pytest.approx(20000 / 59000)
    ledger = ck.load(frame, max_faults=0.5)
    found = told(sales(), account=ledger.account)
    assert found[["issue", "rows", "grave"]].to_numpy().tolist() == [["lost", 20, True]]


def test_rows_of_totals_are_not_lost():
    assert kinds(more(("Total", "", sales()["amount"].sum(), ""))) == {}


def test_a_total_that_disagrees_is_always_told_one_whose_reason_is_known_is_not():
    totals = pd.DataFrame(
        {
            "source": "f.csv", "row": [9, 10], "label": "Total", "stated": Decimal(1000),
            "accepted": [Decimal(999), Decimal(900)], "difference": [Decimal(1), Decimal(100)],
            "note": ["", "the rows set aside: no_client"],
        }
    )  # fmt: skip
    [row] = told(sales(), reconciliation=totals).itertuples()
    assert (row.issue, row.share, row.heed) == ("total", 0.001, True)
    assert row.what == "Total (f.csv, row 9)"


def test_repeated_rows_of_the_year_are_weighed_by_its_money():
    year = sales()[sales()["date"] >= "2025-07-01"]
    frame = pd.concat([sales(), year.head(26)])
    assert kinds(frame) == {"equal": round(26 / (len(year) + 26), 3)}
    twins = year.head(13).assign(document=[f"t{n}" for n in range(13)])
    assert kinds(pd.concat([sales(), twins])) == {"twins": round(13 / (len(year) + 13), 3)}


def test_the_largest_amount_of_the_month_is_told_with_its_cause():
    [row] = told(more(("c1", "2026-06-03", 10000, "x"))).itertuples()
    assert (row.issue, row.client_id, row.grave) == ("error", "c1", True)
    assert row.share == pytest.approx(10000 / 12200) and "decimal mark" in row.what
    [row] = told(more(("c1", "2026-06-03", 2345, "x"))).itertuples()
    assert (row.issue, row.heed, row.grave) == ("large", True, False)
    assert kinds(more(("c1", "2026-05-29", 2345, "x"))) == {}
    back = more(("c1", "2026-06-03", 10000, "x"), ("c1", "2026-06-04", -10000, "y"))
    assert kinds(back) == {}


def test_odd_dates_and_a_buyer_who_is_everybody_are_told():
    [row] = told(more(("c1", "1970-01-01", 1, "x"))).itertuples()
    assert (row.issue, row.rows, row.heed, row.grave) == ("odd date", 1, True, False)
    frame = sales(client_id=["guest" if n % 4 == 0 else f"c{n % 7}" for n in range(len(sales()))])
    [row] = told(frame).itertuples()
    assert (row.issue, row.heed, row.grave) == ("everybody", True, False)
    assert row.share == pytest.approx(0.25, abs=0.01)


def test_the_grave_stand_before_the_large():
    days = pd.bdate_range("2025-01-01", "2026-06-30")
    frame = sales(days[(days < "2026-06-08") | (days > "2026-06-19")])
    guest = frame.assign(client_id=["guest" if n % 5 else "c1" for n in range(len(frame))])
    assert told(guest)["issue"].tolist() == ["hole", "everybody"]
