"""The movement in words: what made the change, who moved, by themselves or with the bounds."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.periods import shift
from clientkit.schema import figure
from clientkit.showing.findings.class_moves import by_cause, comparable
from clientkit.showing.findings.drivers import drivers_in_short
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding, Findings
from clientkit.showing.findings.phrases import few, named, the_first
from clientkit.showing.words import word

PARTS = {
    "new": mark("new clients ({sum})"),
    "recovered": mark("clients silent the time before ({sum})"),
    "growth": mark("those who grew ({sum})"),
    "shrinkage": mark("those who shrank ({sum})"),
    "paused": mark("those who paused ({sum})"),
    "lost": mark("those lost ({sum})"),
}
FIRST = 3


def movement(
    parts: pd.DataFrame,
    moved: pd.DataFrame,
    tree: pd.DataFrame,
    *,
    month: str,
    against: str,
    by: str,
    names: Mapping,
    short: bool = False,
) -> Findings:
    """What made the change of the month, by whom and by what, and who came into A and left it.

    parts : of `ck.bridge`
    moved : of `ck.abc_moves`
    tree : of `ck.drivers`
    short : the classes before look back to before the data
    """
    return Findings(
        _change(parts, moved, month=month, against=against, by=by),
        drivers_in_short(tree),
        *(_of_a(moved, names), _classes(moved, short)) * comparable(moved),
    )


def _change(
    parts: pd.DataFrame, moved: pd.DataFrame, *, month: str, against: str, by: str
) -> Finding:
    before, after = round(parts["before"].sum(), 2), round(parts["after"].sum(), 2)
    change = round(after - before, 2)
    told = {"by": word(by).capitalize(), "after": figure(after), "month": month}
    told |= {"against": against, "change": figure(abs(change))}
    known = parts["part"].isin(["recovered", "paused", "lost"])
    if not parts.loc[known, "clients"].any() and not parts["before"].any():
        # Translators: {by} is a measure in the nominative: Amount, Profit, Documents.
        what = say(
            "{by} of {after} in {month:month}: there is nothing in {against:month} or before to "
            "hold it against.",
            **told,
        )
        return Finding("movement.change", what, so=few(len(moved)))
    of_month = by == "amount" and against == shift(month, -1)
    return Finding(
        "movement.change", _moved(change, told), _added(parts), few(len(moved)),
        WATCH if change < 0 else KNOW, {"movement.change": change} if of_month else {},
    )  # fmt: skip


def _moved(change: float, told: Mapping) -> str:
    if change > 0:
        # Translators: {by} is a measure in the nominative: Amount, Profit, Documents.
        return say(
            "{by} rose by {change} to {after} in {month:month}, against {against:month}.", **told
        )
    if change < 0:
        # Translators: {by} is a measure in the nominative: Amount, Profit, Documents.
        return say(
            "{by} fell by {change} to {after} in {month:month}, against {against:month}.", **told
        )
    # Translators: {by} is a measure in the nominative: Amount, Profit, Documents.
    return say("{by} stayed at {after} in {month:month}, against {against:month}.", **told)


def _added(parts: pd.DataFrame) -> str:
    """What added to the sum and what took from it."""
    more, less = (
        [
            say(PARTS[row.part], sum=figure(round(abs(row.change), 2)))
            for row in rows.itertuples(index=False)
        ]
        for rows in (parts[parts["change"] > 0], parts[parts["change"] < 0])
    )
    added = say("Added: {parts:and}.", parts=more) if more else ""
    taken = say("Taken away: {parts:and}.", parts=less) if less else ""
    return " ".join(filter(None, [added, taken]))


def _of_a(moved: pd.DataFrame, names: Mapping) -> Finding:
    """How many came into A and left it, and whom to ask why."""
    is_a, was_a = moved["group"] == "A", moved["group_before"] == "A"
    came, left = moved[is_a & ~was_a], moved[was_a & ~is_a]
    if not len(came) + len(left):
        return Finding("movement.a", say("Nobody came into A or left it."))
    what = say("{came:# client|# clients} came into A and {left:,} left it.",
               came=len(came), left=len(left))  # fmt: skip
    themselves = left[left["cause"] != "bounds"].sort_values("change")
    if themselves.empty:
        why = say("Who left it did so only because the bounds moved.") if len(left) else ""
        return Finding("movement.a", what, so=why)
    so = say(
        "Ask those who fell out why: {who}.", who=the_first(_from_to(themselves, names), FIRST)
    )
    return Finding("movement.a", what, so=so, rank=ACT)


def _classes(moved: pd.DataFrame, short: bool) -> Finding:
    so = say(
        "The earlier classes are of fewer months, for there the data begin: by that alone the "
        "bounds rise, and who stood still may fall below them."
    )
    return Finding("movement.classes", by_cause(moved, "ABC class"), so=so if short else "")


def _from_to(people: pd.DataFrame, names: Mapping) -> list[str]:
    return [
        say(
            "{client} ({before} to {after})", client=named(row.client_id, names),
            before=figure(row.value_before), after=figure(row.value),
        )
        for row in people.itertuples(index=False)
    ]  # fmt: skip


def too_short(against: str) -> Markdown:
    """That the data do not reach back to a month."""
    return Markdown(say("The data do not reach back to {month:of}.", month=against))


def left_a(moved: pd.DataFrame, *, names: Mapping) -> Markdown:
    """Who fell out of A, by name, and who came into it.

    moved : of `ck.abc_moves`
    """
    if not comparable(moved):
        return Markdown(say("There are no earlier classes to compare with."))
    gone = moved[(moved["group_before"] == "A") & (moved["group"] != "A")]
    came = moved[(moved["group_before"] != "A") & (moved["group"] == "A")]
    fell = the_first(_from_to(gone.sort_values("change"), names)) if len(gone) else say("nobody")
    rose = the_first(_from_to(came, names)) if len(came) else say("nobody")
    said = [say("Fell out of A: {who}.", who=fell), _only_bounds(gone)]
    rest = [say("Came into A: {who}.", who=rose), _only_bounds(came)]
    return Markdown(" ".join(filter(None, [f"**{said[0]}**", said[1], *rest])))


def _only_bounds(people: pd.DataFrame) -> str:
    bounds = int((people["cause"] == "bounds").sum())
    if not bounds:
        return ""
    return say("{n:# of them|# of them} only because the bounds moved.", n=bounds)
