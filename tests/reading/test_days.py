from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientkit.reading.columns import Column
from clientkit.reading.days import day, evidence, reader
from clientkit.reading.options import Options
from clientkit.schema import DataError


def days_of(*texts, dates=None):
    own = evidence(Column.of_texts(texts))
    read = reader(own, [own], "x.csv", Options('"x.csv"', dates=dates))
    return [read(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-03",
        "2026-06-03T23:59:59.123+03:00",
        "2026-06-03 10:00:00 +0300",
        "2026-06-03 03:31:57Z",
        "2026/06/03",
        "03.06.2026",
        "3.6.26",
        "03.06.2026 11:05:00",
        "03.06.2026 г.",
        "20260603",
        datetime(2026, 6, 3, 23, 59),
        date(2026, 6, 3),
        46176,
        46176.75,
        20260603,
        20260603.0,
    ],
)
def test_one_day_in_its_many_forms(text):
    assert day(text) == date(2026, 6, 3)


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "31.04.2026", "32.01.2026", "June", "0026-01-01", "46176", 5, True, 1e300],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        day(text)


def test_a_first_part_above_twelve_makes_the_column_day_month():
    assert days_of("03/06/2026", "15/06/2026") == [date(2026, 6, 3), date(2026, 6, 15)]


def test_a_second_part_above_twelve_makes_the_column_month_day():
    assert days_of("03-06-2026", "06-15-2026") == [date(2026, 3, 6), date(2026, 6, 15)]


def test_a_column_that_tells_nothing_is_a_question():
    with pytest.raises(DataError) as error:
        days_of("03/06/2026", "04/06/2026")
    assert str(error.value) == (
        "x.csv: '03/06/2026' is a day/month or a month/day, and no date of the column tells "
        'which. Say it: ck.load("x.csv", dates="dmy") or ck.load("x.csv", dates="mdy")'
    )


def test_the_answer_to_the_question_is_taken():
    assert days_of("03/06/2026", dates="mdy") == [date(2026, 3, 6)]


def test_a_column_of_both_orders_is_refused_with_an_example_of_each():
    with pytest.raises(DataError, match=r"mixes day/month \('15/06/2026'\) with .*'06/16/2026'"):
        days_of("15/06/2026", "06/16/2026")


def test_the_same_day_and_month_ask_nothing():
    assert days_of("06/06/2026") == [date(2026, 6, 6)]


def test_a_file_without_evidence_follows_the_other_files():
    own, other = (evidence(Column.of_texts([text])) for text in ("03/06/2026", "06/15/2026"))
    read = reader(own, [own, other], "x.csv", Options('"x.csv"'))
    assert read("03/06/2026") == date(2026, 3, 6)


def test_a_whole_column_of_five_digits_is_read_as_serials():
    assert days_of("46176", "46177.5") == [date(2026, 6, 3), date(2026, 6, 4)]


@given(
    st.dates(date(1970, 1, 1), date(2069, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d", "%Y%m%d", "%Y-%m-%d %H:%M"]),
)
def test_a_day_written_in_any_form_reads_back_the_same(value, form):
    assert day(value.strftime(form)) == value


def test_days_that_a_workbook_has_probably_exchanged_are_a_question():
    cells = [datetime(2026, 3, 6), date(2026, 4, 6), "15/06/2026"]  # 3 June, 4 June, 15 June
    own = evidence(Column.of_objects(cells))
    with pytest.raises(DataError, match=r"mixes texts \('15/06/2026'\) with real dates .*-03-06"):
        reader(own, [own], "x.xlsx", Options('"x.xlsx"'))
    assert reader(own, [own], "x.xlsx", Options('"x.xlsx"', dates="dmy"))(cells[2]).day == 15


@pytest.mark.parametrize("more", [datetime(2026, 6, 30), "03/06/2026"])
def test_a_late_day_or_an_open_text_says_that_nothing_was_exchanged(more):
    own = evidence(Column.of_objects([datetime(2026, 6, 3), "15/06/2026", more]))
    assert reader(own, [own], "x.xlsx", Options('"x.xlsx"'))(datetime(2026, 6, 3)).month == 6
