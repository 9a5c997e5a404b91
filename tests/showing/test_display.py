"""Results show themselves in IPython, and only there; errors are one sentence."""

import subprocess
import sys
from pathlib import Path

import ibis
import pandas as pd
import pytest

import clientkit as ck
from clientkit.language import speaking
from clientkit.showing.display import KNOWN, bundle
from clientkit.showing.glossary import in_markdown

PAGE = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
SALES = pd.DataFrame(
    {
        "client_id": ["ann", "bob", "cy", "dan", "eve", "ann"],
        "date": ["2026-01-05"] * 5 + ["2026-02-03"],
        "amount": [50, 30, 10, 6, 4, 20],
    }
)


@pytest.fixture
def rows():
    return ck.load(SALES).transactions


def text(result):
    return bundle(result)["text/plain"]


def first_line(result):
    return text(result).splitlines()[0]


def test_each_result_says_what_it_found_and_what_a_row_is(rows):
    january = ck.in_window(rows, "2026-01")
    assert first_line(ck.vip_month(rows, month="2026-01")) == (
        "1 VIP client of 5 payers brings 50.0% of the whole. One row is a client. 5 rows."
    )
    assert first_line(ck.abc_classes(january)) == (
        "2 are A and bring 80.0% of the whole; 2 are B, 1 is C. One row is a client. 5 rows."
    )
    assert first_line(ck.pareto_curve(january)) == (
        "Of 5 above 0, the 1 largest brings 50.0% of the whole. One row is a client. 5 rows."
    )
    assert first_line(ck.vip_table(rows, until="2026-02")) == (
        "February 2026: stayed 1. One row is a client in a month. 2 rows."
    )
    assert first_line(rows) == (
        "The amount of all rows is 120.00. One row is a line of a document. 6 rows."
    )


def test_a_result_of_its_own_type_is_a_sentence(rows):
    assert bundle(ck.concentration(ck.in_window(rows, "2026-01")))["text/plain"] == (
        "1 of 5 clients above 0 (20%) brings 50.0% of the whole; 80% of it comes from 2 clients "
        "(40.0%). Gini 0.46: 0 is all equal, 1 is all from one."
    )
    why = bundle(ck.vip_why(rows, client_id="ann", month="2026-01"))
    assert why["text/plain"].startswith("ann, January 2026: 50, rank 1 of 5")


def test_of_many_rows_the_first_are_shown_and_all_are_counted():
    many = ibis.range(KNOWN + 5).unnest().name("n").as_table()
    shown = bundle(many)
    assert shown["text/plain"].startswith("20,005 rows; these are the first 10.")
    assert shown["text/html"].count("<tr>") == 11
    assert text(many.limit(0)).startswith("There are no rows.")


def test_the_names_of_a_ledger_stand_beside_its_ids():
    names = pd.DataFrame({"client_id": ["ann"], "client": ["Ann & Co <b>"]})
    rows = ck.load(SALES, directory=names).transactions
    html = bundle(ck.vip_month(rows, month="2026-01"))["text/html"]
    assert "Ann &amp; Co &lt;b&gt;" in html
    assert (
        "Ann"
        not in bundle(ck.vip_month(ck.load(SALES).transactions, month="2026-01"))["text/html"]
    )


def test_a_broken_table_is_one_line(rows):
    said = text(rows.mutate(wrong=rows.client_id.cast("int64")))
    assert said.startswith("This table cannot be shown. ConversionException: Conversion Error")
    assert len(said.splitlines()) == 1


def test_a_table_that_cannot_be_asked_is_left_to_ibis():
    assert "UnboundTable" in text(ibis.table({"a": "int64"}, name="t"))


def test_the_sentence_is_in_the_language_of_the_reader(rows):
    with speaking("ru"):
        assert "50,0\N{NO-BREAK SPACE}%" in text(ck.vip_month(rows, month="2026-01"))


IN_IPYTHON = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
import sys, clientkit as ck
assert not {"ibis", "pandas", "matplotlib"} & set(sys.modules), "the import costs"
shell.user_ns["ck"] = ck
shown, _ = shell.display_formatter.format(ck.sample().transactions)
print(shown["text/plain"].splitlines()[0])
shell.run_cell('ck.load("none.csv")')
"""


def test_ipython_shows_tables_and_errors_so():
    out = subprocess.run(
        [sys.executable, "-c", IN_IPYTHON], capture_output=True, text=True, check=True
    ).stdout
    table, error, *more = out.strip().splitlines()
    assert table.endswith("4,434 rows; these are the first 10.")
    assert error.startswith("DataError: ") and "none.csv" in error
    assert "Traceback" not in out and len(more) <= 3


def test_outside_of_ipython_nothing_is_registered():
    code = "import clientkit, sys; print('IPython' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout == "False\n"


def test_an_error_ends_with_its_calls_ready_to_paste():
    days = pd.DataFrame({"Client": ["a"], "Date": ["03/06/26"], "Sum": [1]})
    with pytest.raises(ck.DataError) as raised:
        ck.load(days)
    sentence, *rest = raised.value._render_traceback_()
    assert sentence == f"DataError: {raised.value}"
    assert rest == [
        "", "To paste:", 'ck.load(table, dates="dmy")', 'ck.load(table, dates="mdy")'
    ]  # fmt: skip


def test_an_error_without_a_call_is_its_sentence():
    assert ck.DataError("It is empty.")._render_traceback_() == ["DataError: It is empty."]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("xyz", "XYZ"), ("Lost", "Left, paused, lost"), ("vip", "VIP client")],
)
def test_a_word_is_found_by_any_of_its_names(asked, found):
    assert ck.glossary(asked).texts["term"].tolist() == [found]


def test_a_word_that_several_terms_hold_shows_them_all():
    found = ck.glossary("client").texts["term"].tolist()
    assert {"VIP client", "Active client", "Regular client"} <= set(found)


def test_an_unknown_word_names_the_nearest():
    with pytest.raises(
        ck.DataError, match=r'no \'chrun\'. The nearest .*: ck.glossary\("churn"\)'
    ):
        ck.glossary("chrun")


def test_the_page_of_the_glossary_is_the_glossary():
    """Write it anew by `python -m clientkit.showing.glossary > docs/glossary.md`."""
    page = PAGE.read_text(encoding="utf-8")
    assert page == in_markdown()
