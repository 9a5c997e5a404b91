"""Leads for the engine: every column in its type, each lead once."""

from collections.abc import Callable
from functools import wraps

import ibis
import pandas as pd
import pyarrow as pa

from clientkit.engine import as_table, is_unbound, rows_of, to_pandas
from clientkit.frames import check_size, days_of
from clientkit.language import say
from clientkit.schema import LINE_MONEY, DataError, need_columns

NEEDED = ("lead", "stage", "amount", "created")
TYPES = {
    "lead": "string", "client": "string", "source": "string", "manager": "string",
    "amount": LINE_MONEY, "created": "date", "stage": "string", "stage_since": "date",
    "touched": "date", "client_id": "string", "lost": "date",
}  # fmt: skip


def any_leads(method: Callable[..., ibis.Table]) -> Callable:
    """Let `method` take leads as a DataFrame or an Ibis table, as `any_table` does."""

    @wraps(method)
    def call(leads, *args, **options):
        answer = method(lead_table(leads), *args, **options)
        return to_pandas(answer) if isinstance(leads, pd.DataFrame) else answer

    return call


def lead_table(leads: ibis.Table | pd.DataFrame) -> ibis.Table:
    """All columns of leads, in their types; empty where the sheet does not have them.

    Raises
    ------
    DataError : a column is missing, is there twice or cannot be read; a lead without a number or
        a day, or twice
    """
    frame = isinstance(leads, pd.DataFrame)
    if frame:
        need_columns(leads.columns, NEEDED, "leads")
        leads = ibis.memtable(_arrow(leads))
    leads = as_table(leads)
    need_columns(leads.columns, NEEDED, "leads")
    known = {name: leads[name] for name in TYPES if name in leads.columns}
    leads = leads.select(
        **{name: known.get(name, ibis.null(kind)).cast(kind) for name, kind in TYPES.items()}
    )
    if not frame and not is_unbound(leads):
        counts = leads.group_by("lead").agg(rows=leads.count())
        wrong = counts.filter((counts.rows > 1) | (counts.lead.coalesce("") == ""))
        for row in rows_of(wrong.order_by("lead").limit(1)):
            _refuse(row["lead"])
    return leads


def _arrow(leads: pd.DataFrame) -> pa.Table:
    twice = leads.columns[leads.columns.duplicated()]
    if len(twice):
        raise DataError(
            say("the column {name} is there twice; rename or drop one of them", name=twice[0])
        )
    frame = leads[[name for name in TYPES if name in leads]].copy()
    for name in frame:
        if TYPES[name] == "date":
            frame[name] = _days(name, frame[name])
        elif TYPES[name] == "string":
            frame[name] = frame[name].map(_text, na_action="ignore").astype("object")
            frame[name] = frame[name].where(frame[name].notna(), None)
        else:
            frame[name] = _amounts(name, frame[name])
    for wrong in frame["lead"][frame["lead"].duplicated() | ~frame["lead"].astype("bool")].head(1):
        _refuse(wrong)
    if frame["created"].isna().any():
        number = frame["lead"][frame["created"].isna()].iloc[0]
        raise DataError(
            say("created is empty for lead {lead}; write the day, or leave it out", lead=number)
        )
    schema = pa.schema(
        [(name, pa.string() if TYPES[name] == "string" else _ARROW[TYPES[name]]) for name in frame]
    )
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False)


_ARROW = {"date": pa.date32(), LINE_MONEY: pa.float64()}


def _days(name: str, column: pd.Series) -> pd.Series:
    known = days_of(column[column.notna()], name)
    return pd.Series(known, dtype="datetime64[ns]").reindex(column.index)


def _amounts(name: str, column: pd.Series) -> pd.Series:
    try:
        numbers = pd.to_numeric(column).astype("float64")
    except (ValueError, TypeError) as error:
        raise DataError(
            say("{name} of a lead cannot be read: {error}", name=name, error=error)
        ) from None
    check_size(name, numbers)
    return numbers


def _text(cell) -> str:
    """A number of a client or a lead as text; pandas makes 7 a 7.0 where a cell is empty.

    >>> _text(7.0), _text("007")
    ('7', '007')
    """
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _refuse(lead: str | None) -> None:
    if not lead:
        raise DataError(say("a lead has no number; every row of leads needs its own"))
    raise DataError(
        say(
            "lead {lead} stands twice; one row is one lead: keep one row, or give it a number of "
            "its own, else its money would count twice",
            lead=lead,
        )
    )
