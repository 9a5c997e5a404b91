"""The workbook: the numbers of the tables, text that stays text, a VIP list that computes."""

import re
import time
import zipfile
from datetime import datetime
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from months import example, month_of
from office import convert, recalculated

from clientkit.language import said
from clientkit.presenting import workbook_tables
from clientkit.presenting.workbook import write_workbook
from clientkit.presenting.workbook_tables import HEAD
from clientkit.presenting.workbook_titles import TITLES

HOSTILE = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\tTab Ltd", '=HYPERLINK("http://x.example","y")',
           "http://x.example/", "'quoted", "0012", "#N/A", "{curly} [b] <i>&"]  # fmt: skip


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    return example(tmp_path_factory.mktemp("month"))


@pytest.fixture(scope="module")
def path(material, tmp_path_factory):
    return write_workbook(material, tmp_path_factory.mktemp("book") / "tables.xlsx")


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def named(book, name: str):
    """The value of the cell that has this defined name."""
    [(sheet, cell)] = book.defined_names[name].destinations
    return book[sheet][cell.replace("$", "")].value


def sheets_of(book) -> dict[str, str]:
    """Table -> its sheet, as the notes say."""
    rows = book["Notes"].iter_rows(min_row=4, max_row=4 + len(TITLES))
    return {row[2].value: row[0].value for row in rows if row[0].hyperlink}


def test_the_sheets_stand_in_the_order_of_a_reader(book):
    names = book.sheetnames
    assert names[:5] == ["Findings", "Key numbers", "VIP live", "Charts", "VIP list"]
    assert names[-1] == "Notes"
    assert len({name.lower() for name in names}) == len(names)


def test_findings_are_ranked_and_lose_the_signs_of_markdown(book):
    rows = list(book["Findings"].iter_rows(min_row=4, values_only=True))
    assert rows[0][:3] == ("At once", "VIP", "A_B & Co paid nothing.")
    assert rows[1][2].startswith("January 2026: 13 VIP clients")
    assert ("Good to know", "Pareto") in [row[:2] for row in rows]
    assert book["Findings"]["C2"].hyperlink.location == "'Notes'!A1"
    assert "ABC" in [row[1] for row in rows], "a notebook without findings gives its answer"


def test_key_numbers_are_numbers_with_names(book):
    assert named(book, "key_vip_bar") == 3290.44
    assert named(book, "key_month_total") == 150000
    assert named(book, "key_pareto_gini") == 0.8012345
    sheet = book["Key numbers"]
    shown = {row[2].value: (row[0].value, row[1].number_format) for row in sheet.iter_rows(4)}
    assert shown["vip.bar"] == ("The bar: what the last VIP client paid", "#,##0.00")
    assert shown["vip.share"][1] == "0.0%" and shown["vip.count"][1] == "#,##0"
    assert sheet.column_dimensions["C"].hidden


def test_every_table_with_rows_has_its_sheet_with_its_numbers(book, material):
    sheets = sheets_of(book)
    full = {name for name in material.tables if len(material.table(name))}
    assert set(sheets) == full and full > {"abc", "vip_month", "managers", "set_aside"}
    for name, sheet in sheets.items():
        frame = material.table(name)
        rows = list(book[sheet].iter_rows(min_row=HEAD + 2, values_only=True))
        assert len(rows) == len(frame), name
        for place, column in enumerate(frame):
            cells = [row[place] for row in rows]
            for cell, value in zip(cells, frame[column], strict=True):
                if pd.isna(value):
                    assert cell is None
                elif isinstance(value, pd.Timestamp):
                    assert cell == value.to_pydatetime()
                elif column in ("client_id", "client", "month", "manager", "phone"):
                    assert cell == value
                elif not isinstance(value, bool | str):
                    assert cell == pytest.approx(value, abs=1e-9), (name, column)


def test_a_sheet_is_ready_to_read_to_filter_and_to_print(book, material):
    sheet = book["ABC"]
    assert [cell.value for cell in sheet[HEAD + 1]][:3] == ["Client id", "Client", "Amount"]
    assert sheet.auto_filter.ref == f"A3:F{len(material.table('abc')) + 3}"
    assert sheet.freeze_panes == "C4"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"
    formats = [cell.number_format for cell in sheet[4]]
    assert formats[2:5] == ["#,##0.00", "0.0%", "0.0%"]
    widths = [one.width for one in sheet.column_dimensions.values()]
    assert max(widths) <= 46
    day = book["NPS answers"]["I4"]
    assert isinstance(day.value, datetime) and day.number_format == "mm-dd-yy"  # number 14


def test_every_table_of_the_example_has_its_title(material):
    assert set(material.tables) <= set(TITLES)


def test_charts_have_titles_and_axes_and_the_bridge_stands_on_nothing(path):
    with zipfile.ZipFile(path) as file:
        charts = [name for name in file.namelist() if name.startswith("xl/charts/chart")]
        texts = [file.read(name).decode() for name in charts]
    assert len(charts) == 6
    for text in texts:
        ElementTree.fromstring(text)
        assert "<c:title>" in text
    [bridge] = [text for text in texts if "From the month before" in text]
    assert 'grouping val="stacked"' in bridge and "<a:noFill/>" in bridge


def test_the_same_month_gives_the_same_bytes(material, path, tmp_path):
    again = write_workbook(material, tmp_path / "again.xlsx")
    assert again.read_bytes() == path.read_bytes()


def test_it_takes_less_than_three_seconds(material, tmp_path):
    start = time.process_time()
    write_workbook(material, tmp_path / "quick.xlsx")
    assert time.process_time() - start < 3


def test_in_another_language_no_heading_is_english(tmp_path, monkeypatch):
    material = example(tmp_path, most=5)
    monkeypatch.setattr(said, "translated", lambda message, context=None: f"§{message}")
    book = openpyxl.load_workbook(write_workbook(material, tmp_path / "said.xlsx"))
    for sheet in book:
        assert sheet.title.startswith("§")
        bold = [
            cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value and cell.font.b and cell.data_type == "s"
        ]
        told = [text for text in bold if sheet.title != "§Findings" or text in bold[:6]]
        assert told and not [text for text in told if "§" not in text], sheet.title


def test_names_of_sheets_are_legal_and_unique_however_long(tmp_path, monkeypatch):
    frame = pd.DataFrame({"client_id": ["a"], "value": [1.0]})
    tables = dict.fromkeys(["abc", "rfm", "odd", "other"], frame)
    long = "[Ein] 'sehr' langer: Name/für *jedes*? \\ Blatt hier"
    monkeypatch.setattr(said, "translated", lambda message, context=None: long)
    path = write_workbook(month_of(tmp_path, tables), tmp_path / "long.xlsx")
    names = openpyxl.load_workbook(path).sheetnames
    assert len({name.lower() for name in names}) == len(names) == 6
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\']", name) for name in names)


def test_libreoffice_prints_it(tmp_path):
    path = write_workbook(example(tmp_path, most=5), tmp_path / "tables.xlsx")
    assert convert(path, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def test_hostile_text_stays_text_even_after_libreoffice(tmp_path):
    n = len(HOSTILE)
    frame = pd.DataFrame({"client_id": HOSTILE, "client": HOSTILE[::-1],
                          "value": range(n, 0, -1), "rank": range(1, n + 1)})  # fmt: skip
    frame["vip"] = frame["rank"] <= 3
    material = month_of(tmp_path, {"vip_month": frame})
    path = write_workbook(material, tmp_path / "hostile.xlsx")
    for one in (path, recalculated(path, tmp_path)):
        book = openpyxl.load_workbook(one)
        for sheet in (book["VIP list"], book["VIP live"]):
            first = HEAD + 2 if sheet.title == "VIP list" else 13
            cells = [row[0] for row in sheet.iter_rows(min_row=first, max_row=first + n - 1)]
            assert [cell.value for cell in cells] == material.table("vip_month")[
                "client_id"
            ].to_list()
            assert all(cell.data_type == "s" and not cell.hyperlink for cell in cells)
    listed = openpyxl.load_workbook(one, data_only=True)["VIP live"]["I13":"I15"]
    assert [cell.value for [cell] in listed] == HOSTILE[:3]


def test_a_text_too_long_or_with_control_signs_is_no_harm(tmp_path):
    frame = pd.DataFrame({"client_id": ["a\x01b", "c"], "client": ["x" * 40_000, "d\ufffe"]})
    path = write_workbook(month_of(tmp_path, {"abc": frame}), tmp_path / "odd.xlsx")
    sheet = openpyxl.load_workbook(path)["ABC"]
    assert sheet["A4"].value == "a b"
    assert len(sheet["B4"].value) == 32_767 and sheet["B4"].value.endswith("…")


def test_a_table_too_long_says_where_the_rest_is(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook_tables, "MOST_ROWS", 2)
    frame = pd.DataFrame({"client_id": list("abcde"), "value": [5.0, 4.0, 3.0, 2.0, 1.0]})
    path = write_workbook(month_of(tmp_path, {"abc": frame}), tmp_path / "long.xlsx")
    sheet = openpyxl.load_workbook(path)["ABC"]
    assert sheet.max_row == HEAD + 3
    assert sheet["A2"].value.endswith("3 more rows are in the CSV file abc.")


def test_a_month_with_nothing_is_a_workbook_too(tmp_path):
    path = write_workbook(month_of(tmp_path, {}), tmp_path / "none.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == ["Findings", "Notes"]


def test_a_telephone_number_counts_nothing(tmp_path):
    frame = pd.DataFrame({"client_id": ["1"], "phone": ["0037255512345"]})
    assert month_of(tmp_path, {"calls": frame}).table("calls")["phone"].to_list() == [
        "0037255512345"
    ]
