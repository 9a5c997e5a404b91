"""Published months against what is known today: late documents show as restatements.

state of a published month
--------------------------
as published     the same list, of the same rows or of rows that change nothing in it
restated         a value or the list is another today
not complete     it was published before the month ended: not compared, run it again
other data       none of its rows is in these data (another firm, the bundled example)
not covered      the data begin after it
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import ibis
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.engine import as_table, fraction, span, to_pandas
from clientkit.methods.vip import SHARE
from clientkit.periods import as_day, month_of
from clientkit.records.changed_rows import came, changed_rows, went
from clientkit.records.vip_record import VipList, list_of, month_rows, published_lists

MONTH_FOLDER = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"
COMPARED = ("value", "rank", "vip")
MONTHS = ("month", "version", "state", "cut_published", "cut", "vips_published", "vips")
MONTHS += ("rows_came", "rows_went")
CLIENTS = ("month", "client_id", *(n for m in COMPARED for n in (f"{m}_published", m)))


@dataclass(frozen=True)
class Restatements:
    """The published months against today's data.

    months   one row per published month: month, version, state, cut_published, cut,
             vips_published, vips, rows_came, rows_went
    clients  one row per client of a restated month with another value or another place on the
             list: month, client_id, value_published, value, rank_published, rank, vip_published,
             vip
    rows     one row per transaction that came or went: month, change (+1 came, -1 went), and the
             columns of the transaction
    """

    months: pd.DataFrame
    clients: pd.DataFrame
    rows: pd.DataFrame


def vip_restatements(
    table, *, reports, until, by="amount", share=SHARE, ties="include"
) -> Restatements:
    """The lists published in the folder `reports` up to `until`, by this rule, against today.

    Parameters
    ----------
    table : transactions
    reports : the folder of the months (2026-01, 2026-02, ...); "": none is published
    until : the last month compared
    by, share, ties : as in `vip_month`

    Raises
    ------
    DataError : a share that is none
    """
    table, rule = as_table(table), (by, float(fraction(share)), ties)
    days = span(table)
    parts = [_compared(one, table, days) for one in _published(reports, until, rule)]
    months, clients, rows = zip(*parts, strict=True) if parts else ((), (), ())
    return Restatements(
        pd.DataFrame(months, columns=list(MONTHS)),
        _together(clients, CLIENTS),
        _together(rows, ("month", "change")),
    )


def _published(reports: str | Path, until: str, rule: tuple) -> list[VipList]:
    folders = sorted(Path(reports).glob(f"{MONTH_FOLDER}/tables")) if reports else []
    known = [folder for folder in folders if folder.parent.name <= month_of(until)]
    return [one for folder in known for one in published_lists(folder) if one.rule == rule]


def _together(parts: Iterable[pd.DataFrame | None], columns: Iterable[str]) -> pd.DataFrame:
    found = [part for part in parts if part is not None]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(columns))


def _compared(published: VipList, table: ibis.Table, days: tuple | None) -> tuple:
    """One month: its row of `months`; where it is restated, its clients and rows."""
    month = published.fact("month")
    facts = {"month": month, "version": published.fact("version"), "state": "as published"}
    facts |= {"cut_published": _cut(published), "vips_published": _vips(published)}
    if not published.fact("complete"):
        return facts | {"state": "not complete"}, None, None
    if not days or as_day(month) < days[0]:
        return facts | {"state": "not covered"}, None, None
    rows = month_rows(table, month)
    if published.is_of_other_data(rows):
        return facts | {"state": "other data"}, None, None
    today = list_of(rows, month, *published.rule)
    return _restated(published, today, rows, facts)


def _restated(published: VipList, today: VipList | None, rows: pa.Table, facts: dict) -> tuple:
    changes = changed_rows(published.rows, rows)
    facts |= {"rows_came": came(changes), "rows_went": went(changes)}
    facts |= {"cut": _cut(today), "vips": _vips(today)}
    clients = _moved(published, today, facts["month"])
    if clients.empty:
        return facts, None, None
    did_it = to_pandas(ibis.memtable(changes))
    did_it = did_it[did_it["client_id"].isin(clients["client_id"])]
    did_it.insert(0, "month", facts["month"])
    return facts | {"state": "restated"}, clients, did_it


def _moved(published: VipList, today: VipList | None, month: str) -> pd.DataFrame:
    """The clients with another value or another place on the list, the largest change first."""
    before, now = (_standing(one) for one in (published, today))
    both = before.join(now, how="outer", lsuffix="_published").rename_axis("client_id")
    other_value = both["value_published"].fillna(0) != both["value"].fillna(0)
    was, is_ = (both[name].fillna(False).astype(bool) for name in ("vip_published", "vip"))
    both = both.assign(vip_published=was, vip=is_)[other_value | (was != is_)].reset_index()
    both.insert(0, "month", month)
    change = both["value"].fillna(0) - both["value_published"].fillna(0)
    order = change.abs().sort_values(ascending=False, kind="stable").index
    return both.loc[order, list(CLIENTS)]


def _standing(one: VipList | None) -> pd.DataFrame:
    """One row per payer, by client_id: value, rank, vip."""
    if one is None:
        return pd.DataFrame(columns=list(COMPARED), index=pd.Index([], name="client_id"))
    payers = to_pandas(ibis.memtable(one.payers))
    return payers.set_index("client_id")[list(COMPARED)]


def _cut(one: VipList | None) -> float | None:
    return None if one is None or one.fact("cut") is None else float(one.fact("cut"))


def _vips(one: VipList | None) -> int:
    return 0 if one is None else pc.sum(one.payers["vip"]).as_py()
