"""What stands on the first page of a month: the findings by what they ask for, the key numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from clientkit.language import mark, say
from clientkit.reporting.answers import Answer
from clientkit.reporting.frame import label
from clientkit.reporting.notebooks import Notebook
from clientkit.showing import key_numbers
from clientkit.showing.findings.finding import ACT, ALARM, KNOW, WATCH, bold, ranked

RANKS = {
    ALARM: mark("At once"),
    ACT: mark("This month"),
    WATCH: mark("Keep an eye on it"),
    KNOW: mark("Good to know"),
}
"""Rank -> what the finding asks for."""

FORMS = {
    "tables.xlsx": mark("The tables as a workbook"),
    "deck.pptx": mark("The slides"),
    "deck.html": mark("The slides in the browser"),
    "memo.docx": mark("The memo"),
    "report.pdf": mark("The report to print (PDF)"),
    "mail.eml": mark("The draft of a mail"),
}
"""The other forms of a report: file -> what its link says; a file that is not there has none."""

FIRST, FIRST_CHANGES = 8, 6
"""So many findings, and so many changes, are read at once; the others are folded."""


@dataclass(frozen=True)
class Told:
    """A finding on the first page: its words, and the notebook it is from."""

    text: str
    rank: int
    about: str
    page: str
    source: str

    @property
    def asks(self) -> str:
        """What the finding asks for, in words."""
        return say(RANKS.get(self.rank, RANKS[KNOW]))


@dataclass(frozen=True)
class Top:
    """The findings of a month: what asks for something, what changed, and the rest."""

    first: list[Told]
    changes: list[Told]
    others: list[Told]


def top(answers: Mapping[str, Answer], notebooks: Iterable[Notebook]) -> Top:
    """The findings of all notebooks, what asks for most first; of a rank, in their order.

    An answer that asks for nothing is not among them: it stands with its picture below. What two
    notebooks find is told once.
    """
    found = []
    for notebook in notebooks:
        for place, one in enumerate(answers[notebook.name].findings):
            if place or one.get("rank", KNOW) > KNOW:
                found.append(_told(one, notebook))
    found = ranked(found)
    asking = [one for one in found if one.rank > KNOW]
    changed = [one for one in found if _is_change(one) and one not in asking[:FIRST]]
    changes = changed[:FIRST_CHANGES]
    rest = [one for one in found if one not in asking[:FIRST] and one not in changes]
    return Top(asking[:FIRST], changes, rest)


def answer_text(answer: Answer) -> str:
    """The answer itself as Markdown: the first finding alone, where there are findings."""
    if not answer.findings:
        return answer.text
    return _sentences(answer.findings[0])


def numbers_of(answers: Iterable[Answer]) -> list[dict]:
    """The key numbers told by the findings, in the order of `KEY_NUMBERS`: a row of a table."""
    told: dict[str, str] = {}
    for answer in answers:
        for one in answer.findings:
            told |= one.get("numbers", {})
    rows = []
    for name in key_numbers.KEY_NUMBERS:
        value = key_numbers.exact(told.get(name))
        if value is not None:
            text = key_numbers.text(name, value)
            rows.append({"key": name, "label": key_numbers.label(name), "text": text})
    return rows


def forms_in(folder: Path) -> list[dict]:
    """The other forms of the report that stand in the folder: file and label."""
    there = [name for name in FORMS if (folder / name).is_file()]
    return [{"file": name, "label": say(FORMS[name])} for name in there]


def _is_change(one: Told) -> bool:
    return one.about.endswith(".change") or one.about == "change"


def _told(one: Mapping, notebook: Notebook) -> Told:
    page = f"{notebook.name}.html"
    rank = one.get("rank", KNOW)
    return Told(_sentences(one), rank, one.get("about", ""), page, label(notebook))


def _sentences(one: Mapping) -> str:
    lead = bold(one["what"])
    return " ".join(filter(None, [lead, one.get("against", ""), one.get("so", "")]))
