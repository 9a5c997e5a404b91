"""The files beside the transactions: what was accepted of them, what an absent one would need."""

from collections.abc import Iterable

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.reading.companion_words import COMPANION_WORDS
from clientkit.reading.companions import REASONS
from clientkit.schema import COMPANIONS, listed
from clientkit.showing.findings.phrases import named, the_first

CALLED = {
    "survey": mark("Survey"),
    "needs": mark("Needs"),
    "features": mark("Features"),
    "relations": mark("Relations"),
    "leads": mark("Leads"),
    "stages": mark("Stages"),
}
ROWS = {
    "survey": mark("an answer"),
    "needs": mark("a need of the clients"),
    "features": mark("something the firm can change"),
    "relations": mark("a need and a feature that serves it"),
    "leads": mark("a lead"),
    "stages": mark("a stage"),
}


def beside(ledger, *names: str) -> Markdown:
    """How many rows of these files the numbers rest on, and which files are absent."""
    absent = [name for name in names if name not in ledger.companions]
    said = [_accepted(name, ledger.companions[name]) for name in names if name not in absent]
    if absent:
        said += [say("No file named {names:and} was read.", names=absent), _given(absent)]
    return Markdown(" ".join(said))


def _accepted(name: str, one) -> str:
    accepted = say(
        "{file}: {n:,} of {all:# row|# rows} accepted",
        file=say(CALLED[name]), n=len(one.rows), all=len(one.rows) + len(one.rejected),
    )  # fmt: skip
    reasons = [
        say("{n:,} set aside because {reason}", n=int(count), reason=say(REASONS[reason]))
        for reason, count in one.rejected["reason"].value_counts(sort=False).items()
    ]
    return f"{'; '.join([accepted, *reasons])}."


def unplaced(aside: pd.DataFrame | None, *, own: bool) -> Markdown:
    """The leads set aside because they stand at no stage of the table, and what to do.

    aside : of `ck.placed_leads`; None: no leads
    own : a file of the firm's own stages was given
    """
    if aside is None or not len(aside):
        return Markdown("")
    stage = aside["stage"].fillna("").str.strip()
    strange, without = aside[stage != ""], aside[stage == ""]
    count = say("{n:# lead was|# leads were} set aside.", n=len(aside))
    said = [f"**{count}**"]
    if len(strange):
        where = [
            f'"{named(name, {})}" ({_numbers(rows)})'
            for name, rows in strange.groupby(stage[strange.index])
        ]
        said.append(_strange(len(strange), the_first(where), own))
    if len(without):
        said.append(
            say(
                "{n:# has|# have} no stage: {leads}; write it in the file.",
                n=len(without), leads=_numbers(without),
            )
        )  # fmt: skip
    return Markdown(" ".join([*said, say("The report goes on without them.")]))


def _strange(count: int, where: str, own: bool) -> str:
    if own:
        return say(
            "{n:# stands|# stand} at a stage that is in no table: {stages}; correct it, or write "
            "it into the file {file}.",
            n=count, stages=where, file="stages",
        )  # fmt: skip
    return say(
        "{n:# stands|# stand} at a stage that is in no table: {stages}; correct it, or write the "
        "firm's own in a file named {file}.",
        n=count, stages=where, file="stages",
    )  # fmt: skip


def _numbers(leads: pd.DataFrame) -> str:
    numbers = the_first([named(lead, {}) for lead in leads["lead"]])
    return say("{n:lead|leads} {leads}", n=len(leads), leads=numbers)


def needed(absent: Iterable[str]) -> str:
    """What the absent files would need, in words.

    >>> needed(["survey"])  # doctest: +ELLIPSIS
    'It would take a file beside the transactions: `survey.csv` or `.xlsx`, one row an answer, ...'
    """
    absent = list(absent)
    files = "; ".join(_columns(name) for name in absent)
    taken = say(
        "It would take {n:a file|# files} beside the transactions: {files}.",
        n=len(absent), files=files,
    )  # fmt: skip
    return f"{taken} {_given(absent)}"


def _given(absent: list[str]) -> str:
    """How the files are given: lying beside the transactions is not enough."""
    return say(
        "Put {n:it|them} into the folder of the transactions and name the folder as the source, "
        "or give {n:it|them} by {option}.",
        n=len(absent), option=f"`--beside {' '.join(f'{name}=FILE' for name in absent)}`",
    )  # fmt: skip


def _columns(name: str) -> str:
    must = COMPANION_WORDS[name].needed
    known = {
        "files": f"`{name}.csv`",
        "row": say(ROWS[name]),
        "columns": [f"`{column}`" for column in must],
    }
    may = [f"`{column}`" for column in COMPANIONS[name] if column not in must]
    if may:
        return say(
            "{files} or `.xlsx`, one row {row}, with {columns:and}, and if known {more:and}",
            more=may, **known,
        )  # fmt: skip
    return say("{files} or `.xlsx`, one row {row}, with {columns:and}", **known)


def beside_note(ledger, *names: str, until: object = "") -> str:
    """The line under a figure that is drawn from files beside the transactions."""
    files = listed(ledger.companions[name].source["name"] for name in names)
    if until:
        return say("Source: {source} · until {until}", source=files, until=until)
    return say("Source: {source}", source=files)
