import subprocess
import sys
from pathlib import Path

import pytest

from clientkit import cli
from clientkit.reporting.errors import BusyError, ReportError, UsageError
from clientkit.schema import DataError

HEAVY = {"pandas", "numpy", "ibis", "duckdb", "matplotlib", "papermill", "nbconvert", "sklearn"}


@pytest.mark.parametrize("command", ["report", "card"])
def test_help_imports_nothing_heavy(command):
    program = (
        "import sys; from clientkit import cli\n"
        f"try: cli.main(['{command}', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "--source" in done.stdout
    assert not HEAVY & set(done.stderr.replace("'", "").strip("[]\n").split(", "))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ReportError("05_vip failed"), 1),
        (PermissionError(13, "Permission denied", "reports"), 1),
        (UsageError("no such parameter"), 2),
        (DataError("no rows"), 3),
        (BusyError("another run"), 4),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_failure_has_its_exit_code_and_one_line(error, code, monkeypatch, capsys):
    def fail(given):
        raise error

    monkeypatch.setattr(cli, "run_report", fail)
    assert cli.main(["report"]) == code
    told = capsys.readouterr()
    assert told.err.startswith("clientkit: ") and told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["rport"],
        ["report", "--by", "amuont"],
        ["report", "-p", "share"],
        ["report", "--x"],
        ["card"],
        ["card", "C008", "--only", "05_vip"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_options_reach_the_report(monkeypatch):
    seen = {}

    def record(sources, **options):
        seen.update(options, sources=sources)
        raise UsageError("enough")

    monkeypatch.setattr("clientkit.reporting.report.run_report", record)
    words = "report --source a.csv b.csv --month 2026-06 --by services -p window=3 --only 05_vip"
    cli.main([*words.split(), "--columns", "client_id=Customer", "date=Inv. date"])
    assert seen["sources"] == ["a.csv", "b.csv"] and seen["month"] == "2026-06"
    assert seen["parameters"] == {"by": "services", "window": "3"}
    assert seen["columns"] == {"client_id": "Customer", "date": "Inv. date"}
    assert seen["only"] == ["05_vip"] and seen["delimiter"] is None


def test_the_options_reach_the_card_and_its_path_is_printed(monkeypatch, capsys):
    seen = {}

    def record(client, sources, **options):
        seen.update(options, client=client, sources=sources)
        return Path("reports/cards/C008-2026-06.html")

    monkeypatch.setattr("clientkit.reporting.cards.run_card", record)
    words = "card C008 --source a.csv --month 2026-06 --by services --columns client_id=Customer"
    assert cli.main(words.split()) == 0
    assert capsys.readouterr().out == "reports/cards/C008-2026-06.html\n"
    assert (seen["client"], seen["sources"], seen["month"]) == ("C008", ["a.csv"], "2026-06")
    assert seen["parameters"] == {"by": "services"} and seen["out"] == "reports"
    assert seen["columns"] == {"client_id": "Customer"} and seen["dates"] is None


@pytest.mark.parametrize(
    ("client", "code", "said"),
    [("ltd", 2, "clients: Velvet"), ("Nobody & Co", 2, "is called 'Nobody & Co'")],
)
def test_a_client_not_found_is_exit_2_and_one_line(client, code, said, tmp_path, capsys):
    assert cli.main(["card", client, "--out", str(tmp_path)]) == code
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


def test_test_hands_its_options_to_pytest_and_returns_its_code(monkeypatch):
    calls = []
    monkeypatch.setattr(cli.subprocess, "call", lambda words, cwd: calls.append(words) or 5)
    assert cli.main(["test", "-k", "vip", "--maxfail=1"]) == 5
    assert calls[0][2:] == ["pytest", "-k", "vip", "--maxfail=1"]


def test_a_file_that_is_not_there_is_exit_3(tmp_path, capsys):
    assert cli.main(["report", "--source", str(tmp_path / "no.csv"), "--out", str(tmp_path)]) == 3
    assert "no.csv" in capsys.readouterr().err


def test_options_of_reading_need_a_source(tmp_path, capsys):
    assert cli.main(["report", "--dates", "dmy", "--out", str(tmp_path)]) == 2
    assert "--source" in capsys.readouterr().err
