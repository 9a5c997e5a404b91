"""Hard shapes: the same three sales, however an export hangs them together."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

import clientkit as ck
from clientkit.schema import DataError

DAYS = [
    ["Ann", "2026-05-31", 10.0],
    ["Bob & Co", "2026-05-31", 2.5],
    ["Ann", "2026-06-30", -1.0],
]


def rows(ledger):
    assert ledger.account.balances
    found = ck.to_pandas(ledger.transactions)
    names = ledger.directory.set_index("client_id").get("client", {})
    shown = [
        [names.get(row.client_id, row.client_id), str(row.date)[:10], float(row.amount)]
        for row in found.itertuples()
    ]
    return sorted(shown, key=lambda row: (row[1], row[0]))


def load(folder, content, name="x.csv", **options):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return ck.load(path, **options)


def book(*sheets, epoch=None, hidden=()):
    made = Workbook()
    made.remove(made.active)
    if epoch:
        made.epoch = epoch
    for number, lines in enumerate(sheets):
        sheet = made.create_sheet(f"S{number}")
        for line in lines:
            sheet.append(line)
        if number in hidden:
            sheet.sheet_state = "hidden"
    content = BytesIO()
    made.save(content)
    return content.getvalue()


WRITTEN = {
    "months in rows between": "Client;Amount\nMay 2026;\nAnn;10\nBob & Co;2.5\n"
    "June 2026;\nAnn;-1\n",
    "months in rows with their sums": "Клиент;Сумма\nМай 2026;12,5\nAnn;10\nBob & Co;2,5\n"
    "Июнь 2026 г.;-1\nAnn;-1\nИтого;11,5\n",
    "days in rows between": "Client;Amount\n31.05.2026;\nAnn;10\nBob & Co;2.5\n"
    "30.06.2026;\nAnn;-1\n",
    "months as columns": "Client;May 2026;Jun 2026;Total\nAnn;10;-1;9\nBob & Co;2.5;;2.5\n"
    "Total;12.5;-1;11.5\n",
    "months of all spellings": "Klient;05.2026;2026-06;Kokku\nAnn;10;-1;9\nBob & Co;2,5;;2,5\n",
    "years over months": ";2025;2026;;\nКлиент;дек;май;июн;Итого\nAnn;;10;-1;9\n"
    "Bob & Co;;2,5;;2,5\n",
    "days as numbers": "Client;Date;Amount\nAnn;20260531;10\nBob & Co;20260531;2.5\n"
    "Ann;20260630;-1\n",
    "days with hours as numbers": "Client;Date;Amount\nAnn;2026053109;10\n"
    "Bob & Co;2026053123;2.5\nAnn;2026063000;-1\n",
    "lines that end as on an old Mac": "Client;Date;Amount\rAnn;31.05.2026;10\r"
    "Bob & Co;31.05.2026;2.5\rAnn;30.06.2026;-1\r",
    "no header": "31.05.2026;Ann;10,00\n31.05.2026;Bob & Co;2,50\n30.06.2026;Ann;-1,00\n",
    "fifteen titles": "Report\n" * 15 + "Client;Date;Amount\nAnn;31.05.2026;10\n"
    "Bob & Co;31.05.2026;2.5\nAnn;30.06.2026;-1\n",
    "pages with their headers, and notes": "Client;Date;Amount\nAnn;31.05.2026;10\n"
    "Bob & Co;31.05.2026;2.5\nClient;Date;Amount\nAnn;30.06.2026;-1\n\n"
    "Printed by the chief clerk\n",
}


@pytest.mark.parametrize("shape", WRITTEN)
def test_the_shape_is_unfolded(shape, tmp_path):
    ledger = load(tmp_path, WRITTEN[shape])
    assert rows(ledger) == DAYS
    assert not ledger.account.faults
    assert (ledger.reconciliation["difference"] == 0).all()


FLAT = [
    ["Client", "Date", "Amount"],
    ["Ann", date(2026, 5, 31), 10],
    ["Bob & Co", date(2026, 5, 31), 2.5],
    ["Ann", date(2026, 6, 30), -1],
]
WIDE = [
    ["Client", datetime(2026, 5, 1), datetime(2026, 6, 1)],
    ["Ann", 10, -1],
    ["Bob & Co", 2.5, None],
]
PIVOT = [["", "May", "June"], ["all", 12.5, -1]]
BOOKS = {
    "a plain sheet": book(FLAT),
    "days counted from 1904": book(FLAT, epoch=CALENDAR_MAC_1904),
    "typed months as captions": book(WIDE),
    "a sheet of something else": book([["Read me"], ["Sales of the firm"]], FLAT),
    "a pivot beside": book(FLAT, PIVOT),
    "another hidden one": book(FLAT, FLAT, hidden=(1,)),
    "days as numbers": book(
        [FLAT[0], ["Ann", 20260531, 10], ["Bob & Co", 20260531, 2.5], ["Ann", 20260630, -1]]
    ),
}


@pytest.mark.parametrize("shape", BOOKS)
def test_the_workbook_is_unfolded(shape, tmp_path):
    assert rows(load(tmp_path, BOOKS[shape], "x.xlsx")) == DAYS


def test_a_cell_merged_over_several_rows_speaks_for_all_of_them(tmp_path):
    made = Workbook()
    for line in [FLAT[0], FLAT[1], ["", date(2026, 6, 30), -1], FLAT[2]]:
        made.active.append(line)
    made.active.merge_cells("A2:A3")
    content = BytesIO()
    made.save(content)
    assert rows(load(tmp_path, content.getvalue(), "x.xlsx")) == DAYS


def test_two_sheets_of_transactions_are_a_question(tmp_path):
    with pytest.raises(DataError, match="transactions on the sheets S0 and S1"):
        load(tmp_path, book(FLAT, FLAT), "x.xlsx")
    assert rows(load(tmp_path, book(FLAT, FLAT), "x.xlsx", sheet="S1")) == DAYS


@pytest.mark.parametrize("content", [b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_workbook_is_one_sentence(content, tmp_path):
    with pytest.raises(DataError, match=r"x\.xlsx"):
        load(tmp_path, content, "x.xlsx")


def test_columns_without_a_header_can_be_named_by_their_place(tmp_path):
    text = "31.05.2026;Ann;10,00;7\n31.05.2026;Bob & Co;2,50;3\n30.06.2026;Ann;-1,00;1\n"
    with pytest.raises(DataError):
        load(tmp_path, text)  # which of two columns of numbers is the money?
    columns = {"date": "column 1", "client": "column 2", "amount": "column 3"}
    assert rows(load(tmp_path, text, columns=columns)) == DAYS


def test_a_month_that_lost_its_caption_is_not_lost(tmp_path):
    text = "Client;Apr 2026;{};Jun 2026;Total\nAnn;1;10;-1;10\nBob & Co;;2.5;;2.5\n"
    assert len(rows(load(tmp_path, text.format("May 2026")))) == 4
    with pytest.raises(DataError, match=r"row 2: its column of totals states 10.00, .* to 0.00"):
        load(tmp_path, text.format("Spring"), "y.csv")


LEVELS = "Client;May 2026;Jun 2026\nNorth;12.5;-1\nAnn;10;-1\nBob & Co;2.5;\nTotal;12.5;-1\n"


def test_a_group_over_its_clients_is_not_counted_again_in_months_side_by_side(tmp_path):
    with pytest.raises(DataError, match="rows of several levels with months side by side"):
        load(tmp_path, LEVELS)
    assert rows(load(tmp_path, LEVELS.replace("North;12.5;-1\n", ""), "y.csv")) == DAYS


def test_a_total_on_top_is_held_against_the_whole_file(tmp_path):
    text = "Client;Date;Amount\nTotal;;99\nAnn;31.05.2026;10\nBob & Co;31.05.2026;2.5\n"
    [total] = load(tmp_path, text).reconciliation.to_dict("records")
    assert (total["stated"], total["accepted"], total["note"]) == (99, 12.5, "")
