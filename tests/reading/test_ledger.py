import csv
import gzip
import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clientkit as ck
from clientkit.periods import last_full_month

FILES = Path(__file__).parent / "files"
PAYMENTS = [
    ["0012", date(2026, 1, 5), "1234.5000", "3.0000", "800.0000", "A-1"],
    ["0007", date(2026, 1, 31), "-50.2500", "-1.0000", "-30.0000", "A-2"],
    ["0012", date(2026, 2, 27), "1.2340", "1.0000", "0.5000", "A-3"],
]


def rows(ledger):
    table = ledger.transactions.to_pyarrow().to_pylist()
    return [[str(v) if isinstance(v, Decimal) else v for v in row.values()] for row in table]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "xls", "xlsb", "ods"])
def test_every_container_gives_the_same_ledger(kind):
    ledger = ck.load(FILES / f"payments.{kind}")
    assert ledger.transactions.columns == (
        "client_id", "date", "amount", "units", "cost", "document",
    )  # fmt: skip
    assert rows(ledger) == PAYMENTS
    assert ledger.rejected["reason"].tolist() == ["no_client"]
    assert ledger.account.balances


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("pack", ["plain", "gz", "zip"])
def test_every_text_form_gives_the_same_ledger(tmp_path, delimiter, encoding, pack):
    with (FILES / "payments.csv").open(encoding="utf-8") as file:
        table = [[cell.replace("Ann", "Аня") for cell in row] for row in csv.reader(file)]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table)
    ledger = ck.load(packed(tmp_path, text.getvalue().encode(encoding), pack))
    assert rows(ledger) == PAYMENTS
    assert ledger.directory["client"].tolist() == ["Bob", "Аня & Co"]


def packed(folder, content, pack):
    if pack == "plain":
        (folder / "x.csv").write_bytes(content)
        return folder / "x.csv"
    if pack == "gz":
        (folder / "x.csv.gz").write_bytes(gzip.compress(content))
        return folder / "x.csv.gz"
    with zipfile.ZipFile(folder / "x.zip", "w") as archive:
        archive.writestr("x.csv", content)
    return folder / "x.zip"


def test_monthly_files_are_read_in_order_each_by_its_own_header(tmp_path):
    (tmp_path / "2026-01.csv").write_text("Client,Date,Amount\nann,03/01/2026,1\n")
    (tmp_path / "2026-02.csv").write_text("Сумма;Дата;Клиент\n2,5;15/02/2026;bob\n;;bob\n")
    ledger = ck.load(tmp_path, max_faults=1)
    assert rows(ledger) == [
        ["ann", date(2026, 1, 3), "1.0000"],
        ["bob", date(2026, 2, 15), "2.5000"],
    ]
    assert [source["rows"] for source in ledger.sources] == [1, 2]
    assert ledger.rejected["source"].tolist() == ["2026-02.csv"]
    assert ledger.mapping["amount"] == "Amount / Сумма"


def test_unused_captions_and_fingerprints_are_told(tmp_path):
    (tmp_path / "x.csv").write_text("Client,Date,Amount,Weather\nann,2026-01-05,1,rain\n")
    ledger = ck.load(tmp_path / "x.csv")
    assert ledger.unused == ["Weather"]
    assert len(ledger.sources[0]["sha256"]) == 64
    assert ledger.sources[0]["about"] == "utf-8, comma"


@pytest.mark.parametrize(
    ("first", "last", "month"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), "2026-06"),
        (date(2026, 1, 1), date(2026, 5, 29), "2026-05"),  # a Friday; May ends on a Sunday
        (date(2010, 12, 1), date(2011, 12, 9), "2011-11"),
        (date(2026, 6, 3), date(2026, 6, 10), None),
    ],
)
def test_the_last_full_month_is_the_last_covered_to_its_end(first, last, month):
    assert last_full_month(first, last) == month


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"x\.csv is empty"),
        ("Client,Date,Amount\n", r"x\.csv has a header but no rows under it"),
        ("Client,Date,Amount\n,,\n", r"the only row cannot be used; the row is empty: 1"),
    ],
)
def test_a_file_without_data_is_refused(tmp_path, text, message):
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(ck.DataError, match=message):
        ck.load(tmp_path / "x.csv")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dates": "ymd"}, "dates is 'ymd'; choose dmy or mdy"),
        ({"decimal": ";"}, "decimal is ';'; choose , or ."),
        ({"delimiter": "::"}, "delimiter must be one character; got '::'"),
    ],
)
def test_an_option_out_of_its_choices_is_refused(options, message):
    with pytest.raises(ck.DataError, match=message):
        ck.load(FILES / "payments.csv", **options)


CELLS = st.fixed_dictionaries(
    {
        "Client": st.sampled_from(["ann", "bob", "", " "]),
        "Date": st.sampled_from(["2026-01-05", "05.02.2026", "2026-02-30", "", "soon"]),
        "Amount": st.sampled_from(["1,50", "-2", "1 000,25", "(3)", "", "—", "7%", "2,00001"]),
        "Cost": st.sampled_from(["1", "", "x"]),
    }
)


@settings(max_examples=40, deadline=None)
@given(st.lists(CELLS, max_size=12))
def test_accepted_and_set_aside_are_together_what_was_read(table):
    sound = {"Client": "cy", "Date": "2026-03-01", "Amount": "0,01", "Cost": ""}
    ledger = ck.load(pd.DataFrame([sound, *table]), max_faults=1)
    account = ledger.account
    assert account.balances
    assert account.rows_read == len(table) + 1
    assert account.rows_accepted == len(rows(ledger))
    assert account.rows_set_aside == len(ledger.rejected)
    assert account.money_accepted == sum(Decimal(row[2]) for row in rows(ledger))


def test_the_same_file_gives_the_same_ledger():
    one, other = (ck.load(FILES / "payments.xlsx") for _ in range(2))
    assert one.transactions.to_pyarrow().equals(other.transactions.to_pyarrow())
    assert one._repr_html_() == other._repr_html_()


def test_the_sample_is_accounted_for():
    ledger = ck.sample()
    assert ledger.account.balances
    assert ledger.last_full_month == "2026-06"
    assert ledger.directory["client_id"].is_unique


@pytest.mark.parametrize("text", ["Client;Date\n" * 1000, "C:\\Users\\ann\\sales.csv", "a\0b"])
def test_a_text_that_is_no_path_is_said_not_to_exist(text):
    with pytest.raises(ck.DataError, match="does not exist; check the path"):
        ck.load(text)
