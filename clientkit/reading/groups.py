"""A header of two rows whose lower captions repeat: each takes the caption of its group.

`Продажи` over `Кол-во`, `Сумма` and `Возвраты` over `Кол-во`, `Сумма` become `Продажи: Кол-во` ...
Months over their measures are another matter, see `wide`.
"""

from collections import Counter
from dataclasses import replace

from clientkit.reading.calendar_words import month
from clientkit.reading.captions import tidy
from clientkit.reading.cells import is_empty
from clientkit.reading.headers import TITLE_ROWS
from clientkit.reading.raw import Grid


def groups_joined(grid: Grid) -> Grid:
    """The grid with such a header in one row; the grid itself when it has none."""
    head = grid.rows[: TITLE_ROWS + 1]  # a long text is not cut into rows for this
    for place in range(len(head) - 1):
        if joined := _joined(head[place], head[place + 1]):
            rows = list(grid.rows)
            rows[place], rows[place + 1] = [None if not grid.texts else ""] * len(joined), joined
            return replace(grid, rows=rows)
    return grid


def _joined(upper: list, lower: list) -> list[str] | None:
    """The captions of both rows as one, when they are such a header.

    >>> _joined(["Client", "Sold", "", "Back", ""], ["", "Pcs", "Sum", "Pcs", "Sum"])
    ['Client', 'Sold: Pcs', 'Sold: Sum', 'Back: Pcs', 'Back: Sum']
    """
    width = max(len(upper), len(lower))
    tops, subs = (_words(row, width) for row in (upper, lower))
    if tops is None or subs is None or sum(map(bool, tops)) < 2:
        return None
    counts = Counter(filter(None, subs))
    if not counts or max(counts.values()) < 2 or any(map(_is_time, [*tops, *subs])):
        return None
    found, group = [], ""
    for top, sub in zip(tops, subs, strict=True):
        group = top or (group if sub else "")
        found.append(f"{group}: {sub}" if group and sub else group or sub)
    return found if len(set(filter(None, found))) == sum(map(bool, found)) else None


def _words(row: list, width: int) -> list[str] | None:
    """The captions of a row; None when it holds anything but words."""
    cells = ["" if is_empty(cell) else cell for cell in [*row, *[""] * (width - len(row))]]
    if not all(isinstance(cell, str) for cell in cells):
        return None
    words = [tidy(cell) for cell in cells]
    return None if any(word[:1].isdigit() or ":" in word for word in words) else words


def _is_time(word: str) -> bool:
    return bool(word) and month(word, 2000) is not None
