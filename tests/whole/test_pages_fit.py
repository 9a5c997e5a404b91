"""The pages of the example in the repository on a desk and on a phone."""

from pathlib import Path

import pytest
from browser import browser
from overlaps import overlaps

EXAMPLE = Path(__file__).resolve().parents[2] / "reports" / "2026-01"
PAGES = sorted(EXAMPLE.glob("*.html"))
LARGEST = 1_500_000
"""Bytes of a page: so it can still be sent by mail."""


@pytest.fixture(scope="module")
def chromium():
    with browser() as running:
        yield running


def test_all_pages_are_there():
    notebooks = {path.stem for path in EXAMPLE.glob("*.ipynb")}
    assert len(notebooks) == 12 and {path.stem for path in PAGES} >= {"index", *notebooks}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_light_and_fits_a_desk_and_a_phone(chromium, path):
    assert path.stat().st_size < LARGEST
    page = chromium.page(1280, 900)
    page.go(path.as_uri())
    for width in (1280, 390):
        page.resize(width, 900)
        assert page.value("innerWidth") == width
        assert page.value("document.documentElement.scrollWidth") <= width, width
        assert overlaps(page) == [], width
    assert page.errors == [] and page.requests == [path.as_uri()]
