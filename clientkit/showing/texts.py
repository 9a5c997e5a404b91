"""Headings and values as people read them: thousands apart, shares as per cents, gaps empty."""

from collections.abc import Iterable
from numbers import Number

import numpy as np
import pandas as pd

from clientkit.language import number, say
from clientkit.showing.dates import period_label, short_day
from clientkit.showing.headings.columns import HEADINGS
from clientkit.showing.words import COLUMNS, word

SHARES = tuple(
    "share rate found starts_at share_so_far cumulative jaccard silhouette stability margin "
    "margin_before reach price_change cost_change caught caught_profit plain best gain "
    "gain_error churn retention conversion conversion_low "
    "conversion_high percentile done".split()
)
"""What columns that hold a part of a whole are called, or end with."""
POINTS = ("nps", "nps_low", "nps_high", "nps_before", "nps_change")
"""Columns of points, written with their sign."""
CHANGES = tuple(
    "amount_change receipt_change profit_change fact_change year_change change_total "
    "change_regular".split()
)
"""What columns that hold a change in parts of what was are called, or end with: +1.7%."""
NAMES = ("client_id", "client", "same_as", "document", "product", "manager", "month")
"""Columns that name something: 1001 is an id, not one thousand and one."""
MONTHS = ("month", "cohort", "period", "best_month", "last_month", "last_paid", "since")
"""Columns of months and weeks, as labels."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""
WHOLE_FROM = 1000
"""A column with a number so large is shown without decimals."""


def heading(column: str, measure: str = "") -> str:
    """What a reader sees over a column.

    measure : what the columns value and value_share hold

    >>> heading("amount_share"), heading("value", "profit"), heading("value_share", "profit")
    ('amount share', 'profit', 'profit share')
    """
    if measure and column == "value":
        return word(measure)
    if measure and column == "value_share":
        return say("{measure} share", measure=word(measure))
    return said(HEADINGS.get(column, column.replace("_", " ")))


def said(text: str) -> str:
    """A heading of the kit in the language spoken, one of a user's own as it is.

    >>> said("of clients"), said("{mine}")
    ('of clients', '{mine}')
    """
    return text if "{" in text or not text else say(text)


def points(value: float) -> str:
    """Points of the NPS with their sign.

    >>> points(12.3), points(-0.2)
    ('+12', '0')
    """
    return f"{round(value):+d}" if round(value) else "0"


def is_number(column: str, values: pd.Series) -> bool:
    """Whether the column counts something; an id of digits does not."""
    kept = values.dropna()
    numbers = all(isinstance(v, Number) and not isinstance(v, bool | np.bool_) for v in kept)
    return numbers and len(kept) > 0 and column not in NAMES


def texts(column: str, values: pd.Series) -> list[str]:
    """The values of a column as text, all numbers in one form.

    >>> texts("value", pd.Series([1234.5, 20])), texts("share", pd.Series([0.051, None]))
    (['1,235', '20'], ['5.1%', ''])
    """
    if not is_number(column, values):
        return [_text(value, column) for value in values]
    numbers = [float(value) for value in values.dropna()]
    form = "z,.0f" if _are_whole(numbers) else "z,.2f"  # one form for a whole column
    if _is(column, SHARES):
        form = "z.1%"
    if _is(column, CHANGES):
        form = "+z.1%"
    if column in POINTS:
        return ["" if pd.isna(value) else points(value) for value in values]
    return ["" if pd.isna(value) else number(float(value), form) for value in values]


def _is(column: str, words: Iterable[str]) -> bool:
    return any(column == word or column.endswith(f"_{word}") for word in words)


def _are_whole(numbers: list[float]) -> bool:
    return all(n.is_integer() for n in numbers) or max(map(abs, numbers)) >= WHOLE_FROM


def _text(value, column: str) -> str:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return say("yes") if value else ""
    if hasattr(value, "strftime"):
        return short_day(value)
    if column in MONTHS:
        return word(period_label(value), column)
    return str(word(value, column)) if column in COLUMNS else str(value)


def harmless(value):
    """A text that begins like a formula, with an apostrophe before it; else `value`."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
