"""The stable words of the tables, in the language spoken."""

from clientkit.language import say


def word(name: str) -> str:
    """What a reader sees for the stable word `name`."""
    return say(name)
