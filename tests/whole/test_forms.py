"""The report of the sample in every form and language: the same numbers, no English left."""

import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import form_texts
import openpyxl
import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from leaving import leave
from office import OFFICE, convert_all
from pages_of import pages_of

import clientkit as ck
from clientkit.language import speaking, translated
from clientkit.language.catalogues import FOLDER
from clientkit.language.gathering import gathered
from clientkit.presenting.forms import FILES
from clientkit.presenting.material import Material
from clientkit.presenting.printing import browser, is_whole
from clientkit.reporting.notebooks import NOTEBOOKS, find_notebooks
from clientkit.reporting.report import run_report
from clientkit.schema import DIRECTORY, MEASURES, TRANSACTIONS
from clientkit.showing.key_numbers import KEY_NUMBERS, label, text

FORMS = ["html", "xlsx", "pptx", "deck", "docx", "pdf", "eml"]
ACRONYMS = set(
    "abc xyz rfm nps qfd bcg vip csv xlsx pdf html json utf clientkit excel pareto sha python "
    "pandas duckdb ibis framework scikit learn papermill jupyterlab means gini iso ties".split()
)
WORD = re.compile(r"[A-Za-zÀ-ž]{3,}")


@pytest.fixture(scope="module", params=["ru", "et"])
def report(request, tmp_path_factory):
    """A report in all forms, and its language; uk is that of the masked report."""
    out = tmp_path_factory.mktemp(request.param)
    made = run_report(
        month="2026-06", out=out, language=request.param, forms=FORMS, say=lambda _line: None
    )
    return made.folder, request.param


@pytest.fixture(scope="module")
def data_words():
    """The words of the clients' data: names, products, managers, needs, files."""
    ledger = ck.sample()
    frames = [ledger.directory, *(one.rows for one in ledger.companions.values())]
    rows = ledger.transactions
    values = [value for frame in frames for name in frame for value in frame[name].dropna()]
    for name in ("product", "manager", "document"):
        values += rows[[name]].distinct().to_pandas()[name].dropna().tolist()
    values += [one["name"] for one in ledger.sources] + ledger.rejected["text"].tolist()
    return {word.lower() for value in values for word in WORD.findall(str(value))}


def test_every_form_is_there(report):
    folder, language = report
    wanted = {FILES[form] for form in FORMS if form != "pdf" or browser()}
    assert wanted <= {path.name for path in folder.iterdir()}
    assert not browser() or is_whole(folder / FILES["pdf"])
    leave(folder / FILES["pdf"], f"{language}-pages")


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_an_office_program_opens_them(report, tmp_path):
    folder, language = report
    if language != "ru":
        pytest.skip("once is enough: the forms differ in their words alone")
    files = [folder / FILES[form] for form in ("xlsx", "pptx", "docx")]
    made = convert_all(files, "pdf", tmp_path)
    assert all(map(is_whole, made))
    assert pages_of(made[-1]) == 2  # the memo, whose sentences are longer in other languages
    for pdf in made:
        leave(pdf, f"{language}-{pdf.stem}")


def after(label, texts):
    """What stands after the label, wherever it stands: a table of changes may have it too."""
    return [then for here, then in pairwise(texts) if here == label]


def test_the_key_numbers_are_the_same_in_all_of_them(report):
    folder, language = report
    numbers = Material.of(folder).numbers
    assert len(numbers) >= 20 and set(numbers) <= set(KEY_NUMBERS)
    page = BeautifulSoup((folder / "index.html").read_bytes(), "html.parser")
    book = openpyxl.load_workbook(folder / FILES["xlsx"], data_only=True)
    told = {form: getattr(form_texts, f"of_{form}") for form in ("deck", "memo")}
    deck, memo = told["deck"](folder / FILES["pptx"]), told["memo"](folder / FILES["docx"])
    with speaking(language):
        for name, value in numbers.items():
            said = text(name, value)
            assert page.select_one(f"[data-key='{name}']").get_text().strip() == said, name
            for texts in (deck, memo):
                assert said in after(label(name), texts), name
            [(sheet, cell)] = book.defined_names["key_" + name.replace(".", "_")].destinations
            stored = book[sheet][cell.replace("$", "")].value
            assert abs(Decimal(str(stored)) - value) < Decimal("0.005"), name


def test_the_printed_report_has_the_key_numbers_too(report):
    folder, language = report
    if not browser():
        pytest.skip("no browser prints the report")
    printed = form_texts.of_pdf(folder / FILES["pdf"])
    with speaking(language):
        for name, value in Material.of(folder).numbers.items():
            assert " ".join(text(name, value).split()) in printed, name


def in_forms(folder):
    """Every text a person reads, with the file it is in."""
    for path in sorted(folder.glob("*.html")):
        yield from ((path.name, said) for said in form_texts.of_page(path))
    sheets, notes = form_texts.of_workbook(folder / FILES["xlsx"])
    yield from (("xlsx", said) for said in sheets)
    yield from (("notes", said) for said in notes)
    yield from (("pptx", said) for said in form_texts.of_deck(folder / FILES["pptx"]))
    yield from (("docx", said) for said in form_texts.of_memo(folder / FILES["docx"]))


FILE = re.compile(r"\S+\.(csv|parquet|json|html|ipynb|xlsx|pptx|docx|pdf|eml)\b")
CODE = {*TRANSACTIONS, *DIRECTORY, *MEASURES, *KEY_NUMBERS, "include", "exclude", "true", "false"}
"""What is typed as it is: columns of data, measures, values of parameters. Alone, in a cell."""

TYPED = r"[0-9a-f]{64}|(\w+: [0-9.]+(, )?)+"
"""Alone in a cell: a fingerprint, weights."""


def words_in(said, helps):
    """The words of a text, without what is code in it."""
    if said in CODE or said in helps or re.fullmatch(TYPED, said):
        return []
    return WORD.findall(FILE.sub(" ", said))


def test_no_english_is_left_outside_the_clients_data(report, data_words):
    folder, language = report
    english = {word.lower() for one in gathered() for word in WORD.findall(one.text)}
    with (FOLDER / f"{language}.po").open("rb") as file:
        own = {w.lower() for one in read_po(file) if one.id for w in WORD.findall(one.string)}
    own -= set() if language == "et" else english
    with speaking(language):
        notebooks = find_notebooks(NOTEBOOKS)
        declared = [one.help for each in notebooks for one in each.parameters.values()]
        helps = {translated(said) for said in declared}
    record = Material.of(folder).record
    named = {path.stem for path in (folder / "tables").iterdir()} | {*record["parameters"]}
    left = Counter()
    for place, said in in_forms(folder):
        if place == "notes" and said in named:
            continue  # the notes tell the names of tables and parameters
        for word in map(str.lower, words_in(said, helps)):
            if word not in data_words | ACRONYMS | own and (language != "et" or word in english):
                left[place, word, said[:80]] += 1
    assert not left


def test_the_tables_for_programs_are_the_same_in_every_language(report):
    folder, _ = report
    for name in ("abc", "vip_month", "vip_master", "rfm", "flows_months", "bridge"):
        with (folder / "tables" / f"{name}.csv").open(encoding="utf-8-sig") as file:
            assert re.fullmatch(r"[a-z0-9_,]+\n", file.readline()), name
