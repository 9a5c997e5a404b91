"""The tables that a house of quality is built of, checked: `qfd` reads them."""

from collections.abc import Iterable
from difflib import get_close_matches

import pandas as pd

from clientkit.language import mark, say
from clientkit.schema import DataError, need_columns

NO_TEXT = {
    "need": mark("a need in {name} is {cell!r}; its name is text, like 'quick'"),
    "feature": mark("a feature in {name} is {cell!r}; its name is text, like 'quick'"),
}
TWICE = {
    "need": mark("need {name!r} stands twice; keep one row for each need"),
    "feature": mark("feature {name!r} stands twice; keep one row for each feature"),
}
UNKNOWN = {
    "need": mark(
        "relations name {n:the need|the needs} {unknown:and}, which needs do not hold: "
        "write {n:it|them} there, or correct the name."
    ),
    "feature": mark(
        "relations name {n:the feature|the features} {unknown:and}, which features do not hold: "
        "write {n:it|them} there, or correct the name."
    ),
}
"""The column of names -> what is said of one."""


def check_table(frame: pd.DataFrame, name: str, keys: list, numbers: Iterable = ()) -> None:
    """Raise `DataError` unless it is a table with these columns, its names all text."""
    if not isinstance(frame, pd.DataFrame):
        raise DataError(say(
            "{name} is a table, a pandas DataFrame; got {kind}",
            name=name, kind=type(frame).__name__,
        ))  # fmt: skip
    need_columns(frame.columns, [*keys, *numbers], name)
    for key in keys:
        for cell in frame[key]:
            if not isinstance(cell, str):
                raise DataError(say(NO_TEXT[key], name=name, cell=cell))


def check_once(names: pd.Series, key: str) -> None:
    """Raise `DataError` where a need or a feature stands twice."""
    twice = names[names.duplicated()]
    if len(twice):
        raise DataError(say(TWICE[key], name=twice.iloc[0]))


def check_known(key: str, named: pd.Series, known: list) -> None:
    """Raise `DataError` where the relations name what no table of needs or features holds."""
    unknown = [str(name) for name in dict.fromkeys(named) if name not in known]
    if not unknown:
        return
    near = get_close_matches(unknown[0], [str(name) for name in known], n=1)
    shown = unknown[:5]
    said = [say(UNKNOWN[key], n=len(shown), unknown=map(repr, shown))]
    if near:
        said.append(say("Did you mean {near!r}?", near=near[0]))
    raise DataError(" ".join(said))
