"""Who came and who went, in words: the flows of the last period, the habits, the overdue."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, number, say
from clientkit.methods.rhythm import HABITS
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, WATCH, Finding, Findings
from clientkit.showing.findings.kinds import alarm
from clientkit.showing.findings.phrases import few, named, the_first

HOW = {
    "regular": mark("{n:# buys|# buy} regularly"),
    "rare": mark("{n:# buys|# buy} rarely"),
    "one-off": mark("{n:# bought|# bought} on one day only"),
}
FIRST = 3


def flows(
    months: pd.DataFrame,
    gap: Mapping,
    *,
    kinds: pd.DataFrame,
    behind: pd.DataFrame,
    late: pd.DataFrame,
    names: Mapping,
) -> Findings:
    """The clients won and lost in the last month that is over, the alarm, and who is overdue.

    months : of `ck.flows` by month
    gap : of `ck.suggested_gap`, or with `days` None: as given
    kinds, behind : of `ck.sales_by_kind`, and of `ck.regulars_behind` for its last full month
    late : the overdue, as `overdue` takes them
    """
    over = months[months["complete"]]
    if not len(over):
        nothing = say("No month of the data is over yet, so nothing can be judged.")
        return Findings(Finding("flows.month", nothing, so=_gap(gap)), _overdue(late, names))
    return Findings(
        _month(months, over, gap),
        _change(over),
        alarm(kinds, behind, names=names),
        _overdue(late, names),
    )


def _month(months: pd.DataFrame, over: pd.DataFrame, gap: Mapping) -> Finding:
    last, now = over.iloc[-1], months["period"].iloc[-1]
    is_over = len(over) == len(months)
    so = [
        "" if is_over else say("{month:month} is not over and is not judged.", month=now),
        _gap(gap),
        few(int(last["base"])),
    ]
    counts = {name: int(last[name]) for name in ("base", "new", "recovered", "lost")}
    kept = {} if pd.isna(last["retention"]) else {"flows.retention": float(last["retention"])}
    return Finding(
        "flows.month",
        _came_and_went(counts, last["period"]),
        _stays(over),
        " ".join(filter(None, so)),
        numbers={f"flows.{name}": count for name, count in counts.items()} | kept,
    )


def _came_and_went(counts: Mapping, month: str) -> str:
    if not counts["lost"]:
        return say(
            "In {month:month} {new:# new client|# new clients} and {recovered:# recovered|# "
            "recovered} came, none was lost; {base:# client is|# clients are} active.",
            month=month, **counts,
        )  # fmt: skip
    return say(
        "In {month:month} {new:# new client|# new clients} and {recovered:# recovered|# "
        "recovered} came, {lost:# was|# were} lost; {base:# client is|# clients are} active.",
        month=month, **counts,
    )  # fmt: skip


def _stays(over: pd.DataFrame) -> str:
    stays = over["retention"].iloc[-1]
    if pd.isna(stays):
        return say("The data are too short to say what share stays: this is still the warm-up.")
    earlier = over["retention"].dropna().iloc[:-1].tail(12)
    if not len(earlier):
        return say("Of the clients active a month before, {stays:.0%} stay.", stays=stays)
    return say(
        "Of the clients active a month before, {stays:.0%} stay (on average of the "
        "{n:# month|# months} before: {usual:.0%}).",
        stays=stays, n=len(earlier), usual=earlier.mean(),
    )  # fmt: skip


def _gap(gap: Mapping) -> str:
    """What makes a client lost, and where the figure comes from."""
    if pd.isna(gap.get("days")):
        return say("A client is lost after {n:# month|# months} without a purchase.", n=gap["gap"])
    return say(
        "A client is lost after {n:# month|# months} without a purchase: four fifths of the "
        "clients that bought more than once do so every {days:# day|# days} or sooner.",
        n=gap["gap"], days=round(gap["days"]),
    )  # fmt: skip


def _change(over: pd.DataFrame) -> Finding | None:
    """The month against the one before it, where that one is no warm-up."""
    if len(over) < 2 or over["warm_up"].iloc[-2]:
        return None
    last, before = over.iloc[-1], over.iloc[-2]
    more = int(last["base"] - before["base"])
    then = {name: int(before[name]) for name in ("new", "recovered", "lost")}
    against = say(
        "Then {new:# new client|# new clients} and {recovered:# recovered|# recovered} came, "
        "{lost:# was|# were} lost.",
        **then,
    )
    month = before["period"]
    if more < 0:
        what = say("{n:# client fewer is|# clients fewer are} active than in {month:month}.",
                   n=-more, month=month)  # fmt: skip
        so = say("The base shrinks: more are lost than come.")
        return Finding("flows.change", what, against, so, WATCH)
    what = say("As many clients are active as in {month:month}.", month=month)
    if more:
        what = say("{n:# client more is|# clients more are} active than in {month:month}.",
                   n=more, month=month)  # fmt: skip
    return Finding("flows.change", what, against)


def weeks(weekly: pd.DataFrame) -> Markdown:
    """The last week that is over against the usual of the twelve weeks before it."""
    over = weekly[weekly["complete"] & ~weekly["warm_up"]]
    if len(over) < 2:
        return Markdown(say("There are too few weeks after the warm-up to compare."))
    last, before = over.iloc[-1], over.iloc[-13:-1]
    head = say(
        "In the week {week}: {new:,} new, {recovered:,} recovered, {lost:,} lost.",
        week=last["period"], **{name: int(last[name]) for name in ("new", "recovered", "lost")},
    )  # fmt: skip
    usual = say(
        "The {n:# week|# weeks} before brought on average {new:.1f} new and {recovered:.1f} "
        "recovered clients and lost {lost:.1f}.",
        n=len(before), **{name: before[name].mean() for name in ("new", "recovered", "lost")},
    )  # fmt: skip
    return Markdown(f"**{head}** {usual}")


def habits(people: pd.DataFrame) -> Markdown:
    """How many clients of each habit there are, and what they brought.

    people : of `ck.rhythm`
    """
    whole = people["amount"].sum()
    of = people.groupby("habit")["amount"].agg(["size", "sum"]).reindex(HABITS, fill_value=0)
    parts = [say(HOW[habit], n=int(size)) for habit, size in of["size"].items()]
    if whole > 0:
        parts = [
            say("{who} ({share:.0%} of the money)", who=who, share=total / whole)
            for who, total in zip(parts, of["sum"], strict=True)
        ]
    said = say("By habit, of {n:# client|# clients}: {parts:and}.", n=len(people), parts=parts)
    return Markdown(f"**{said}**")


def overdue(late: pd.DataFrame, *, names: Mapping) -> Markdown:
    """The clients that are silent longer than their own rhythm: to call, and to win back.

    late : rows of `ck.rhythm` that are overdue, the first to call first, and whether they are
        `active`
    """
    found = _overdue(late, names)
    return Markdown(" ".join(filter(None, [f"**{found.what}**", found.so])))


def _overdue(late: pd.DataFrame, names: Mapping) -> Finding:
    if not len(late):
        nobody = say("Nobody is overdue: no client is silent longer than its own rhythm.")
        return Finding("flows.overdue", nobody)
    active, lost = late[late["active"]], late[~late["active"]]
    parts = []
    if len(active):
        parts.append(say("{n:,} still active, to be called now ({sum})",
                         n=len(active), sum=figure(active["amount"].sum())))  # fmt: skip
    if len(lost):
        parts.append(say("{n:,} lost, to be won back ({sum})",
                         n=len(lost), sum=figure(lost["amount"].sum())))  # fmt: skip
    what = say(
        "{n:# client is overdue by its own rhythm|# clients are overdue by their own rhythm}: "
        "{parts:and}; in brackets what was brought in all.",
        n=len(late), parts=parts,
    )  # fmt: skip
    who = [
        say(
            "{client} (every {gap:# day|# days}, silent for {silent})",
            client=named(row.client_id, names), gap=round(row.median_gap),
            silent=number(row.recency_days),
        )
        for row in late.itertuples(index=False)
    ]  # fmt: skip
    so = say("First: {who}.", who=the_first(who, FIRST))
    return Finding("flows.overdue", what, so=so, rank=ACT if len(active) else WATCH)
