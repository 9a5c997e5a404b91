"""The pipeline: how many leads stand where, what they are worth, which ones were forgotten.

Terms
-----
reached        leads that stand at the stage or a later one, or were given up there.
leads          of them, those that stand at the stage now: open, or won at the last one.
lost           of them, those given up at the stage. reached = leads + lost + reached next.
weighted       coefficient x expected money of the leads that stand there.
days_in_stage  median over the open ones of them, from the day they came to the stage.
conversion     reached / (all that left the stage before: went on or were given up).

Trap: who still stands at a stage has neither passed nor failed it; divided by all who ever came
there, the conversion falls whenever new leads arrive. The leads of `status` moved stand in no
stage (see `leads`). Weighted money is an expectation over many leads, of a single one it says
nothing.
"""

import ibis
from ibis import _

from clientkit.language import say
from clientkit.methods.lead_stages import stage_rows, stage_table
from clientkit.methods.lead_tables import any_leads
from clientkit.methods.leads import lead_status
from clientkit.methods.measures import as_number, positive
from clientkit.periods import as_day
from clientkit.schema import MONEY, whole_number

SILENT_DAYS = 14


@any_leads
def funnel(leads, *, as_of, stages=None):
    """One row per stage, in order: the leads there, what they are worth, how many come through.

    Parameters
    ----------
    leads, as_of, stages : as in `lead_status`

    Returns
    -------
    stage, coefficient, reached, leads, lost (leads), amount, weighted (money), days_in_stage
    (median; empty where none is open), conversion (0..1; empty at the first stage, and where
    nobody has left the one before)

    Raises
    ------
    DataError : as `lead_status`

    Examples
    --------
    >>> import pandas as pd
    >>> leads = pd.DataFrame({
    ...     "lead": ["1", "2", "3"], "stage": ["call", "offer", "paid"], "amount": 100,
    ...     "created": "2026-05-01"})
    >>> stages = [("call", 0.1), ("offer", 0.5), ("paid", 1)]
    >>> found = funnel(leads, as_of="2026-05", stages=stages)
    >>> found[["stage", "reached", "weighted", "conversion"]].values.tolist()
    [['call', 3, 10.0, nan], ['offer', 2, 50.0, 1.0], ['paid', 1, 100.0, 1.0]]
    """
    known = lead_status(leads, as_of=as_of, stages=stages)
    known = known.filter(~known.status.isin(["later", "moved"]))
    gone = known.status == "lost"
    since = known.stage_since.coalesce(known.created)
    days = ibis.date(as_day(as_of)).delta(since, unit="day").cast("float64")
    counts = known.group_by("place").agg(
        leads=as_number(~gone).sum(),
        lost=as_number(gone).sum(),
        amount=known.amount.sum(where=~gone),
        weighted=(known.amount * known.coefficient).cast(MONEY).sum(where=~gone),
        days_in_stage=days.median(where=known.status == "open"),
    )
    every = stage_table(stage_rows(stages)).left_join(counts, "place").drop("place_right")
    numbers = ("leads", "lost", "amount", "weighted")
    every = every.mutate(**{name: _[name].coalesce(0) for name in numbers})
    onwards = ibis.cumulative_window(order_by=ibis.desc("place"))
    every = every.mutate(reached=(_.leads + _.lost).sum().over(onwards))
    in_order = ibis.window(order_by="place")
    left = every.reached + every.lost.lag(1).over(in_order)
    every = every.mutate(conversion=every.reached / positive(left))
    return every.order_by("place").select(
        "stage", "coefficient", "reached", "leads", "lost", "amount", "weighted",
        "days_in_stage", "conversion",
    )  # fmt: skip


@any_leads
def forgotten_leads(leads, *, as_of, days=SILENT_DAYS, stages=None):
    """The open leads without a sign for `days` days and more, the most weighted money first.

    Parameters
    ----------
    leads, as_of, stages : as in `lead_status`
    days : how long a lead may stay untouched

    Returns
    -------
    one row per lead: lead, client, source, manager, stage, amount, weighted (money), touched (the
    day), silent_days

    Raises
    ------
    DataError : as `lead_status`; `days` is no whole number from 1

    >>> import pandas as pd
    >>> leads = pd.DataFrame({
    ...     "lead": ["1"], "stage": ["started"], "amount": [100], "created": ["2026-05-01"]})
    >>> forgotten_leads(leads, as_of="2026-05")[["weighted", "silent_days"]].values.tolist()
    [[80.0, 30.0]]
    """
    days = whole_number(say("days is how long a lead may stay untouched, at least 1"), days)
    known = lead_status(leads, as_of=as_of, stages=stages)
    silent = known.filter((known.status == "open") & (known.silent_days >= days).coalesce(False))
    silent = silent.mutate(weighted=(_.amount * _.coefficient).cast(MONEY))
    return silent.select(
        "lead",
        "client",
        "source",
        "manager",
        "stage",
        "amount",
        "weighted",
        "touched",
        "silent_days",
    ).order_by(ibis.desc("weighted", nulls_first=False), ibis.desc("silent_days"), "lead")
