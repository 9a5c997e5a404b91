"""HTML of results: tables aligned by what stands in them, pictures inside the page, numbers."""

import re
from decimal import Decimal
from html import escape

from bs4 import BeautifulSoup, Tag

# A minus, a dash for one, an x: as tables are typeset. A leading zero makes it an id.
NUMBER = re.compile(r"(?!0\d)[-+\u2212\u2013]?[\d\s,.']*\d\s?(%|pp|\u00d7)?")
LONGEST_NAME = 30
"""Longer texts are sentences, which go on in the next line."""
EMPTY = {"", "-", "\u2013", "\u2014", "NaN", "NaT", "None", "<NA>"}


def results(html: str) -> str:
    """`html` with numbers to the right, text to the left, wide tables in a box that scrolls."""
    if "<table" not in html and "<script" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for part in soup.select("script, style[scoped]"):
        part.decompose()
    for table in soup.select("table"):
        align(table)
        table.wrap(soup.new_tag("div", attrs={"class": "scroll"}))
    return str(soup)


def align(table: Tag) -> None:
    """Mark the columns of `table` that hold text or sentences, heading and all."""
    del table["border"]
    rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
    body = [row for row in rows if any(cell.name == "td" for cell in row)]
    for place in range(1, max(map(len, body), default=0) + 1):
        # Counted from the right: groups of rows share their cells on the left.
        values = [row[-place].get_text() for row in body if len(row) >= place]
        if not all(map(is_number, values)):
            kind = ["text", "sentence"] if max(map(len, values)) > LONGEST_NAME else ["text"]
            for cell in [row[-place] for row in rows if len(row) >= place]:
                cell["class"] = [*cell.get("class", []), *kind]


def is_number(text: str) -> bool:
    """Whether a cell holds a number, or nothing.

    >>> [is_number(text) for text in ("1 200.50", "-3,5 %", "", "2026-06", "0012", "A")]
    [True, True, True, False, False, False]
    """
    return text.strip() in EMPTY or bool(NUMBER.fullmatch(text.strip()))


def picture(base64: str, kind: str, alternative: str | None = None) -> str:
    """An image held by the page itself."""
    text = escape(alternative or "chart")
    return f'<img alt="{text}" src="data:{kind};base64,{"".join(base64.split())}">'


def money(amount: int | str) -> str:
    """Money for the eye, in cents.

    >>> money("9747747.934")
    '9,747,747.93'
    """
    return f"{Decimal(amount):,.2f}"


def grouped(number: int | str) -> str:
    """A number with its thousands apart, for the eye.

    >>> grouped("1234567.50")
    '1,234,567.50'
    """
    return f"{Decimal(number):,}"
