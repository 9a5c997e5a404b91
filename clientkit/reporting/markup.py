"""HTML of results: tables by what stands in them, headings with anchors, pictures inside."""

import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from html import escape, unescape

from bs4 import BeautifulSoup, Tag

from clientkit.language import number, say, spoken

# A minus, a dash for one, an x: as tables are typeset. A leading zero makes it an id.
NUMBER = re.compile(r"(?!0\d)[-+\u2212\u2013]?[\d\s,.']*\d\s?(%|pp|\u00d7)?")
LONGEST_NAME = 30
"""Longer texts are sentences, which go on in the next line."""
EMPTY = {"", "-", "\u2013", "\u2014", "NaN", "NaT", "None", "<NA>"}
SEARCHED = 15
"""Tables with more rows get a box to search in; so do those that are cut at as many."""
LONG = 25
"""Tables with more rows are printed over several pages, the head on each."""
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c][^\\s<]*")
"""A sign that turns the direction of writing, and the word it stands in."""


def results(html: str) -> str:
    """`html` with numbers to the right, text to the left, wide tables in a box that scrolls."""
    html = isolated(html)
    if "<table" not in html and "<script" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for part in soup.select("script, style[scoped]"):
        part.decompose()
    for table in soup.select("table"):
        align(table)
        dress(table, soup)
    return str(soup)


def isolated(html: str) -> str:
    r"""`html` in which a name that turns the direction of writing turns itself alone.

    >>> isolated("paid by \u202eann and bob") == "paid by <bdi>\u202eann</bdi> and bob"
    True
    """
    parts = re.split(r"(<[^>]*>)", html) if TURNING.search(html) else [html]
    texts = [TURNING.sub(lambda found: f"<bdi>{found[0]}</bdi>", part) for part in parts[::2]]
    parts[::2] = texts
    return "".join(parts)


def align(table: Tag) -> None:
    """Mark the columns of `table` that hold text or sentences; give numbers their value."""
    del table["border"]
    rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
    body = [row for row in rows if any(cell.name == "td" for cell in row)]
    for place in range(1, max(map(len, body), default=0) + 1):
        # Counted from the right: groups of rows share their cells on the left.
        cells = [row[-place] for row in body if len(row) >= place]
        values = [cell.get_text() for cell in cells]
        if all(map(is_number, values)):
            for cell, value in zip(cells, map(value_of, values), strict=True):
                if value is not None:
                    cell["data-n"] = str(value)
        else:
            kind = ["text", "sentence"] if max(map(len, values)) > LONGEST_NAME else ["text"]
            for cell in [row[-place] for row in rows if len(row) >= place]:
                cell["class"] = [*cell.get("class", []), *kind]


def dress(table: Tag, soup: BeautifulSoup) -> None:
    """Give `table` its head, its box, and the mark of one to search in or to print on pages."""
    rows = table.find_all("tr")
    heads = [row for row in rows if not row.find("td")]
    if not table.thead and heads and heads[0] is rows[0]:
        table.insert(0, soup.new_tag("thead"))
        table.thead.append(heads[0].extract())
    for cell in table.thead.find_all("th") if table.thead else []:
        cell["scope"] = "col"
    box = table.wrap(soup.new_tag("div", attrs={"class": "scroll"}))
    note = box.find_next_sibling()
    cut = note is not None and note.name == "p" and note.small is not None
    if cut:
        note["class"] = [*note.get("class", []), "note"]
    count = len(rows) - len(heads)
    table["class"] = [*table.get("class", []), *(["long"] if count > LONG else [])]
    if count > SEARCHED or (cut and count == SEARCHED):
        box["data-search"] = ""


def is_number(text: str) -> bool:
    """Whether a cell holds a number, or nothing.

    >>> [is_number(text) for text in ("1 200.50", "-3,5 %", "", "2026-06", "0012", "A")]
    [True, True, True, False, False, False]
    """
    return text.strip() in EMPTY or bool(NUMBER.fullmatch(text.strip()))


def value_of(text: str) -> Decimal | None:
    """The number a cell shows in the language spoken; None where it shows none.

    >>> value_of("1,234.50"), value_of("-83.1%"), value_of("\u2013"), value_of("2")
    (Decimal('1234.50'), Decimal('-83.1'), None, Decimal('2'))
    """
    plain = re.sub(r"[\s'%\u00d7p]", "", re.sub("[\u2212\u2013]", "-", text.strip()))
    if spoken() == "en":
        plain = plain.replace(",", "")
    elif "," in plain:  # a table of pandas keeps its point in every language
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def anchored(html: str) -> str:
    """`html` whose headings of the second and third order can be linked to.

    >>> anchored("<h2>The <em>data</em></h2>").partition(" <a")[0]
    '<h2 id="the-data">The <em>data</em>'
    """
    seen = Counter(re.findall(r'\bid="([^"]+)"', html))

    def linked(found: re.Match) -> str:
        level, more, text = found.groups()
        given = re.search(r'\bid="([^"]+)"', more)
        name = given[1] if given else _once(slug(text), seen)
        mark = "" if given else f' id="{name}"'
        here = escape(say("Link to this heading"))
        link = f' <a class="anchor" href="#{name}" aria-label="{here}">#</a>'
        return f"<h{level}{more}{mark}>{text}{link}</h{level}>"

    return re.sub(r"<h([23])([^>]*)>(.*?)</h\1>", linked, html, flags=re.DOTALL)


def slug(html: str) -> str:
    """A heading as it stands in an address: its letters and figures, in any alphabet.

    >>> slug("Who <b>joined</b> &amp; left?"), slug("?")
    ('who-joined-left', 'part')
    """
    words = re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", "", html)).lower())
    return "-".join(words) or "part"


def _once(name: str, seen: Counter) -> str:
    """`name`, with a number behind it where the page has it already."""
    fresh, count = name, 1
    while seen[fresh]:
        count += 1
        fresh = f"{name}-{count}"
    seen[fresh] += 1
    return fresh


def picture(base64: str, kind: str, alternative: str | None = None) -> str:
    """An image held by the page itself."""
    text = escape(alternative or say("chart"))
    return f'<img alt="{text}" src="data:{kind};base64,{"".join(base64.split())}">'


def money(amount: int | str) -> str:
    """Money for the eye, in cents.

    >>> money("9747747.934")
    '9,747,747.93'
    """
    return number(Decimal(amount), ",.2f")


def grouped(count: int | str) -> str:
    """A number with its thousands apart, for the eye.

    >>> grouped("1234567.50")
    '1,234,567.50'
    """
    return number(Decimal(count), ",")
