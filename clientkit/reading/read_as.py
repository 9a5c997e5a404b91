"""How a file was read, in the words of the reader: what a ledger keeps of it stays English."""

import re

from clientkit.language import mark, say

_WAYS = {
    "sheet (?P<name>.*)": mark("sheet {name}"),
    "web page, (?P<encoding>.*)": mark("web page, {encoding}"),
    "SQL dump, (?P<encoding>.*)": mark("SQL dump, {encoding}"),
    "(?P<encoding>[^,]*), columns of fixed width": mark("{encoding}, columns of fixed width"),
    "(?P<encoding>[^,]*), comma": mark("{encoding}, comma"),
    "(?P<encoding>[^,]*), semicolon": mark("{encoding}, semicolon"),
    "(?P<encoding>[^,]*), tab": mark("{encoding}, tab"),
    # Translators: the sign |
    "(?P<encoding>[^,]*), bar": mark("{encoding}, bar"),
    "Ibis table": mark("Ibis table"),
}


def read_as(about: str) -> str:
    """What a source says about the way it was read, in the language spoken.

    >>> read_as("utf-8, comma"), read_as("sheet May"), read_as("PostgreSQL 15")
    ('utf-8, comma', 'sheet May', 'PostgreSQL 15')
    """
    for way, message in _WAYS.items():
        if match := re.fullmatch(way, about, re.DOTALL):
            return say(message, **match.groupdict())
    return about
