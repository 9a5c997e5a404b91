"""The stable English words of the tables of data, as a reader sees them."""

from clientkit.language import say


def word(name: str) -> str:
    """A class, a status, a measure or a list by its English name, in the language spoken.

    >>> word("joined")
    'joined'
    """
    return say(name)
