"""Stable English words of the tables, as they are shown."""

from clientkit.language import say


def word(name: str) -> str:
    """The word in the language spoken.

    >>> word("amount")
    'amount'
    """
    return say(name)
