from datetime import date
from pathlib import Path

import pytest

from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.workbooks import read_workbook
from clientkit.schema import DataError

FILES = Path(__file__).parent / "files"


def read(name, content=None, **options):
    content = content or (FILES / name).read_bytes()
    return read_workbook(Piece(name, name, content), Options('"x"', **options))


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
