"""The stages of the way to the first payment, and which of them a lead stands at.

Terms
-----
stage        how far a lead is; each has a coefficient, the part of the expected money that counts.
placed       the lead's stage is one of the table; letters and blanks make no difference.

Source of the stages and coefficients: the sales practice the kit was made after; a firm's own
table takes their place.
"""

from collections.abc import Iterable
from difflib import get_close_matches

import ibis
import pandas as pd

from clientkit.engine import is_unbound, rows_of
from clientkit.language import mark, say
from clientkit.schema import LINE_MONEY, DataError, need_columns

STAGES = (
    (mark("interested"), 0.5),
    (mark("first presentations went well"), 0.6),
    (mark("ready and discussing"), 0.7),
    (mark("started"), 0.8),
    (mark("first stage accepted, waiting for payment"), 0.9),
    (mark("first payment"), 1.0),
)


UNKNOWN_OF_OURS = mark(
    "lead {lead} stands at {stage!r}; the stages are {names:and}. Correct it, or write it into "
    "the table of stages; ck.placed_leads sets such leads aside."
)
UNKNOWN = mark(
    "lead {lead} stands at {stage!r}; the stages are {names:and}. Correct it, or write the firm's "
    "own in a file named stages: stage, coefficient; ck.placed_leads sets such leads aside."
)


def stage_rows(stages: pd.DataFrame | Iterable | None) -> list[tuple[str, float]]:
    """The stages in order, checked: (name, coefficient).

    >>> stage_rows([("called", 0.2), ("paid", 1)])
    [('called', 0.2), ('paid', 1.0)]
    """
    if stages is None:
        return list(STAGES)
    if isinstance(stages, pd.DataFrame):
        need_columns(stages.columns, ["stage", "coefficient"], "stages")
        stages = zip(stages["stage"], stages["coefficient"], strict=True)
    try:
        rows = [("" if pd.isna(name) else str(name), float(part)) for name, part in stages]
    except (TypeError, ValueError) as error:
        raise DataError(
            say(
                "stages are pairs of a name and a coefficient, a number from 0 to 1: {error}",
                error=error,
            )
        ) from None
    coefficients = [coefficient for _stage, coefficient in rows]
    rising = coefficients == sorted(coefficients)
    if not rows or not rising or not all(0 <= each <= 1 for each in coefficients):
        raise DataError(
            say(
                "stages stand in the order of the way to the first payment, with coefficients "
                "that rise from 0 to 1; got {rows}",
                rows=rows,
            )
        )
    _check_names([name for name, _coefficient in rows])
    return rows


def _check_names(names: list[str]) -> None:
    met: dict[str, str] = {}
    for name in names:
        key = _key(name)
        if not key:
            raise DataError(say("a stage has no name; write it, or leave the row out"))
        if key in met:
            raise DataError(
                say(
                    "stages has {one!r} and {name!r}, which are one name (letters and blanks "
                    "make no difference); keep one row for a stage",
                    one=met[key],
                    name=name,
                )
            )
        met[key] = name


def stage_table(rows: list[tuple[str, float]]) -> ibis.Table:
    """One row per stage: place, from 1; stage; coefficient."""
    names, coefficients = zip(*rows, strict=True)
    places = range(1, len(rows) + 1)
    table = ibis.memtable({"place": places, "stage": names, "coefficient": coefficients})
    return table.cast({"place": "int64", "coefficient": LINE_MONEY})


def stage_place(leads: ibis.Table, known: list[tuple[str, float]]) -> ibis.Value:
    """The place of each lead's stage, from 1; empty where it is none of `known`.

    The texts are compared here and not in the engine: what a blank or a small letter is differs
    between databases, and a lead would be lost without a word.
    """
    places = {_key(stage): place for place, (stage, _coefficient) in enumerate(known, 1)}
    if is_unbound(leads):
        text, texts = leads.stage.strip().lower(), list(places)
    else:
        text, texts = leads.stage, [row["stage"] for row in rows_of(leads[["stage"]].distinct())]
    placed = sorted(each for each in texts if each is not None and _key(each) in places)
    if not placed:
        return ibis.null("int64")
    found = ibis.cases(*((text == each, places[_key(each)]) for each in placed))
    return found.cast("int64")


def _key(name: str) -> str:
    return " ".join(name.split()).lower()


def check_placed(leads: ibis.Table, known: list[tuple[str, float]], *, given: bool) -> None:
    """Raise `DataError` where a lead's `place` is empty; `given`: the stages are the firm's."""
    if is_unbound(leads):
        return
    lost = (
        leads.filter(leads.place.coalesce(0) == 0)
        .order_by("lead")
        .select("lead", "stage")
        .limit(1)
    )
    for row in rows_of(lost):
        if not (row["stage"] or "").strip():
            raise DataError(
                say("lead {lead} has no stage; write it, or leave the lead out", lead=row["lead"])
            )
        names = [stage for stage, _coefficient in known]
        near = get_close_matches(row["stage"], names, n=1)
        said = [
            say(
                UNKNOWN_OF_OURS if given else UNKNOWN,
                lead=row["lead"], stage=row["stage"], names=names,
            )
        ]  # fmt: skip
        if near:
            said.append(say("Did you mean {near!r}?", near=near[0]))
        raise DataError(" ".join(said))
