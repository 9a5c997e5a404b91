"""Whether the numbers of the month can be trusted, and what to look at first."""

from collections.abc import Mapping

import pandas as pd

from clientkit.language import say
from clientkit.methods.data_issues import HEED
from clientkit.periods import as_day, first_day, shift
from clientkit.showing.findings.finding import ALARM, WATCH, Finding, Findings
from clientkit.showing.findings.issues import sentence

MOST = 3
FEWER = 1 / 3
"""By such a part fewer rows than a month before somebody should ask whether all were exported."""
LATEST = pd.Timedelta(days=6)
"""Data that begin later in a month than in its first week do not hold all of it."""


def trust(
    issues: pd.DataFrame, days: pd.DataFrame, month: str, *, names: Mapping | None = None
) -> Findings:
    """The verdict on the data of the month, the weightiest reasons for it, its rows.

    issues, days : of `ck.data_issues` and `ck.calendar_days`
    """
    names, heeded = names or {}, issues[issues["heed"]]
    reasons = [
        Finding(
            f"data.{row.issue.replace(' ', '_')}",
            sentence(row, month, names),
            rank=ALARM if row.grave else WATCH,
        )
        for row in heeded.head(MOST).itertuples()
    ]
    verdict = _mind(issues, month) if reasons else _trusted(issues, month, names)
    return Findings(verdict, *reasons, _rows(days[days["apart"] == ""], month))


def _trusted(issues: pd.DataFrame, month: str, names: Mapping) -> Finding:
    what = say("The data can be trusted for {month:of}.", month=month)
    if not len(issues):
        so = say("Nothing was found that would change its numbers.")
        return Finding("data.trust", what, so=so)
    largest = sentence(next(issues.itertuples()), month, names)
    if len(issues) == 1:
        weighs = say("What was found weighs less than {part:.0%}:", part=HEED)
    else:
        weighs = say("What was found weighs less than {part:.0%} each; the largest:", part=HEED)
    return Finding("data.trust", what, so=f"{weighs} {largest}")


def _mind(issues: pd.DataFrame, month: str) -> Finding:
    rest = len(issues) - min(int(issues["heed"].sum()), MOST)
    so = say("{n:# lesser point is|# lesser points are} told below.", n=rest) if rest else ""
    if issues["grave"].any():
        what = say(
            "Do not rely on the numbers of {month:of} before this is looked at.", month=month
        )
        return Finding("data.trust", what, so=so, rank=ALARM)
    what = say("The numbers of {month:of} can be used; mind what follows.", month=month)
    return Finding("data.trust", what, so=so, rank=WATCH)


def _rows(days: pd.DataFrame, month: str) -> Finding | None:
    """The rows and the money of the month against the month before, where the data have both."""
    before = shift(month, -1)
    (now, money), (then, money_then) = (_of_month(days, one) for one in (month, before))
    if not now or not then or days["date"].min() > pd.Timestamp(first_day(before)) + LATEST:
        return None
    what = say(
        "{month:month} has {n:# row|# rows} with {money:,.2f}.",
        month=month, n=now, money=money,
    )  # fmt: skip
    against = say(
        "The month before, {month:month}: {n:# row|# rows} with {money:,.2f}.",
        month=before, n=then, money=money_then,
    )  # fmt: skip
    if now > (1 - FEWER) * then:
        return Finding("data.change", what, against)
    so = say("Far fewer rows: make sure that the export holds all of the month.")
    return Finding("data.change", what, against, so, rank=WATCH)


def _of_month(days: pd.DataFrame, month: str) -> tuple[int, float]:
    inside = days["date"].between(pd.Timestamp(first_day(month)), pd.Timestamp(as_day(month)))
    return int(days.loc[inside, "rows"].sum()), float(days.loc[inside, "amount"].sum())
