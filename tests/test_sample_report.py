"""The real notebooks through the real report: the sample, and a base too small for statistics."""

import json
import shutil
from pathlib import Path

import nbformat
import pyarrow.parquet as pq
import pytest

from clientkit.reporting.notebooks import find_notebooks
from clientkit.reporting.report import run_report

ROOT = Path(__file__).resolve().parents[1]
NAMES = [one.name for one in find_notebooks(ROOT / "notebooks")]
EXAMPLE = ROOT / "reports" / "2026-01"


def quiet(_line):
    pass


@pytest.fixture(scope="module")
def january(tmp_path_factory):
    return run_report(month="2026-01", out=tmp_path_factory.mktemp("reports"), say=quiet).folder


def shown(path):
    cells = nbformat.read(path, as_version=4).cells
    return "\n".join(
        output.get("data", {}).get("text/plain", "")
        for cell in cells
        for output in cell.get("outputs", [])
    )


def test_the_month_holds_notebooks_pages_answers_and_the_record(january):
    files = {path.name for path in january.iterdir()}
    assert files >= {f"{n}.{kind}" for n in NAMES for kind in ("ipynb", "html")}
    assert files >= {"index.html", "run.json", "tables", "data"}
    record = json.loads((january / "run.json").read_text(encoding="utf-8"))
    assert record["account"]["balances"] and all(one["answer"] for one in record["notebooks"])


def test_the_notebook_prints_the_source_s_table_of_january(january):
    [line] = [
        line for line in shown(january / "05_vip.ipynb").splitlines()
        if line.split()[:1] == ["2026-01"]
    ]  # fmt: skip
    # month, paid documents, paid, payers, services used, VIPs, VIPs paid, VIPs used
    assert line.split() == "2026-01 100 150,000 65 180,000 13 120,000 160,000".split()


def test_no_warning_and_no_error_is_shown(january):
    for name in NAMES:
        for cell in nbformat.read(january / f"{name}.ipynb", as_version=4).cells:
            assert not [o for o in cell.get("outputs", []) if o.output_type in ("stream", "error")]


def test_the_example_in_the_repository_was_made_by_these_notebooks():
    for name in NAMES:
        made = nbformat.read(EXAMPLE / f"{name}.ipynb", as_version=4).cells
        made = [c for c in made if "injected-parameters" not in c.metadata.get("tags", [])]
        source = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4).cells
        assert [c.source for c in made] == [c.source for c in source], f"make {EXAMPLE.name} anew"


def test_the_example_shows_today_s_numbers(january):
    made, kept = january / "tables", EXAMPLE / "tables"
    names = sorted(path.relative_to(made) for path in made.rglob("*.*"))
    assert names == sorted(path.relative_to(kept) for path in kept.rglob("*.*"))
    for name in names:
        read = pq.read_table if name.suffix == ".parquet" else Path.read_bytes
        assert read(made / name) == read(kept / name), name


def test_five_clients_without_costs_numbers_or_names_make_a_report(tmp_path):
    source = tmp_path / "five.csv"
    source.write_text(
        "client,date,amount\n"
        "a,2026-06-30,5\nb,2026-06-30,5\nc,2026-06-30,5\nd,2026-06-30,5\ne,2026-06-30,-5\n"
    )
    forms = ["xlsx", "pptx", "deck", "docx", "eml"]
    made = run_report([source], out=tmp_path / "reports", say=quiet, forms=forms)
    page = (made.folder / "index.html").read_text(encoding="utf-8")
    assert "no categories are needed" in page and "form no clusters that would hold" in page


def test_the_client_who_paid_once_hugely_and_vanished_is_named(tmp_path):
    # ten payers in February, so two VIPs; ann pays 500 then and never again, the nine others 100
    # and a little more each month: 600 in half a year, so that one list of two for all would hold
    # c8 and c7
    rows = [f"c{n},2026-{m:02d}-28,{100 + n}" for m in range(1, 7) for n in range(9)]
    rows += ["Ann Whale,2026-02-20,500", "c0,2026-06-30,1"]
    source = tmp_path / "payments.csv"
    source.write_text("\n".join(["client_id,date,amount", *rows, ""]), "utf-8")
    (tmp_path / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "05_vip.ipynb", tmp_path / "notebooks")
    places = {"notebooks": tmp_path / "notebooks", "out": tmp_path / "reports"}
    made = run_report([source], say=quiet, **places).folder
    page = (made / "05_vip.html").read_text(encoding="utf-8")
    missed = (
        "It would have missed 1: Ann Whale (500 in February 2026, last paid in February 2026)."
    )
    assert missed in page
