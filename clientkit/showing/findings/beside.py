"""The files beside the transactions: what was accepted of them, what an absent one would need."""

from collections.abc import Iterable

import pandas as pd
from IPython.display import Markdown

from clientkit.reading.companion_words import COMPANION_WORDS
from clientkit.reading.companions import REASONS
from clientkit.schema import COMPANIONS, listed
from clientkit.showing.findings.phrases import counted, named, the_first

ROWS = {
    "survey": "an answer",
    "needs": "a need of the clients",
    "features": "something the firm can change",
    "relations": "a need and a feature that serves it",
    "leads": "a lead",
    "stages": "a stage",
}


def beside(ledger, *names: str) -> Markdown:
    """How many rows of these files the numbers rest on, and which files are absent."""
    absent = [name for name in names if name not in ledger.companions]
    said = [_accepted(name, ledger.companions[name]) for name in names if name not in absent]
    if absent:
        said.append(f"No file named {listed(absent)} was read. {_given(absent)}")
    return Markdown(" ".join(said))


def _accepted(name: str, one) -> str:
    rows = counted(len(one.rows) + len(one.rejected), "row")
    said = f"{name.capitalize()}: {len(one.rows):,} of {rows} accepted"
    reasons = [
        f"{count:,} set aside because {REASONS[reason]}"
        for reason, count in one.rejected["reason"].value_counts(sort=False).items()
    ]
    return f"{'; '.join([said, *reasons])}."


def unplaced(aside: pd.DataFrame | None, *, own: bool) -> Markdown:
    """The leads set aside because they stand at no stage of the table, and what to do.

    aside : of `ck.placed_leads`; None: no leads
    own : a file of the firm's own stages was given
    """
    if aside is None or not len(aside):
        return Markdown("")
    stage = aside["stage"].fillna("").str.strip()
    strange, without = aside[stage != ""], aside[stage == ""]
    said = [f"**{counted(len(aside), 'lead was', 'leads were')} set aside.**"]
    if len(strange):
        where = [
            f'"{named(name, {})}" ({_numbers(rows)})'
            for name, rows in strange.groupby(stage[strange.index])
        ]
        cure = "it into the file stages" if own else "the firm's own in a file named stages"
        said.append(
            f"{counted(len(strange), 'stands', 'stand')} at a stage that is in no table: "
            f"{the_first(where)}; correct it, or write {cure}."
        )
    if len(without):
        has = counted(len(without), "has", "have")
        said.append(f"{has} no stage: {_numbers(without)}; write it in the file.")
    return Markdown(" ".join([*said, "The report goes on without them."]))


def _numbers(leads: pd.DataFrame) -> str:
    word = "lead" if len(leads) == 1 else "leads"
    return f"{word} {the_first([named(lead, {}) for lead in leads['lead']])}"


def needed(absent: Iterable[str]) -> str:
    """What the absent files would need, in words.

    >>> needed(["survey"])  # doctest: +ELLIPSIS
    'It would take a file beside the transactions: `survey.csv` or `.xlsx`, one row an answer, ...'
    """
    absent = list(absent)
    files = [_columns(name) for name in absent]
    what = "a file" if len(files) == 1 else f"{len(files)} files"
    return f"It would take {what} beside the transactions: {'; '.join(files)}. {_given(absent)}"


def _given(absent: list[str]) -> str:
    """How the files are given: lying beside the transactions is not enough."""
    it = "it" if len(absent) == 1 else "them"
    option = " ".join(f"{name}=FILE" for name in absent)
    return (
        f"Put {it} into the folder of the transactions and name the folder as the source, or give "
        f"{it} by `--beside {option}`."
    )


def _columns(name: str) -> str:
    must = COMPANION_WORDS[name].needed
    may = [column for column in COMPANIONS[name] if column not in must]
    columns = listed(f"`{column}`" for column in must)
    more = f", and if known {listed(f'`{column}`' for column in may)}" if may else ""
    return f"`{name}.csv` or `.xlsx`, one row {ROWS[name]}, with {columns}{more}"


def beside_note(ledger, *names: str, until: object = "") -> str:
    """The line under a figure that is drawn from files beside the transactions."""
    files = [ledger.companions[name].source["name"] for name in names]
    return f"Source: {listed(files)}" + (f" · until {until}" if until else "")
