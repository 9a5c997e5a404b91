"""A report made by a timer: silent, of the month that is over, and only if there is news."""

from datetime import date

import pytest
from reporting_notebooks import written

from clientkit import cli
from clientkit.reporting.notebooks import Notebook
from clientkit.reporting.report import run_report
from clientkit.reporting.unattended import month_before
from clientkit.schema import DataError


@pytest.fixture
def again(notebooks, source, tmp_path):
    """The same report once more, with changes."""

    def run(**changes):
        lines = []
        given = {"notebooks": notebooks, "out": tmp_path, "month": "2026-06", "unattended": True}
        report = run_report([source], say=lines.append, **given | changes)
        return report, lines

    return run


def test_the_month_is_the_one_that_is_over():
    assert month_before(date(2026, 7, 1)) == month_before(date(2026, 7, 31)) == "2026-06"


def test_nothing_is_made_anew_from_the_same(again):
    first, _ = again()
    page = (first.folder / "index.html").stat()
    second, lines = again()
    assert first.is_new and not second.is_new and second.folder == first.folder
    assert not lines and (second.folder / "index.html").stat() == page
    assert again(force=True)[0].is_new


def test_other_settings_forms_or_notebooks_are_news(again, notebooks, tmp_path):
    again()
    for change in ({"parameters": {"share": "0.5"}}, {"language": "ru"}, {"forms": ["docx"]}):
        assert again(**change)[0].is_new, change
        assert not again(**change)[0].is_new, change
    other = tmp_path / "notebooks"
    other.mkdir()
    for path in notebooks.glob("*.ipynb"):
        cells = Notebook(path).content.cells
        cells[0].source += " Changed."
        written(other / path.name, *cells)
    assert again(notebooks=other)[0].is_new


def test_another_row_in_the_file_is_news(notebooks, tmp_path):
    source = tmp_path / "payments.csv"
    rows = ["client_id,date,amount", "1,2026-05-04,5", "1,2026-06-30,6"]
    given = {"notebooks": notebooks, "out": tmp_path / "out", "unattended": True, "say": len}
    source.write_text("\n".join(rows), encoding="utf-8")
    assert run_report([source], month="2026-06", **given).is_new
    source.write_text("\n".join([*rows, "2,2026-06-29,7"]), encoding="utf-8")
    assert run_report([source], month="2026-06", **given).is_new


def test_a_new_name_and_another_way_of_reading_are_news(notebooks, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    rows = ["client_id,date,gross,net", "1,2026-05-04,5,4", "1,2026-06-30,6,5"]
    (folder / "payments.csv").write_text("\n".join(rows), encoding="utf-8")
    names = folder / "directory.csv"
    names.write_text("client_id,client\n1,Ann\n", encoding="utf-8")

    def is_new(column):
        return run_report(
            [folder], month="2026-06", notebooks=notebooks, out=tmp_path / "out",
            columns={"amount": column}, unattended=True, say=len,
        ).is_new  # fmt: skip

    assert is_new("gross") and not is_new("gross")
    assert is_new("net") and not is_new("net")
    names.write_text("client_id,client\n1,Ann Lee\n", encoding="utf-8")
    assert is_new("net")


def test_a_form_that_is_gone_is_made_again(again):
    report, _ = again(forms=["docx"])
    (report.folder / "memo.docx").unlink()
    assert again(forms=["docx"])[0].is_new
    assert (report.folder / "memo.docx").is_file()


def test_a_report_asked_for_by_hand_is_always_made(again):
    again()
    assert again(unattended=False)[0].is_new


def test_data_that_end_before_the_month_does_are_stale(again, capsys, tmp_path):
    with pytest.raises(DataError, match="the data end on 2026-06-30, so July 2026 is not over"):
        again(month="2026-07")
    asked = ["report", "--last-month", "--quiet", "--month", "2026-07", "--out", str(tmp_path)]
    assert cli.main(asked) == 3
    said = capsys.readouterr()
    assert not said.out and said.err.count("\n") == 1 and "export them anew" in said.err


def test_quiet_is_silent_when_all_is_well_and_when_nothing_is_new(capfd, tmp_path):
    asked = ["report", "--last-month", "--quiet", "--month", "2026-06", "--only", "01_pareto"]
    for _ in range(2):
        assert cli.main([*asked, "--out", str(tmp_path)]) == 0
        said = capfd.readouterr()
        assert not said.out and not said.err


def test_a_form_there_is_none_of_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["report", "--to", "html,pttx"])
    assert end.value.code == 2 and "Did you mean 'pptx'?" in capsys.readouterr().err
