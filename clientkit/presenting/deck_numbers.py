"""The numbers on a chart in the language spoken: as text, and as a number format of Office.

Office writes `#,##0` with the signs of the reader's computer. So the sign of thousands is put
between the digits as a letter; the labels stay numbers, and follow when one edits the data.
"""

from collections.abc import Iterable

from clientkit.language import localised, number, say
from clientkit.presenting.slides import BARS, COUNT, SHARE, STACKED_BARS, Chart

MANY = 9
"""Columns from here on stand so close that long numbers would run into each other."""
MOST_DIGITS, MOST_DIGITS_OF_MANY = 10_000_000, 10_000
SMALL = 0.045
"""What is a smaller part of the highest column or of the whole has no room for its number."""


def heights(chart: Chart) -> list[float]:
    """How high the columns are (how long the bars), a stack as one."""
    if "stacked" not in chart.kind:
        return [abs(float(value)) for one in chart.series for value in one.values]
    stacks = zip(*(one.values for one in chart.series), strict=True)
    return [sum(abs(float(value)) for value in stack) for stack in stacks]


def divisor(chart: Chart) -> int:
    """What the numbers are divided by, so that they fit: 1, a thousand, a million."""
    if chart.form == SHARE or not chart.series:
        return 1
    lies = chart.kind in (BARS, STACKED_BARS)
    many = len(chart.categories) > MANY and not lies
    bound, most = (MOST_DIGITS_OF_MANY if many else MOST_DIGITS), max(heights(chart), default=0)
    return 1 if most < bound else 1000 if most < bound * 1000 else 1_000_000


def unit(chart: Chart) -> str:
    """What stands above the chart: what is counted, in which unit."""
    names = {1: "", 1000: say("in thousands"), 1_000_000: say("in millions")}
    return ", ".join(filter(None, [chart.y, names[divisor(chart)]]))


def least_labelled(chart: Chart) -> float:
    """The value from which on a part of a stack is given its number."""
    if "stacked" not in chart.kind or chart.form == COUNT or any(s.hidden for s in chart.series):
        return 0.0
    return SMALL * max(heights(chart), default=0)


def text(chart: Chart, value: float, sign: str = "") -> str:
    """A value as the chart writes it; what is 0 or too small for a number is empty."""
    value, stacked = float(value), "stacked" in chart.kind
    if (not value and stacked) or abs(value) < least_labelled(chart):
        return ""
    if chart.form == SHARE:
        return number(value, ".0%")
    return sign + number(value / divisor(chart), "z,.0f")


def office_form(chart: Chart, sign: str = "") -> str:
    """The number format of the labels of a chart.

    >>> from clientkit.presenting.slides import COLUMNS, Series
    >>> chart = Chart(COLUMNS, ["a"], [Series("s", [1200], "#000000")], "")
    >>> office_form(chart) == '#,##0;-#,##0;0'
    True
    """
    least = least_labelled(chart)
    if chart.form == SHARE:
        body = f"0{_quoted(localised('%').removesuffix('%'))}%"
        return f'[<{least:.6f}]"";{body}' if least else body
    body = _digits(heights(chart)) + "," * (len(str(divisor(chart))) // 3)
    if least and not _negative(chart):
        return f'[<{least:.4f}]"";{_quoted(sign)}{body}'
    nothing = '""' if "stacked" in chart.kind else "0"
    return f"{_quoted(sign)}{body};-{body};{nothing}"


def _digits(values: Iterable[float]) -> str:
    sign = localised(",")
    if sign == ",":
        return "#,##0"
    groups = max((len(f"{value:.0f}") - 1) // 3 for value in [*values, 0])
    return _quoted(sign).join(["#", *["###"] * (groups - 1), "##0"]) if groups else "0"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _negative(chart: Chart) -> bool:
    return any(float(value) < 0 for one in chart.series for value in one.values)
