"""What stands at the axes of a figure: measures with their units, short numbers, short names."""

import re
from textwrap import fill

from clientkit.language import mark, number, say

UNITS = {
    "amount": mark("amount, money"),
    "services": mark("services used, money"),
    "units": mark("units"),
    "profit": mark("profit, money"),
    "documents": mark("documents"),
    "monetary": mark("money"),
    "recency_days": mark("days since the last purchase"),
    "frequency": mark("documents"),
}
MEASURES = {
    "amount": mark("Amount"),
    "services": mark("Services"),
    "units": mark("Units"),
    "profit": mark("Profit"),
    "documents": mark("Documents"),
    "value": mark("Value"),
}
"""A measure as a title begins."""
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order of what follows, the numbers beside a name too."""


def unit(measure: str) -> str:
    """What an axis of the measure is called; a column of one's own as it is."""
    return say(UNITS[measure]) if measure in UNITS else measure


def measure_title(measure: str) -> str:
    """The measure as a title begins."""
    return say(MEASURES[measure]) if measure in MEASURES else measure.capitalize()


def short(value: float, _place=None) -> str:
    """A number for an axis: 12 300 000 is 12.3 M.

    >>> short(1_250_000), short(45_000), short(950), short(0.5)
    ('1.25 M', '45 k', '950', '0.5')
    """
    size = abs(value)
    if size >= 1e9:
        return say("{n:.3g} bn", n=value / 1e9)
    if size >= 1e6:
        return say("{n:.3g} M", n=value / 1e6)
    if size >= 1e3:
        return say("{n:.3g} k", n=value / 1e3)
    return number(value, ".3g" if value % 1 else ".0f")


def not_drawn(label: str, clients: int) -> str:
    """The name of an axis with the clients that its log scale leaves out.

    >>> not_drawn("money", 3), not_drawn("money", 0)
    ('money (3 at or below 0 not drawn)', 'money')
    """
    if not clients:
        return label
    return say("{label} ({n:,} at or below 0 not drawn)", label=label, n=clients)


def tail_cut(name: str, most: int = 26) -> str:
    r"""`name`, shortened so that it fits beside a chart, and never a formula to typeset.

    >>> tail_cut("Baltic Northern Forwarding and Storage"), tail_cut("$x^2$")
    ('Baltic Northern Forwardin…', '\\$x^2\\$')
    """
    name = TURNING.sub("", str(name))
    return as_it_is(name if len(name) <= most else name[: most - 1].rstrip() + "…")


def as_it_is(text: str) -> str:
    """The text as a figure shows it sign by sign: between two dollars it would be mathematics."""
    return text.replace("$", r"\$")


def letters(text: str, room: int, size: float = 9) -> float:
    """The size of letters, smaller where the text has more of them than there is room for.

    >>> letters("price", 20), letters("documents per one client", 20)
    (9, 7.5)
    """
    return size * min(1, room / len(text)) if text else size


def in_lines(text: str, most: int = 24) -> str:
    r"""The name of a column of a matrix, broken where it would run into its neighbour.

    >>> in_lines("days since the last purchase")
    'days since the last\npurchase'
    """
    return fill(text, most, break_long_words=False)
