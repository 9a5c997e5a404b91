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
    """How many rows of these files the numbers rest on; of the absent ones, what they need."""
    absent = [name for name in names if name not in ledger.companions]
    said = [_accepted(name, ledger.companions[name]) for name in names if name not in absent]
    return Markdown(" ".join([*said, *([needed(absent)] if absent else [])]))


def _accepted(name: str, one) -> str:
    if not len(one.rejected):
        return f"Of the {name} all {counted(len(one.rows), 'row is', 'rows are')} accepted."
    reasons = [
        f"{counted(count, 'row')} set aside because {REASONS[reason]}"
        for reason, count in one.rejected["reason"].value_counts(sort=False).items()
    ]
    return f"Of the {name} {counted(len(one.rows), 'row is', 'rows are')} accepted; " + (
        f"{listed(reasons)}."
    )


def needed(absent: Iterable[str]) -> str:
    """The files that are absent, with the columns each would need, in words."""
    files = "; ".join(_columns(name) for name in absent)
    return f"Beside the transactions there is no file of this name: {files}."


def _columns(name: str) -> str:
    must = COMPANION_WORDS[name].needed
    may = [column for column in COMPANIONS[name] if column not in must]
    columns = listed(f"`{column}`" for column in must)
    more = f", and if known {listed(f'`{column}`' for column in may)}" if may else ""
    return f"`{name}.csv` or `.xlsx`, one row {ROWS[name]}, with {columns}{more}"


def beside_note(ledger, *names: str, until: str) -> str:
    """The line under a figure that is drawn from files beside the transactions."""
    files = [ledger.companions[name].source["name"] for name in names]
    return f"Source: {listed(files)} · until {until}"
