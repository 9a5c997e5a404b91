"""The PDF: all pages as one document, by the computer's own browser or not at all."""

import shutil

import pytest
from bs4 import BeautifulSoup
from months import EXAMPLE
from pages_of import pages_of

from clientkit.presenting import printing
from clientkit.presenting.forms import write_forms
from clientkit.presenting.material import Material
from clientkit.presenting.pdf import one_page, write_pdf


@pytest.fixture
def month(tmp_path):
    for name in ("run.json", "index.html", "05_vip.html", "06_actions.html"):
        shutil.copy(EXAMPLE / name, tmp_path)
    return Material.of(tmp_path)


def test_the_pages_become_one_with_links_inside(month):
    page = BeautifulSoup(one_page(month), "html.parser")
    assert [one["id"] for one in page.select("main > section[id]")] == ["05_vip", "06_actions"]
    assert page.select("a[href='#05_vip']")
    assert not page.select("script, nav, details.code")
    assert all(link["href"].startswith("#") for link in page.select("a[href]"))


@pytest.mark.skipif(not printing.browser(), reason="no Chromium, Chrome or Edge is installed")
def test_it_is_printed_on_paper(month, tmp_path):
    said = []
    path = write_pdf(month, tmp_path / "report.pdf", said.append)
    assert printing.is_whole(path) and pages_of(path) > 5 and not said


def test_without_a_browser_the_run_says_so_and_goes_on(month, monkeypatch):
    said = []
    monkeypatch.setattr(printing, "NAMES", ())
    monkeypatch.setattr(printing, "PLACES", ())
    monkeypatch.delenv(printing.VARIABLE, raising=False)
    made = write_forms(month.folder, ["pdf", "eml"], tell=said.append)
    assert [path.name for path in made] == ["mail.eml"]
    assert len(said) == 1 and said[0].startswith("no PDF: ")


def test_a_browser_that_fails_makes_no_pdf(month, monkeypatch, tmp_path):
    """It may end with 0 all the same, or leave half a file."""
    monkeypatch.setattr(printing, "browser", lambda: shutil.which("true"))
    said = []
    assert write_pdf(month, tmp_path / "report.pdf", said.append) is None and said
    half = tmp_path / "half.pdf"
    half.write_bytes(b"%PDF-1.4\n1 0 obj")
    assert not printing.is_whole(half)
