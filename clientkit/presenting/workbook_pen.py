"""A workbook to write into: formats by name, sheets with legal names, text that stays text.

The formats of numbers and days are those that Excel shows by the language of its reader: a comma
or a point, a day first or a month first.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from clientkit.periods import as_day
from clientkit.showing import style
from clientkit.showing.texts import FORMULA_SIGNS

LONGEST_NAME, LONGEST_TEXT = 31, 32_767
"""Letters that Excel allows in the name of a sheet, and in a cell."""
A4 = 9
LINE, TALLEST = 15, 405
"""The height of a line of text, and the greatest of a row, in points."""
INPUT = "#fff2a8"

NUMBERS = {
    "money": "#,##0.00",
    "count": "#,##0",
    "number": "#,##0.00",
    "index": "0.000",
    "share": "0.0%",
    "change": "+0.0%;-0.0%;0.0%",
    "points": "+0;-0;0",
    "day": 14,  # the short day of the reader's language
}
"""Kind of a cell -> its format of numbers."""

TEXT = {"align": "left", "indent": 1}
"""The indent keeps a text off the number before it."""

LOOKS = {
    "title": TEXT | {"bold": True, "font_size": 14, "font_color": style.INK},
    "caption": TEXT | {"font_color": style.GREY},
    "head": TEXT
    | {"bold": True, "font_color": "white", "bg_color": style.MAIN, "text_wrap": True},
    "part": TEXT | {"bold": True, "font_size": 12, "font_color": style.MAIN},
    "text": TEXT,
    "long": TEXT | {"text_wrap": True},
    "strong": TEXT | {"bold": True, "text_wrap": True},
    "link": TEXT | {"font_color": style.MAIN, "underline": 1},
    "pale": TEXT | {"font_color": style.GREY},
    "input": {"bg_color": INPUT, "bold": True, "border": 1, "num_format": "0.0%"},
}
"""Look of a cell of text, and of the one that a person fills in."""


class Pen:
    """A new workbook at `path`; as a context it is saved at the end."""

    def __init__(self, path: Path, title: str):
        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        plain |= {"strings_to_numbers": False, "nan_inf_to_errors": True}
        self.book = xlsxwriter.Workbook(str(path), plain)
        self.title = title
        self._formats: dict[tuple, Any] = {}
        self._names: set[str] = set()

    def __enter__(self) -> "Pen":
        return self

    def __exit__(self, kind, error, trace) -> None:
        if not error:
            self.book.close()

    def dated(self, month: str) -> None:
        """Let the file say that it was made at the end of `month`: no clock is in it."""
        made = datetime.fromisoformat(as_day(month).isoformat())
        self.book.set_properties({"title": self.title, "author": "clientkit", "created": made})

    def format(self, kind: str, **more: Any) -> Any:
        """The format of a kind of cell, of NUMBERS or LOOKS, and what is asked more."""
        key = (kind, *sorted(more.items()))
        if key not in self._formats:
            look = LOOKS[kind] if kind in LOOKS else {"num_format": NUMBERS[kind]}
            self._formats[key] = self.book.add_format({"valign": "top"} | look | more)
        return self._formats[key]

    def sheet(self, name: str, color: str, *, head: int | None = None) -> Worksheet:
        """A new sheet, ready to print: A4, as wide as the page, the row `head` on every page."""
        sheet = self.book.add_worksheet(self.legal(name))
        sheet.set_tab_color(color)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        if head is not None:
            sheet.repeat_rows(head)
        return sheet

    def legal(self, name: str) -> str:
        """`name` as Excel takes it for a sheet: its signs, its length, not yet used."""
        name = re.sub(
            r"[\[\]:*?/\\\s]+", " ", name.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
        ).strip()
        name = short = name[:LONGEST_NAME].rstrip() or "-"
        place = 1
        while short.lower() in self._names:
            place += 1
            short = f"{name[: LONGEST_NAME - 1 - len(str(place))].rstrip()} {place}"
        self._names.add(short.lower())
        return short

    def text(self, sheet: Worksheet, row: int, column: int, text: object, look="text") -> None:
        """Write a text: never a formula, not even when a person edits the cell and leaves it."""
        said = legible(str(text))
        quoted = {"quote_prefix": True} if said.startswith(FORMULA_SIGNS) else {}
        sheet.write_string(row, column, said, self.format(look, **quoted))

    def tall(self, sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
        """Make the row as high as the texts in its cells need.

        cells : text and width of its column; not every program measures them when it opens a file
        """
        lines = max((lines_of(text, width) for text, width in cells), default=1)
        if lines > 1:
            sheet.set_row(row, min(LINE * lines, TALLEST))

    def heads(self, sheet: Worksheet, row: int, texts: list[str]) -> None:
        """Write a row of headings."""
        for column, text in enumerate(texts):
            self.text(sheet, row, column, text, "head")


def lines_of(text: str, width: float) -> int:
    """The lines that `text` takes in a column so wide.

    >>> lines_of("client id", 12), lines_of("to be read", 6), lines_of("", 6)
    (1, 2, 1)
    """
    letters = max(int(width), 1)
    return sum(max(1, len(wrap(part, letters))) for part in text.split("\n"))


def legible(text: str) -> str:
    r"""`text` as a cell can hold it: no signs that control a printer, not too long.

    >>> legible("a\x07b\tc")
    'a b\tc'
    """
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", " ", text)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def link_to(name: str) -> str:
    """What a link to a sheet of the same workbook says.

    >>> link_to("Key numbers")
    "internal:'Key numbers'!A1"
    """
    return f"internal:'{name}'!A1"
