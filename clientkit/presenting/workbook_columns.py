"""What a column of a table holds, and so how its cells and its heading are written."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from clientkit.language import say
from clientkit.showing.headings import HEADINGS
from clientkit.showing.texts import CHANGES, NAMES, POINTS, SHARES, is_number
from clientkit.showing.words import word

WORDS = frozenset(
    "abc abc_before xyz abc_amount abc_services abc_units abc_profit abc_documents segment group "
    "group_before status standing tier tier_ballast part cause kind reasons quadrant size "
    "size_before move held advice list habit outcome driver parent alarm issue certainty sign "
    "usual_of column meaning stage".split()
)
"""Columns of the kit's own stable words; what is in the others came from the files."""

CODES = {
    "audit": ("period",),
    "set_aside": ("reason",),
    "outliers": ("reason",),
    "odd_dates": ("reason",),
    "unnamed": ("reason",),
    "likely_same": ("reason",),
}
"""Table -> columns that hold stable words there, and something else in other tables."""

MONEY = tuple(
    "amount value profit cost services monetary total regular second money before after change "
    "paid usual monthly less at_stake weighted room potential gap bar loss melted fact plan "
    "receipt average expected a_month payment stated accepted difference medium_from large_from "
    "from_amount to_amount base_total base_regular year_total year_regular won best_value "
    "fact_before fact_year value_before amount_before paid_before contribution".split()
)
"""What columns of money are called, or end with; they show their cents even when all are whole."""

WIDEST, NARROWEST = 45, 8
ONE_LINE, FILTER = 12, 3
"""A heading so short is not broken; the room that the button of a filter takes from one."""


def heading(column: str, by: str) -> str:
    """What stands over the column, in the language spoken.

    by : the measure that a column called value holds
    """
    if column == "value":
        return begun(word(by))
    return begun(say(HEADINGS.get(column, column.replace("_", " "))))


def begun(text: str) -> str:
    """`text` as a heading begins.

    >>> begun("client id"), begun("")
    ('Client id', '')
    """
    return text[:1].upper() + text[1:]


def kind_of(column: str, values: pd.Series) -> str:
    """The kind of the cells: text, flag, or one of the numbers of `workbook_pen.NUMBERS`.

    >>> kind_of("share", pd.Series([0.2])), kind_of("amount", pd.Series([20.0]))
    ('share', 'money')
    >>> kind_of("clients", pd.Series([20.0])), kind_of("vip", pd.Series([True, None]))
    ('count', 'flag')
    """
    if pd.api.types.is_datetime64_any_dtype(values):
        return "day"
    kept = values.dropna()
    if len(kept) and all(isinstance(value, bool | np.bool_) for value in kept):
        return "flag"
    if column in NAMES or not is_number(column, values):
        return "text"
    if column in POINTS:
        return "points"
    for names, kind in ((CHANGES, "change"), (SHARES, "share"), (MONEY, "money")):
        if any(column == name or column.endswith(f"_{name}") for name in names):
            if not (kind == "money" and pd.api.types.is_integer_dtype(values)):
                return kind
    return "count" if (values.dropna() % 1 == 0).all() else "number"


def said(table: str, column: str, value: object) -> str:
    """A text of the table as its reader sees it: stable words in the language spoken."""
    text = str(value)
    if column in WORDS or column in CODES.get(table, ()):
        return word(text, of=column)
    return text


def flag(value: object) -> str:
    """Yes or no, in the language spoken."""
    return say("yes") if value else say("no")


def width_of(kind: str, heading: str, values: pd.Series, texts: Mapping[int, str]) -> float:
    """How wide the column is: its longest text, up to WIDEST; a heading may break into lines.

    texts : place -> what stands in the cell, for texts
    """
    if kind in ("text", "flag"):
        longest = max((len(text) for text in texts.values()), default=0)
    elif kind == "day":
        longest = 10
    else:
        largest = values.abs().max()
        longest = len(f"{0 if pd.isna(largest) else largest:,.2f}") + 1
    whole = [heading] if len(heading) <= ONE_LINE else heading.split()
    longest_word = max(map(len, whole), default=0) + FILTER
    return min(max(longest + 2, longest_word + 1, NARROWEST), WIDEST)
