"""The deck of the browser: the same slides, one file that asks for nothing, a page for each."""

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pandas as pd
import pytest
from deck_material import SAMPLE, with_findings

from clientkit.language import speaking
from clientkit.presenting.brand import Brand
from clientkit.presenting.deck_html import write_html_deck
from clientkit.presenting.material import Material
from clientkit.presenting.story import story
from clientkit.showing import key_numbers

VOID = {"meta", "col", "br", "img", "rect", "line", "circle", "polyline"}


class Reader(HTMLParser):
    """Sections with their texts; every tag closed in its order; every address asked for."""

    def __init__(self, page: str):
        super().__init__()
        self.open, self.sections, self.asked, self.labels = [], {}, [], []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "section":
            self.sections[told["id"]] = []
        if tag == "svg":
            self.labels.append(told["aria-label"])
        self.asked += [told[name] for name in ("src", "href", "xlink:href") if name in told]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if "section" in self.open and data.strip():
            list(self.sections.values())[-1].append(data)


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    return Material.of(with_findings(SAMPLE, tmp_path_factory.mktemp("deck") / "2026-01"))


@pytest.fixture(scope="module")
def slides(material):
    return story(material)


@pytest.fixture(scope="module")
def path(material, tmp_path_factory):
    return write_html_deck(material, tmp_path_factory.mktemp("made") / "deck.html", Brand())


@pytest.fixture(scope="module")
def page(path):
    return path.read_text(encoding="utf-8")


def test_it_has_the_slides_of_the_story_with_titles_lines_and_sources(page, slides):
    sections = Reader(page).sections
    assert list(sections) == [one.name for one in slides]
    for one in slides:
        told = sections[one.name]
        assert told[0] == one.title
        assert set(one.lines) <= set(told) and set(filter(None, one.notes)) <= set(told)


def test_it_asks_for_nothing_and_runs_its_own_script_only(page):
    assert Reader(page).asked == []
    assert not re.search(r"https?://|url\(|@import", page)
    script = page.partition("<script>")[2].partition("</script>")[0]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert "default-src 'none'; " in page and f"script-src 'sha256-{digest}'" in page
    assert "onclick" not in page and page.count("<script") == 1


def test_a_chart_is_text_and_tells_what_it_shows(page, slides):
    reader = Reader(page)
    assert len(reader.labels) >= 8 and all(len(label) > 30 for label in reader.labels)
    assert {"194,899", "150,000"} <= set(reader.sections["bridge"])
    found = pd.read_csv(SAMPLE / "tables" / "flows_months.csv").tail(13)
    shown = reader.sections["flows"]
    for lost in found["lost"]:
        assert not lost or f"-{lost}" in shown
    classes = reader.sections["abc"]
    assert {"15%", "32%", "51%", "80%"} <= set(classes)  # 36, 74, 120 of 234 clients; A's sales


def test_the_key_numbers_stand_as_everywhere(page, material):
    cells = Reader(page).sections["numbers"]
    for name, value in material.numbers.items():
        assert key_numbers.text(name, value) in cells


def test_a_hostile_name_is_a_text(material, tmp_path):
    folder = with_findings(SAMPLE, tmp_path / "2026-01")
    calls = pd.read_csv(folder / "tables" / "calls.csv", dtype=str)
    calls.loc[0, "client"] = "<script>alert(1)</script>\x07&amp;"
    calls.to_csv(folder / "tables" / "calls.csv", index=False)
    page = write_html_deck(Material.of(folder), tmp_path / "d.html").read_text(encoding="utf-8")
    assert page.count("<script") == 1 and "\x07" not in page
    assert (
        "<script>alert(1)</script>\N{REPLACEMENT CHARACTER}&amp;"
        in (Reader(page).sections["calls"])
    )


def test_a_font_cannot_end_the_style_sheet(material, tmp_path):
    brand = Brand(name="</title><script>", body='x"}</style><script>alert(1)</script>')
    page = write_html_deck(material, tmp_path / "d.html", brand).read_text(encoding="utf-8")
    assert page.count("<script") == 1 and page.count("</style") == 1


def test_numbers_and_language_are_those_spoken(material, tmp_path):
    with speaking("et"):
        path = write_html_deck(material, tmp_path / "d.html")
    page = path.read_text(encoding="utf-8")
    assert '<html lang="et">' in page
    assert "194\N{NO-BREAK SPACE}899" in Reader(page).sections["bridge"]


def test_it_prints_a_slide_a_page_across(path, slides, tmp_path):
    browser, reader = shutil.which("chromium"), shutil.which("pdfinfo")
    if not browser or not reader:
        pytest.skip("chromium or poppler is not installed")
    pdf = tmp_path / "deck.pdf"
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={pdf}", path.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    told = subprocess.run([reader, pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(rf"Pages: +{len(slides)}\n", told)
    assert re.search(r"Page size: +84\d\.\d+ x 59\d\.\d+ pts", told)
