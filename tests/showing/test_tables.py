from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from clientkit.showing import tables

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
    assert text.iloc[1].tolist() == ["2", "", "12", "5.1%", "", "", "2"]
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
    assert texts(value=[Decimal("1234.5"), Decimal("0.25")]) == ["1,234", "0"]
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
