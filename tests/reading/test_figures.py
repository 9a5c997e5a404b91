from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientkit.reading.columns import Column
from clientkit.reading.decimal_marks import decided_mark, evidence
from clientkit.reading.figures import figure, money
from clientkit.reading.options import Options
from clientkit.schema import DataError

OPTIONS = Options('"x.csv"')


def mark_of(*texts):
    own = evidence([Column.of_texts(texts)])
    return decided_mark(own, [own], "x.csv", OPTIONS)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234,56", "1234.56"),
        ("1\u00a0234\u202f567,8", "1234567.8"),
        ("1\u2009234", "1234"),
        ("1'234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("-5", "-5"),
        ("−5,5", "-5.5"),
        ("5,5-", "-5.5"),
        ("+5", "5"),
        ("(7,25)", "-7.25"),
        ("1 000 ₽", "1000"),
        ("1000 руб.", "1000"),
        ("350 р.", "350"),
        ("12 345,60 ₴", "12345.60"),
        ("12 грн", "12"),
        ("€ 5", "5"),
        ("-$5", "-5"),
        ("$(250,00)", "-250"),
        ("5 EUR", "5"),
        ("kr 12", "12"),
        ("1e+05", "100000"),
        (",5", "0.5"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert figure(text, ",") == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "30%",
        "12.05.2026",
        "abc",
        "1,2,3",
        "1 23",
        "12 34 567",
        "--5",
        "-5-",
        "(5",
        "1€2",
        "e5",
        ".",
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        figure(text, ",")


@pytest.mark.parametrize("text", ["", "  ", "-", "—", None, float("nan")])
def test_a_dash_alone_says_nothing(text):
    assert figure(text, ",") is None


def test_a_typed_float_keeps_its_value():
    assert figure(1.234, ",") == Decimal("1.234")


@pytest.mark.parametrize("cell", [True, float("inf"), object()])
def test_a_typed_cell_that_is_no_number_is_refused(cell):
    with pytest.raises(ValueError, match="not a number"):
        figure(cell, ".")


def test_fourteen_digits_fit_a_line_and_fifteen_do_not():
    assert money(".")("9" * 14) == Decimal("9" * 14)
    for text in ("1" + "0" * 14, "9" * 14 + ".99999", "1e99"):
        with pytest.raises(ValueError, match="too large"):
            money(".")(text)


def test_four_decimals_are_kept_and_more_are_rounded_half_to_even():
    assert [str(money(".")(text)) for text in ("0.00005", "0.00015")] == ["0.0000", "0.0002"]


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.234,56"], ","),
        (["1,234.56"], "."),
        (["1,234,567"], "."),
        (["1.234", "12,5"], ","),
        (["0,125"], ","),
        (["1234,567"], ","),
        (["1 234,567"], ","),
        (["12", "7"], "."),
        (["1.5", "1.5 ", "2,5"], "."),
    ],
)
def test_one_text_that_fits_one_mark_only_decides_the_file(texts, mark):
    assert mark_of(*texts) == mark


def test_texts_that_fit_both_marks_are_a_question():
    with pytest.raises(DataError) as error:
        mark_of("1,234", "12,500")
    assert str(error.value) == (
        "x.csv: the decimal mark cannot be told from '1,234' and '12,500'. Say which it is: "
        'ck.load("x.csv", decimal=",") or ck.load("x.csv", decimal=".")'
    )


def test_evidence_that_balances_is_a_question():
    with pytest.raises(DataError, match=r"cannot be told from '1,5' and '2\.5'"):
        mark_of("1,5", "2.5")


def test_a_file_without_evidence_follows_the_other_files():
    own, other = (evidence([Column.of_texts([text])]) for text in ("1,234", "5,5"))
    assert decided_mark(own, [own, other], "x.csv", OPTIONS) == ","


STYLES = [(gap, mark) for mark in ",." for gap in ("", " ", "\u00a0", "\u202f", "'", ",", ".")]


@given(
    st.decimals(-(10**10), 10**10, places=4),
    st.sampled_from([style for style in STYLES if style[0] != style[1]]),
    st.sampled_from(["{}", "-{}", "{}-", "({})", "−{} ₽", "EUR {}", "({}) руб."]),
)
def test_a_number_written_in_any_style_reads_back_the_same(number, style, frame):
    gap, mark = style
    body = f"{abs(number):,.4f}".replace(",", "\0").replace(".", mark).replace("\0", gap)
    negative = any(sign in frame for sign in "-−(")
    assert figure(frame.format(body), mark) == (-abs(number) if negative else abs(number))


@pytest.mark.parametrize("text", ["1'234,50 CHF", "1234,5 zł", "CHF 1’234,5", "1 234,50 Kč"])
def test_other_currencies_are_known(text):
    assert figure(text, ",") == Decimal("1234.5")


def test_a_currency_does_not_take_the_mark_with_it():
    assert figure("$.50", ".") == Decimal("0.5")
