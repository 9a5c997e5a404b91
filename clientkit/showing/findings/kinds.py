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


def period_alarm(total: Mapping, kinds: pd.DataFrame, behind: pd.DataFrame, names: Mapping) -> str:
    """The last alarm of a period: growth that hides a loss of regular clients.

    total : first and last, the months of the period
    kinds, behind : of `ck.sales_by_kind`, and of `ck.regulars_behind` for its last month
    """
    of_period = kinds[kinds["month"].between(total["first"], total["last"])]
    rang = of_period[of_period["alarm"] != ""]
    if rang.empty:
        return _no_alarm(of_period)
    row = rang.iloc[-1]
    both = {"": "the three months before", "year_": "a year before"}
    prefix = min(
        (p for p in both if pd.notna(row[f"{p}change_regular"]) and row[f"{p}change_total"] >= 0),
        key=lambda p: row[f"{p}change_regular"],
    )
    fell, rose = row[f"{prefix}change_regular"], row[f"{prefix}change_total"]
    total_did = f"rose by {rose:.1%}" if round(rose, 3) else "did not fall"
    said = (
        f"**{row['alarm'].capitalize()}: in {month_name(row['month'])} sales to regular clients "
        f"fell by {-fell:.0%}, hidden by a total that {total_did}** (against {both[prefix]})."
    )
    if row["month"] != total["last"] or prefix:
        return said
    who = [
        f"{named(client, names)} ({figure(change)})"
        for client, change in zip(behind["client_id"], behind["change"], strict=True)
        if change < 0
    ]
    return f"{said} Fell furthest: {the_first(who, 3)}."


def _no_alarm(of_period: pd.DataFrame) -> str:
    known = of_period[of_period["change_regular"].notna()]
    if known.empty:
        return ""
    last = known.iloc[-1]
    if last["change_total"] < 0 and last["change_regular"] <= -WARNING:
        return (
            f"**Sales {moved(last['change_total'])} against the mean of the three months before, "
            f"those to regular clients {moved(last['change_regular'])}.** The fall is open: no "
            "growth hides it."
        )
    return "No alarm: no growth hides a fall of the regular clients."


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
