"""What a reader takes from an executed notebook in ten seconds: its answer and one picture.

answer      the Markdown shown by the cell tagged `answer`.
findings    what that cell hands on as data, the answer itself first; see `showing/findings`.
thumbnail   the first image after it, and the text that stands for it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import nbformat

from clientkit.reporting.fitted import alternative, with_described_pictures
from clientkit.reporting.notebooks import has_tag
from clientkit.reporting.pictures import small
from clientkit.showing.findings.finding import FINDINGS

PNG = "image/png"


@dataclass(frozen=True)
class Answer:
    """The answer of one notebook: Markdown, and a PNG in base64 where there is a picture."""

    text: str = ""
    thumbnail: str = ""
    alternative: str = ""
    findings: tuple[Mapping, ...] = ()

    @property
    def first_line(self) -> str:
        """The first line of the answer, without Markdown marks."""
        line = next((line for line in self.text.splitlines() if line.strip()), "")
        return re.sub(r"\*\*|__|`|^[#>\-\s]+", "", line).strip()


def answer_of(notebook: nbformat.NotebookNode) -> Answer:
    """The answer of an executed notebook; empty where no cell is tagged `answer`."""
    cells = with_described_pictures(notebook).cells
    places = [place for place, cell in enumerate(cells) if has_tag(cell, "answer")]
    if not places:
        return Answer()
    said = outputs(cells[places[0] : places[0] + 1], "text/markdown")
    text = "\n\n".join(output.data["text/markdown"].strip() for output in said)
    found = outputs(cells[places[0] : places[0] + 1], FINDINGS)
    told = tuple(dict(one) for output in found for one in output.data[FINDINGS])
    pictures = outputs(cells[places[0] :], PNG)
    if not pictures:
        return Answer(text, findings=told)
    first = pictures[0]
    return Answer(text, small(first.data[PNG]), alternative(first, PNG), told)


def outputs(cells: list[nbformat.NotebookNode], kind: str) -> list[nbformat.NotebookNode]:
    """The outputs that hold one MIME type, in the order of the cells."""
    each = [output for cell in cells for output in cell.get("outputs", [])]
    return [output for output in each if kind in output.get("data", {})]
