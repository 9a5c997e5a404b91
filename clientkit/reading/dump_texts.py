"""The texts of an SQL dump, as they were before they were written into it."""

import re

_ESCAPES = {"0": "\0", "b": "\b", "n": "\n", "r": "\r", "t": "\t", "Z": "\x1a"}


def undoubled(text: str) -> str:
    """A text in which a quote stands twice.

    >>> undoubled("it''s")
    "it's"
    """
    return text.replace("''", "'")


def unescaped(text: str) -> str:
    r"""A text in which a backslash escapes too.

    >>> unescaped(r"it\'s")
    "it's"
    """
    if "\\" not in text:
        return undoubled(text)
    return re.sub(r"\\(.)|''", _meant, text, flags=re.DOTALL)


def _meant(match: re.Match) -> str:
    return "'" if match[1] is None else _ESCAPES.get(match[1], match[1])
