"""The files of a report beside the executed notebooks: pages and run.json."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import nbformat

from clientkit.periods import month_name
from clientkit.reporting.answers import answer_of
from clientkit.reporting.execution import Execution
from clientkit.reporting.frame import Frame
from clientkit.reporting.pages import months_page, notebook_page, overview_page
from clientkit.reporting.record import read_record, write_record
from clientkit.reporting.top import forms_in
from clientkit.reporting.traces import without_traces


def write_notebook(folder: Path, frame: Frame, one: Execution) -> None:
    """Write the page of an executed notebook, and the notebook itself without its traces."""
    executed = without_traces(one.path)
    write(folder / f"{one.notebook.name}.html", notebook_page(frame, one.notebook, executed))


def write_overview(
    folder: Path, frame: Frame, record: dict, done: Sequence[Execution], start: float
) -> None:
    """Write run.json and index.html of a month, with links to its other forms that are there.

    start : when the run began
    """
    answers = {one.notebook.name: answer_of(nbformat.read(one.path, 4)) for one in done}
    notebooks = [
        {
            "name": one.notebook.name,
            "title": one.notebook.title,
            "answer": answers[one.notebook.name].first_line,
            "findings": list(answers[one.notebook.name].findings),
            "seconds": round(one.seconds, 2),
        }
        for one in done
    ]
    seconds = round(time.perf_counter() - start, 2)
    record = record | {"notebooks": notebooks, "seconds": seconds}
    write_record(folder, record)
    tables, forms = tables_in(folder / "tables"), forms_in(folder)
    write(folder / "index.html", overview_page(frame, record, answers, tables, forms))


def tables_in(folder: Path) -> list[str]:
    """The files of the folder and of the folders in it, as links name them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def write_months(out: Path) -> None:
    """Write the list of the published months, the latest first; by rename, as everything."""
    months = [
        {"name": folder.name, "period": month_name(folder.name), "line": month_line(folder)}
        for folder in sorted(out.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]"), reverse=True)
        if (folder / "index.html").exists()
    ]
    half = out / f".index.{os.getpid()}.html"
    write(half, months_page(months))
    half.replace(out / "index.html")


def month_line(folder: Path) -> str:
    """The answer of the last notebook of a published month: what to do."""
    notebooks = (read_record(folder) or {}).get("notebooks", [])
    return next((one["answer"] for one in reversed(notebooks) if one["answer"]), "")


def write(path: Path, page: str) -> None:
    """Write a page as UTF-8, with the same line ends on every system."""
    path.write_text(page, encoding="utf-8", newline="\n")
