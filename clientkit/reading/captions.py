"""Captions of a header, as they are shown and compared."""

from clientkit.reading.cells import is_empty


def captions_of(row: list) -> list[str]:
    """The captions of a header row, without the empty cells at its end.

    >>> captions_of([" Date", None, "Sum ", ""])
    ['Date', '', 'Sum']
    """
    captions = ["" if is_empty(cell) else tidy(str(cell)) for cell in row]
    while captions and not captions[-1]:
        captions.pop()
    return captions


def tidy(caption: str) -> str:
    """The caption on one line, its words apart by one space.

    >>> tidy(" Sum   of sales ")
    'Sum of sales'
    """
    return " ".join(caption.split())
