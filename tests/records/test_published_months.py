"""Published means published: the real notebook, run month after month as a firm would."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from clientkit.records.vip_record import recorded
from clientkit.reporting.report import run_report

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "05_vip.ipynb"
RECORD = ("vip.parquet", "vip_rows.parquet")
# Each of twelve clients pays on the 10th, C01 100, C02 200, ..., C12 1,200; the last row tells
# that February is over. 20 % of twelve is three heads: C12, C11, C10; the bar is 1,000.
ON_TIME = [
    f"2026-{month}-10,{month}-{client},C{client:02d},{client}00.00"
    for month in ("01", "02")
    for client in range(1, 13)
] + ["2026-02-28,02-13,C01,1.00"]
LATE = "2026-01-30,LATE-77,C05,900.00"  # with it C05 has 1,400 in January, and C10 is out


@dataclass(frozen=True)
class Published:
    """What stood in the folder of a month after a run."""

    page: str
    outputs: str
    overview: str
    record: dict[str, bytes]
    lists: list[tuple]


def outputs_of(path: Path) -> str:
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return "\n".join(str(output.get("data", {})) for output in outputs)


def state_of(folder: Path) -> Published:
    lists = [
        (one.fact("version"), [row["client_id"] for row in one.payers.to_pylist() if row["vip"]])
        for one in recorded(folder / "tables")
    ]
    return Published(
        page=(folder / "05_vip.html").read_text(encoding="utf-8"),
        outputs=outputs_of(folder / "05_vip.ipynb"),
        overview=(folder / "index.html").read_text(encoding="utf-8"),
        record={name: (folder / "tables" / name).read_bytes() for name in RECORD},
        lists=lists,
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> dict[str, Published]:
    """January on time, January with a late invoice, February, January published anew."""
    home = tmp_path_factory.mktemp("firm")
    (home / "notebooks").mkdir()
    shutil.copy(NOTEBOOK, home / "notebooks")

    def run(month: str, rows: list[str], **parameters) -> Published:
        source = home / "payments.csv"
        source.write_text("\n".join(["date,document,client_id,amount", *rows, ""]), "utf-8")
        places = {"notebooks": home / "notebooks", "out": home / "reports"}
        values = {"window": 2, "second": "", **parameters}
        report = run_report([source], month=month, parameters=values, say=str, **places)
        return state_of(report.folder)

    late = [*ON_TIME, LATE]
    return {
        "on time": run("2026-01", ON_TIME),
        "again": run("2026-01", late),
        "february": run("2026-02", late),
        "january after february": state_of(home / "reports" / "2026-01"),
        "anew": run("2026-01", late, restate=True),
    }


def test_the_first_report_publishes_the_list_and_restates_nothing(runs):
    first = runs["on time"]
    assert first.lists == [(1, ["C12", "C11", "C10"])]
    assert "is restated" not in first.page and "Restated" not in first.overview


def test_a_late_invoice_is_shown_by_its_number_and_the_published_list_is_untouched(runs):
    again = runs["again"]
    for text in (again.page, again.outputs):
        assert "January 2026 is restated" in text and "LATE-77" in text
    assert "VIP today: C05; no longer: C10." in again.page
    assert "Restated since published: January 2026" in again.overview
    assert again.record == runs["on time"].record


def test_the_report_of_the_next_month_shows_the_restatement_too(runs):
    february = runs["february"]
    for text in (february.page, february.outputs):
        assert "January 2026 is restated" in text and "LATE-77" in text
    assert february.lists == [(1, ["C12", "C11", "C10"])]
    assert runs["january after february"].record == runs["on time"].record


def test_published_anew_the_list_is_a_second_version_and_the_first_is_there(runs):
    anew = runs["anew"]
    assert anew.lists == [(1, ["C12", "C11", "C10"]), (2, ["C05", "C12", "C11"])]
