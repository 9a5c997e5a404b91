"""The files for Excel, read back as Excel reads them: UTF-16 with its mark, tabs, quotes."""

import csv
from pathlib import Path

import pandas as pd
import pytest

import clientkit as ck

SMUGGLED = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x")')


def calls(*clients, **columns):
    """One row per client, told as `ck.findings.call_reasons` tells them."""
    frame = pd.DataFrame({"client_id": [f"C{n}" for n in range(len(clients))], "client": clients})
    plain = {"manager": "Kim", "contact": "Ann", "role": "owner", "phone": "+372 55 10"}
    plain |= {"email": None, "reason": "Paid 40% less", "ask": "Ask why.", "at_stake": 640.4}
    return frame.assign(**(plain | columns))


def read(path):
    text = Path(path).read_bytes().decode("utf-16")
    assert Path(path).read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff")
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter="\t"))


def test_each_manager_has_a_file_and_the_parts_are_the_whole(tmp_path):
    told = calls("Anna", "Boris", "Čárka", manager=["Kim", None, "Õnne Ö"])
    files = ck.tables.write_calls(told, tmp_path, month="2026-06")
    assert [path.name for path in files] == [
        "calls_2026-06_Kim.csv", "calls_2026-06_Õnne_Ö.csv", "calls_2026-06_no_manager.csv"
    ]  # fmt: skip
    assert [row["client"] for path in files for row in read(path)] == ["Anna", "Čárka", "Boris"]


def test_money_is_whole_so_that_no_decimal_mark_can_be_misread(tmp_path):
    [file] = ck.tables.write_calls(calls("Anna"), tmp_path, month="2026-06")
    assert read(file)[0]["at stake a month"] == "640"


@pytest.mark.parametrize("name", SMUGGLED)
def test_a_formula_smuggled_in_by_a_name_stays_text(tmp_path, name):
    told = calls(name, contact=name, reason=name, phone=name)
    [file] = ck.tables.write_calls(told, tmp_path, month="2026-06")
    [row] = read(file)
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["client"].lstrip("'") == name


def test_what_looks_like_a_number_or_a_date_stays_what_it_is(tmp_path):
    told = calls("0012", "3-4", "1E5", phone=["050 12", "+372 55", None])
    [file] = ck.tables.write_calls(told, tmp_path, month="2026-06")
    rows = read(file)
    assert [row["client"] for row in rows] == ["'0012", "'3-4", "'1E5"]
    assert [row["phone"] for row in rows] == ["tel. 050 12", "tel. +372 55", ""]


def test_quotes_tabs_and_new_lines_in_a_name_break_no_column(tmp_path):
    [file] = ck.tables.write_calls(calls('"A"\tB\nC'), tmp_path, month="2026-06")
    [row] = read(file)
    assert row["client"] == '"A"\tB\nC' and row["role"] == "owner"


def test_no_manager_s_name_leaves_the_folder(tmp_path):
    told = calls("a", "b", "c", manager=["../../x", "a/b", "A b"])
    files = ck.tables.write_calls(told, tmp_path, month="2026-06")
    assert {path.parent for path in files} == {tmp_path / "calls"}
    assert len({path.name.casefold() for path in files}) == 3


def test_without_a_folder_nothing_is_written():
    assert ck.tables.write_calls(calls("a"), "", month="2026-06") == []


def test_a_manager_called_like_nobody_takes_no_client_away():
    told = calls("a", "b", manager=["no manager", None])
    assert {name: len(part) for name, part in ck.tables.by_manager(told).items()} == {
        "no manager": 2
    }
