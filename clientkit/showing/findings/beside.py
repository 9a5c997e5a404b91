"""The files beside the transactions: what was accepted of them, what an absent one would need."""

from collections.abc import Iterable

from IPython.display import Markdown

from clientkit.reading.companion_words import COMPANION_WORDS
from clientkit.reading.companions import REASONS
from clientkit.schema import COMPANIONS, listed
from clientkit.showing.findings.phrases import counted

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
        said.append(f"Beside the transactions there is no file named {listed(absent)}.")
    return Markdown(" ".join(said))


def _accepted(name: str, one) -> str:
    rows = counted(len(one.rows) + len(one.rejected), "row")
    said = f"{name.capitalize()}: {len(one.rows):,} of {rows} accepted"
    reasons = [
        f"{count:,} set aside because {REASONS[reason]}"
        for reason, count in one.rejected["reason"].value_counts(sort=False).items()
    ]
    return f"{'; '.join([said, *reasons])}."


def needed(absent: Iterable[str]) -> str:
    """What the absent files would need, in words.

    >>> needed(["survey"])  # doctest: +ELLIPSIS
    'It would take a file beside the transactions: `survey.csv` or `.xlsx`, one row an answer, ...'
    """
    files = [_columns(name) for name in absent]
    what = "a file" if len(files) == 1 else f"{len(files)} files"
    return f"It would take {what} beside the transactions: {'; '.join(files)}."


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
