"""A sheet for each table of the month: its title, its headings, its rows, ready to be filtered."""

from dataclasses import dataclass
from itertools import accumulate

import pandas as pd

from clientkit.language import say
from clientkit.presenting.material import Material
from clientkit.presenting.workbook_columns import (
    FILTER,
    flag,
    heading,
    kind_of,
    said,
    width_of,
)
from clientkit.presenting.workbook_pen import Pen
from clientkit.presenting.workbook_titles import TITLES

HEAD = 2
"""The row of the headings, below the title and what a row is."""
MOST_ROWS = 20_000
"""Rows that a sheet shows: two dozen tables of a hundred thousand clients open in no Excel."""
PAGE = 260
"""Letters side by side that can still be read on a page; columns past them are not printed."""


@dataclass(frozen=True)
class Sheet:
    """What the notes say of a sheet: its table, its name, its rows, what a row is."""

    table: str
    title: str
    name: str
    rows: int
    about: str


def add_tables(pen: Pen, material: Material) -> list[Sheet]:
    """A sheet for every table with rows, in the order of TITLES; the others have name ""."""
    known = [name for name in TITLES if name in material.tables]
    others = [name for name in material.tables if name not in TITLES]
    return [_add(pen, material, name) for name in known + others]


def _add(pen: Pen, material: Material, name: str) -> Sheet:
    frame = material.table(name)
    title, about, color = TITLES.get(name, (name.replace("_", " "), "", "#7b8794"))
    about = say(about) if about else ""
    if frame.empty:
        return Sheet(name, say(title), "", 0, about)
    sheet = pen.sheet(say(title), color, head=HEAD)
    pen.text(sheet, 0, 0, say(title), "title")
    left_out = len(frame) - MOST_ROWS
    caption = [about]
    if left_out > 0:
        caption.append(
            say(
                "{n:# more row is|# more rows are} in the CSV file {table}.",
                n=left_out,
                table=name,
            )
        )
    pen.text(sheet, 1, 0, " ".join(filter(None, caption)), "caption")
    frame = frame.head(MOST_ROWS)
    by = material.record["parameters"].get("by", "amount")
    rows: dict[int, list] = {}
    widths = []
    for place, column in enumerate(frame):
        over = heading(column, by)
        width, long = _column(pen, sheet, place, name, frame[column], over)
        widths.append(width)
        rows.setdefault(HEAD, []).append((over, width - FILTER + 1))
        for row, text in long.items():
            rows.setdefault(row, []).append((text, width))
    for row, cells in rows.items():
        pen.tall(sheet, row, cells)
    last = HEAD + len(frame)
    if printed := _of_page(widths):
        sheet.print_area(0, 0, last, printed - 1)
    sheet.autofilter(HEAD, 0, last, len(frame.columns) - 1)
    named = list(frame)[:2] == ["client_id", "client"]
    sheet.freeze_panes(HEAD + 1, 2 if named else 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})  # ids of digits
    return Sheet(name, say(title), sheet.get_name(), len(frame), about)


def _of_page(widths: list[float]) -> int:
    """The number of columns that can be read on a page; 0: all."""
    together = list(accumulate(widths))
    return sum(width <= PAGE for width in together) if together[-1] > PAGE else 0


def _column(
    pen: Pen, sheet, place: int, table: str, values: pd.Series, over: str
) -> tuple[float, dict[int, str]]:
    """Write a column, what is missing as an empty cell; its width, and the texts too long."""
    kind = kind_of(values.name, values)
    pen.text(sheet, HEAD, place, over, "head")
    texts = {}
    for row, value in enumerate(values, HEAD + 1):
        if pd.isna(value):
            continue
        if kind == "text":
            texts[row] = said(table, values.name, value)
        elif kind == "flag":
            texts[row] = flag(value)
        elif kind == "day":
            sheet.write_datetime(row, place, value.to_pydatetime(), pen.format(kind))
        else:
            sheet.write_number(row, place, value, pen.format(kind))
    width = width_of(kind, over, values, texts)
    sheet.set_column(place, place, width)
    long = {row: text for row, text in texts.items() if len(text) > width}
    for row, text in texts.items():
        pen.text(sheet, row, place, text, "long" if row in long else "text")
    return width, long
