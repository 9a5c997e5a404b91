"""An executed notebook made fit for its page: silent code joined, pictures light and described."""

import re
from copy import deepcopy

import nbformat

from clientkit.language import say
from clientkit.reporting.pictures import light

PNG = "image/png"


def fitted(executed: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy of an executed notebook as its page shows it."""
    return with_light_pictures(with_described_pictures(with_joined_code(executed)))


def with_joined_code(executed: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy in which code that shows nothing is folded with the code after it, not alone."""
    shown = deepcopy(executed)
    shown.cells, silent = [], ""
    for cell in deepcopy(executed.cells):
        if cell.cell_type == "code" and not cell.outputs:
            silent += cell.source + "\n\n"
        elif cell.cell_type == "code":
            cell.source, silent = silent + cell.source, ""
            shown.cells.append(cell)
        else:
            shown.cells += _code(silent)
            shown.cells.append(cell)
            silent = ""
    shown.cells += _code(silent)
    return shown


def with_described_pictures(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy in which every picture has a text: its own, else the heading it stands under."""
    shown = deepcopy(notebook)
    heading, count = "", 0
    for cell in shown.cells:
        found = headings(cell.source) if cell.cell_type == "markdown" else []
        if found:
            heading, count = found[-1], 0
        for output in cell.get("outputs", []):
            for kind in output.get("data", {}):
                if kind.startswith("image/") and not alternative(output, kind):
                    count += 1
                    about = output.setdefault("metadata", nbformat.NotebookNode())
                    about[kind] = {**about.get(kind, {}), "alt": _alternative(heading, count)}
    return shown


def alternative(output: nbformat.NotebookNode, kind: str) -> str:
    """The text that stands for a picture of an output; empty where it brings none."""
    about = output.get("metadata", {}).get(kind, {})
    return str(about.get("alt", "")).strip() if isinstance(about, dict) else ""


def headings(markdown: str) -> list[str]:
    r"""The headings in a text, as they are read.

    >>> headings("# One: *first*\nx\n## Two")
    ['One: first', 'Two']
    """
    found = re.findall(r"^#{1,6} +(.+?)[ #]*$", markdown, flags=re.MULTILINE)
    return [re.sub(r"[*_`\\]", "", one) for one in found]


def with_light_pictures(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy in which the PNG pictures weigh less and look the same."""
    shown = deepcopy(notebook)
    for cell in shown.cells:
        for output in cell.get("outputs", []):
            if PNG in output.get("data", {}):
                output.data[PNG] = light(output.data[PNG])
    return shown


def _alternative(heading: str, count: int) -> str:
    if not heading:
        return say("Figure {n}", n=count)
    return heading if count == 1 else say("{heading}, figure {n}", heading=heading, n=count)


def _code(source: str) -> list[nbformat.NotebookNode]:
    return [nbformat.v4.new_code_cell(source.strip())] if source else []
