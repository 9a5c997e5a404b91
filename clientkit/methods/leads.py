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
the leads that did not move since, and of how many did.
"""

import ibis
import pandas as pd

from clientkit.engine import to_pandas
from clientkit.methods.lead_stages import check_placed, stage_place, stage_rows, stage_table
from clientkit.methods.lead_tables import TYPES, any_leads, lead_table
from clientkit.periods import as_day

STATUSES = ("open", "moved", "won", "lost", "later")


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
    DataError : a lead at a stage that is not in `stages` (`placed_leads` sets it aside) or that
        stands twice; coefficients that do not rise within 0 to 1; a column is missing

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
    leads = leads.mutate(place=stage_place(leads, known))
    check_placed(leads, known, given=stages is not None)
    rows = leads.inner_join(stage_table(known).rename(name="stage"), "place")
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


def placed_leads(leads, *, stages=None):
    """The leads at a stage of the table, and those set aside: at none of it, or without a stage.

    Parameters
    ----------
    leads, stages : as in `lead_status`

    Returns
    -------
    (placed, aside) : the columns of leads, one row per lead; together every lead once

    Raises
    ------
    DataError : as `lead_status`, but for the stage of a lead

    Examples
    --------
    >>> leads = pd.DataFrame({
    ...     "lead": ["1", "2"], "stage": ["Started", "qualified"], "amount": [100, 50],
    ...     "created": ["2026-05-01", "2026-06-01"]})
    >>> placed, aside = placed_leads(leads)
    >>> placed["lead"].tolist(), aside["stage"].tolist()
    (['1'], ['qualified'])
    """
    table = lead_table(leads)
    table = table.mutate(place=stage_place(table, stage_rows(stages)))
    stands = table.place.coalesce(0) > 0
    parts = table.filter(stands), table.filter(~stands)
    parts = [part.drop("place").order_by("lead") for part in parts]
    return tuple(map(to_pandas, parts) if isinstance(leads, pd.DataFrame) else parts)
