"""New against regular clients, and cohorts, in words."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import number, say
from clientkit.methods.regulars import WARNING
from clientkit.schema import figure
from clientkit.showing.findings.finding import ALARM, KNOW, WATCH, Finding
from clientkit.showing.findings.phrases import named, the_first

AGES = (1, 3, 6, 12)
LEAST_COHORTS = 3
FIRST = 3


def alarm(months: pd.DataFrame, behind: pd.DataFrame, *, names: Mapping) -> Finding:
    """Whether growth hides a loss of regular clients in the last month that is over, and who.

    months : of `ck.sales_by_kind`
    behind : of `ck.regulars_behind` for that month
    """
    over = months[months["complete"]]
    if not len(over) or pd.isna(over["change_total"].iloc[-1]):
        short = say("It takes three full months before a month to say whether the alarm rings.")
        return Finding("regular.alarm", short)
    last = over.iloc[-1]
    numbers = {"regular.sales": last["regular"]}
    if last["alarm"]:
        return Finding(
            "regular.alarm", _hidden(last), _compared(last), _behind(behind, names), ALARM, numbers
        )
    against = " ".join(filter(None, [_compared(last), _earlier(over)]))
    if last["change_total"] < 0 and last["change_regular"] <= -WARNING:
        fall = say("The fall is open: no growth hides it.")
        return Finding("regular.alarm", fall, against, _behind(behind, names), WATCH, numbers)
    return Finding("regular.alarm", say("No alarm."), against, rank=KNOW, numbers=numbers)


def _hidden(last: pd.Series) -> str:
    if last["alarm"] == "alarm":
        return say("Alarm: growth hides the loss of regular clients.")
    return say("Warning: growth hides the loss of regular clients.")


def _behind(behind: pd.DataFrame, names: Mapping) -> str:
    """How many regular clients buy less, and the largest falls."""
    fell = behind[behind["change"] < 0]
    if not len(fell):
        return ""
    who = [
        f"{named(row.client_id, names)} ({figure(row.base)} → {figure(row.value)})"
        for row in fell.itertuples(index=False)
    ]
    return say(
        "{n:# regular client buys|# regular clients buy} less; the largest falls: {who}.",
        n=len(fell), who=the_first(who, FIRST),
    )  # fmt: skip


def _compared(last: pd.Series) -> str:
    """Both changes, against the base that rang, else against the three months before."""
    prefix = ""
    by_year = pd.notna(last["year_change_total"]) and last["year_change_total"] >= 0
    rang = pd.notna(last["change_total"]) and last["change_total"] >= 0
    if last["alarm"] and by_year and not (rang and last["change_regular"] <= -WARNING):
        prefix = "year_"
    told = {"month": last["month"], "total": last[f"{prefix}change_total"]}
    told["regular"] = last[f"{prefix}change_regular"]
    if pd.isna(told["regular"]):
        return say(
            "In {month:month} there is no base of regular clients to compare.", month=last["month"]
        )
    if prefix:
        return say(
            "In {month:month}, against the same month a year before: all sales {total:+z.0%}, "
            "those to regular clients {regular:+z.0%}.",
            **told,
        )
    return say(
        "In {month:month}, against the mean of the three months before: all sales {total:+z.0%}, "
        "those to regular clients {regular:+z.0%}.",
        **told,
    )


def _earlier(over: pd.DataFrame) -> str:
    rang = over.loc[over["alarm"] != "", "month"]
    return say("It last rang {month:in}.", month=rang.iloc[-1]) if len(rang) else ""


def period_alarm(
    total: Mapping, kinds: pd.DataFrame, behind: pd.DataFrame, names: Mapping
) -> Finding | None:
    """The last alarm of a period: growth that hides a loss of regular clients.

    total : first and last, the months of the period
    kinds, behind : of `ck.sales_by_kind`, and of `ck.regulars_behind` for its last month
    """
    of_period = kinds[kinds["month"].between(total["first"], total["last"])]
    rang = of_period[of_period["alarm"] != ""]
    if rang.empty:
        return _no_alarm(of_period)
    row = rang.iloc[-1]
    prefix = min(
        (p for p in ("", "year_")
         if pd.notna(row[f"{p}change_regular"]) and row[f"{p}change_total"] >= 0),
        key=lambda p: row[f"{p}change_regular"],
    )  # fmt: skip
    against = (
        say("Both are held against the same month a year before.")
        if prefix
        else say("Both are held against the mean of the three months before.")
    )
    at_the_end = row["month"] == total["last"] and not prefix
    so = _behind(behind, names) if at_the_end else ""
    return Finding("regular.alarm", _rang(row, prefix), against, so, ALARM)


def _rang(row: pd.Series, prefix: str) -> str:
    fell, rose = -row[f"{prefix}change_regular"], row[f"{prefix}change_total"]
    told = {"month": row["month"], "fell": fell, "rose": rose}
    told["sign"] = say("Alarm") if row["alarm"] == "alarm" else say("Warning")
    if round(rose, 3):
        return say(
            "{sign}: {month:in} sales to regular clients fell by {fell:.0%}, hidden by a total "
            "that rose by {rose:.1%}.",
            **told,
        )
    return say(
        "{sign}: {month:in} sales to regular clients fell by {fell:.0%}, hidden by a total that "
        "did not fall.",
        **told,
    )


def _no_alarm(of_period: pd.DataFrame) -> Finding | None:
    known = of_period[of_period["change_regular"].notna()]
    if known.empty:
        return None
    last = known.iloc[-1]
    if last["change_total"] < 0 and last["change_regular"] <= -WARNING:
        fall = say("The fall is open: no growth hides it.")
        return Finding("regular.alarm", fall, _compared(last), rank=WATCH)
    return Finding(
        "regular.alarm", say("No alarm: no growth hides a fall of the regular clients.")
    )


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
        return Markdown(
            say("It takes three cohorts after the first to say how many of them stay.")
        )
    said = [
        say("Of 100 clients that come, so many buy again: {parts:and}.",
            parts=[_when(rows, 100 * _part(rows, "clients", "size")) for rows in judged]),
        say("Of what they brought in their first month they bring: {parts:and}.",
            parts=[_when(rows, _part(rows, "value", "start"), ".0%") for rows in judged]),
        say("The first cohort ({month:month}), where old clients look new, is left out.",
            month=table["cohort"].min()),
    ]  # fmt: skip
    return Markdown(" ".join([f"**{said[0]}**", *said[1:]]))


def _part(rows: pd.DataFrame, some: str, whole: str) -> float:
    """Over all cohorts, the larger weighing more."""
    return rows[some].sum() / rows[whole].sum()


def _when(rows: pd.DataFrame, part: float, form: str = ".0f") -> str:
    age = int(rows["age"].iloc[0])
    if age == 1:
        return say("{part} in the month after", part=number(part, form))
    return say("{part} in month {age}", part=number(part, form), age=age)
