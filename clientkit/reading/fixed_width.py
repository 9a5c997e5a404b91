"""Texts without a delimiter, whose columns stand under one another, as old programs print them.

A column ends where two blanks stand in every line of the table at the same places, or where a line
of dashes under the header ends. Where the lines do not agree it is no such text.
"""

import re

from clientkit.reading.files import Piece
from clientkit.reading.raw import Grid

MOST, LARGEST = 20_000, 4_000_000
"""Lines and letters; a print-out is not longer."""

LEAST = 3
"""Columns, and lines: less is no table."""

_TABLE = re.compile(r"\S {2,}\S")
_GAP, _DASHES = re.compile(r"[=-] +[=-]"), re.compile(r"[=-]+")
_RULE = re.compile(r"[\s=+|-]*[=-]{3}[\s=+|-]*")


def fixed_width(piece: Piece, text: str, encoding: str, delimiter: str) -> Grid | None:
    """The rows of a text of columns of fixed width, or None when it is none."""
    if len(text) > LARGEST or "\t" in text:
        return None
    lines = text.splitlines()[: MOST + 1]
    table = [line for line in lines if _TABLE.search(line) and not _RULE.fullmatch(line)]
    if len(lines) > MOST or len(table) < LEAST or _is_cut(table, delimiter):
        return None
    edges = _ruled(lines)
    if not edges or not all(_fits(line, edges) for line in table):
        edges = _edges(table)
    if len(edges) < LEAST:
        return None
    rows = [_cells(line, edges) for line in lines]
    numbers = list(range(1, len(lines) + 1))
    about = f"{encoding}, columns of fixed width"
    return Grid(piece.name, piece.sha256, rows, numbers, about, texts=True)


def _is_cut(table: list[str], delimiter: str) -> bool:
    """Whether a delimiter cuts most lines: then it is no print-out."""
    return sum(delimiter in line for line in table) > len(table) / 2 and delimiter != ","


def _ruled(lines: list[str]) -> list[tuple[int, int]]:
    """The columns that a line of dashes shows.

    >>> _ruled(["Client  Sum", "------- ---"])
    [(0, 7), (8, 11)]
    """
    rule = next((line for line in lines if _RULE.fullmatch(line) and _GAP.search(line)), "")
    return [match.span() for match in _DASHES.finditer(rule)]


def _fits(line: str, edges: list[tuple[int, int]]) -> bool:
    """Whether nothing stands outside the columns: what does would be cut off.

    >>> _fits("Ann      10", [(0, 7), (9, 11)]), _fits("Ann      1000", [(0, 7), (9, 11)])
    (True, False)
    """
    gaps = zip(
        [0, *(end for _, end in edges)], [*(start for start, _ in edges), None], strict=True
    )
    return not any(line[start:end].strip() for start, end in gaps)


def _edges(table: list[str]) -> list[tuple[int, int]]:
    """Where columns begin and end: between them all lines have two blanks or more.

    >>> _edges(["Ann Lee   7", "Bo       12"])
    [(0, 7), (9, 11)]
    """
    width = max(map(len, table))
    filled = [any(place < len(line) and line[place] != " " for line in table) for place in
              range(width)]  # fmt: skip
    edges, start = [], None
    for place, is_filled in enumerate([*filled, False]):
        if is_filled and start is None:
            start = place
        if not is_filled and start is not None:
            edges.append((start, place))
            start = None
    return _joined(edges)


def _joined(edges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One blank parts words, not columns."""
    found: list[tuple[int, int]] = []
    for start, end in edges:
        if found and start - found[-1][1] < 2:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _cells(line: str, edges: list[tuple[int, int]]) -> list[str]:
    """The cells of a line; a title or a note that crosses the columns is one cell."""
    if _RULE.fullmatch(line):
        return []
    if not _TABLE.search(line):
        return [line.strip()] if line.strip() else []
    return [line[start:end].strip() for start, end in edges]
