"""Numbers and lists as the language writes them: the digits by Python, the signs by Babel.

So a number has the same digits in every language, whatever each rounds by.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache
from math import isfinite

from babel.lists import format_list

from clientkit.language.spoken import locale_of, spoken

DIGITS = 350
"""As many as the largest float has."""


def number(value: object, form: str = ",") -> str:
    """`value` in the form `form` of Python's format language, with the signs of the language.

    >>> number(1234.5, ",.2f"), number(0.831, ".0%")
    ('1,234.50', '83%')
    """
    return localised(rounded(value, form))


def rounded(value: object, form: str) -> str:
    """`value` in the form, halves away from zero: as people and workbook programs round.

    Python alone would write 32.5 as 32, and the same number in a workbook would read 33.

    >>> rounded(0.325, ".0%"), rounded(1.005, ".2f"), rounded(-2.5, ",.0f"), rounded(7, ",")
    ('33%', '1.01', '-3', '7')
    """
    if not form.endswith(("f", "%")) or isinstance(value, int) or not isfinite(value):
        return format(value, form)
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    with localcontext(rounding=ROUND_HALF_UP, prec=DIGITS):
        return format(exact, form)


def localised(text: str) -> str:
    r"""A number that Python wrote, with the signs of the language.

    >>> from clientkit.language import speaking
    >>> with speaking("ru"):
    ...     localised("1,234.50") == "1\N{NO-BREAK SPACE}234,50"
    True
    """
    return text.translate(_signs(spoken()))


@cache
def _signs(language: str) -> dict[int, str]:
    locale = locale_of(language)
    symbols = locale.number_symbols["latn"]
    percent = locale.percent_formats[None].pattern.removeprefix("#,##0")
    # CLDR's narrow space is a sign that not every font has.
    group = symbols["group"].replace("\u202f", "\u00a0")
    return str.maketrans({",": group, ".": symbols["decimal"], "%": percent})


def joined(words: Iterable[object], how: str = "standard") -> str:
    """`a, b and c`; with `how="or"`, `a, b or c`.

    >>> joined("abc"), joined(["a", "b"], how="or"), joined(["a"])
    ('a, b and c', 'a or b', 'a')
    """
    return format_list([str(word) for word in words], how, locale_of(spoken()))
