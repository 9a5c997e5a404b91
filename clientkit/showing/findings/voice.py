"""What the clients say, in words: the score and its interval, who answered, what weighs most."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.nps_segments import ALL
from clientkit.methods.nps_values import SILENT
from clientkit.methods.qfd import House
from clientkit.schema import figure, listed
from clientkit.showing.findings.beside import needed
from clientkit.showing.findings.phrases import FEW, counted, named, the_first
from clientkit.showing.texts import points

FIRST = 3


def nps(
    found: pd.DataFrame | None,
    change: pd.DataFrame | None,
    values: pd.DataFrame | None,
    *,
    when: str,
    names: Mapping,
    later: int = 0,
) -> Markdown:
    """The score, how sure it is, what moved it, and the A clients who are detractors.

    found, change, values : of `ck.nps`, `ck.nps_change`, `ck.nps_values`; None: no survey
    when : of the survey, as `findings.period` says it
    later : answers after the day, left out
    """
    if found is None:
        return Markdown(f"**There is no survey, so no NPS.** {needed(['survey'])}")
    after = f"{counted(later, 'later answer is', 'later answers are')} left out." if later else ""
    if not len(found):
        return Markdown(" ".join(filter(None, [f"**{when} nobody answered a survey.**", after])))
    row = found[found["segment"] == ALL].iloc[0]
    kinds = listed(
        counted(int(row[f"{kind}s"]), kind) for kind in ("promoter", "passive", "detractor")
    )
    said = [
        f"**{when} the NPS is {points(row['nps'])}, from "
        f"{counted(int(row['answers']), 'answer')}: {kinds}.** "
        f"{'With so few answers it' if row['answers'] < FEW else 'Among all clients it'} may lie "
        f"anywhere between {points(row['nps_low'])} and {points(row['nps_high'])} (at 95%).",
        "Do not steer by the score yet: read the answers one by one."
        if row["answers"] < FEW
        else "",
        _changed(change),
        after,
    ]
    return Markdown("\n\n".join([" ".join(filter(None, said)), _in_danger(values, names)]))


def nps_in_short(found: pd.DataFrame, values: pd.DataFrame) -> str:
    """The score and the A clients who are detractors, in one line; nothing without answers."""
    if not len(found):
        return ""
    row = found[found["segment"] == ALL].iloc[0]
    unhappy = values[(values["kind"] == "detractor") & (values["abc"] == "A")]
    whom = counted(len(unhappy), "A client is a detractor", "A clients are detractors")
    return (
        f"The NPS is {points(row['nps'])} ({points(row['nps_low'])} to "
        f"{points(row['nps_high'])}) from {counted(int(row['answers']), 'answer')}; {whom}."
    )


def _changed(change: pd.DataFrame) -> str:
    of_all = change[change["segment"] == ALL]
    if not len(of_all):
        return "There is no survey of the months before to hold it against."
    row = of_all.iloc[0]
    before = (
        f"In as many months before it was {points(row['nps_before'])}, from "
        f"{counted(int(row['answers_before']), 'answer')}"
    )
    if not round(row["nps_change"]):
        return f"{before}: no change."
    moved = f"the {'rise' if row['nps_change'] > 0 else 'fall'} of "
    moved += counted(abs(round(row["nps_change"])), "point")
    between = f"{points(row['nps_change_low'])} to {points(row['nps_change_high'])}"
    if row["beyond_chance"]:
        return f"{before}: {moved} is more than chance does ({between})."
    return f"{before}: {moved} can still be chance ({between})."


def _in_danger(values: pd.DataFrame, names: Mapping) -> str:
    unhappy = values[(values["kind"] == "detractor") & (values["abc"] == "A")]
    if not len(unhappy):
        return "No A client is a detractor."
    one = len(unhappy) == 1
    who = [_unhappy(row, names) for row in unhappy.itertuples(index=False)]
    return (
        f"**{counted(len(unhappy), 'A client is a detractor', 'A clients are detractors')}; "
        f"{'it' if one else 'they'} brought {figure(unhappy['value'].sum())} "
        f"({unhappy['share'].sum():.0%} of all).** Speak to {'it' if one else 'them'} first: "
        f"{the_first(who)}."
    )


def _unhappy(row, names: Mapping) -> str:
    comment = row.comment if isinstance(row.comment, str) else ""
    said = f', "{named(comment, {})}"' if comment else ""
    return f"{named(row.client_id, names)} ({row.score:.0f}{said})"


def nps_response(found: pd.DataFrame, values: pd.DataFrame, *, names: Mapping) -> Markdown:
    """How many of those who could have answered did, and the largest who did not.

    found, values : of `ck.nps_response`, `ck.nps_values`
    """
    if not len(found):
        return Markdown("**Nobody bought in the months of the survey.**")
    row = found[found["segment"] == ALL].iloc[0]
    active = counted(int(row["active"]), "client that bought", "clients that bought")
    if not row["answered"]:
        return Markdown(f"**Of {active} in these months none answered.**")
    bring = "it brings" if row["answered"] == 1 else "they bring"
    part = row["value_rate"]
    money = "" if pd.isna(part) else f"; {bring} {part:.0%} of the money of them all"
    said = [
        f"**Of {active} in these months {int(row['answered']):,} answered "
        f"({row['response_rate']:.0%}){money}.**"
    ]
    silent = values[values["active"] & (values["kind"] == SILENT) & (values["value"] > 0)]
    silent = silent.sort_values(["value", "client_id"], ascending=[False, True])
    if len(silent):
        who = [
            f"{named(client, names)} ({figure(value)})"
            for client, value in zip(silent["client_id"], silent["value"], strict=True)
        ]
        said.append(
            f"The score does not speak for the others; the largest of them: {listed(who[:FIRST])}."
        )
    return Markdown(" ".join(said))


def qfd(house: House | None, *, absent: tuple[str, ...] = ()) -> Markdown:
    """What the firm should change first, where the rival is ahead, and the holes.

    house : of `ck.qfd`; None: a file is absent
    absent : the names of the absent files
    """
    if house is None:
        said = f"**Without {listed(absent)} there is no house of quality.**"
        return Markdown(f"{said} {needed(absent)}")
    weighty = house.features[house.features["share"] > 0].head(FIRST)
    who = [
        f"{named(row.feature, {})} ({row.share:.0%})" for row in weighty.itertuples(index=False)
    ]
    said = [f"**Most weight for the clients: {listed(who)}.**", _behind(house.needs)]
    if house.unserved:
        said.append(f"No feature serves: {the_first(_quoted(house.unserved))}.")
    if house.idle:
        said.append(f"Serves no need: {the_first(_quoted(house.idle))}.")
    return Markdown(" ".join(filter(None, said)))


def _behind(needs: pd.DataFrame) -> str:
    if not needs["gap"].notna().any():
        return ""
    behind = needs[needs["weighted_gap"] > 0].sort_values(
        ["weighted_gap", "need"], ascending=[False, True]
    )
    if not len(behind):
        return "In no need the best rival is ahead."
    who = [
        f'"{named(row.need, {})}" ({row.ours:g} against {row.rival:g})'
        for row in behind.itertuples(index=False)
    ]
    return f"The best rival is ahead, the weightiest first: {the_first(who, FIRST)}."


def _quoted(texts: list[str]) -> list[str]:
    return [f'"{named(text, {})}"' for text in texts]
