"""New against regular clients, and cohorts, in words."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.regulars import WARNING
from clientkit.periods import month_name
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, moved, named, the_first

AGES = (1, 3, 6, 12)
LEAST_COHORTS = 3


def alarm(months: pd.DataFrame, behind: pd.DataFrame, *, names: Mapping) -> Markdown:
    """Whether growth hides a loss of regular clients in the last month that is over, and who.

    months : of `ck.sales_by_kind`
    behind : of `ck.regulars_behind` for that month
    """
    over = months[months["complete"]]
    if not len(over) or pd.isna(over["change_total"].iloc[-1]):
        return Markdown(
            "It takes three full months before a month to say whether the alarm rings."
        )
    last = over.iloc[-1]
    if not last["alarm"]:
        open_fall = last["change_total"] < 0 and last["change_regular"] <= -WARNING
        head = "The fall is open: no growth hides it." if open_fall else "No alarm."
        return Markdown(f"**{head}** {_compared(last)}{_earlier(over)}")
    sign = "Alarm" if last["alarm"] == "alarm" else "Warning"
    fell = behind[behind["change"] < 0]
    who = [
        f"{named(row.client_id, names)} ({figure(row.base)} → {figure(row.value)})"
        for row in fell.itertuples(index=False)
    ]
    return Markdown(
        f"**{sign}: growth hides the loss of regular clients.** {_compared(last)} "
        f"{counted(len(fell), 'regular client buys', 'regular clients buy')} less; the largest "
        f"falls: {the_first(who)}."
    )


def _compared(last: pd.Series) -> str:
    """Both changes, against the base that rang, else against the three months before."""
    prefix, base = "", "the mean of the three months before"
    by_year = pd.notna(last["year_change_total"]) and last["year_change_total"] >= 0
    rang = pd.notna(last["change_total"]) and last["change_total"] >= 0
    if last["alarm"] and by_year and not (rang and last["change_regular"] <= -WARNING):
        prefix, base = "year_", "the same month a year before"
    total, regular = last[f"{prefix}change_total"], last[f"{prefix}change_regular"]
    if pd.isna(regular):
        return f"In {month_name(last['month'])} there is no base of regular clients to compare."
    return (
        f"In {month_name(last['month'])} all sales {moved(total)} against {base}; those to "
        f"regular clients {moved(regular)}."
    )


def _earlier(over: pd.DataFrame) -> str:
    rang = over.loc[over["alarm"] != "", "month"]
    return f" It last rang in {month_name(rang.iloc[-1])}." if len(rang) else ""


def cohorts(table: pd.DataFrame) -> Markdown:
    """What share of those who come buy again, and what they bring, after so many months.

    table : of `ck.cohorts`; the first cohort, where old clients look new, is left out
    """
    later = table[table["cohort"] > table["cohort"].min()]
    start = later[later["age"] == 0].set_index("cohort")["value"]
    later = later.assign(start=later["cohort"].map(start))
    judged = [later[(later["age"] == age) & later["retention"].notna()] for age in AGES]
    judged = [rows for rows in judged if len(rows) >= LEAST_COHORTS]
    if not judged:
        return Markdown("It takes three cohorts after the first to say how many of them stay.")
    buy = [f"{_part(rows, 'clients', 'size')} {_when(rows)}" for rows in judged]
    bring = [f"{_part(rows, 'value', 'start')}% {_when(rows)}" for rows in judged]
    return Markdown(
        f"**Of 100 clients that come, so many buy again: {listed(buy)}.** Of what they brought in "
        f"their first month they bring {listed(bring)}. The first cohort "
        f"({table['cohort'].min()}), where old clients look new, is left out."
    )


def _part(rows: pd.DataFrame, some: str, whole: str) -> str:
    """Over all cohorts, the larger weighing more."""
    return f"{100 * rows[some].sum() / rows[whole].sum():.0f}"


def _when(rows: pd.DataFrame) -> str:
    age = rows["age"].iloc[0]
    return "in the month after" if age == 1 else f"in month {age}"
