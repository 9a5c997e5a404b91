"""The movement in words: what made the change, who moved, by themselves or with the bounds."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, few, named, the_first

PARTS = {
    "new": "new clients",
    "recovered": "clients silent the time before",
    "growth": "those who grew",
    "shrinkage": "those who shrank",
    "paused": "those who paused",
    "lost": "those lost",
}
SHORT = (
    "The earlier classes are of fewer months, for there the data begin: by that alone the bounds "
    "rise, and who stood still may fall below them."
)
CAUSES = {
    "own": "by their own move",
    "bounds": "only because the bounds moved",
    "both": "by their own move and the bounds together",
    "unknown": "for a cause that was not asked",
}


def movement(
    parts: pd.DataFrame,
    moved: pd.DataFrame,
    *,
    month: str,
    against: str,
    by: str,
    short: bool = False,
) -> Markdown:
    """What made the change of the month, and how many came into A and left it.

    parts : of `ck.bridge`
    moved : of `ck.abc_moves`
    short : the classes before look back to before the data
    """
    said = [_change(parts, month, against, by)]
    if _comparable(moved):
        said += [_into_a(moved), _by_cause(moved, "ABC class")]
        said += [SHORT] * short
    said.append(few(len(moved)))
    return Markdown(" ".join(filter(None, said)))


def _comparable(moved: pd.DataFrame) -> bool:
    """Whether there is anybody known from before."""
    return bool((moved["group_before"] != "new").any())


def _change(parts: pd.DataFrame, month: str, against: str, by: str) -> str:
    before, after = round(parts["before"].sum(), 2), round(parts["after"].sum(), 2)
    known = parts["part"].isin(["recovered", "paused", "lost"])
    if not parts.loc[known, "clients"].any() and not parts["before"].any():
        return (
            f"**{by.capitalize()} of {figure(after)} in {month_name(month)}: there is nothing in "
            f"{month_name(against)} or before to hold it against.**"
        )
    change = round(after - before, 2)
    way = f"rose by {figure(change)}" if change > 0 else f"fell by {figure(-change)}"
    moved = f"{way} to {figure(after)}" if change else f"stayed at {figure(after)}"
    head = f"{by.capitalize()} {moved} in {month_name(month)}, against {month_name(against)}."
    brought = _verb(parts[parts["change"] > 0], "brought")
    took = _verb(parts[parts["change"] < 0], "took away")
    what = "; ".join(filter(None, [brought, took]))
    return f"**{head} {what[:1].upper()}{what[1:]}.**" if what else f"**{head}**"


def _verb(parts: pd.DataFrame, verb: str) -> str:
    """`new clients brought 10, clients who came back 5 and those who grew 3`."""
    first, rest = f" {verb} ", " "
    said = [
        f"{PARTS[row.part]}{rest if place else first}{figure(round(abs(row.change), 2))}"
        for place, row in enumerate(parts.itertuples(index=False))
    ]
    return listed(said) if said else ""


def _into_a(moved: pd.DataFrame) -> str:
    is_a, was_a = moved["group"] == "A", moved["group_before"] == "A"
    came, left = int((is_a & ~was_a).sum()), int((was_a & ~is_a).sum())
    if not came + left:
        return "Nobody came into A or left it."
    return f"{counted(came, 'client')} came into A and {left:,} left it."


def _by_cause(moved: pd.DataFrame, name: str) -> str:
    """How many changed their group, and by what; every mover once."""
    movers = moved[moved["moved"]]
    if movers.empty:
        return f"Nobody changed the {name}."
    count = moved["cause"].value_counts()
    parts = [_caused(count[cause], words) for cause, words in CAUSES.items() if cause in count]
    parts += [f"{count[cause]:,} {cause}" for cause in ("came", "went") if cause in count]
    held = int(count.get("held", 0))
    stayed = (
        f"; {held:,} more {'stays' if held == 1 else 'stay'} only because the bounds moved along"
        if held
        else ""
    )
    return (
        f"Of {counted(len(moved), 'client')} {len(movers):,} changed the {name}: "
        f"{listed(parts)}{stayed}."
    )


def _caused(count: int, words: str) -> str:
    return f"{count:,} {words.replace('their', 'its') if count == 1 else words}"


def moves_by_cause(moves: Mapping[str, pd.DataFrame]) -> Markdown:
    """For each kind of classes: how many moved, by themselves or with the bounds.

    moves : what the classes are -> their moves
    """
    lines = [f"* {_by_cause(moved, name)}" for name, moved in moves.items() if _comparable(moved)]
    return Markdown("\n".join(lines) or "There are no earlier classes to compare with.")


def too_short(against: str) -> Markdown:
    """That the data do not reach back to a month."""
    return Markdown(f"The data do not reach back to {month_name(against)}.")


def left_a(moved: pd.DataFrame, *, names: Mapping) -> Markdown:
    """Who fell out of A, by name, and who came into it.

    moved : of `ck.abc_moves`
    """
    if not _comparable(moved):
        return Markdown("There are no earlier classes to compare with.")
    gone = moved[(moved["group_before"] == "A") & (moved["group"] != "A")]
    came = moved[(moved["group_before"] != "A") & (moved["group"] == "A")]
    said = []
    for people, verb in ((gone.sort_values("change"), "Fell out of A"), (came, "Came into A")):
        who = [
            f"{named(row.client_id, names)} ({figure(row.value_before)} to {figure(row.value)})"
            for row in people.itertuples(index=False)
        ]
        bounds = int((people["cause"] == "bounds").sum())
        some = "" if bounds == len(people) else f" {bounds:,} of them"
        only = f";{some} only because the bounds moved" if bounds else ""
        said.append(f"{verb}: {the_first(who) if who else 'nobody'}{only}.")
    return Markdown(f"**{said[0]}** {said[1]}")


def abc_months(sizes: pd.DataFrame, *, window: int) -> Markdown:
    """How the number of A clients moved over the months.

    sizes : of `ck.abc_months`
    """
    first, last = sizes.iloc[0], sizes.iloc[-1]
    if len(sizes) == 1:
        return Markdown(
            f"{counted(int(last['a']), 'A client')} in {month_name(last['month'])}; there is no "
            "earlier month to compare with."
        )
    later = sizes.iloc[1:]
    came, went = int(later["came"].sum()), int(later["went"].sum())
    said = [
        f"**From {month_name(first['month'])} to {month_name(last['month'])} A went from "
        f"{first['a']:,} to {counted(int(last['a']), 'client')}: "
        f"{counted(came, 'entry', 'entries')}, {counted(went, 'exit')}.**"
    ]
    short = int((~sizes["whole"]).sum())
    if short:
        said.append(
            f"In {counted(short, 'month')} the {window} months looked back over begin before the "
            "data, so the classes are of fewer months and grow by that alone."
        )
    return Markdown(" ".join(said))
