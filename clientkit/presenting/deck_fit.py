"""How large a text may be written so that it stays in its box.

Measured in DejaVu Sans, which comes with matplotlib and is wider than the fonts of office
programs: what fits in it fits in them. Sizes are points, lengths inches.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

POINTS = 72
DRAWN = 100
NARROWER = 0.92
"""What a usual font needs of DejaVu's width, with room to spare (Arial: 0.87)."""
LEADING = 1.2
"""A line's height, of its size."""


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    fonts = Path(find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"
    return ImageFont.truetype(fonts / f"DejaVuSans{'-Bold' if bold else ''}.ttf", DRAWN)


@cache
def _unit_width(text: str, bold: bool) -> float:
    return _font(bold).getlength(text) / DRAWN * NARROWER


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a line.

    >>> 0.5 < width_of("twelve sign.", 12) < 1.2
    True
    """
    return _unit_width(text, bold) * size / POINTS


def lines_of(text: str, size: float, width: float, bold: bool = False) -> int:
    """How many lines the text takes when it wraps at `width`.

    >>> lines_of("one two", 12, 5), lines_of("one two", 12, 0.4), lines_of("W" * 30, 12, 2)
    (1, 2, 3)
    """
    return sum(_wrapped(part, size, width, bold) for part in text.split("\n"))


def _wrapped(text: str, size: float, width: float, bold: bool) -> int:
    lines, at, space = 1, 0.0, width_of(" ", size, bold)
    for word in text.split(" "):
        wide = width_of(word, size, bold)
        if at and at + space + wide > width:
            lines, at = lines + 1, 0.0
        at += wide + (space if at else 0)
        if at > width:  # one word longer than a line is broken
            lines += int(at // width)
            at %= width
    return lines


def height_of(texts, size: float, width: float, *, bold: bool = False, gap: float = 0) -> float:
    """The height of paragraphs, `gap` points apart."""
    lines = sum(lines_of(text, size, width, bold) for text in texts)
    return (lines * size * LEADING + gap * max(len(texts) - 1, 0)) / POINTS


def size_for(texts, width: float, height: float, *, most: int, least: int, **form) -> int | None:
    """The largest size from `most` down to `least` at which all fits; None: it never does."""
    for size in range(most, least - 1, -1):
        if height_of(texts, size, width, **form) <= height:
            return size
    return None


def cut(text: str, size: float, width: float, *, lines: int = 1, bold: bool = False) -> str:
    """The text, its end left out where it would take more than `lines` lines.

    >>> cut("Baltic Northern Forwarding", 12, 1.2), cut("Baltic", 12, 1.2)
    ('Baltic Northe…', 'Baltic')
    """
    if lines_of(text, size, width, bold) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        short = text[:middle].rstrip() + "…"
        low, high = (
            (middle, high) if lines_of(short, size, width, bold) <= lines else (low, middle - 1)
        )
    return text[:low].rstrip() + "…"
