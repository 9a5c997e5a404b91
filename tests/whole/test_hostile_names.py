"""A report of clients called =1+1 and <script>: in every form a name is text, nothing else."""

import email
import io
import re
import shutil
import subprocess
import zipfile
from email import policy
from pathlib import Path
from xml.etree import ElementTree

import form_texts
import nbformat
import pytest
from browser import browser
from bs4 import BeautifulSoup
from hostile import LONG, MONTH, NAMES, PRODUCTS, shown, write_export
from matplotlib import rc_context
from matplotlib.figure import Figure
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from office import OFFICE, convert_all
from openpyxl import load_workbook
from overlaps import overlaps

from clientkit.presenting.forms import FILES
from clientkit.presenting.plain import plain, xml_safe
from clientkit.presenting.printing import is_whole
from clientkit.reporting.cards import run_card
from clientkit.reporting.report import run_report
from clientkit.showing.findings.phrases import named
from clientkit.showing.labels import tail_cut

NOTEBOOKS = ["02_abc", "05_vip", "06_actions", "08_movement"]
CALLED = "<script>alert(1)</script>"
OFFICES = [FILES[form] for form in ("xlsx", "pptx", "docx")]
LIVE = "VIP live"
"""The sheet of the workbook that has formulas of its own."""

needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of the month, and the card of one client."""
    folder = tmp_path_factory.mktemp("hostile")
    source = write_export(folder / "export.csv")
    options = {"month": MONTH, "language": "en", "out": folder, "say": lambda _line: None}
    report = run_report([source], forms=list(FILES), only=NOTEBOOKS, **options)
    return report.folder, run_card(CALLED, [source], **options)


@pytest.fixture(scope="module")
def folder(made):
    return made[0]


@pytest.fixture(scope="module")
def chromium():
    with browser() as running:
        yield running


def even(text: str) -> str:
    """A text without white space, which a line's end or a cell may change."""
    return re.sub(r"\s+", "", text)


def test_no_page_runs_a_name_or_asks_for_what_it_names(made, chromium):
    folder, card = made
    pages = [*sorted(folder.glob("*.html")), card]
    assert len(pages) == len(NOTEBOOKS) + 3
    read = ""
    for path in pages:
        page = chromium.page(1280, 900)
        page.go(path.as_uri())
        for width in (1280, 390):
            page.resize(width, 900)
            assert page.value("document.documentElement.scrollWidth") <= width, (path, width)
            assert overlaps(page) == [], (path, width)
        assert page.dialogs == [] and page.errors == []
        assert page.requests == [path.as_uri()]
        foreign = "img:not([src^='data:']), iframe, object, embed, [onerror], b b, td b, td i"
        assert page.value(f'document.querySelectorAll("{foreign}").length') == 0
        links = "[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))"
        assert not [link for link in page.value(links) if "evil" in link or ":" in link]
        text = page.value("document.body.textContent")
        assert "****" not in text
        read += text
    missed = [name for name in [*NAMES, *PRODUCTS] if even(shown(name)) not in even(read)]
    assert not missed
    assert CALLED in BeautifulSoup(card.read_bytes(), "html.parser").h1.get_text()


def test_a_name_stands_in_a_sentence_sign_by_sign():
    for name in [*NAMES, "- 1", "+ A", "1. Apotheke", "a_b_c", "AT&amp;T", r"C:\*.*", "`x`"]:
        told = BeautifulSoup(markdown2html_mistune(f"- {named(name, {})}"), "html.parser")
        assert told.get_text().strip() == " ".join(name.split())
        assert [tag.name for tag in told.find_all()] == ["ul", "li"]
        assert plain(f"**{named(name, {})}**: one.") == xml_safe(f"{' '.join(name.split())}: one.")


def formulas(path: Path | io.BytesIO) -> set[str]:
    """The sheets of a workbook that have formulas."""
    book = load_workbook(path)
    return {
        sheet.title for sheet in book for row in sheet for cell in row if cell.data_type == "f"
    }


def test_a_workbook_has_names_as_texts_and_formulas_in_its_live_sheet_only(folder):
    book = folder / FILES["xlsx"]
    assert formulas(book) == {LIVE}
    texts = form_texts.of_workbook(book)[0]
    assert not [name for name in NAMES if xml_safe(shown(name)) not in map(xml_safe, texts)]
    cells = [cell for sheet in load_workbook(book) for row in sheet for cell in row]
    assert not [c for c in cells if c.hyperlink and c.hyperlink.target]
    called = [cell for cell in cells if cell.data_type == "f" and "evil" in str(cell.value)]
    assert not called


@needs_office
def test_an_office_program_reads_names_as_texts(folder, tmp_path):
    [book] = convert_all([folder / FILES["xlsx"]], "xlsx", tmp_path)
    assert formulas(book) == {LIVE}
    texts = form_texts.of_workbook(book)[0]
    assert not [name for name in NAMES if xml_safe(shown(name)) not in map(xml_safe, texts)]
    assert all(
        map(is_whole, convert_all([folder / name for name in OFFICES[1:]], "pdf", tmp_path))
    )


@needs_office
def test_no_table_for_programs_becomes_a_formula(folder, tmp_path):
    believed = tmp_path / "believed.csv"
    believed.write_text('client,"client id"\n=1+1,7\n', encoding="utf-8")
    tables = [*folder.glob("tables/*.csv"), *folder.glob("tables/calls/*.csv")]
    assert len(tables) > 20 and len(list(folder.glob("tables/calls/*"))) == 3
    control, *opened = convert_all([believed, *tables], "xlsx", tmp_path)
    assert formulas(control)  # the program would believe a name that begins like a formula
    assert not [path.name for path in opened if formulas(path)]


def test_no_office_file_points_anywhere_outside(folder):
    for name in OFFICES:
        with zipfile.ZipFile(folder / name) as parts:
            for part in parts.namelist():
                if part.endswith(".rels"):
                    assert b'TargetMode="External"' not in parts.read(part), (name, part)
                if part.endswith(".xlsx"):  # the data of a chart
                    assert not formulas(io.BytesIO(parts.read(part))), part


def test_slides_and_memo_have_names_as_texts(folder):
    said = form_texts.of_deck(folder / FILES["pptx"])
    slides = even(" ".join(said))
    for name in (
        "=1+1",
        NAMES[1],
        "@SUM(A1)",
        "-5",
        CALLED,
        "$x^2$",
        "img src=x onerror=alert(1)",
    ):
        assert even(name) in slides, name
    memo = form_texts.of_memo(folder / FILES["docx"])
    for name in (NAMES[1], "@SUM(A1)", '"><img src=x onerror=alert(1)>', "+7 900", "=1+1"):
        assert any(name in text for text in memo), name


def test_the_mail_has_no_markup_of_a_name(folder):
    mail = email.message_from_bytes((folder / FILES["eml"]).read_bytes(), policy=policy.default)
    body = BeautifulSoup(mail.get_body(["html"]).get_content(), "html.parser")
    assert not body.select("script, img, b b, td b, td i, [onerror], a[href*=evil]")
    for text in (body.get_text(" "), mail.get_body(["plain"]).get_content()):
        assert even(NAMES[1]) in even(text) and even("@SUM(A1)") in even(text)


def test_the_printed_report_has_the_names(folder):
    if not shutil.which("pdftotext") or not (folder / FILES["pdf"]).exists():
        pytest.skip("no browser or no pdftotext is installed")
    command = ["pdftotext", "-raw", folder / FILES["pdf"], "-"]
    text = even(subprocess.run(command, capture_output=True, check=True).stdout.decode())
    for name in ("=1+1", "+7 900", "-5", "@SUM(A1)", CALLED, "{{7*7}}", "$x^2$", r"$\frac$", LONG):
        assert even(name) in text, name


def test_a_figure_shows_a_name_sign_by_sign():
    figure, drawn = Figure(), io.StringIO()
    names = [shown(name) for name in NAMES if name.isascii()]
    figure.subplots().set_yticks(range(len(names)), [tail_cut(name, 300) for name in names])
    with rc_context({"svg.fonttype": "none"}):
        figure.savefig(drawn, format="svg")
    words = even("".join(ElementTree.fromstring(drawn.getvalue()).itertext()))
    assert not [name for name in names if even(name) not in words]


def test_no_notebook_warns_of_a_name(folder):
    for name in NOTEBOOKS:
        for cell in nbformat.read(folder / f"{name}.ipynb", as_version=4).cells:
            assert not [o for o in cell.get("outputs", []) if o.output_type in ("stream", "error")]
