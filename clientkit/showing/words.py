"""The stable words of the tables, in the language spoken."""

from clientkit.language import say


def word(value, of: str = ""):
    """What a reader sees for the stable word `value` of the column `of`."""
    return say(value) if isinstance(value, str) and "{" not in value else value
