"""What a figure says to those who do not see it: its title and the names of its axes.

In a notebook it goes with the picture: `output.metadata["image/png"]["alt"]`.
"""

import sys
from collections.abc import Callable

from matplotlib.figure import Figure

from clientkit.language import say
from clientkit.showing.fitting import boxes_for_unknown_signs

PNG = "image/png"


def alternative(figure: Figure) -> str:
    """The titles of the figure, each with what its axes say.

    >>> from matplotlib.figure import Figure
    >>> alternative(Figure())
    'Chart.'
    """
    said = [_told(ax) for ax in figure.axes]
    return " ".join(filter(None, said)) or say("Chart.")


def _told(ax) -> str:
    title = _line(ax.get_title(loc="left") or ax.get_title())
    across, up = _line(ax.get_xlabel()), _line(ax.get_ylabel())
    if not title:
        return ""
    if across and up:
        return say(
            "Chart: {title}. Across: {across}. Up: {up}.", title=title, across=across, up=up
        )
    if across:
        return say("Chart: {title}. Across: {across}.", title=title, across=across)
    if up:
        return say("Chart: {title}. Up: {up}.", title=title, up=up)
    return say("Chart: {title}.", title=title)


def _line(text: str) -> str:
    return " ".join(text.split())


class WithAlternative:
    """How a notebook makes the picture of a figure, its alternative text put beside it."""

    def __init__(self, draw: Callable):
        self.draw = draw

    def __call__(self, figure: Figure):
        """The picture and its metadata."""
        with boxes_for_unknown_signs():
            drawn = self.draw(figure)
        picture, known = drawn if isinstance(drawn, tuple) else (drawn, None)
        return picture, {**(known or {}), "alt": alternative(figure)}


def describe_pictures() -> None:
    """Let the notebook one is in, if any, put the alternative text beside its pictures.

    Asked again with every figure: the notebook sets its way of drawing when the first is made.
    """
    IPython = sys.modules.get("IPython")  # noqa: N806 - the name of the package
    shell = IPython and IPython.get_ipython()
    if not shell:
        return
    pictures = shell.display_formatter.formatters[PNG]
    draw = pictures.type_printers.get(Figure)
    if draw and not isinstance(draw, WithAlternative):
        pictures.for_type(Figure, WithAlternative(draw))
