"""The qualification in words: who is large, who moved, where there is more to win, the NPS."""

from collections.abc import Mapping

import pandas as pd

from clientkit.language import say
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding, Findings
from clientkit.showing.findings.phrases import few, named, the_first
from clientkit.showing.findings.voice import nps_in_short
from clientkit.showing.findings.worth import potential_needed, same_bounds, without_profit
from clientkit.showing.words import word

FIRST = 3


def qualification(
    moves: pd.DataFrame,
    found: pd.DataFrame | None,
    *,
    by: str,
    used: float,
    when: str,
    names: Mapping,
    whole: bool = True,
    score: pd.DataFrame | None = None,
    change: pd.DataFrame | None = None,
    answers: pd.DataFrame | None = None,
) -> Findings:
    """The answer: the large clients, who became or is no longer one, where the room is, the NPS.

    moves : of `ck.size_moves`
    found : of `ck.potential`; None: no potential is known
    when : the period, as `findings.period` says it
    whole : the data cover the period before, so that moves can be told
    score, change, answers : of `ck.nps`, `ck.nps_change` and `ck.nps_values`; None: no survey
    """
    compared = whole and (moves["value_before"] > 0).any()
    return Findings(
        _large(moves[moves["size"] != ""], by, when),
        _change(moves, names) if compared else None,
        _room(found, used, names),
        _review(found, names),
        nps_in_short(score, change, answers, names),
    )


def _large(sized: pd.DataFrame, by: str, when: str) -> Finding:
    large = sized[sized["size"] == "large"]
    # Translators: {when} is like "In June 2026", {by} a measure: amount, profit, documents.
    what = say(
        "{when}, {large:,} of {n:# client|# clients} {large:is|are} large and "
        "{large:brings|bring} {share:.0%} of the {by}.",
        when=when, large=len(large), n=len(sized), by=word(by),
        share=large["value"].sum() / sized["value"].sum(),
    )  # fmt: skip
    if len(set(sized["size"])) == 1:
        what = say("{when}, all clients ({n:,}) are of one size.", when=when, n=len(sized))
    return Finding("sizes.large", what, so=few(len(sized)))


def _change(moves: pd.DataFrame, names: Mapping) -> Finding:
    """Who became large and who no longer is, and the moves with the old bounds and the new."""
    is_large, was_large = moves["size"] == "large", moves["size_before"] == "large"
    came, went = moves[is_large & ~was_large], moves[was_large & ~is_large]
    what = [say("No client became large."), say("Nobody fell out of the large ones.")]
    if len(came):
        what[0] = say("{n:# client|# clients} became large ({who}).",
                      n=len(came), who=_who(came, names))  # fmt: skip
    if len(went):
        what[1] = say("{n:# is|# are} no longer large ({who}).",
                      n=len(went), who=_who(went, names))  # fmt: skip
    so = say("Ask those who are no longer large why.") if len(went) else ""
    rank = ACT if len(went) else KNOW
    return Finding("sizes.change", " ".join(what), _moves(moves), so, rank)


def _who(some: pd.DataFrame, names: Mapping) -> str:
    return the_first([named(client, names) for client in some["client_id"]], FIRST)


def _moves(moves: pd.DataFrame) -> str:
    count, held = moves["move"].value_counts(), moves["held"].value_counts()
    told = {name: int(count.get(name, 0)) for name in ("up", "down", "same")}
    told |= {f"held_{name}": int(held.get(name, 0)) for name in ("up", "down")}
    if same_bounds(moves):
        return say(
            "Against the period before {up:,} moved up, {down:,} down, {same:,} kept their size.",
            **told,
        )
    return say(
        "Against the period before {up:,} moved up, {down:,} down, {same:,} kept their size; with "
        "the bounds of before {held_up:,} would have moved up and {held_down:,} down.",
        **told,
    )


def _room(found: pd.DataFrame | None, used: float, names: Mapping) -> Finding:
    """What is left to win in a year, and with whom most of it."""
    if found is None:
        return Finding("potential.develop", say("No potential is known."), so=potential_needed())
    develop = found[found["advice"] == "develop"]
    if develop.empty:
        none = say("No client uses less than {used:.0%} of a large potential.", used=used)
        return Finding("potential.develop", none)
    what = say(
        "{n:# client uses|# clients use} less than {used:.0%} of a large potential: {sum} a year "
        "to win.",
        n=len(develop), used=used, sum=figure(develop["room"].sum()),
    )  # fmt: skip
    first = [named(client, names) for client in develop["client_id"].head(FIRST)]
    so = say("The largest parts are with: {who:and}.", who=first)
    return Finding("potential.develop", what, so=so, rank=ACT)


def _review(found: pd.DataFrame | None, names: Mapping) -> Finding | None:
    review = 0 if found is None else int((found["advice"] == "review").sum())
    if not review:
        return None
    what = say(
        "{n:# client has|# clients have} a small potential, well used: nothing is left to win.",
        n=review,
    )
    losing = without_profit(found, names)
    so = [say("See that terms and effort pay."), losing]
    rank = WATCH if losing else KNOW
    return Finding("potential.review", what, so=" ".join(filter(None, so)), rank=rank)
