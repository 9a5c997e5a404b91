"""What a file holds before anything is believed: rows of cells, then columns under a header.

Terms
-----
line      where a person finds the row: the first physical line of the record in a text file,
          the row number of a sheet, the position (from 0) in a frame or a Parquet file.
grid      rows of cells; titles and header not yet told apart from data.
table     the columns under the header.
"""

from dataclasses import dataclass

import numpy as np

from clientkit.reading.columns import Column, is_empty


@dataclass(frozen=True)
class Table:
    """The columns under the header of one file, and which of its captions is which column.

    misshapen : rows with too many or too few cells, by position; their text as it stands
    about : how the file was read, for the card: encoding and delimiter, or the sheet
    mapping : canonical name -> caption
    """

    source: str
    sha256: str | None
    captions: list[str]
    columns: list[Column]
    lines: np.ndarray
    misshapen: dict[int, str]
    about: str
    mapping: dict[str, str]

    @property
    def client(self) -> str:
        """What tells one client from another: its id, or its name when there is no id."""
        return "client_id" if "client_id" in self.mapping else "client"

    @property
    def unused(self) -> list[str]:
        """The captions that say nothing to the kit."""
        used = self.mapping.values()
        return [caption for caption in self.captions if caption and caption not in used]

    def column(self, name: str) -> Column:
        """The column of a canonical name."""
        return self.columns[self.captions.index(self.mapping[name])]


@dataclass(frozen=True)
class Grid:
    """The rows of a text file or of a sheet, each with its line; `texts`: no cell has a type."""

    source: str
    sha256: str
    rows: list[list]
    lines: list[int]
    about: str
    texts: bool

    def table(self, header: int, needed: int, mapping: dict[str, str]) -> Table:
        """The rows below row number `header`; a row must have the first `needed` cells."""
        captions = captions_of(self.rows[header])
        rows, misshapen = _squared(self.rows[header + 1 :], len(captions), needed)
        make = Column.of_texts if self.texts else Column.of_objects
        columns = [make([row[place] for row in rows]) for place in range(len(captions))]
        lines = np.array(self.lines[header + 1 :], dtype=np.int64)
        return Table(
            self.source, self.sha256, captions, columns, lines, misshapen, self.about, mapping
        )


def _squared(rows: list[list], width: int, needed: int) -> tuple[list[list], dict[int, str]]:
    """The rows at the width of the header, and the text of those that had another shape.

    Empty cells too many are no fault; nor are cells missing at the end that may stay empty.
    """
    if set(map(len, rows)) <= {width}:
        return rows, {}
    odd = {place: row for place, row in enumerate(rows) if len(row) != width}
    square = rows.copy()
    for place, row in odd.items():
        square[place] = (row + [None] * width)[:width]
    return square, {place: _text(row) for place, row in odd.items() if _bad(row, width, needed)}


def _bad(row: list, width: int, needed: int) -> bool:
    filled = [place for place, cell in enumerate(row) if not is_empty(cell)]
    return bool(filled) and (len(row) < needed or filled[-1] >= width)


def _text(row: list) -> str:
    return " | ".join("" if cell is None else str(cell) for cell in row)


def captions_of(row: list) -> list[str]:
    """The captions of a header row, without the empty cells at its end.

    >>> captions_of([" Date", None, "Sum ", ""])
    ['Date', '', 'Sum']
    """
    captions = ["" if is_empty(cell) else tidy(str(cell)) for cell in row]
    while captions and not captions[-1]:
        captions.pop()
    return captions


def tidy(caption: str) -> str:
    """The caption on one line, its words apart by one space.

    >>> tidy(" Sum   of sales ")
    'Sum of sales'
    """
    return " ".join(caption.split())
