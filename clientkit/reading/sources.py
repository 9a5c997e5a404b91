"""What the caller named: files of transactions, ledgers saved before, and the files beside."""

from collections.abc import Sequence
from os.path import isdir
from pathlib import Path
from typing import Any

import ibis
import pandas as pd

from clientkit.language import say
from clientkit.reading.addresses import is_address
from clientkit.reading.files import Piece, pieces
from clientkit.reading.parts import Part, of_saved
from clientkit.reading.storage import is_saved
from clientkit.schema import COMPANIONS, DataError

BESIDE = ("directory", "aliases", *COMPANIONS)
"""Among several files, those of these names hold no transactions."""


def parted(source: Any) -> tuple[list[Piece | Part | pd.DataFrame], dict[str, Any]]:
    """What holds transactions, in its order; and by name what stands beside: the directory ...

    Raises
    ------
    DataError : unreadable; two files beside of one name
    """
    if isinstance(source, pd.DataFrame):
        return [source], {}
    if isinstance(source, ibis.Table):
        return [source.to_pandas()], {}
    found = _opened(source)
    files = [one for one in found if isinstance(one, Piece)]
    named = [piece for piece in files if piece.stem in BESIDE] if len(found) > 1 else []
    names = [piece.stem for piece in named]
    for name in names:
        if names.count(name) > 1:
            raise DataError(
                say(
                    "{source} holds more than one file named {name}; keep one",
                    source=source,
                    name=name,
                )
            )
    return [one for one in found if one not in named], dict(zip(names, named, strict=True))


def _opened(source: str | Path | Sequence[str | Path]) -> list[Piece | Part]:
    """The files, and in their place among them the ledgers that a list names."""
    if isinstance(source, str | Path):
        return [of_saved(source)] if is_saved(source) else pieces(source)
    folders = [one for one in source if isinstance(one, str | Path) and isdir(one)]
    saved = [one for one in folders if is_saved(one)]
    for folder in folders:
        if folder not in saved:
            raise DataError(
                say(
                    "{folder} is a folder in which no ledger was saved; in a list name its "
                    "files, or load the folder alone",
                    folder=folder,
                )
            )
    if not saved:
        return pieces(source)
    files = [one for one in source if one not in saved]
    opened = pieces(files) if files else []
    found: list[Piece | Part] = []
    for one in source:
        whose = (str(Path(one)), f"{Path(one)}/")  # of an archive: its members
        mine = [p for p in opened if p.given == whose[0] or p.given.startswith(whose[1])]
        found += [of_saved(one)] if one in saved else mine
    return found


def lone(source: Any) -> Any:
    """`source`; of a list that is one database, this database.

    Raises
    ------
    DataError : a database among other sources
    """
    if not isinstance(source, list | tuple) or not any(map(is_address, source)):
        return source
    if len(source) > 1:
        raise DataError(say(
            "a database is loaded by itself; save its ledger with .save(folder), or let one "
            "query join what belongs together"
        ))  # fmt: skip
    return source[0]
