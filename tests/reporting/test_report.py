import json
import re
import sys
from pathlib import Path

import pytest
from reporting_notebooks import PARAMETERS, code, prose, written

from clientkit.reporting.errors import BusyError, ReportError, UsageError
from clientkit.reporting.report import run_report
from clientkit.reporting.shelf import Place, held
from clientkit.schema import DataError


def text_of(report, name: str) -> str:
    return (report.folder / name).read_text(encoding="utf-8")


def test_the_default_month_is_the_last_full_one(report):
    assert report.month == report.folder.name == "2026-06"


def test_pages_hold_all_they_need(report):
    for page in [*report.folder.glob("*.html"), report.folder.parent / "index.html"]:
        html = page.read_text(encoding="utf-8")
        assert not re.search(r"https?://|<link|@import", html)
        assert html.count("<script>") == html.count("<script") == 1
        assert all(src.startswith("data:image/") for src in re.findall(r'src="([^"]+)', html))


def test_code_is_folded_but_there(report):
    html = text_of(report, "01_vip.html")
    assert '<details class="code">\n<summary>code</summary>' in html
    assert "<details open" not in html
    assert "injected" not in html and "look here" in html


def test_numbers_stand_right_and_text_left(report):
    html = text_of(report, "01_vip.html")
    assert '<th class="text" scope="col">client</th><th scope="col">sum</th>' in html
    assert '<td class="text">0012</td><td data-n="80.00">80.00</td>' in html


def test_the_first_page_has_the_answers_the_account_and_the_tables(report):
    html = text_of(report, "index.html")
    assert "<strong>2 of 10 clients</strong> are VIP in 2026-06; share 0.3." in html
    assert '<a class="thumbnail" href="01_vip.html"><img' in html
    assert "3 of 4 rows accepted" in html and "207.50" in html and "the client is empty" in html
    assert 'href="tables/vip.csv"' in html


def test_the_list_of_months_tells_the_first_answer(report):
    html = (report.folder.parent / "index.html").read_text(encoding="utf-8")
    assert '<a href="2026-06/index.html">June 2026</a>' in html
    assert "2 of 10 clients are VIP in 2026-06; share 0.3." in html


def test_the_record_tells_what_the_report_was_made_from(report):
    record = json.loads(text_of(report, "run.json"))
    assert record["account"]["money_read"] == "207.50"
    assert record["account"]["by_reason"] == {"no_client": {"rows": 1, "money": "7.00"}}
    assert record["account"]["balances"] is True
    assert record["parameters"] == {"month": "2026-06", "share": 0.3}
    assert record["sources"][0]["name"] == "payments.csv"
    assert len(record["sources"][0]["sha256"]) == 64
    assert {"python", "clientkit", "pandas", "duckdb", "papermill"} <= set(record["versions"])


def test_no_folder_of_the_machine_is_passed_on(report):
    for file in [*report.folder.glob("*.ipynb"), *report.folder.glob("*.html")]:
        text = file.read_text(encoding="utf-8")
        assert str(report.folder.parent) not in text
        assert sys.prefix not in text and str(Path.home()) + "/" not in text
    assert str(report.folder.parent) not in text_of(report, "run.json")


def test_nothing_of_the_run_is_left_beside_the_month(report):
    assert {path.name for path in report.folder.parent.iterdir()} == {"2026-06", "index.html"}


def test_the_same_input_gives_the_same_files(report, notebooks, source):
    names = ["01_vip.ipynb", "01_vip.html", "index.html", "tables/vip.csv", "data/ledger.json"]
    before = {name: text_of(report, name) for name in names}
    again = run_report(
        [source], notebooks=notebooks, out=report.folder.parent, parameters={"share": 0.3}
    )
    assert {name: text_of(again, name) for name in names} == before


def test_a_failed_notebook_leaves_the_good_report(report, source, tmp_path):
    out, good = report.folder.parent, text_of(report, "index.html")
    written(tmp_path / "01_bad.ipynb", prose("# Bad"), code(PARAMETERS), code("1 / 0"), code("2"))
    with pytest.raises(ReportError, match="01_bad failed: ZeroDivisionError: division by") as info:
        run_report([source], notebooks=tmp_path, out=out)
    assert info.value.exit_code == 1
    assert text_of(report, "index.html") == good
    assert (out / "failed/2026-06/01_bad.ipynb").exists()
    assert str(info.value).endswith("failed/2026-06/01_bad.ipynb")


def test_one_notebook_alone_stands_beside_the_month(report, notebooks, source):
    out, good = report.folder.parent, text_of(report, "index.html")
    part = run_report([source], notebooks=notebooks, out=out, only=["00_data"])
    assert part.folder.name == "2026-06-part"
    assert text_of(report, "index.html") == good


def test_a_held_month_is_refused(notebooks, source, tmp_path):
    with held(Place(tmp_path, "2026-06")), pytest.raises(BusyError, match=r"process [0-9]+"):
        run_report([source], notebooks=notebooks, out=tmp_path)


def test_a_month_without_rows_is_a_data_error(notebooks, source, tmp_path):
    with pytest.raises(
        DataError, match=r"no rows in the .* to 2025-01-31; the data run from 2026-05-04"
    ):
        run_report([source], notebooks=notebooks, out=tmp_path, month="2025-01")


def test_a_parameter_is_checked_before_the_data_are_read(notebooks, tmp_path):
    with pytest.raises(UsageError, match="did you mean share"):
        run_report(
            [tmp_path / "none.csv"], notebooks=notebooks, out=tmp_path, parameters={"shar": "1"}
        )
