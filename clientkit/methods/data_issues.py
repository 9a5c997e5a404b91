"""What speaks against the numbers of a month, each weighed by what it could change.

Terms
-----
share   the part at stake: of the money, or of the workdays, of the month, of the twelve months
        to it (the longest period most pages look back on), or of the whole source.
heed    3 % or more is at stake; and always a total that disagrees, and dates apart from the rest.
grave   10 % or more, and it is rather an error than business: a large order, a sale without a
        client or a buyer who is everybody is to be known, but nothing to be mended first.

Trap: nothing is said of what was not looked for. An export that lacks a whole branch of the firm
has no hole. The bounds are ours.
"""

from typing import Any

import pandas as pd

from clientkit.language import say
from clientkit.methods.outlier_rows import FAR, NOTHING_SOLD, TAKEN_BACK
from clientkit.methods.unnamed import COLLECTIVE
from clientkit.periods import as_day, first_day, last_full_month, period
from clientkit.reading.account import NOTHING
from clientkit.reading.facts import reconciliation_table

HEED, GRAVE = 0.03, 0.10
ALWAYS = ("total", "odd date")
BUSINESS = ("everybody", "no client", "large")
COLUMNS = ("issue", "share", "rows", "amount", "first_day", "last_day", "client_id", "what")
YEAR = 12
LEAST_LARGE = 0.01
"""The part of the month's money from which a single row is an issue."""
HOLIDAYS = 15
"""Fewer silent working days than that, in an earlier month, are taken for holidays."""
LEAST_HERE = 0.15
"""The part of the month from which a hole is told as one of the month: five days."""


def data_issues(
    ledger: Any,
    *,
    month: str,
    days: pd.DataFrame,
    gaps: pd.DataFrame,
    repeated: pd.DataFrame,
    outliers: pd.DataFrame,
    odd: pd.DataFrame,
    unnamed: pd.DataFrame,
) -> pd.DataFrame:
    """One row per issue found, the weightiest first.

    Parameters
    ----------
    ledger : from `ck.load`; its account and its totals are looked at
    month : the month reported
    days, gaps, repeated, outliers, odd, unnamed : the DataFrames of `calendar_days`,
        `calendar_gaps`, `repeated_rows`, `outlier_rows`, `odd_dates` and `unnamed`

    Returns
    -------
    issue ("end", "hole", "holes", "lost", "no client", "total", "equal", "twins", "error",
    "large", "odd date", "everybody"), share (0..1), rows, amount, first_day, last_day,
    client_id, what (the kind of hole, the cause, or the label of the total), heed, grave; what
    an issue has not is empty
    """
    first, last = first_day(month), as_day(month)
    since = first_day(period(month, YEAR)[0])
    whole = days[days["date"].between(pd.Timestamp(since), pd.Timestamp(last))]
    of_month = whole.loc[whole["date"] >= pd.Timestamp(first), "amount"].sum()
    found = [
        *_end(days[days["apart"] == ""], first, last),
        *_holes(gaps, since, first, last),
        *_lost(ledger.account),
        *_totals(reconciliation_table(ledger)),
        *_repeated(repeated, since, last, whole["amount"].sum()),
        *_outliers(outliers, first, last, of_month),
        *_odd(odd, days["amount"].sum()),
        *_everybody(unnamed),
    ]
    frame = pd.DataFrame([{"what": ""} | one for one in found], columns=COLUMNS)
    frame["share"] = frame["share"].astype("float64").clip(0, 1)
    frame["heed"] = (frame["share"] >= HEED) | frame["issue"].isin(ALWAYS)
    frame["grave"] = (frame["share"] >= GRAVE) & ~frame["issue"].isin(BUSINESS)
    order = ["grave", "share", "issue"]
    return frame.sort_values(order, ascending=[False, False, True], ignore_index=True)


def _part(amount: float, whole: float) -> float:
    return abs(amount) / whole if whole > 0 else 1.0


def _end(days: pd.DataFrame, first, last):
    """The data do not cover the month to its end, or do not reach it at all."""
    if not len(days):
        return
    start, end = days["date"].iloc[0].date(), days["date"].iloc[-1].date()
    if (last_full_month(start, end) or "") < last.strftime("%Y-%m"):
        missing = (last - max(end, first)).days / ((last - first).days + 1)
        share = 1.0 if end < first else missing
        yield {"issue": "end", "share": share, "first_day": start, "last_day": end}


def _holes(gaps: pd.DataFrame, since, first, last):
    """The largest hole in the month; and those of the months before it together."""
    here, before = gaps[_days_in(gaps, first, last) > 0], gaps[_days_in(gaps, since, first) > 0]
    of_month = _days_in(here, first, last) / ((last - first).days + 1)
    of_month = of_month.where(here["kind"] != "thin", here["missing_share"])
    if len(here) and of_month.max() >= LEAST_HERE:
        yield _hole("hole", of_month.max(), here.loc[of_month.idxmax()])
        before = before.drop(here.index, errors="ignore")
    before = before[(before["kind"] != "days") | (before["workdays"] >= HOLIDAYS)]
    if len(before):
        part = before["missing_share"].where(before["kind"] == "thin", 1)
        of_year = before["days"] * part / ((last - since).days + 1)
        largest = before.loc[of_year.idxmax()]
        yield _hole("holes", of_year.sum(), largest) | {"rows": len(before)}


def _days_in(gaps: pd.DataFrame, first, last) -> pd.Series:
    """How many days of each hole lie from `first` to `last`."""
    start = gaps["first_day"].clip(lower=pd.Timestamp(first))
    end = gaps["last_day"].clip(upper=pd.Timestamp(last))
    return ((end - start).dt.days + 1).clip(lower=0)


def _hole(issue: str, share: float, gap: pd.Series) -> dict:
    days = {"first_day": gap["first_day"].date(), "last_day": gap["last_day"].date()}
    return {"issue": issue, "share": share, "what": gap["kind"]} | days


def _lost(account):
    """Sales that cannot be read, and sales without a client.

    Of an amount that cannot be read nothing is known: its row counts as an average one.
    """
    taken, money = account.rows_accepted, float(account.money_accepted)
    rows, amount = account.by_reason.get("no_client", NOTHING)
    whole = money + float(account.money_lost)
    if rows:
        share = _part(float(amount), whole)
        yield {"issue": "no client", "share": share, "rows": rows, "amount": float(amount)}
    rows, amount = account.rows_lost - rows, float(account.money_lost - amount)
    if rows:
        unread = account.by_reason.get("bad_number", NOTHING)[0]
        share = _part(amount, whole) + unread / (taken + unread)
        yield {"issue": "lost", "share": share, "rows": rows, "amount": amount}


def _totals(totals: pd.DataFrame):
    """The total that disagrees most, of those whose difference has no known reason."""
    wrong = totals[(totals["difference"] != 0) & (totals["note"] == "")]
    if len(wrong):
        worst = wrong.loc[wrong["difference"].abs().idxmax()]
        share = _part(worst["difference"], abs(worst["stated"]))
        yield {
            "issue": "total", "share": share, "rows": len(wrong), "amount": worst["difference"],
            "what": say("{label} ({source}, row {row})", **worst[["label", "source", "row"]]),
        }  # fmt: skip


def _repeated(repeated: pd.DataFrame, since, last, money: float):
    near = repeated[repeated["date"].between(pd.Timestamp(since), pd.Timestamp(last))]
    for kind, sets in near.groupby("kind"):
        amount = sets["repeated"].sum()
        rows = int((sets["times"] - 1).sum())
        yield {"issue": kind, "share": _part(amount, money), "rows": rows, "amount": amount}


def _outliers(outliers: pd.DataFrame, first, last, money: float):
    """The largest of the month that was not taken back."""
    near = outliers[outliers["date"].between(pd.Timestamp(first), pd.Timestamp(last))]
    near = near[(near["reason"] != TAKEN_BACK) & (near["amount"].abs() >= LEAST_LARGE * money)]
    for row in near.head(1).itertuples():
        issue = "large" if row.reason in (FAR, NOTHING_SOLD) else "error"
        yield {
            "issue": issue, "share": _part(row.amount, money), "rows": 1, "amount": row.amount,
            "first_day": row.date.date(), "client_id": row.client_id, "what": row.reason,
        }  # fmt: skip


def _odd(odd: pd.DataFrame, money: float):
    if len(odd):
        amount = odd["amount"].sum()
        days = {"first_day": odd["date"].min().date(), "last_day": odd["date"].max().date()}
        share = _part(amount, money)
        yield {"issue": "odd date", "share": share, "rows": len(odd), "amount": amount} | days


def _everybody(unnamed: pd.DataFrame):
    found = unnamed[unnamed["reason"] == COLLECTIVE]
    if len(found):
        share = found["amount_share"].sum()
        amount, rows = found["amount"].sum(), int(found["rows"].sum())
        yield {"issue": "everybody", "share": share, "rows": rows, "amount": amount}
