"""Nonsense in cells and files, and what other readers silently get wrong."""

import gzip
from decimal import Decimal

import mutants
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clientkit as ck
from clientkit.reading import columnar, days
from clientkit.reading.archives import gunzipped
from clientkit.reading.calendar_words import month, period
from clientkit.reading.documents import document
from clientkit.reading.figures import figure
from clientkit.reading.labels import label
from clientkit.schema import DataError

NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2).map(
    lambda number: number + 0
)  # no -0
TEXT = st.one_of(
    st.text(max_size=60),
    st.text("0123456789 .,-()от№1/:'\"\u00a0", max_size=60),
    st.sampled_from(mutants.NASTIES),
)


@given(NUMBERS, st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009", "'"]),
       st.sampled_from(["", " ₽", " руб.", "€", " USD", " грн"]), st.sampled_from(",."),
       st.sampled_from(["-{}", "({})", "{}-", "−{}"]))  # fmt: skip
def test_a_number_is_read_in_every_spelling(number, gap, currency, mark, minus):
    body = f"{abs(number):,.2f}".replace(",", "\0").replace(".", mark).replace("\0", gap)
    text = minus.format(body) if number < 0 else body
    assert figure(text + currency, mark) == number


@settings(deadline=1000)
@given(TEXT)
def test_nothing_but_a_value_error_comes_of_a_text(text):
    for read in (lambda cell: figure(cell, ","), lambda cell: figure(cell, "."), days.day,
                 lambda cell: days.day(cell, "mdy"), lambda cell: days.day(cell, serials=True),
                 month, period, document, label):  # fmt: skip
        try:
            read(text)
        except ValueError:
            continue


@given(st.dates(days.date(1900, 1, 1), days.date(2100, 12, 31)))
def test_a_day_is_read_in_every_spelling(day):
    spellings = [day.isoformat(), f"{day:%d.%m.}{day.year}", f"{day.year}{day:%m%d}"]
    assert {days.day(text) for text in spellings} == {day}
    assert days.day(f"{day:%d/%m/}{day.year}", "dmy") == day
    assert days.day(f"{day:%m/%d/}{day.year} 9:05 AM", "mdy") == day


# ---------------------------------------------------------------- what others get wrong


def rows_of(folder, name, text, **options):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    ledger = ck.load(path, max_faults=1, **options)
    return ledger, ledger.transactions.to_pyarrow().to_pylist()


def test_a_decimal_comma_in_a_page_is_no_mark_of_thousands(tmp_path):
    page = "<table><tr><td>Client</td><td>Date</td><td>Sum</td></tr><tr><td>a</td>"
    page += "<td>03.06.2026</td><td>12345,60</td></tr></table>"
    _, [row] = rows_of(tmp_path, "x.xls", page)
    assert (row["amount"], row["date"].month) == (Decimal("12345.60"), 6)


def test_a_decimal_comma_is_not_taken_for_the_delimiter(tmp_path):
    """`12345,60` without quotes in a file of commas is one cell too many: never 12345."""
    text = "Client,Date,Sum\nann,2026-06-03,12345,60\nbob,2026-06-04,7.50\ncid,2026-06-05,8.50\n"
    ledger, rows = rows_of(tmp_path, "x.csv", text)
    assert [row["client_id"] for row in rows] == ["bob", "cid"]
    assert ledger.rejected["reason"].tolist() == ["bad_shape"]


@pytest.mark.parametrize("sheet", ["x.csv", "x.xls"])
def test_a_number_shortened_to_a_power_of_ten_is_no_client(tmp_path, sheet):
    lines = ["Card;Date;Sum", "2,0002E+12;03.06.2026;5,00", "0052;04.06.2026;1,00"]
    text = "\n".join(lines)
    if sheet == "x.xls":
        rows = ["<tr><td>" + line.replace(";", "</td><td>") + "</td></tr>" for line in lines]
        text = f"<table>{''.join(rows)}</table>"
    ledger, rows = rows_of(tmp_path, sheet, text, columns={"client_id": "Card"})
    assert [row["client_id"] for row in rows] == ["0052"]
    assert ledger.rejected["reason"].tolist() == ["bad_client"]


def test_lone_carriage_returns_above_the_rows_move_none_of_them(tmp_path, monkeypatch):
    """They end a line for one reader and not for another: the first rows would be lost."""
    monkeypatch.setattr("clientkit.reading.delimited.LARGE", 0)
    monkeypatch.setattr(columnar, "WORTH", 0)
    text = "Report\rJune\nClient;Date;Sum\nann;03.06.2026;1,00\nbob;04.06.2026;2,00\n"
    _, rows = rows_of(tmp_path, "x.csv", text)
    assert len(rows) == 2


def test_a_caption_of_odd_digits_is_no_year(tmp_path):
    ledger, _ = rows_of(tmp_path, "x.csv", "Client;Date;Sum;²\nann;03.06.2026;1,00;\n")
    assert ledger.unused == ["²"]
    with pytest.raises(DataError, match="no column known as date"):
        rows_of(tmp_path, "y.csv", "Client;²;Sum\nann;03.06.2026;1,00\n")


def test_a_bomb_is_not_unpacked():
    with pytest.raises(DataError, match=r"x\.gz unpacks to more than 200 times its size"):
        gunzipped("x.gz", gzip.compress(b"\n" * 20_000_000))


def test_a_cell_at_the_far_end_of_a_sheet_is_refused(tmp_path):
    """Room for all cells before it would take 400 GB."""
    book = mutants.openpyxl.Workbook()
    book.active.append(["Client", "Date", "Sum"])
    book.active.cell(1_048_576, 16_384).value = "x"
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(DataError, match="1,048,576 rows and 16,384 columns"):
        ck.load(tmp_path / "x.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000 + "\nClient;Date;Sum\nann;03.06.2026;1,00\n",
        "," * 1_000_000 + "\nClient;Date;Sum\nann;03.06.2026;1,00\n",
        "Client;Date;Sum\nann;03.06.2026;1,00\n" + "\r" * 500_000,
        "Client;Date;Sum;Note\nann;03.06.2026;1,00;" + "от " * 300_000 + "\n",
        ",Transaction date,Transaction type,Num,Amount\n" + "Ann,,,,\nx,,,,7\n" * 9_000
        + ",13/02/2026,Invoice,1,5\n",
    ],
    ids=["letters", "commas", "returns", "words", "groups"],
)  # fmt: skip
def test_a_megabyte_of_nonsense_takes_no_time(tmp_path, text):
    outcome = mutants.tried(mutants.Mutant("x.csv", text.encode()), tmp_path)
    assert not outcome.verdict
