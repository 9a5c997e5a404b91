r"""Quotation marks inside quoted cells: CSV doubles them, some programs put a backslash before.

`"the \"Rose\" shop"` read as CSV gives `the \Rose\" shop"`: the name is wrong, and a delimiter
after it cuts the cell in two. Such a text is told by its own form: it is no whole CSV as it
stands, and is one when its marks are doubled.
"""

import csv
import re
from io import StringIO

_ESCAPED = re.compile(r'(?<!\\)\\"')


def doubled(text: str, delimiter: str) -> str:
    r"""The text with such marks doubled, where that and only that makes it a whole CSV.

    >>> doubled('a;"the \\"b\\" one"\n', ";")
    'a;"the ""b"" one"\n'
    >>> doubled('a;"c:\\"\n', ";")
    'a;"c:\\"\n'
    """
    if '\\"' not in text or _is_whole(text, delimiter):
        return text
    changed = _ESCAPED.sub('""', text)
    return changed if _is_whole(changed, delimiter) else text


def likely(text: str) -> str:
    """The text as it is to be cut on trial, before its delimiter is known."""
    return _ESCAPED.sub('""', text) if '\\"' in text else text


def _is_whole(text: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True
