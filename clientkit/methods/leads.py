"""Leads as they stood on a day: open, won, lost, and what the sheet cannot tell of that day.

Terms
-----
stage        how far a lead is; each has a coefficient, the part of the expected money that counts.
status       later  it was created after the day: left out
             won    it stood at a stage with coefficient 1, the first payment
             lost   it was given up by that day
             moved  still open, but it has changed its stage since; where it stood is not known
             open   everything else
silent_days  from the last sign (created, came to its stage, touched) to the day; empty where a
             contact lies after the day, for the one before it is not known.

Trap: a sheet of leads keeps the newest stage of each and no history. The past month can be told of
the leads that did not move since, and of how many did. Source of the stages and coefficients: the
sales practice the kit was made after; a firm's own table takes their place.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import wraps

import ibis
import pandas as pd
import pyarrow as pa

from clientkit.engine import as_table, is_unbound, rows_of, to_pandas
from clientkit.periods import as_day
from clientkit.schema import LINE_MONEY, DataError, listed, need_columns

STAGES = (
    ("interested", 0.5),
    ("first presentations went well", 0.6),
    ("ready and discussing", 0.7),
    ("started", 0.8),
    ("first stage accepted, waiting for payment", 0.9),
    ("first payment", 1.0),
)
NEEDED = ("lead", "stage", "amount", "created")
TYPES = {
    "lead": "string", "client": "string", "source": "string", "manager": "string",
    "amount": LINE_MONEY, "created": "date", "stage": "string", "stage_since": "date",
    "touched": "date", "client_id": "string", "lost": "date",
}  # fmt: skip
STATUSES = ("open", "moved", "won", "lost", "later")


def any_leads(method: Callable[..., ibis.Table]) -> Callable:
    """Let `method` take leads as a DataFrame or an Ibis table, as `any_table` does."""

    @wraps(method)
    def call(leads, *args, **options):
        answer = method(_table(leads), *args, **options)
        return to_pandas(answer) if isinstance(leads, pd.DataFrame) else answer

    return call


def _table(leads: ibis.Table | pd.DataFrame) -> ibis.Table:
    """All columns of leads, in their types; empty where the sheet does not have them."""
    if isinstance(leads, pd.DataFrame):
        need_columns(leads.columns, NEEDED, "leads")
        leads = ibis.memtable(_arrow(leads))
    leads = as_table(leads)
    need_columns(leads.columns, NEEDED, "leads")
    known = {name: leads[name] for name in TYPES if name in leads.columns}
    return leads.select(
        **{name: known.get(name, ibis.null(kind)).cast(kind) for name, kind in TYPES.items()}
    )


def _arrow(leads: pd.DataFrame) -> pa.Table:
    frame = leads[[name for name in TYPES if name in leads]].copy()
    try:
        for name in frame:
            if TYPES[name] == "date":
                frame[name] = pd.to_datetime(frame[name])
            elif TYPES[name] == "string":
                frame[name] = frame[name].astype("str").where(frame[name].notna(), None)
            else:
                frame[name] = pd.to_numeric(frame[name]).astype("float64")
    except (ValueError, TypeError) as error:
        raise DataError(f"{name} of a lead cannot be read: {error}") from None
    return pa.Table.from_pandas(frame, preserve_index=False)


@any_leads
def lead_status(leads, *, as_of, stages=None):
    """Every lead as it stood on the day.

    Parameters
    ----------
    leads : one row per lead: lead, stage, amount (expected money), created (day), and as far as
        known client, source, manager, stage_since, touched, client_id, lost
    as_of : the day; a month means its last day
    stages : one row per stage in order: stage, coefficient; None: `STAGES`

    Returns
    -------
    the columns of leads (what is not known empty), and status, place (of the stage, from 1),
    coefficient, silent_days

    Raises
    ------
    DataError : a lead at a stage that is not in `stages`; coefficients that do not rise within
        0 to 1; a column is missing

    Examples
    --------
    >>> leads = pd.DataFrame({
    ...     "lead": ["1", "2"], "stage": ["started", "first payment"], "amount": [100, 50],
    ...     "created": ["2026-05-01", "2026-06-01"]})
    >>> found = lead_status(leads, as_of="2026-05")
    >>> found[["lead", "status", "coefficient", "silent_days"]].values.tolist()
    [['1', 'open', 0.8, 30], ['2', 'later', 1.0, -1]]
    """
    known = stage_rows(stages)
    _check_stages(leads, known)
    rows = leads.mutate(key=_key(leads.stage))
    table = stage_table(known).rename(name="stage")
    rows = rows.inner_join(table.mutate(key=_key(table.name)), "key")
    day = ibis.date(as_day(as_of))
    since = rows.stage_since.coalesce(rows.created)
    last = ibis.greatest(rows.created, since, rows.touched.coalesce(rows.created))
    status = ibis.cases(
        (rows.created > day, "later"),
        ((rows.coefficient == 1) & (since <= day), "won"),
        ((rows.lost <= day).coalesce(False), "lost"),
        (since > day, "moved"),
        else_="open",
    )
    unknown = (rows.touched > day).coalesce(False)
    silent = unknown.ifelse(ibis.null("int64"), day.delta(last, unit="day").cast("int64"))
    names = {name: rows[name] for name in TYPES} | {"stage": rows.name}
    return rows.select(
        **names, status=status, place="place", coefficient="coefficient", silent_days=silent
    ).order_by("created", "lead")


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
    rows = [(str(stage), float(coefficient)) for stage, coefficient in stages]
    coefficients = [coefficient for _stage, coefficient in rows]
    rising = coefficients == sorted(coefficients)
    if not rows or not rising or not all(0 <= each <= 1 for each in coefficients):
        raise DataError(
            "stages stand in the order of the way to the first payment, with coefficients that "
            f"rise from 0 to 1; got {rows}"
        )
    return rows


def stage_table(rows: list[tuple[str, float]]) -> ibis.Table:
    """One row per stage: place, from 1; stage; coefficient."""
    names, coefficients = zip(*rows, strict=True)
    places = range(1, len(rows) + 1)
    table = ibis.memtable({"place": places, "stage": names, "coefficient": coefficients})
    return table.cast({"place": "int64", "coefficient": LINE_MONEY})


def _key(name: ibis.expr.types.StringValue) -> ibis.expr.types.StringValue:
    return name.strip().lower()


def _check_stages(leads: ibis.Table, known: list[tuple[str, float]]) -> None:
    if is_unbound(leads):
        return
    keys = {stage.strip().lower() for stage, _coefficient in known}
    named = leads.group_by("stage").agg(lead=leads.lead.min()).order_by("lead")
    for row in rows_of(named):
        if row["stage"] is None:
            raise DataError(f"lead {row['lead']} has no stage; write it, or leave the lead out")
        if row["stage"].strip().lower() not in keys:
            raise DataError(_no_stage(row, [stage for stage, _coefficient in known]))


def _no_stage(row: dict, stages: list[str]) -> str:
    near = get_close_matches(row["stage"], stages, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return (
        f"lead {row['lead']} stands at {row['stage']!r}; the stages are {listed(stages)}. Correct "
        f"it, or write the firm's own in a file named stages: stage, coefficient.{hint}"
    )
