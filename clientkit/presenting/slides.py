"""What a slide is: data, the same for the deck of PowerPoint and for that of the browser.

A slide is a title that says what was found, one thing shown (a chart, a table, a map, tiles), at
most three short lines, and notes that name the source of each number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

COLUMNS, STACKED, BARS, STACKED_BARS, CURVE = "columns", "stacked", "bars", "stacked bars", "curve"
"""Kinds of chart. Columns stand, bars lie; a curve goes through points (x, y)."""
MONEY, COUNT, SHARE = "money", "count", "share"


@dataclass(frozen=True)
class Series:
    """Values of one thing, one for each category; of a curve, one for each x.

    color : of all; `colors`: of each value, where they differ
    sign : what stands before each label, where the height of a bar has lost its sign
    hidden : only lifts what stands on it, as in a waterfall
    labels : of a curve, the text at each point; "" is none
    """

    name: str
    values: Sequence[float]
    color: str
    colors: Sequence[str] = ()
    sign: str = ""
    hidden: bool = False
    xs: Sequence[float] = ()
    labels: Sequence[str] = ()


@dataclass(frozen=True)
class Chart:
    """A chart: what it shows is also told in words (`about`), for those who cannot see it."""

    kind: str
    categories: Sequence[str]
    series: Sequence[Series]
    about: str
    form: str = MONEY
    x: str = ""
    y: str = ""
    legend: bool = True


@dataclass(frozen=True)
class Table:
    """Texts in rows; `widths` are parts of the whole, `right` the columns of numbers."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    right: Sequence[int] = ()
    about: str = ""


@dataclass(frozen=True)
class Cell:
    """A field of a map, `rows` high and `columns` wide; its first line is its name."""

    row: int
    column: int
    rows: int
    columns: int
    lines: Sequence[str]
    color: str


@dataclass(frozen=True)
class Grid:
    """A map of coloured fields that leaves no gap."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Cell]
    about: str = ""


@dataclass(frozen=True)
class Tiles:
    """Numbers to see from afar: (text of the number, what it is)."""

    tiles: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Slide:
    """One slide; `name` is stable, like "pareto"."""

    name: str
    title: str
    shown: Chart | Table | Grid | Tiles
    lines: Sequence[str] = ()
    notes: Sequence[str] = field(default_factory=list)
