"""The stable words of the data in the language spoken."""

from clientkit.language import say


def word(value, of: str = ""):
    """The word for `value`; of: the column it stands in."""
    return say(value) if isinstance(value, str) and not of.startswith("_") else value
