"""Colours of a deck: as PowerPoint takes them, and what is read on them."""

from pptx.dml.color import RGBColor


def rgb(color: str) -> RGBColor:
    """A colour like #2f6690."""
    return RGBColor.from_string(color.lstrip("#").upper())


def dark(color: str) -> bool:
    """Whether white reads better on the colour than ink."""
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 150
