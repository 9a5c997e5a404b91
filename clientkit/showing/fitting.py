"""Room for words: other languages need a third more of it than English.

A title, a note or the name of an axis that is longer than its place goes on in the next line; a
legend that is wider than its figure is set in fewer columns.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.legend import Legend
from matplotlib.text import Text

TITLE, NOTE = "title", "note"
"""What `Text.set_gid` calls the texts that are fitted besides the names of axes."""
GAP = 8
"""Points between a title and the axes to the right of it."""


class Fitted(ConstrainedLayoutEngine):
    """The constrained layout, its texts broken where they are longer than their place."""

    def execute(self, fig: Figure):
        """Lay out `fig`; once more where a text has more lines now."""
        with boxes_for_unknown_signs():
            found = super().execute(fig)
            broken = [_fitted(text, room) for text, room in _texts(fig)]
            return super().execute(fig) if any(broken) else found


@contextmanager
def boxes_for_unknown_signs() -> Iterator[None]:
    """No warning for a sign the font lacks, a smiley in a name: its box in the figure says it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)
        yield


def _texts(fig: Figure) -> list[tuple[Text, float]]:
    """Each text of the figure that may be too long, and the pixels that it may take."""
    gap = GAP * fig.dpi / 72
    found = [(note, fig.bbox.width - 2 * gap) for note in _called(fig, NOTE)]
    for ax in fig.axes:
        box = ax.get_window_extent()
        others = [other.get_window_extent().x0 for other in fig.axes]
        end = min([x - gap for x in others if x > box.x1], default=fig.bbox.width)
        beside = min(end, _legend_above(ax, gap))
        found += [(title, beside - box.x0) for title in _called(ax, TITLE)]
        found += [(ax.xaxis.label, end - box.x0), (ax.yaxis.label, box.height + 4 * gap)]
    return found


def _legend_above(ax: Axes, gap: float) -> float:
    """Where a legend at the right above the axes begins, beside the title; else far away."""
    box, above = ax.get_window_extent(), ax.get_legend()
    place = above.get_window_extent() if above else box
    middle = (box.x0 + box.x1) / 2
    is_above = place.y0 >= box.y1 - gap and place.x1 > middle and place.x0 > box.x0 + 2 * gap
    return place.x0 - gap if is_above else float("inf")


def _called(artist, name: str) -> list[Text]:
    # Not `findobj`: it asks each axis for its ticks, which an axis without numbers cannot tell.
    texts = (one for one in artist.get_children() if isinstance(one, Text))
    return [text for text in texts if text.get_gid() == name]


def _fitted(text: Text, room: float) -> bool:
    """Break the text into lines of that many pixels; whether anything changed."""
    if not text.get_text() or _length(text) <= room:
        return False
    before, lines = text.get_text(), []
    for word in before.split():
        text.set_text(" ".join([*lines[-1:], word]))
        if lines and _length(text) <= room:
            lines[-1] = text.get_text()
        else:
            lines.append(word)
    text.set_text("\n".join(lines))
    return text.get_text() != before


def _length(text: Text) -> float:
    """Along the line, whichever way the text is turned."""
    box = text.get_window_extent()
    return box.height if text.get_rotation() == 90 else box.width


def legend(ax: Axes, *entries, ncols: int = 1, **look) -> Legend:
    """The legend of `ax`, in as many of `ncols` columns as the figure is wide enough for.

    entries, look : as in `Axes.legend`
    """
    room = ax.figure.bbox.width * _part(ax)
    for columns in range(ncols, 0, -1):
        found = ax.legend(*entries, ncols=columns, **look)
        if columns == 1 or found.get_window_extent().width <= room:
            return found


def _part(ax: Axes) -> float:
    """The part of the width of its figure that the axes have for themselves."""
    place = ax.get_subplotspec()
    if place is None:
        return 1.0
    ratios = place.get_gridspec().get_width_ratios()
    return sum(ratios[column] for column in place.colspan) / sum(ratios)
