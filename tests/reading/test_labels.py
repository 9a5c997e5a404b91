from decimal import Decimal

from clientkit.reading.columns import Column
from clientkit.reading.labels import label, reader


def labels_of(*texts):
    column = Column.of_texts(texts)
    return [reader(column)(text) for text in texts]


def test_leading_zeros_stay():
    assert labels_of(" 0012 ", "\u00a07") == ["0012", "7"]


def test_a_column_of_floats_loses_its_zero_decimal():
    assert labels_of("17850.0", "", "C12", "7.0") == ["17850", None, "C12", "7"]


def test_a_zero_decimal_goes_beside_whole_numbers_too():
    assert labels_of("00123", "17850.0", "17850", "5,00") == ["00123", "17850", "17850", "5"]


def test_a_zero_decimal_stays_when_other_numbers_have_none():
    assert labels_of("1.0", "1.5", "2") == ["1.0", "1.5", "2"]


def test_numbers_of_a_workbook_are_text_again():
    assert [label(cell) for cell in (17850.0, 7, Decimal("5.00"), 1.5, float("inf"), None)] == [
        "17850", "7", "5", "1.5", "inf", None,
    ]  # fmt: skip


def test_an_id_of_forty_digits_is_text():
    assert label(Decimal(10) ** 39) == "1" + "0" * 39
