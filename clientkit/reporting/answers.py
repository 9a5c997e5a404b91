"""What a reader takes from an executed notebook in ten seconds: its answer and one picture.

answer      the Markdown shown by the cell tagged `answer`.
thumbnail   the first image after it.
"""

import re
from dataclasses import dataclass

import nbformat

from clientkit.reporting.notebooks import has_tag


@dataclass(frozen=True)
class Answer:
    """The answer of one notebook: Markdown, and a PNG in base64 where there is a picture."""

    text: str = ""
    thumbnail: str = ""

    @property
    def first_line(self) -> str:
        """The first line of the answer, without Markdown marks."""
        line = next((line for line in self.text.splitlines() if line.strip()), "")
        return re.sub(r"\*\*|__|`|^[#>\-\s]+", "", line).strip()


def answer_of(notebook: nbformat.NotebookNode) -> Answer:
    """The answer of an executed notebook; empty where no cell is tagged `answer`."""
    cells = notebook.cells
    places = [place for place, cell in enumerate(cells) if has_tag(cell, "answer")]
    if not places:
        return Answer()
    text = shown(cells[places[0] : places[0] + 1], "text/markdown")
    images = shown(cells[places[0] :], "image/png")
    return Answer(text="\n\n".join(text), thumbnail="".join(images[:1]))


def shown(cells: list[nbformat.NotebookNode], kind: str) -> list[str]:
    """The outputs of one MIME type, in the order of the cells."""
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return [output.data[kind].strip() for output in outputs if kind in output.get("data", {})]
