"""The same rows in several files of a source: counted once, and said.

Terms
-----
document   a number with its client and its year. Numbers begin anew each year, and two clients
           may have the same one, so the number alone is no document. The month is not part of
           it: a correction may move a document to another month.
covers     a file covers the days from its first transaction to its last.
repeated   a row that stands in an earlier file too. Of equal rows as many are kept as the one
           file that has most of them: a purchase made twice in one file stays two.
replaced   a row of which a later file holds another version, which the caller prefers.

What only one file covers is never compared, so an invoice paid in parts, each in its own month,
is no contradiction. Of a number that one file shows on several days (an invoice paid in parts, a
contract) a later file replaces the days that it covers; of all others, every row. Rows of one
file are never compared with one another.

Traps: a correction that gives a document to another client makes another document of it, which
only `overlap="month"` sees. With that, a single row of June in the file of July replaces June.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.options import Options
from clientkit.reading.parts import Part
from clientkit.reading.versions import different, question
from clientkit.schema import TRANSACTIONS, DataError


def settled(parts: Sequence[Part], options: Options) -> list[Part]:
    """The parts, in the order they were read, with the rows set aside that a file held before.

    Raises
    ------
    DataError : two files hold different versions of a document, and `options.overlap` is None
    """
    held = {place: part for place, part in enumerate(parts) if part.accepted.num_rows}
    if len(held) < 2:
        return list(parts)
    if options.overlap == "month":
        found = [_months_held_anew(held)]
    else:
        found = [_found(group, options) for group in _meeting(held)]
    aside = pd.concat([_NONE, *found])
    return [_without(parts, place, aside) for place in range(len(parts))]


NO_NUMBER = ("-", "–", "—", "0", "none", "n/a", "no number", "б/н", "б.н.", "бн", "без номера")
"""What is written where a document has no number, in small letters."""

_NONE = pd.DataFrame({"part": [], "row": [], "other": [], "reason": []}).astype(
    {"part": int, "row": int, "other": int, "reason": str}
)
"""Rows to set aside: `row` of `part`, because of the part `other`."""


def _without(parts: Sequence[Part], place: int, aside: pd.DataFrame) -> Part:
    part, mine = parts[place], aside[aside["part"] == place].sort_values("row")
    if mine.empty:
        return part
    texts = _texts(part.accepted.take(pa.array(mine["row"])), parts, mine["other"])
    return part.without(mine["row"].to_numpy(), mine["reason"].to_numpy(), texts)


def _texts(rows: pa.Table, parts: Sequence[Part], others: pd.Series) -> list[str]:
    """What a person looks for in the other file: the document or the client, and the day."""
    who = rows["client_id"]
    if "document" in rows.column_names:
        who = pc.coalesce(rows["document"], who)
    days = rows["date"].cast(pa.string())
    files = pa.array([part.name for part in parts]).take(pa.array(others))
    return pc.binary_join_element_wise(
        pc.binary_join_element_wise(who, days, " of "), files, ", see "
    ).to_pylist()


def _meeting(parts: Mapping[int, Part]) -> list[dict[int, Part]]:
    """Groups of two and more parts whose days meet."""
    spans = sorted((*_span(part), place) for place, part in parts.items())
    groups, end = [], None
    for first, last, place in spans:
        if end is None or first > end:
            groups.append([])
        groups[-1].append(place)
        end = last if end is None else max(end, last)
    return [{p: parts[p] for p in sorted(group)} for group in groups if len(group) > 1]


def _span(part: Part) -> tuple:
    days = pc.min_max(part.accepted["date"]).as_py()
    return days["min"], days["max"]


def _found(parts: Mapping[int, Part], options: Options) -> pd.DataFrame:
    """The rows of the parts that are replaced or repeated."""
    rows = _coded(parts)
    versions = different(rows)
    if len(versions) and options.overlap is None:
        raise DataError(question(parts, rows, versions, options))
    latest = versions.groupby(["document", "part"], as_index=False)["other"].max()
    replaced = rows.merge(latest, on=["document", "part"]).assign(reason="replaced")
    replaced = replaced[_spoken_for(replaced, rows)]
    gone = pd.MultiIndex.from_frame(replaced[["part", "row"]])
    left = rows[~pd.MultiIndex.from_frame(rows[["part", "row"]]).isin(gone)] if len(gone) else rows
    turn = left.groupby(["part", "same"]).cumcount()
    first = left["part"].groupby([left["same"], turn]).transform("min")
    repeated = left.assign(other=first, reason="repeated")[first < left["part"]]
    return pd.concat([replaced, repeated])[list(_NONE)]


def _spoken_for(replaced: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Which rows the later part replaces: of a number on several days, those that it covers."""
    days = rows[rows["document"].isin(replaced["document"])]
    spread = days.groupby(["document", "part"])["day"].nunique()
    running = spread[spread > 1].index.get_level_values("document")
    ends = rows.groupby("part")["day"].agg(["min", "max"])
    first, last = (replaced["other"].map(ends[end]) for end in ("min", "max"))
    return ~replaced["document"].isin(running) | replaced["day"].between(first, last)


def _coded(parts: Mapping[int, Part]) -> pd.DataFrame:
    """Every row in whole numbers: equal `same`, equal values in all columns that all parts have.

    `document` is -1 where there is no number.
    """
    names = [
        name
        for name in TRANSACTIONS
        if all(name in part.accepted.column_names for part in parts.values())
    ]
    whole = pa.concat_tables([part.accepted.select(names) for part in parts.values()])
    codes = {name: _codes(whole[name]) for name in names}
    year = pc.year(whole["date"]).to_numpy()
    document = np.full(whole.num_rows, -1)
    if "document" in names:
        unnumbered = pc.is_in(pc.utf8_lower(whole["document"]), pa.array([None, *NO_NUMBER]))
        given = ~unnumbered.to_numpy()
        numbers = _together([codes["document"], codes["client_id"], year])
        document = np.where(given, numbers, -1)
    sizes = [part.accepted.num_rows for part in parts.values()]
    return pd.DataFrame(
        {
            "part": np.repeat(list(parts), sizes),
            "row": np.concatenate([np.arange(size) for size in sizes]),
            "same": _together(codes.values()),
            "document": document,
            "day": whole["date"].cast(pa.int32()).to_numpy(),
        }
    )


def _codes(column: pa.ChunkedArray) -> np.ndarray:
    return column.combine_chunks().dictionary_encode("encode").indices.to_numpy()


def _together(columns: Sequence[np.ndarray]) -> np.ndarray:
    """One code for each combination of the codes in a row."""
    whole, *more = [column.astype("int64") for column in columns]
    for column in more:
        whole = pd.factorize(whole * (int(column.max()) + 1) + column)[0]
    return whole


def _months_held_anew(parts: Mapping[int, Part]) -> pd.DataFrame:
    """The rows of each month that a later part has rows in too."""
    months = [
        pd.DataFrame({"part": place, "month": _months(part)}) for place, part in parts.items()
    ]
    rows = pd.concat(months).rename_axis("row").reset_index()
    rows["other"] = rows.groupby("month")["part"].transform("max")
    return rows[rows["part"] < rows["other"]].assign(reason="replaced")[list(_NONE)]


def _months(part: Part) -> np.ndarray:
    days = part.accepted["date"]
    return pc.year(days).to_numpy() * 12 + pc.month(days).to_numpy()
