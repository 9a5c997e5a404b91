"""Who came and who went, in words: the flows of the last period, the habits, the overdue."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.rhythm import HABITS
from clientkit.periods import month_name
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, few, named, the_first

HOW = {"regular": "buy regularly", "rare": "rarely", "one-off": "on one day only"}


def flows(months: pd.DataFrame, gap: Mapping) -> Markdown:
    """The clients won and lost in the last month that is over, and the share that stays.

    months : of `ck.flows` by month
    gap : of `ck.suggested_gap`, or with `days` None: as given
    """
    over = months[months["complete"]]
    if not len(over):
        return Markdown(f"No month of the data is over yet, so nothing can be judged. {_gap(gap)}")
    last = over.iloc[-1]
    came = f"{counted(int(last['new']), 'new client')} and {int(last['recovered']):,} recovered"
    said = [f"**In {month_name(last['period'])} {came} came, {_lost(last)}; "
            f"{counted(int(last['base']), 'client is', 'clients are')} active.**"]  # fmt: skip
    said.append(_judged(last, over))
    if len(over) < len(months):
        said.append(f"{month_name(months['period'].iloc[-1])} is not over and is not judged.")
    said += [_gap(gap), few(int(last["base"]))]
    return Markdown(" ".join(filter(None, said)))


def _lost(last: pd.Series) -> str:
    lost = int(last["lost"])
    return "none was lost" if not lost else f"{lost:,} {'was' if lost == 1 else 'were'} lost"


def _judged(last: pd.Series, over: pd.DataFrame) -> str:
    if pd.isna(last["retention"]):
        return "The data are too short to say what share stays: this is still the warm-up."
    stays = f"Of the clients active a month before, {last['retention']:.0%} stay"
    earlier = over["retention"].dropna().iloc[:-1].tail(12)
    if not len(earlier):
        return f"{stays}."
    before = counted(len(earlier), "month")
    return f"{stays} (on average of the {before} before: {earlier.mean():.0%})."


def _gap(gap: Mapping) -> str:
    """What makes a client lost, and where the figure comes from."""
    lost = f"A client is lost after {counted(gap['gap'], 'month')} without a purchase"
    if gap.get("days") is None:
        return f"{lost}."
    return (
        f"{lost}: four fifths of the clients that bought more than once do so every "
        f"{gap['days']:.0f} days or sooner."
    )


def weeks(weekly: pd.DataFrame) -> Markdown:
    """The last week that is over against the usual of the twelve weeks before it."""
    over = weekly[weekly["complete"] & ~weekly["warm_up"]]
    if len(over) < 2:
        return Markdown("There are too few weeks after the warm-up to compare.")
    last, before = over.iloc[-1], over.iloc[-13:-1]
    usual = [f"{before[name].mean():.1f}" for name in ("new", "recovered", "lost")]
    return Markdown(
        f"**In the week {last['period']}: {last['new']:,} new, {last['recovered']:,} recovered, "
        f"{last['lost']:,} lost.** The {counted(len(before), 'week')} before brought on average "
        f"{usual[0]} new and {usual[1]} recovered clients and lost {usual[2]}."
    )


def habits(people: pd.DataFrame) -> Markdown:
    """How many clients of each habit there are, and what they brought.

    people : of `ck.rhythm`
    """
    whole = people["amount"].sum()
    of = people.groupby("habit")["amount"].agg(["size", "sum"]).reindex(HABITS, fill_value=0)
    parts = [
        f"{int(size):,} {HOW[habit]}"
        + (f" ({total / whole:.0%} of the money)" if whole > 0 else "")
        for habit, size, total in zip(of.index, of["size"], of["sum"], strict=True)
    ]
    return Markdown(f"**By habit, of {counted(len(people), 'client')} {listed(parts)}.**")


def overdue(late: pd.DataFrame, *, names: Mapping) -> Markdown:
    """The clients that are silent longer than their own rhythm: to call, and to win back.

    late : rows of `ck.rhythm` that are overdue, the first to call first, and whether they are
        `active`
    """
    if not len(late):
        return Markdown("**Nobody is overdue: no client is silent longer than its own rhythm.**")
    who = [
        f"{named(row.client_id, names)} (every {counted(round(row.median_gap), 'day')}, silent "
        f"for {row.recency_days:,})"
        for row in late.itertuples(index=False)
    ]
    active, lost = late[late["active"]], late[~late["active"]]
    parts = [
        f"{len(some):,} {what} ({figure(some['amount'].sum())})"
        for some, what in (
            (active, "still active, to be called now"), (lost, "lost, to be won back")
        )
        if len(some)
    ]  # fmt: skip
    by = "is overdue by its own rhythm" if len(late) == 1 else "are overdue by their own rhythm"
    return Markdown(
        f"**{counted(len(late), 'client')} {by}: {listed(parts)}; in brackets what was brought in "
        f"all.** First: {the_first(who, 3)}."
    )
