"""Tables as people read them: thousands separated, shares as per cents, names beside ids.

The numbers stay numbers in the table given; only what is shown is text.

>>> import clientkit as ck
>>> vips = ck.to_pandas(ck.vip_month(ck.sample().transactions, month="2026-06"))
>>> ck.tables.shown(vips, first=2, value="amount")
client id amount rank VIP
     C008 25,088    1 yes
     C279 12,230    2 yes
<BLANKLINE>
The first 2 of 73.
"""

from collections.abc import Collection, Iterable, Mapping
from html import escape
from pathlib import Path

import pandas as pd

from clientkit.language import localised, number, say
from clientkit.showing import headings
from clientkit.showing.audit_table import side_by_side
from clientkit.showing.call_sheets import by_manager, write_calls
from clientkit.showing.client_head import client_head, client_tiles
from clientkit.showing.headings import *  # noqa: F403 - its `__all__` is what is shown
from clientkit.showing.texts import harmless, heading, is_number, said, texts
from clientkit.showing.words import word

__all__ = [
    *headings.__all__, "by_manager", "client_head", "client_tiles", "heading", "names", "several",
    "shown", "side_by_side", "thresholds", "used", "write", "write_calls",
]  # fmt: skip


class Shown:
    """A table made readable; the same table always gives the same text."""

    def __init__(self, texts: pd.DataFrame, left: Collection[str] = (), note: str = ""):
        self.texts, self.left, self.note = texts, left, note

    def _repr_html_(self) -> str:
        head = self._row("th", self.texts.columns)
        body = "".join(self._row("td", row) for row in self.texts.itertuples(index=False))
        note = f"<p><small>{escape(self.note)}</small></p>" if self.note else ""
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{note}"

    def _row(self, cell: str, values: Iterable) -> str:
        cells = [
            f'<{cell} style="text-align: {"left" if name in self.left else "right"}">'
            f"{escape(str(value))}</{cell}>"
            for name, value in zip(self.texts.columns, values, strict=True)
        ]
        return f"<tr>{''.join(cells)}</tr>"

    def __repr__(self) -> str:
        return "\n".join(filter(None, [self.texts.to_string(index=False), self.note]))


def shown(
    frame: pd.DataFrame,
    *,
    names: Mapping | None = None,
    first: int | None = None,
    columns: Mapping[str, str] | None = None,
    value: str = "value",
) -> Shown:
    """`frame` for reading.

    Parameters
    ----------
    names : client_id -> name; a column "client" is put beside the ids, where there is none
    first : only so many rows; a note says of how many
    columns : column -> heading, in English; the others are left out
    value : the measure that the column value holds
    """
    note = ""
    if first and first < len(frame):
        note = say("The first {n:,} of {all:,}.", n=first, all=len(frame))
    frame = with_names(frame.head(first) if first else frame, names)
    if columns:
        frame = frame[[name for name in columns if name in frame]]
    own = {name: said(text) for name, text in (columns or {}).items()}
    over = {name: own.get(name) or heading(name, value) for name in frame}
    readable = pd.DataFrame({name: texts(name, frame[name]) for name in frame})
    readable.columns = list(over.values())  # two may read alike in some language
    left = [over[name] for name in frame if not is_number(name, frame[name])]
    return Shown(readable, left, note)


def with_names(frame: pd.DataFrame, names: Mapping | None) -> pd.DataFrame:
    """`frame` with the names beside the ids, where there are names and no such column."""
    if not names or "client_id" not in frame or "client" in frame:
        return frame
    known = [names.get(client, "") for client in frame["client_id"]]
    at = frame.columns.get_loc("client_id") + 1
    return pd.concat(
        [frame.iloc[:, :at], pd.Series(known, frame.index, name="client"), frame.iloc[:, at:]],
        axis=1,
    )


class Several:
    """Several tables, one under the other, each with its name."""

    def __init__(self, parts: Mapping[str, Shown]):
        self.parts = parts

    def _repr_html_(self) -> str:
        parts = self.parts.items()
        return "".join(f"<h4>{escape(str(name))}</h4>{part._repr_html_()}" for name, part in parts)

    def __repr__(self) -> str:
        return "\n\n".join(f"{name}\n{part}" for name, part in self.parts.items())


def used(frame: pd.DataFrame, columns: Mapping[str, str]) -> dict[str, str]:
    """Of the headings `columns` those under which `frame` holds anything.

    >>> used(pd.DataFrame({"a": [1], "b": [""]}), {"a": "A", "b": "B", "client": "client"})
    {'a': 'A', 'client': 'client'}
    """
    empty = [name for name in frame if not (frame[name].notna() & (frame[name] != "")).any()]
    return {
        name: heading
        for name, heading in columns.items()
        if name == "client" or (name in frame and name not in empty)
    }


def several(frames: Mapping[str, pd.DataFrame], **options) -> Several:
    """Each of `frames` made readable under its name; options as in `shown`."""
    return Several({word(n, "manager"): shown(frame, **options) for n, frame in frames.items()})


def thresholds(found: Mapping[str, Mapping[int, float]]) -> Shown:
    """The thresholds of the RFM scores: one row per axis, one column per score."""
    scores = sorted({score for bounds in found.values() for score in bounds})
    rows = {
        say("axis"): [word(axis) for axis in found],
        say("levels"): [number(len(bounds)) for bounds in found.values()],
    }
    for score in scores:
        rows[say("score {n}", n=score)] = [
            (("≤ " if axis == "recency_days" else "≥ ") + _bound(bounds[score]))
            if score in bounds
            else say("not used")
            for axis, bounds in found.items()
        ]
    return Shown(pd.DataFrame(rows))


def _bound(value: float) -> str:
    """Never rounded to a whole: who has 3.50 reaches 3.50, not 4."""
    return localised(f"{float(value):z,.2f}".removesuffix(".00"))


def names(directory: pd.DataFrame) -> dict:
    """client_id -> name, for charts and tables; empty when the source has no names.

    >>> names(pd.DataFrame({"client_id": ["1"], "client": ["Anna"]}))
    {'1': 'Anna'}
    """
    if "client" not in directory:
        return {}
    known = directory.dropna(subset=["client"])
    return dict(zip(known["client_id"], known["client"], strict=True))


def write(
    frame: pd.DataFrame, name: str, folder: str, *, names: Mapping | None = None
) -> Path | None:
    """The CSV file `name` in `folder` (comma, UTF-8 with its mark); without a folder, nothing.

    names : client_id -> name, put beside the ids. A text that begins like a formula is kept from
    running in Excel by an apostrophe.
    """
    if not folder:
        return None
    frame = with_names(frame, names)
    path = Path(folder) / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = frame.select_dtypes(include=["object", "string", "category"]).columns
    safe = frame.assign(**{column: frame[column].map(harmless) for column in text})
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
    return path
