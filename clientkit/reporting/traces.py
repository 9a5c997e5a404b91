"""Executed notebooks without the traces of one machine and one moment.

What papermill and Jupyter write beside the outputs (paths, times, random ids) is taken out, so
the same input gives the same notebook and no folder of the user's computer is passed on.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat

from clientkit.reporting.notebooks import has_tag

KERNEL_FILE = re.compile(r"[^\s\"']*ipykernel_\d+[\\/]\d+\.py")


def without_traces(path: Path) -> nbformat.NotebookNode:
    """The notebook at `path`, cleaned and written back."""
    notebook = nbformat.read(path, as_version=4)
    passed = notebook.metadata.get("papermill", {}).get("parameters", {})
    notebook.metadata["papermill"] = {"parameters": passed}
    for cell in notebook.cells:
        for stamp in ("papermill", "execution"):
            cell.metadata.pop(stamp, None)
        if has_tag(cell, "injected-parameters"):
            cell["id"] = "injected-parameters"
        if cell.cell_type == "code":
            cell["outputs"] = without_places(cell.outputs, places(path.parent))
    nbformat.write(notebook, path)
    return notebook


def places(folder: Path) -> list[tuple[str, str]]:
    """Folders of this machine, inner before outer, with what is shown instead."""
    shown = {
        folder.resolve(): ".",
        Path(sys.prefix): "python",
        Path(__file__).resolve().parents[2]: "clientkit",
        Path(tempfile.gettempdir()): "tmp",
        Path.home(): "~",
    }
    found = {str(place): name for place, name in shown.items() if len(place.parts) > 1}
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def without_places(value: Any, shown: Iterable[tuple[str, str]]) -> Any:
    """`value`, any nest of lists, mappings and text, with the folders in `shown` replaced."""
    if isinstance(value, dict):
        return type(value)(
            {
                key: part if key.startswith("image/") else without_places(part, shown)
                for key, part in value.items()
            }
        )
    if isinstance(value, list):
        return [without_places(part, shown) for part in value]
    return _text_without_places(value, shown) if isinstance(value, str) else value


def _text_without_places(text: str, shown: Iterable[tuple[str, str]]) -> str:
    text = KERNEL_FILE.sub("cell", text)
    for place, name in shown:
        if place in text:
            text = text.replace(place + os.sep, name + os.sep).replace(place, name)
    return text
