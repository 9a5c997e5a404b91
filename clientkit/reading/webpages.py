"""Web pages saved as .xls: what many programs call an export to Excel."""

from html.parser import HTMLParser

from clientkit.reading.delimited import decoded
from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.schema import DataError


def is_webpage(content: bytes) -> bool:
    """Whether the content begins as a page.

    >>> is_webpage(b"  <html><body>"), is_webpage(b"Client;Date")
    (True, False)
    """
    return content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def read_webpage(piece: Piece, options: Options) -> Grid:
    """The rows of the tables of a page, their cells as text; `line` counts the rows.

    Raises
    ------
    DataError : the page holds no table
    """
    text, encoding = decoded(piece, options)
    page = _Rows()
    page.feed(text)
    if not page.rows:
        raise DataError(f"{piece.given} is a web page without a table; export it again as xlsx")
    lines = list(range(1, len(page.rows) + 1))
    return Grid(piece.name, piece.sha256, page.rows, lines, f"web page, {encoding}", texts=True)


class _Rows(HTMLParser):
    """Collects the texts of td and th, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data
