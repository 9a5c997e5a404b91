"""What a reader sees for the stable words of the data, in the language spoken."""

from clientkit.language import say


def word(value, of: str = ""):
    """The word for `value`.

    >>> word("Champions")
    'Champions'
    """
    return say(value) if isinstance(value, str) else value
