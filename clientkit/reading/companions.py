"""Files beside the transactions: a survey, needs and features, leads (`schema.COMPANIONS`).

They are optional. Each row is accepted or set aside with its reason, as in a ledger: a needed
cell that is empty, a day or a number that is none, a number outside its bounds.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from clientkit.language import mark, say
from clientkit.reading import days, decimal_marks, figures, labels
from clientkit.reading.cleaning import first_flaws, rejected
from clientkit.reading.companion_words import COMPANION_WORDS
from clientkit.reading.files import Piece, pieces
from clientkit.reading.no_rows import Flaw
from clientkit.reading.options import Options, quoted
from clientkit.reading.raw import Table
from clientkit.reading.tables import read_table
from clientkit.schema import DataError, one_of

DAYS = ("date", "created", "stage_since", "touched", "lost")
FIGURES = ("amount", "importance", "ours", "rival", "difficulty", "strength", "coefficient")
BOUNDS = {"coefficient": (0, 1), "importance": (0, np.inf), "strength": (0, np.inf)}
MOST_SCORE = 10
CALLED = {
    "survey": mark("the survey"),
    "needs": mark("the needs"),
    "features": mark("the features"),
    "relations": mark("the relations"),
    "leads": mark("the leads"),
    "stages": mark("the stages"),
}
"""How a table is called that has no file's name."""

ONCE = {"needs": "need", "features": "feature", "leads": "lead", "stages": "stage"}
TWICE = {
    "needs": mark("{given} has {twice:and} more than once; {name} has one row for a need"),
    "features": mark("{given} has {twice:and} more than once; {name} has one row for a feature"),
    "leads": mark("{given} has {twice:and} more than once; {name} has one row for a lead"),
    "stages": mark("{given} has {twice:and} more than once; {name} has one row for a stage"),
}
"""What is said where a value stands twice in the column of ONCE."""

REASONS = {
    "blank": mark("the row is empty"),
    "bad_shape": mark("the row has more or fewer cells than the header"),
    "missing": mark("a needed cell is empty"),
    "bad_date": mark("a date is not a date"),
    "bad_number": mark("a number is not a number, or outside its bounds"),
}
"""In this order; a row has the first reason that holds."""


@dataclass(frozen=True)
class Companion:
    """One such file: rows read = len(rows) + len(rejected).

    rows : the columns of `schema.COMPANIONS` that the file has, in their types
    rejected : source, row, column, text, reason
    source : name, sha256, rows read and the way of reading
    """

    rows: pd.DataFrame
    rejected: pd.DataFrame
    source: dict[str, Any]


class _Beside(Options):
    """The options of a file beside the transactions, which is not loaded by itself."""

    def call(self, **changes: Any) -> str:
        """How to say `changes` of an order or a mark: they go with the transactions.

        >>> _Beside('"leads.csv"').call(decimal=",")
        'ck.load(source, decimal=",") (on the command line: --decimal ,)'
        """
        if not changes.keys() <= {"dates", "decimal"}:
            return super().call(**changes)
        said = ", ".join(f"{name}={quoted(value)}" for name, value in changes.items())
        line = " ".join(f"--{name} {value}" for name, value in changes.items())
        call = f"ck.load(source, {said})"
        return say("{call} (on the command line: {line})", call=call, line=line)


def read_companion(
    name: str, source: str | Path | pd.DataFrame | Piece, options: Options
) -> Companion:
    """The companion `name` of a file or a frame; `options` say what an open date or mark means.

    Raises
    ------
    DataError : no companion of that name; unreadable; a needed column is not found; a need, a
        feature, a lead or a stage stands there twice; no row can be used
    """
    words = COMPANION_WORDS[one_of(say("a companion"), name, COMPANION_WORDS)]
    if isinstance(source, str | Path):
        [source, *more] = pieces(source)
        if more:
            raise DataError(say("{name} is one file; got {n}", name=name, n=1 + len(more)))
    given = source.given if isinstance(source, Piece) else say(CALLED[name])
    own = _Beside(quoted(given), dates=options.dates, decimal=options.decimal)
    table = read_table(source, own, words)
    found = _companion(table, words.needed, own)
    if not len(found.rows):
        reasons = list(dict.fromkeys(found.rejected["reason"]))
        raise DataError(
            say(
                "{given}: {rows:its only row cannot|none of its # rows can} be used: "
                "{reasons:and}",
                given=given,
                rows=len(table.lines),
                reasons=[say(REASONS[reason]) for reason in reasons],
            )
        )
    _check_once(found.rows, name, given)
    return found


def _companion(table: Table, needed: tuple[str, ...], options: Options) -> Companion:
    values, flaws = {}, _misshapen(table)
    for name in table.mapping:
        values[name], faulty = _values(table, name, options)
        flaws.append(Flaw("bad_date" if name in DAYS else "bad_number", faulty, name))
        if name in needed:
            flaws.append(Flaw("missing", table.column(name).empty(), name))
    flaws.sort(key=lambda flaw: list(REASONS).index(flaw.reason))
    verdict = first_flaws(flaws, len(table.lines))
    rows = pa.table(values).filter(pa.array(verdict == len(flaws)))
    about = {"rows": len(table.lines), "about": table.about}
    return Companion(
        typed(rows.to_pandas(date_as_object=False)),
        rejected(table, flaws, verdict),
        {"name": table.source, "sha256": table.sha256} | about,
    )


def _misshapen(table: Table) -> list[Flaw]:
    misshapen = np.isin(np.arange(len(table.lines)), list(table.misshapen))
    blank = table.blank()
    return [Flaw("blank", blank & ~misshapen), Flaw("bad_shape", misshapen)]


def _values(table: Table, name: str, options: Options) -> tuple[pa.Array, np.ndarray]:
    """The values of a column, and in which rows they could not be read."""
    column = table.column(name)
    if name in DAYS:
        others = [days.evidence(table.column(other)) for other in DAYS if other in table.mapping]
        read = days.reader(days.evidence(column), others, table.source, options)
        parsed = column.parsed(read, pa.date32())
        return parsed.array, parsed.faulty
    if name == "score" or name in FIGURES:
        found = decimal_marks.evidence([column])
        read = figures.money(decimal_marks.decided_mark(found, [found], table.source, options))
        parsed = column.parsed(lambda cell: _bounded(name, read(cell)), pa.decimal128(18, 4))
        return parsed.array.cast(pa.float64()), parsed.faulty
    parsed = column.parsed(labels.reader(column), pa.string())
    return parsed.array, parsed.faulty


def _bounded(name: str, number):
    """`number`, when the column may hold it.

    >>> _bounded("score", 11)
    Traceback (most recent call last):
    ValueError: 11
    """
    if number is None:
        return None
    low, high = (0, MOST_SCORE) if name == "score" else BOUNDS.get(name, (-np.inf, np.inf))
    if not low <= number <= high or (name == "score" and number != int(number)):
        raise ValueError(number)
    return number


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns in the types of a companion: days, numbers, whole scores, text."""
    for name in frame:
        if name in DAYS:
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[ms]")
        elif name == "score":
            frame[name] = frame[name].astype("int64")
        else:
            frame[name] = frame[name].astype("float64" if name in FIGURES else "str")
    return frame.reset_index(drop=True)


def _check_once(rows: pd.DataFrame, name: str, given: str) -> None:
    key = ONCE.get(name)
    twice = sorted(set(rows[key][rows[key].duplicated()])) if key else []
    if twice:
        raise DataError(say(TWICE[name], given=given, twice=map(repr, twice[:5]), name=name))
