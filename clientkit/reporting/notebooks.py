"""The notebooks of a report and the parameters each of them declares.

notebook    a file NN_name.ipynb; NN gives the order, its first heading the title.
parameter   an assignment in the cell tagged `parameters`: name, annotation, a literal.

The parameters cell is read as Python: papermill's own inspection does not see annotations such
as `tuple[str, ...]` or `str | None`.
"""

import ast
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat

from clientkit.language import paragraphs, say, translated
from clientkit.reporting.errors import UsageError
from clientkit.schema import DataError, one_of

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
START = "00_start"
"""The notebook that shows the kit to who opens it first: no part of a report."""


@dataclass(frozen=True)
class Parameter:
    """One parameter: its annotated type (else the literal's own), its default, its comment."""

    kind: str
    default: Any
    help: str = ""


@dataclass(frozen=True)
class Notebook:
    """One notebook of the report."""

    path: Path

    @property
    def name(self) -> str:
        """The file name without its ending: 05_vip."""
        return self.path.stem

    @cached_property
    def content(self) -> nbformat.NotebookNode:
        """The cells as they are in the file."""
        return nbformat.read(self.path, as_version=4)

    @property
    def title(self) -> str:
        """The first heading; the file name where there is none."""
        for cell in self.content.cells:
            heading = re.search(r"^#+ +(.+)$", cell.source, flags=re.MULTILINE)
            if cell.cell_type == "markdown" and heading:
                return translated(heading[0].strip()).lstrip("# ")
        return self.name

    @property
    def in_language(self) -> nbformat.NotebookNode:
        """A copy whose prose is in the language spoken; the code stays what it is."""
        copy = deepcopy(self.content)
        for cell in copy.cells:
            if cell.cell_type == "markdown":
                for part in paragraphs(cell.source):
                    cell.source = cell.source.replace(part, translated(part), 1)
        return copy

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """What can be given, by name."""
        cells = [cell for cell in self.content.cells if has_tag(cell, "parameters")]
        try:
            return declared("\n".join(cell.source for cell in cells[:1]))
        except (SyntaxError, ValueError):
            raise UsageError(
                say("{name}: its cell `parameters` must hold literals", name=self.name)
            ) from None


def has_tag(cell: nbformat.NotebookNode, tag: str) -> bool:
    """Whether the cell carries `tag`."""
    return tag in cell.metadata.get("tags", [])


def declared(source: str) -> dict[str, Parameter]:
    """The parameters that the assignments in `source` declare, by name.

    >>> declared("share: float = 0.2; months = 12")["share"]
    Parameter(kind='float', default=0.2, help='')
    """
    found = {}
    for line in ast.parse(source).body:
        help_ = source.splitlines()[line.end_lineno - 1][line.end_col_offset :].partition("# ")[2]
        if isinstance(line, ast.AnnAssign) and line.value:
            kind = ast.unparse(line.annotation).strip("'")
            found[ast.unparse(line.target)] = Parameter(kind, ast.literal_eval(line.value), help_)
        elif isinstance(line, ast.Assign):
            default = ast.literal_eval(line.value)
            kind = type(default).__name__
            found[ast.unparse(line.targets[0])] = Parameter(kind, default, help_)
    return found


def as_read(notebooks: Sequence[Notebook]) -> list[Notebook]:
    """The notebooks in the order of reading: what to do, what it rests on, the data (00_...)."""
    return sorted(notebooks, key=lambda one: (one.name[:2] == "00", "actions" not in one.name))


def find_notebooks(folder: Path, only: Sequence[str] = ()) -> list[Notebook]:
    """The notebooks NN_*.ipynb of `folder` in their order; those named in `only`, if any are.

    `START` is left out.
    """
    paths = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    found = {path.stem: Notebook(path) for path in paths if path.stem != START}
    if not found:
        raise UsageError(say("no notebook like 01_name.ipynb in {folder}", folder=folder))
    try:
        wanted = {one_of("notebook", name.removesuffix(".ipynb"), found) for name in only}
    except DataError as error:
        raise UsageError(str(error)) from None
    return [notebook for name, notebook in found.items() if not only or name in wanted]
