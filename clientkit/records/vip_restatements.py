"""Published months against what is known today: late documents show as restatements.

state of a published month
--------------------------
as published     the same list, of the same rows or of rows that change nothing in it
restated         a value or the list is another today
not complete     it was published before the month ended: not compared, run it again
other data       not one client has a row on the same day (another firm, the bundled example)
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
from clientkit.methods.vip import SHARE, TIES
from clientkit.periods import as_day, month_of
from clientkit.records.changed_rows import came, changed_rows, went
from clientkit.records.month_rows import month_rows
from clientkit.records.vip_record import VipList, list_of, published_lists
from clientkit.schema import MEASURES, need_columns, one_of

MONTH_FOLDER = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"
COMPARED = ("value", "rank", "vip")
COUNTS = ("vips_published", "vips", "rows_came", "rows_went")
MONTHS = ("month", "version", "state", "cut_published", "cut", *COUNTS)
CLIENTS = ("month", "client_id", *(n for m in COMPARED for n in (f"{m}_published", m)))


@dataclass(frozen=True)
class Restatements:
    """The published months against today's data.

    months   one row per published month: month, version, state, cut_published, cut,
             vips_published, vips, rows_came, rows_went; empty where it is not compared
    clients  one row per client of a restated month with another value, or on one of the two
             lists only: month, client_id, value_published, value, rank_published, rank,
             vip_published, vip
    rows     one row per transaction of a client with another value that came or went: month,
             the columns of the transaction, change (+1 came, -1 went)
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
    DataError : unknown measure, share or rule for ties; a column it needs is missing; the record
        of a month is damaged
    """
    table, rule = as_table(table), _rule(by, share, ties)
    need_columns(table.columns, ["client_id", "date"], "vip_restatements")
    days = span(table)
    parts = [_compared(one, table, days) for one in _published(reports, until, rule)]
    months, clients, rows = zip(*parts, strict=True) if parts else ((), (), ())
    return Restatements(
        pd.DataFrame(months, columns=list(MONTHS)).astype(dict.fromkeys(COUNTS, "Int64")),
        _together(clients, CLIENTS),
        _together(rows, ("month", "change")),
    )


def _rule(by, share, ties) -> tuple:
    return one_of("by", by, MEASURES), float(fraction(share)), one_of("ties", ties, TIES)


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
    rows = month_rows(table, month)
    facts = {"month": month, "version": published.fact("version")}
    facts |= {"cut_published": _cut(published), "vips_published": _vips(published)}
    unlike = _not_compared(published, rows, days)
    if unlike:
        return facts | {"state": unlike}, None, None
    today = list_of(rows, month, *published.rule)
    changes = changed_rows(published.rows, rows)
    facts |= {"cut": _cut(today), "vips": _vips(today)}
    facts |= {"rows_came": came(changes), "rows_went": went(changes)}
    clients = _moved(published, today)
    if clients.empty:
        return facts | {"state": "as published"}, None, None
    return facts | {"state": "restated"}, clients, _that_did_it(changes, clients)


def _not_compared(published: VipList, rows: pa.Table, days: tuple | None) -> str:
    """Why the month is not compared; nothing where it is."""
    if not published.fact("complete"):
        return "not complete"
    if not days or as_day(published.fact("month")) < days[0]:
        return "not covered"
    return "other data" if published.is_of_other_data(rows) else ""


def _moved(published: VipList, today: VipList | None) -> pd.DataFrame:
    """The clients with another value or on one list only, the largest change first."""
    nobody = published.payers.slice(0, 0)
    before, now = (_standing(one) for one in (published.payers, today.payers if today else nobody))
    both = before.merge(now, how="outer", on="client_id", suffixes=("_published", ""))
    for on_list in ("vip_published", "vip"):
        both[on_list] = both[on_list].eq(True)  # who is no payer is not on the list
    both = both.assign(month=published.fact("month"), change=_change(both).abs())
    moved = both[(both["change"] != 0) | (both["vip_published"] != both["vip"])]
    moved = moved.sort_values("change", ascending=False, kind="stable", ignore_index=True)
    return moved[list(CLIENTS)]


def _change(clients: pd.DataFrame) -> pd.Series:
    """What each client's value has changed by; who is no payer has 0."""
    return clients["value"].fillna(0) - clients["value_published"].fillna(0)


def _standing(payers: pa.Table) -> pd.DataFrame:
    """One row per payer: client_id, value, rank, vip."""
    return to_pandas(ibis.memtable(payers))[["client_id", *COMPARED]]


def _that_did_it(changes: pa.Table, clients: pd.DataFrame) -> pd.DataFrame:
    """The changed rows of the clients with another value."""
    other = clients.loc[_change(clients) != 0, "client_id"]
    rows = to_pandas(ibis.memtable(changes))
    rows.insert(0, "month", clients["month"].iloc[0])
    return rows[rows["client_id"].isin(other)]


def _cut(one: VipList | None) -> float | None:
    return None if one is None or one.fact("cut") is None else float(one.fact("cut"))


def _vips(one: VipList | None) -> int:
    return 0 if one is None else pc.sum(one.payers["vip"]).as_py()
