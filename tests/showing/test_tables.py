from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from clientkit.language import speaking
from clientkit.presenting.material import Material
from clientkit.showing import tables
from clientkit.showing.headings import HEADINGS

SALES = pd.DataFrame(
    {
        "client_id": ["1", "2"],
        "value": [1234567.0, 12.5],
        "share": [0.5, 0.051],
        "vip": [True, False],
        "last_date": pd.to_datetime(["2026-01-31", None]),
        "rank": [1, 2],
    }
)


def test_numbers_are_written_for_reading():
    text = tables.shown(SALES, names={"1": "Anna OÜ"}).texts
    assert text.iloc[0].tolist() == [
        "1",
        "Anna OÜ",
        "1,234,567",
        "50.0%",
        "yes",
        "2026-01-31",
        "1",
    ]
    assert text.iloc[1].tolist() == ["2", "", "13", "5.1%", "", "", "2"]
    assert text.columns.tolist()[-2:] == ["last date", "rank"]


def test_without_names_there_is_no_empty_column():
    assert "client" not in tables.shown(SALES, names={}).texts


def test_headings_choose_the_columns_and_their_order():
    shown = tables.shown(SALES, columns={"rank": "place", "nowhere": "x", "value": "paid"})
    assert shown.texts.columns.tolist() == ["place", "paid"]


def test_a_list_cut_off_says_of_how_many():
    shown = tables.shown(SALES, first=1)
    assert "The first 1 of 2." in shown._repr_html_() and "The first 1 of 2." in repr(shown)
    assert "of 2" not in repr(tables.shown(SALES, first=2))


def test_numbers_stand_right_and_names_left():
    html = tables.shown(SALES)._repr_html_()
    assert (
        '<td style="text-align: left">1</td><td style="text-align: right">1,234,567</td>' in html
    )


def test_names_stand_beside_the_ids_in_the_file_too(tmp_path):
    path = tables.write(SALES[["client_id", "value"]], "x", tmp_path, names={"1": "Anna"})
    assert path.read_text(encoding="utf-8-sig").splitlines()[1] == "1,Anna,1234567.0"


def test_the_same_table_always_gives_the_same_html():
    first, second = (tables.shown(SALES)._repr_html_() for _ in range(2))
    assert first == second and "<table" in first


def test_the_table_given_is_not_changed():
    before = SALES.copy()
    tables.shown(SALES, names={"1": "Anna"})
    pd.testing.assert_frame_equal(SALES, before)


@pytest.mark.parametrize("name", ["=1+1", "+7 900", "-cmd", "@SUM(A1)", "\tx"])
def test_a_text_cannot_run_as_a_formula_in_excel(name, tmp_path):
    path = tables.write(pd.DataFrame({"client": [name], "amount": [-5.0]}), "calls", tmp_path)
    back = pd.read_csv(path, dtype=str)
    assert back["client"][0] == f"'{name}" and back["amount"][0] == "-5.0"


def test_the_file_opens_in_excel_with_its_letters(tmp_path):
    path = tables.write(pd.DataFrame({"client": ["Õie Ääre", "Київ"]}), "names", tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_text(encoding="utf-8-sig") == "client\nÕie Ääre\nКиїв\n"


def test_without_a_folder_nothing_is_written():
    assert tables.write(SALES, "x", "") is None


def test_thresholds_say_which_scores_are_not_used():
    table = tables.thresholds(
        {"recency_days": {1: 90, 5: 3}, "frequency": {1: 1, 4: 2, 5: 7}}
    ).texts
    assert table["score 5"].tolist() == ["≤ 3", "≥ 7"]
    assert table["score 4"].tolist() == ["not used", "≥ 2"]


def texts(**columns):
    return tables.shown(pd.DataFrame(columns)).texts.iloc[:, 0].tolist()


def test_an_id_of_digits_is_a_name_not_a_number():
    assert texts(client_id=[1001, 2002]) == ["1001", "2002"]
    assert texts(amount=[1001, 2002]) == ["1,001", "2,002"]


def test_what_is_missing_is_empty_whatever_its_kind():
    assert texts(value=pd.array([1, None], dtype="Int64")) == ["1", ""]
    assert texts(value=np.array([1, np.nan], dtype="float32")) == ["1", ""]
    assert texts(value=[None, pd.NaT]) == ["", ""]


def test_decimals_are_numbers_an_infinite_one_is_shown_and_nothing_is_minus_zero():
    assert texts(value=[Decimal("1234.5"), Decimal("0.25")]) == ["1,235", "0"]
    assert texts(value=[Decimal("123.5"), Decimal("0.25")]) == ["123.50", "0.25"]
    assert texts(value=[np.inf, -0.0]) == ["inf", "0"] and texts(value=[-0.001]) == ["0.00"]
    assert texts(share=[-0.0001]) == ["0.0%"]


def test_names_already_there_are_not_put_beside_the_ids_again():
    known = pd.DataFrame({"client_id": ["1"], "client": ["Anna"]})
    shown = tables.shown(known, names={"1": "Bert"})
    assert shown.texts["client"].tolist() == ["Anna"]


def test_a_bound_is_shown_as_it_scores():
    shown = tables.thresholds({"monetary": {1: 0.0, 5: 3.5}, "recency_days": {5: 30}}).texts
    assert shown["score 5"].tolist() == ["≥ 3.50", "≤ 30"]
    assert shown["score 1"].tolist() == ["≥ 0", "not used"]


def test_the_names_of_tables_are_text_not_markup():
    several = tables.several({"<b>A & B</b>": pd.DataFrame({"value": [1]})})
    assert "<h4>&lt;b&gt;A &amp; B&lt;/b&gt;</h4>" in several._repr_html_()


PUBLISHED = Material.of(Path(__file__).parents[2] / "reports" / "2026-01")
RUSSIAN = {
    ("amount", None): "сумма",
    ("{measure} share", None): "доля: {measure}",
    ("client", None): "клиент",
    ("client id", None): "код клиента",
    ("lost", "status"): "потерян",
    ("new", None): "новые",
    ("yes", None): "да",
    ("at stake a month", None): "на кону в месяц",
}


@pytest.fixture
def russian(monkeypatch):
    monkeypatch.setattr("clientkit.language.catalogues.catalogue", lambda _language: RUSSIAN)
    with speaking("ru"):
        yield


@pytest.mark.parametrize("name", PUBLISHED.tables)
def test_every_column_of_a_report_has_a_heading(name):
    assert [column for column in PUBLISHED.table(name) if column not in HEADINGS] == []


@pytest.mark.usefixtures("russian")
def test_headings_words_numbers_and_days_are_those_of_the_language():
    told = pd.DataFrame(
        {
            "client_id": ["C1"], "client": ["new"], "status": ["lost"], "vip": [True],
            "value": [1234567.0], "value_share": [0.051], "month": ["2026-01"],
            "first_date": [pd.Timestamp(2026, 1, 31)],
        }
    )  # fmt: skip
    shown = tables.shown(told, value="amount").texts
    assert shown.columns.tolist()[:2] == ["код клиента", "клиент"]
    assert shown.columns.tolist()[4:6] == ["сумма", "доля: сумма"]
    assert shown.iloc[0].tolist() == [
        "C1", "new", "потерян", "да", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567",
        "5,1\N{NO-BREAK SPACE}%", "01.2026", "31.01.2026",
    ]  # fmt: skip


@pytest.mark.usefixtures("russian")
def test_columns_that_read_alike_in_a_language_both_stay():
    shown = tables.shown(pd.DataFrame({"x": [1], "y": [2]}), columns={"x": "new", "y": "new"})
    assert shown.texts.columns.tolist() == ["новые", "новые"]
    assert shown.texts.iloc[0].tolist() == ["1", "2"]


@pytest.mark.usefixtures("russian")
def test_the_sheet_of_a_manager_is_in_the_language(tmp_path):
    told = pd.DataFrame(
        {"client_id": ["C1"], "client": ["Anna"], "manager": ["Kim"], "at_stake": [640.4]}
    )
    [file] = tables.write_calls(told, tmp_path, month="2026-06")
    assert file.read_text(encoding="utf-16").splitlines()[0].split("\t")[:2] == [
        "клиент", "на кону в месяц"
    ]  # fmt: skip


def test_the_file_for_programs_stays_english(tmp_path, russian):
    path = tables.write(pd.DataFrame({"client_id": ["C1"], "status": ["lost"]}), "x", tmp_path)
    assert path.read_text(encoding="utf-8-sig").splitlines() == ["client_id,status", "C1,lost"]
