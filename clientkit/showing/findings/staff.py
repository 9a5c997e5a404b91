"""The managers in words: who is behind plan, or sold less than before."""

import pandas as pd
from IPython.display import Markdown

from clientkit.language import number, say
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, WATCH, Finding
from clientkit.showing.findings.phrases import named, the_first

NOBODY = "no manager"
FIRST = 3


def staff_finding(staff: pd.DataFrame) -> Finding | None:
    """Who is behind plan; without plans, whose sales fell furthest; None where nothing is told.

    staff : of `ck.managers`
    """
    people = staff[staff["manager"] != NOBODY]
    if "done" in people and people["done"].notna().any():
        return _against_plan(people.dropna(subset=["done"]))
    fell = people[people["fact_change"] < 0].sort_values("fact_change")
    if len(people) < 2 or fell.empty:
        return None
    who = [
        f"{named(row.manager, {})} ({number(row.fact_change, '+.0%')})"
        for row in fell.itertuples(index=False)
    ]
    what = say("Sold less than in the period before: {who}.", who=the_first(who, FIRST))
    return Finding("audit.managers", what, rank=WATCH)


def _against_plan(planned: pd.DataFrame) -> Finding:
    late = planned[planned["done"] < 1].sort_values("done")
    if late.empty:
        reached = say("Every manager with a plan has reached it.")
        return Finding("audit.managers", reached)
    who = [
        say(
            "{manager} ({done:.0%}, {sum} missing)", manager=named(row.manager, {}),
            done=row.done, sum=figure(row.plan - row.fact),
        )
        for row in late.itertuples(index=False)
    ]  # fmt: skip
    what = say(
        "Behind plan, {late:,} of {n:# manager|# managers}: {who}.",
        late=len(late), n=len(planned), who=the_first(who, FIRST),
    )  # fmt: skip
    return Finding("audit.managers", what, rank=ACT)


def no_managers() -> Markdown:
    """That nobody is named, so there is nothing to tell apart."""
    return Markdown(say("No row names a manager, and no directory gives one to a client."))
