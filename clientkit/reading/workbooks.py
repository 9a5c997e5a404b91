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

from clientkit.language import say
from clientkit.reading.archives import check_workbook
from clientkit.reading.delimited import decoded
from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.reading.text_rows import collector_at_rest
from clientkit.schema import DataError, one_of

_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream a locked xlsx consists of
_ROW, _CELL = ("tr", "row", "ss:row"), ("td", "th", "cell", "ss:cell")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:[!?]|(?:html|head|body|meta|style|table|div)\b)", re.IGNORECASE
)


def read_workbook(piece: Piece, options: Options) -> list[Grid]:
    """The sheet named, else those that a person sees and that are not empty.

    Raises
    ------
    DataError : locked, damaged, without data, or without such a sheet
    """
    if piece.content.startswith(b"PK"):
        check_workbook(piece.given, piece.content)
    try:
        with (
            collector_at_rest(),
            CalamineWorkbook.from_filelike(BytesIO(piece.content)) as book,
        ):
            grids = [_grid(piece, book, name) for name in _names(book, options.sheet)]
    except DataError:
        raise
    except BaseException as error:  # a damaged .xls makes the parser panic, which is no Exception
        if not isinstance(error, CalamineError | OSError | ValueError) and not _is_panic(error):
            raise
        if isinstance(error, PasswordError) or _LOCKED in piece.content:
            raise DataError(
                say("{given} is locked; save it without a password", given=piece.given)
            ) from None
        raise DataError(
            say("{given} is not a whole workbook ({error})", given=piece.given, error=error)
        ) from None
    filled = [grid for grid in grids if grid.rows]
    if not filled:
        raise DataError(
            say("{given} is empty: no sheet that is shown holds anything", given=piece.given)
        )
    return filled


def _is_panic(error: BaseException) -> bool:
    return type(error).__name__ == "PanicException"


def _names(book: CalamineWorkbook, name: str | None) -> list[str]:
    if name is not None:
        return [one_of("sheet", name, book.sheet_names)]
    wanted = (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)
    return [sheet.name for sheet in book.sheets_metadata if (sheet.typ, sheet.visible) == wanted]


def _grid(piece: Piece, book: CalamineWorkbook, name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False)
    lines = list(range(1, len(rows) + 1))
    return Grid(
        piece.name,
        piece.sha256,
        rows,
        lines,
        f"sheet {name}",
        texts=False,
        levels=lambda: _levels(piece, name, len(rows)),
        merged=[
            (top, bottom, left)
            for (top, left), (bottom, _) in sheet.merged_cell_ranges or []
            if top < bottom < len(rows)
        ],
    )


def _levels(piece: Piece, name: str, rows: int) -> list[int] | None:
    """How deep each row is indented, or grouped; the quick reader does not tell."""
    if not piece.content.startswith(b"PK"):
        return None
    from openpyxl import load_workbook

    try:
        sheet = load_workbook(BytesIO(piece.content))[name]
    except Exception:  # what another library finds wrong with a file that was read is no reason
        return None
    indents = [0] * rows
    for row in sheet.iter_rows(max_row=rows):
        shown = next((cell for cell in row if cell.value is not None), None)
        if shown is not None:
            indents[shown.row - 1] = int(shown.alignment.indent)
    if any(indents):
        return indents
    return [sheet.row_dimensions[row].outlineLevel for row in range(1, rows + 1)]


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
    if page.rawdata.startswith("<"):
        raise DataError(
            say("{given} ends inside a tag or a comment; export it again", given=piece.given)
        )
    if not page.rows:
        raise DataError(
            say(
                "{given} is a web page without a table; export it again as xlsx", given=piece.given
            )
        )
    lines = list(range(1, len(page.rows) + 1))
    return Grid(piece.name, piece.sha256, page.rows, lines, f"web page, {encoding}", texts=True)


class _Rows(HTMLParser):
    """Collects the texts of cells, row by row: those of a page, or of Excel's XML."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list) -> None:
        said = dict(attrs)
        if tag in _ROW:
            self.rows.append([])
        elif tag in _CELL and self.rows:
            index = said.get("ss:index") or ""  # Excel's XML leaves empty cells out
            if re.fullmatch("[0-9]{1,4}", index):
                self.rows[-1] += [""] * (int(index) - 1 - len(self.rows[-1]))
            self.rows[-1].append("")
            span = said.get("colspan") or ""
            self.span = int(span) if re.fullmatch("[0-9]{1,2}", span) else 1
            self.inside = True
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELL and self.inside:
            self.rows[-1] += [""] * (self.span - 1)
            self.inside = False

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """A `<![if ...]>` of Excel says nothing; the library stops at those it knows not."""
        return self.parse_bogus_comment(i, report)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data
