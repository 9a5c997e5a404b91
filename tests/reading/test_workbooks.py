import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

import clientkit as ck
from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.workbooks import read_workbook
from clientkit.schema import DataError

FILES = Path(__file__).parent / "files"


def read(name, content=None, **options):
    content = content or (FILES / name).read_bytes()
    [grid] = read_workbook(Piece(name, name, content), Options('"x"', **options))
    return grid


@pytest.mark.parametrize(
    "name", ["payments.xlsx", "payments.xls", "payments.xlsb", "payments.ods"]
)
def test_every_kind_of_workbook_gives_the_same_cells(name):
    grid = read(name)
    assert grid.rows[1] == ["0012", "Ann & Co", date(2026, 1, 5), "A-1", 1234.5, 3, 800]
    assert grid.lines == [1, 2, 3, 4, 5]
    assert grid.about == "sheet payments"


def test_a_sheet_that_is_not_there_names_those_that_are():
    with pytest.raises(DataError, match="sheet is 'June'; choose payments"):
        read("payments.xlsx", sheet="June")


def test_half_a_workbook_is_refused():
    content = (FILES / "payments.xlsx").read_bytes()[:3000]
    with pytest.raises(DataError, match=r"half\.xlsx is not a whole workbook"):
        read("half.xlsx", content)


def test_a_locked_workbook_says_so():
    """A locked xlsx is a compound file with a stream of that name; the xls lends its shell."""
    content = (FILES / "payments.xls").read_bytes()
    old, new = ("Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    place = content.index(old)
    entry = new.ljust(64, b"\0") + (len(new) + 2).to_bytes(2, "little")
    with pytest.raises(DataError, match="locked; save it without a password"):
        read("locked.xlsx", content[:place] + entry + content[place + len(entry) :])


PAGE = """<html><meta charset="utf-8"><table><tr><th>Клиент</th><th>Дата</th><th>Сумма</th></tr>
<tr><td>Ёлка &amp; Ко</td><td>30.06.2026</td><td>12&nbsp;345,60</td></tr></table></html>"""


def test_a_page_saved_as_xls_is_read_by_its_content(tmp_path):
    (tmp_path / "deals.xls").write_text(PAGE, encoding="utf-8")
    [row] = ck.load(tmp_path / "deals.xls").transactions.to_pyarrow().to_pylist()
    assert (row["client_id"], str(row["amount"])) == ("Ёлка & Ко", "12345.6000")


def test_a_page_without_a_table_is_refused(tmp_path):
    (tmp_path / "deals.xls").write_text("<html><p>Please log in</p></html>")
    with pytest.raises(ck.DataError, match=r"deals\.xls is a web page without a table"):
        ck.load(tmp_path / "deals.xls")


def book(folder, state="visible", header=True):
    """The workbook payments.xlsx with one more sheet, of the same rows, before the others."""
    path = folder / "book.xlsx"
    with ZipFile(FILES / "payments.xlsx") as source, ZipFile(path, "w") as archive:
        parts = {name: source.read(name).decode() for name in source.namelist()}
        sheet, links = parts["xl/worksheets/sheet1.xml"], "xl/_rels/workbook.xml.rels"
        first = sheet if header else re.sub(r"<row r=.1.*?</row>", "", sheet, flags=re.DOTALL)
        link = re.search(r"<Relationship [^>]*sheet1.xml[^>]*>", parts[links])[0]
        more = re.sub(r'Id="[^"]*"', 'Id="more"', link.replace("sheet1", "sheet0"))
        tag = f'<sheets><sheet name="old" sheetId="9" state="{state}" r:id="more"/>'
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("<sheets>", tag)
        parts[links] = parts[links].replace(link, link + more)
        for name, text in (parts | {"xl/worksheets/sheet0.xml": first}).items():
            archive.writestr(name, text)
    return path


def test_several_sheets_of_transactions_are_a_question(tmp_path):
    path = book(tmp_path)
    with pytest.raises(ck.DataError, match=r'on the sheets old and payments. Name .*sheet="old"'):
        ck.load(path)
    assert ck.load(path, sheet="payments").sources[0]["about"] == "sheet payments"


def test_a_hidden_sheet_and_one_without_the_header_are_passed_over(tmp_path):
    for path in (book(tmp_path, state="hidden"), book(tmp_path, header=False)):
        assert ck.load(path).sources[0]["about"] == "sheet payments"


def test_a_hidden_sheet_can_be_named(tmp_path):
    assert ck.load(book(tmp_path, state="hidden"), sheet="old").account.rows_accepted == 3


def test_cells_of_a_page_that_span_columns_keep_their_places(tmp_path):
    page = PAGE.replace("</table>", "<tr><td colspan=2>Итого<td>5</table>")
    (tmp_path / "deals.xls").write_text(page.replace("&amp;", "<br>"), encoding="utf-8")
    ledger = ck.load(tmp_path / "deals.xls", max_faults=0)
    assert ledger.rejected["reason"].tolist() == ["total"]
    assert ledger.directory["client_id"].tolist() == ["Ёлка   Ко"]


def test_a_text_whose_caption_is_in_brackets_is_no_page(tmp_path):
    (tmp_path / "x.csv").write_text("<CLIENT>;<DATE>;<AMOUNT>\nann;03.06.2026;1\n")
    assert ck.load(tmp_path / "x.csv").account.money_accepted == 1
