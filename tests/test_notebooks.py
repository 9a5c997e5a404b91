"""The notebooks are clean, and their checks hold when they are run as a user would run them."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from clientkit.reporting.notebooks import START, find_notebooks

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
EXPECTED = [
    "00_data",
    "00_start",
    "01_pareto",
    "02_abc",
    "03_rfm",
    "04_kmeans",
    "05_vip",
    "06_actions",
    "07_flows",
    "08_movement",
    "09_qualification",
    "10_pipeline",
    "11_audit",
    "client_card",
]
MOST_LINES = 15
ids = [path.stem for path in NOTEBOOKS]
REPORTED = [path for path in NOTEBOOKS if path.stem != START]


def cells(path, tag=None):
    found = nbformat.read(path, as_version=4).cells
    return [cell for cell in found if tag is None or tag in cell.metadata.get("tags", [])]


def test_the_notebooks_are_there():
    assert ids == EXPECTED


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_a_notebook_is_committed_clean(path):
    for cell in cells(path):
        assert not cell.get("outputs") and not cell.get("execution_count")
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= MOST_LINES
            assert not re.search(r"^\s*(def|class) ", cell.source, re.M)


@pytest.mark.parametrize("path", REPORTED, ids=[path.stem for path in REPORTED])
def test_a_notebook_has_the_shape_of_a_report(path):
    for tag in ("parameters", "answer", "check"):
        assert len(cells(path, tag)) == 1, tag
    assert "assert" in cells(path, "check")[0].source
    assert not cells(path, "raises-exception")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_a_notebook_tells_what_it_does(path):
    assert cells(path)[0].source.startswith("# ")
    prose = [cell for cell in cells(path) if cell.cell_type == "markdown"]
    assert len(prose) >= 0.6 * (len(cells(path)) - len(prose))


def test_the_first_notebook_is_a_tour_and_no_report():
    """It shows one error on purpose, and the cell below answers it; nothing in it is reported."""
    path = NOTEBOOKS[0].parent / f"{START}.ipynb"
    assert START not in [one.name for one in find_notebooks(path.parent)]
    assert len(cells(path, "parameters")) == 1
    assert not cells(path, "answer") and not cells(path, "check")
    [wrong] = cells(path, "raises-exception")
    code = [cell.source for cell in cells(path) if cell.cell_type == "code"]
    call = wrong.source.splitlines()[-1]
    assert code[code.index(wrong.source) + 1] == call.replace(")", ', dates="dmy")')


def test_the_first_notebook_leads_to_every_other():
    [text] = [cell.source for cell in cells(NOTEBOOKS[0].parent / f"{START}.ipynb")][-1:]
    others = {name for name in EXPECTED if name not in (START, "client_card")}
    assert set(re.findall(r"\((\w+)\.ipynb\)", text)) == others


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_parameters_are_annotated_literals_each_with_its_help(path):
    source = cells(path, "parameters")[0].source
    for line, statement in zip(source.splitlines(), ast.parse(source).body, strict=True):
        assert (
            isinstance(statement, ast.AnnAssign) and ast.literal_eval(statement.value) is not None
        )
        assert "  # " in line


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_no_year_and_no_path_stands_outside_the_parameters(path):
    for cell in cells(path):
        if "parameters" not in cell.metadata.get("tags", []):
            assert not re.search(r"\b20\d\d\b|/home/|[A-Z]:\\", cell.source)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_every_parameter_is_used(path):
    later = "\n".join(
        c.source for c in cells(path) if "parameters" not in c.metadata.get("tags", [])
    )
    for statement in ast.parse(cells(path, "parameters")[0].source).body:
        assert re.search(rf"\b{statement.target.id}\b", later), statement.target.id


def test_the_checks_hold_on_the_sample():
    """Each notebook is run from top to bottom in its own folder; a failed assert fails here."""
    command = [sys.executable, "-m", "pytest", "--nbval-lax", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-c", "/dev/null" if sys.platform != "win32" else "NUL", *map(str, NOTEBOOKS)],
        capture_output=True, text=True, cwd=NOTEBOOKS[0].parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
