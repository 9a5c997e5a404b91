"""Charts as SVG: the same data, numbers and colours as in the deck of PowerPoint; text is text."""

import re
from html import escape

from clientkit.language import number
from clientkit.presenting.brand import Brand
from clientkit.presenting.deck_charts import ROOM
from clientkit.presenting.deck_colors import dark
from clientkit.presenting.deck_fit import POINTS, cut, width_of
from clientkit.presenting.deck_numbers import heights, text, unit
from clientkit.presenting.plain import xml_safe
from clientkit.presenting.slides import BARS, CURVE, STACKED_BARS, Chart, Series
from clientkit.showing.style import GREY, PALE

HEIGHT, SIDE, WHOLE = 520, 850, 1213
"""Units of the drawing, a hundred to the inch of a slide."""
SIZE, TOP, FOOT = 15, 56, 34
PART = 0.7
"""The part of its place that a column takes."""


def drawn(chart: Chart, brand: Brand, *, whole: bool = False) -> str:
    """The chart as an SVG element; `whole` when nothing stands beside it."""
    width = WHOLE if whole else SIDE
    if chart.kind == CURVE:
        inside = _curve(chart, brand, width)
    elif chart.kind in (BARS, STACKED_BARS):
        inside = _lying(chart, brand, width)
    else:
        inside = _standing(chart, brand, width)
    about = escape(xml_safe(chart.about))
    return (
        f'<svg viewBox="0 0 {width} {HEIGHT}" role="img" aria-label="{about}">'
        f"{_legend(chart, brand, width)}{inside}</svg>"
    )


def _wide(words: str, size: float = SIZE) -> float:
    return width_of(words, size * POINTS / 100) * 100


def _say(x: float, y: float, words: str, color: str, anchor: str = "middle", size=SIZE) -> str:
    return (
        f'<text x="{x:.1f}" y="{y + size * 0.35:.1f}" fill="{color}" font-size="{size}" '
        f'text-anchor="{anchor}">{escape(xml_safe(words))}</text>'
    )


def _box(x: float, y: float, wide: float, high: float, color: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{color}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, color: str, thick: float = 1) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}" '
        f'stroke-width="{thick}"/>'
    )


def _legend(chart: Chart, brand: Brand, width: int) -> str:
    parts, x = [], 10.0
    if chart.legend and len(chart.series) > 1:
        for one in chart.series:
            parts.append(_box(x, 8, 14, 14, one.color))
            parts.append(_say(x + 20, 15, one.name, brand.ink, "start"))
            x += 48 + _wide(one.name)
    above = "" if chart.kind == CURVE else unit(chart)
    return "".join(parts) + (_say(10, 38, above, GREY, "start", 13) if above else "")


def _color(one: Series, place: int) -> str:
    return one.colors[place] if one.colors else one.color


def _standing(chart: Chart, brand: Brand, width: int) -> str:
    """Columns, each series on the one before where they are stacked."""
    stacked = chart.kind.startswith("stacked")
    low, high = _span(chart, stacked)
    scale = (HEIGHT - TOP - 2 * FOOT) / (high - low)
    zero = TOP + high * scale
    step = (width - 20) / max(len(chart.categories), 1)
    parts = [_line(10, zero, width - 10, zero, GREY)]
    lifted = any(one.hidden for one in chart.series)
    for place, name in enumerate(chart.categories):
        left = 10 + place * step
        names = _two_lines(name, step - 4)
        for row, words in enumerate(names):
            parts.append(_say(left + step / 2, HEIGHT - FOOT - 10 + 18 * row, words, brand.ink))
        up = down = 0.0
        wide = step * PART / (1 if stacked else len(chart.series))
        for at, one in enumerate(chart.series):
            value = float(one.values[place])
            start = (up if value >= 0 else down) if stacked else 0.0
            x = left + step * (1 - PART) / 2 + (0 if stacked else at * wide)
            y = zero - max(start, start + value) * scale
            if not one.hidden:
                tall = abs(value) * scale
                color = _color(one, place)
                parts.append(_box(x, y, wide, tall, color))
                inside = stacked and dark(color) and tall > SIZE
                ink = "#ffffff" if inside else brand.ink
                low = lifted and tall <= SIZE
                where = y + tall + 10 if low else y + tall / 2 if stacked else y - 10
                parts.append(_say(x + wide / 2, where, text(chart, value, one.sign), ink, size=13))
            up, down = up + max(value, 0), down + min(value, 0)
    return "".join(parts)


def _two_lines(name: str, wide: float) -> list[str]:
    """The name in one line where it fits, else in two; only an end beyond these is cut."""
    parts = re.split(r"(?<=[ \N{EN DASH}])", name)
    fitting = [n for n in range(1, len(parts)) if _wide("".join(parts[:n]).rstrip()) <= wide]
    first = max(fitting, default=0) if _wide(name) > wide else 0
    lines = ["".join(parts[:first]), "".join(parts[first:])]
    return [cut(line.strip(), SIZE * POINTS / 100, wide / 100 + 0.02) for line in lines if line]


def _span(chart: Chart, stacked: bool) -> tuple[float, float]:
    """The lowest and the highest point of the columns, 0 among them."""
    columns = zip(*(one.values for one in chart.series), strict=True)
    highs, lows = [0.0], [0.0]
    for column in columns:
        ups, downs = [max(float(v), 0) for v in column], [min(float(v), 0) for v in column]
        highs.append(sum(ups) if stacked else max(ups))
        lows.append(sum(downs) if stacked else min(downs))
    return min(lows), max(highs) * (1.03 if stacked else 1.08) or 1.0


def _lying(chart: Chart, brand: Brand, width: int) -> str:
    """Bars, the names of the categories at their left."""
    stacked = chart.kind == STACKED_BARS
    widest = min(max(map(_wide, chart.categories), default=0), width * 0.36)
    left = widest + 24
    most = 1.0 if stacked else (max(heights(chart), default=0) or 1) * ROOM
    scale = (width - left - 10) / most
    step = (HEIGHT - TOP - 10) / max(len(chart.categories), 1)
    parts = [_line(left, TOP, left, HEIGHT - 10, GREY)]
    for place, name in enumerate(chart.categories):
        top = TOP + place * step
        names = _two_lines(name, widest)
        for row, words in enumerate(names):
            middle = top + step / 2 + 17 * (row - (len(names) - 1) / 2)
            parts.append(_say(left - 10, middle, words, brand.ink, "end"))
        high = step * PART / (1 if stacked else len(chart.series))
        at_x = left
        for at, one in enumerate(chart.series):
            value = float(one.values[place])
            y = top + step * (1 - PART) / 2 + (0 if stacked else at * high)
            wide, color = max(value, 0) * scale, _color(one, place)
            parts.append(_box(at_x, y, wide, high, color))
            ink = "#ffffff" if stacked and dark(color) else brand.ink
            x, anchor = (at_x + wide / 2, "middle") if stacked else (at_x + wide + 6, "start")
            size = min(SIZE, high)
            parts.append(_say(x, y + high / 2, text(chart, value), ink, anchor, size))
            at_x += wide if stacked else 0
    return "".join(parts)


def _curve(chart: Chart, brand: Brand, width: int) -> str:
    """Lines through points, both axes from 0 to 1."""
    left, bottom = 96.0, HEIGHT - 64.0
    wide, high = width - left - 30, bottom - TOP
    parts = []
    for step in range(6):
        part = step / 5
        said, x, y = number(part, ".0%"), left + part * wide, bottom - part * high
        parts += [_line(left, y, left + wide, y, PALE), _line(x, TOP, x, bottom, PALE)]
        parts += [_say(left - 8, y, said, brand.ink, "end"), _say(x, bottom + 16, said, brand.ink)]
    for one in chart.series:
        spots = [
            (left + float(x) * wide, bottom - float(y) * high)
            for x, y in zip(one.xs, one.values, strict=True)
        ]
        if one.labels:
            for (x, y), words in zip(spots, one.labels, strict=True):
                parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{one.color}"/>')
                parts.append(_say(x + 14, y + 12, words, brand.ink, "start", 22))
            continue
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        thick = 1.5 if one.color == GREY else 4
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{one.color}" '
            f'stroke-width="{thick}"/>'
        )
    parts.append(_say(left + wide / 2, HEIGHT - 18, chart.x, brand.ink))
    turned = f'transform="rotate(-90 18 {TOP + high / 2:.0f})"'
    return "".join(parts) + f"<g {turned}>{_say(18, TOP + high / 2, chart.y, brand.ink)}</g>"
