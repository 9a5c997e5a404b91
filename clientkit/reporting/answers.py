"""What a reader takes from an executed notebook in ten seconds: its answer and one picture.

answer      the Markdown shown by the cell tagged `answer`.
thumbnail   the first image after it.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from io import BytesIO

import nbformat

from clientkit.reporting.notebooks import has_tag

THUMBNAIL = (640, 480)  # pixels, width and height at the most


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
    return Answer("\n\n".join(text), small(images[0]) if images else "")


def shown(cells: list[nbformat.NotebookNode], kind: str) -> list[str]:
    """The outputs of one MIME type, in the order of the cells."""
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return [output.data[kind].strip() for output in outputs if kind in output.get("data", {})]


def small(image: str) -> str:
    """A PNG in base64, no larger than a thumbnail on a fine screen needs."""
    from PIL import Image

    picture, smaller = Image.open(BytesIO(b64decode(image))), BytesIO()
    picture.thumbnail(THUMBNAIL)
    picture.save(smaller, "PNG", optimize=True)
    return b64encode(smaller.getvalue()).decode()
