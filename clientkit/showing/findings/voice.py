"""What the clients say, in words: the score and its interval, and who answered."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, number, say
from clientkit.methods.nps_segments import ALL
from clientkit.methods.nps_values import SILENT
from clientkit.schema import figure
from clientkit.showing.findings.beside import needed
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding
from clientkit.showing.findings.phrases import FEW, named, the_first
from clientkit.showing.texts import points

FIRST = 3
KINDS = ("promoter", "passive", "detractor")
MOVED = {
    (True, True): mark(
        "In as many months before it was {before}, from {answers:# answer|# answers}: the rise of "
        "{n:# point|# points} is more than chance does ({low} to {high})."
    ),
    (True, False): mark(
        "In as many months before it was {before}, from {answers:# answer|# answers}: the rise of "
        "{n:# point|# points} can still be chance ({low} to {high})."
    ),
    (False, True): mark(
        "In as many months before it was {before}, from {answers:# answer|# answers}: the fall of "
        "{n:# point|# points} is more than chance does ({low} to {high})."
    ),
    (False, False): mark(
        "In as many months before it was {before}, from {answers:# answer|# answers}: the fall of "
        "{n:# point|# points} can still be chance ({low} to {high})."
    ),
}
"""(it rose, beyond chance) -> the sentence."""


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
        return Markdown(f"**{say('There is no survey, so no NPS.')}** {needed(['survey'])}")
    after = say("{n:# later answer is|# later answers are} left out.", n=later) if later else ""
    if not len(found):
        nobody = say("{when} nobody answered a survey.", when=when)
        return Markdown(" ".join(filter(None, [f"**{nobody}**", after])))
    row = found[found["segment"] == ALL].iloc[0]
    said = [f"**{_score(row, when)}**", *_how_sure(row), _changed(change), after]
    danger, first = _in_danger(values, names)
    whom = f"**{danger}** {first}" if first else danger
    return Markdown("\n\n".join([" ".join(filter(None, said)), whom]))


def nps_in_short(
    found: pd.DataFrame | None,
    change: pd.DataFrame | None,
    values: pd.DataFrame | None,
    names: Mapping,
) -> Finding:
    """The score, what moved it, and the A clients to speak to.

    found, change, values : as in `nps`
    """
    if found is None:
        return Finding("nps", say("There is no survey, so no NPS."))
    if not len(found):
        return Finding("nps", say("Nobody answered a survey, so there is no NPS."))
    row = found[found["segment"] == ALL].iloc[0]
    what = say(
        "The NPS is {nps} ({low} to {high}) from {n:# answer|# answers}.",
        nps=points(row["nps"]), low=points(row["nps_low"]), high=points(row["nps_high"]),
        n=int(row["answers"]),
    )  # fmt: skip
    danger, first = _in_danger(values, names)
    rank = ACT if first else WATCH if _fell(change) else KNOW
    return Finding("nps", what, _changed(change), f"{danger} {first}".strip(), rank)


def _score(row: pd.Series, when: str) -> str:
    return say(
        "{when} the NPS is {nps}, from {n:# answer|# answers}: {promoter:# promoter|# promoters}, "
        "{passive:# passive|# passives} and {detractor:# detractor|# detractors}.",
        when=when, nps=points(row["nps"]), n=int(row["answers"]),
        **{kind: int(row[f"{kind}s"]) for kind in KINDS},
    )  # fmt: skip


def _how_sure(row: pd.Series) -> list[str]:
    between = {"low": points(row["nps_low"]), "high": points(row["nps_high"])}
    if row["answers"] >= FEW:
        return [
            say("Among all clients it may lie anywhere between {low} and {high} (at 95%).",
                **between)
        ]  # fmt: skip
    return [
        say("With so few answers it may lie anywhere between {low} and {high} (at 95%).",
            **between),
        say("Do not steer by the score yet: read the answers one by one."),
    ]  # fmt: skip


def _changed(change: pd.DataFrame) -> str:
    of_all = change[change["segment"] == ALL]
    if not len(of_all):
        return say("There is no survey of the months before to hold it against.")
    row = of_all.iloc[0]
    told = {"before": points(row["nps_before"]), "answers": int(row["answers_before"])}
    moved = round(row["nps_change"])
    if not moved:
        return say(
            "In as many months before it was {before}, from {answers:# answer|# answers}: no "
            "change.",
            **told,
        )
    told |= {"low": points(row["nps_change_low"]), "high": points(row["nps_change_high"])}
    return say(MOVED[moved > 0, bool(row["beyond_chance"])], n=abs(moved), **told)


def _fell(change: pd.DataFrame) -> bool:
    """Whether the score fell by more than chance does."""
    of_all = change[change["segment"] == ALL]
    return bool((of_all["beyond_chance"] & (of_all["nps_change"] < 0)).any())


def _in_danger(values: pd.DataFrame, names: Mapping) -> tuple[str, str]:
    """How many A clients are detractors, and whom of them to speak to; nothing where none is."""
    unhappy = values[(values["kind"] == "detractor") & (values["abc"] == "A")]
    if not len(unhappy):
        return say("No A client is a detractor."), ""
    said = say(
        "{n:# A client is a detractor|# A clients are detractors}; {n:it|they} brought {sum} "
        "({share:.0%} of all).",
        n=len(unhappy), sum=figure(unhappy["value"].sum()), share=unhappy["share"].sum(),
    )  # fmt: skip
    who = [_with_answer(row, names) for row in unhappy.itertuples(index=False)]
    first = say("Speak to {n:it|them} first: {who}.", n=len(unhappy), who=the_first(who, FIRST))
    return said, first


def _with_answer(row, names: Mapping) -> str:
    comment = row.comment if isinstance(row.comment, str) else ""
    said = f', "{named(comment, {})}"' if comment else ""
    return f"{named(row.client_id, names)} ({number(row.score, '.0f')}{said})"


def nps_response(found: pd.DataFrame, values: pd.DataFrame, *, names: Mapping) -> Markdown:
    """How many of those who could have answered did, and the largest who did not.

    found, values : of `ck.nps_response`, `ck.nps_values`
    """
    if not len(found):
        return Markdown(f"**{say('Nobody bought in the months of the survey.')}**")
    said = [f"**{_answered(found[found['segment'] == ALL].iloc[0])}**"]
    silent = values[values["active"] & (values["kind"] == SILENT) & (values["value"] > 0)]
    silent = silent.sort_values(["value", "client_id"], ascending=[False, True]).head(FIRST)
    if len(silent) and (values["kind"] != SILENT).any():
        who = [
            f"{named(client, names)} ({figure(value)})"
            for client, value in zip(silent["client_id"], silent["value"], strict=True)
        ]
        said.append(
            say(
                "The score does not speak for the others; the largest of them: {who:and}.", who=who
            )
        )
    return Markdown(" ".join(said))


def _answered(row: pd.Series) -> str:
    told = {"n": int(row["active"]), "answered": int(row["answered"])}
    told |= {"rate": row["response_rate"], "part": row["value_rate"]}
    if not told["answered"]:
        return say(
            "Of {n:# client that bought|# clients that bought} in these months none answered.",
            **told,
        )
    if pd.isna(told["part"]):
        return say(
            "Of {n:# client that bought|# clients that bought} in these months {answered:,} "
            "answered ({rate:.0%}).",
            **told,
        )
    return say(
        "Of {n:# client that bought|# clients that bought} in these months {answered:,} answered "
        "({rate:.0%}); {answered:it brings|they bring} {part:.0%} of the money of them all.",
        **told,
    )
