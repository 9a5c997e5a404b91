"""Workbooks (xlsx, xls, xlsb, ods), and the web pages that many programs save as .xls."""

import re
from html.parser import HTMLParser
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from clientkit.reading.delimited import decoded
from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.schema import DataError, one_of

_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream a locked xlsx consists of
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:[!?]|(?:html|head|body|meta|style|table|div)\b)", re.IGNORECASE
)


def read_workbook(piece: Piece, options: Options) -> list[Grid]:
    """The sheet named, else those that a person sees and that are not empty.

    Raises
    ------
    DataError : locked, damaged, without data, or without such a sheet
    """
    try:
        with CalamineWorkbook.from_filelike(BytesIO(piece.content)) as book:
            grids = [_grid(piece, book, name) for name in _names(book, options.sheet)]
    except DataError:
        raise
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, PasswordError) or _LOCKED in piece.content:
            raise DataError(f"{piece.given} is locked; save it without a password") from None
        raise DataError(f"{piece.given} is not a whole workbook ({error})") from None
    filled = [grid for grid in grids if grid.rows]
    if not filled:
        raise DataError(f"{piece.given} is empty: no sheet that is shown holds anything")
    return filled


def _names(book: CalamineWorkbook, name: str | None) -> list[str]:
    if name is not None:
        return [one_of("sheet", name, book.sheet_names)]
    wanted = (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)
    return [sheet.name for sheet in book.sheets_metadata if (sheet.typ, sheet.visible) == wanted]


def _grid(piece: Piece, book: CalamineWorkbook, name: str) -> Grid:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    lines = list(range(1, len(rows) + 1))
    return Grid(piece.name, piece.sha256, rows, lines, f"sheet {name}", texts=False)


def is_webpage(content: bytes) -> bool:
    """Whether the content begins as a page.

    >>> is_webpage(b"  <html><body>"), is_webpage(b"Client;Date")
    (True, False)
    """
    return _PAGE.match(content) is not None


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
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            span = dict(attrs).get("colspan") or ""
            self.span = int(span) if re.fullmatch("[0-9]{1,2}", span) else 1
            self.inside = True
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.inside:
            self.rows[-1] += [""] * (self.span - 1)
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data
