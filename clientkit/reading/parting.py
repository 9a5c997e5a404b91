"""Which of several files hold the transactions, and which stand beside them."""

from typing import Any

import ibis
import pandas as pd

from clientkit.reading.files import pieces
from clientkit.schema import COMPANIONS, DataError

BESIDE = ("directory", *COMPANIONS)
"""Among several files, those of these names hold no transactions."""


def parted(source) -> tuple[list, dict[str, Any]]:
    """The files of transactions; and by name those beside them: the directory, a survey ..."""
    if isinstance(source, pd.DataFrame):
        return [source], {}
    if isinstance(source, ibis.Table):
        return [source.to_pandas()], {}
    found = pieces(source)
    named = [piece for piece in found if piece.stem in BESIDE] if len(found) > 1 else []
    names = [piece.stem for piece in named]
    for name in names:
        if names.count(name) > 1:
            raise DataError(f"{source} holds more than one file named {name}; keep one")
    return [piece for piece in found if piece not in named], dict(zip(names, named, strict=True))
