"""How a source is to be read, as the caller said it; and the same call again, ready to paste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from clientkit.language import say
from clientkit.periods import as_day
from clientkit.reading.captions import tidy
from clientkit.reading.profiles import PER
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import DataError, one_of


@dataclass(frozen=True)
class Options:
    """The arguments of `ck.load`; None: decide from the file. `source` stands as in the call."""

    source: str
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    dates: str | None = None
    decimal: str | None = None
    profile: str | None = None
    sales: Sequence[str] = ()
    currency: str | None = None
    per: str | None = None
    date: str | None = None
    overlap: str | None = None
    table: str | None = None
    query: str | None = None

    def __post_init__(self) -> None:
        for canonical in self.columns:
            one_of("columns", canonical, TRANSACTION_WORDS)
        captions = {name: tidy(str(caption)) for name, caption in dict(self.columns).items()}
        object.__setattr__(self, "columns", captions)
        if self.dates is not None:
            one_of("dates", self.dates, ("dmy", "mdy"))
        if self.decimal is not None:
            one_of("decimal", self.decimal, (",", "."))
        if self.per is not None:
            one_of("per", self.per, PER)
        if isinstance(self.sales, str):
            object.__setattr__(self, "sales", (self.sales,))
        if self.date is not None:
            as_day(self.date)
        if self.overlap is not None:
            one_of("overlap", self.overlap, ("document", "month"))
        if self.delimiter is not None and (len(self.delimiter) != 1 or self.delimiter in '"\r\n'):
            raise DataError(
                say("delimiter must be one character; got {delimiter!r}", delimiter=self.delimiter)
            )

        if self.table is not None and self.query is not None:
            raise DataError(say("give table or query, not both: a query names its tables itself"))

    def call(self, **changes: Any) -> str:
        """The call that says the same and `changes`.

        >>> Options('"sales.csv"', sheet="June").call(dates="dmy")
        'ck.load("sales.csv", sheet="June", dates="dmy")'
        """
        said = {name: value for name, value in vars(self).items() if value and name != "source"}
        parts = [f"{name}={quoted(value)}" for name, value in (said | changes).items()]
        return f"ck.load({', '.join([self.source, *parts])})"


def quoted(value: Any) -> str:
    """The value as it stands in a call; a table stands there by a name.

    >>> quoted(["a.csv", "b.csv"]), quoted({"date": "Day"}), quoted(object())
    ('["a.csv", "b.csv"]', '{"date": "Day"}', 'table')
    """
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{quoted(key)}: {quoted(word)}" for key, word in value.items()) + "}"
        )
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(quoted, value))}]"
    if not isinstance(value, str | PurePath):
        return "table"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
