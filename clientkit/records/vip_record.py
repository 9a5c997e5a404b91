"""The record of a month's VIP list: written once, read by every later run, never rewritten.

    reports/2026-01/tables/vip.parquet       one row per payer, with the rule and the cut
    reports/2026-01/tables/vip_rows.parquet  the transactions of the month it was made from

rule       criterion (the measure), share and ties; lists by several rules stand in one file.
version    1 when first published. A list published anew is added as the next; the former stays.
complete   False where the data ended before the month did: the next run replaces such a list.
data_hash  SHA-256 of the month's transactions in a fixed order: equal data, equal hash.

A folder may hold the month of other data, with not one row in common (the example beside one's
own); its record is then replaced, as the rest of that folder is.
"""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

from clientkit.engine import as_table, fraction, to_arrow
from clientkit.methods.clients import in_window
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import as_day, first_day, month_of
from clientkit.records import LIST, ROWS
from clientkit.records.changed_rows import changed_rows, went
from clientkit.schema import LINE_MONEY, MONEY, NUMBERS, TRANSACTIONS

RULE = ("criterion", "share", "ties")


@dataclass(frozen=True)
class VipList:
    """The VIP list of one month by one rule.

    payers  one row per payer: month, version, complete, criterion, share, ties, cut (the bar),
            data_hash, client_id, value, rank, vip
    rows    one row per transaction of the month
    """

    payers: pa.Table
    rows: pa.Table

    def fact(self, name: str) -> Any:
        """What is the same in every row: month, version, complete, cut, data_hash, ..."""
        return self.payers[name][0].as_py()

    @property
    def rule(self) -> tuple:
        """The criterion, the share and the rule for ties."""
        return tuple(self.fact(name) for name in RULE)

    def is_of_other_data(self, rows: pa.Table) -> bool:
        """Whether not one of its transactions is among `rows`."""
        return went(changed_rows(self.rows, rows)) == len(self.rows)


def vip_list(
    table, *, month, by="amount", share=SHARE, ties="include", complete=True
) -> VipList | None:
    """The list of `month` as known today; None where nobody has a value above 0.

    Parameters
    ----------
    table, month, by, share, ties : as in `vip_month`
    complete : whether the data cover the month to its end

    Raises
    ------
    DataError : the month has no rows; unknown measure, share or rule for ties
    """
    table, month = as_table(table), month_of(month)
    in_window(table, month, 1)  # the month must have rows
    return list_of(month_rows(table, month), month, by, share, ties, complete=complete)


def list_of(rows: pa.Table, month: str, by, share, ties, *, complete=True) -> VipList | None:
    """The list of the transactions of one month; None where nobody has a value above 0."""
    ranked = ranked_payers(ibis.memtable(rows), by, share, ties).order_by("rank", "client_id")
    whole = {"month": month, "version": 1, "complete": complete, "criterion": by}
    whole |= {"share": float(fraction(share)), "ties": ties}
    payers = to_arrow(
        ranked.select(
            **{name: ibis.literal(value) for name, value in whole.items()},
            cut=ranked.bar,
            data_hash=ibis.literal(hash_of(rows)),
            **{name: ranked[name] for name in ("client_id", "value", "rank", "vip")},
        ).cast({"version": "int64", "cut": MONEY, "value": MONEY})
    )
    return VipList(payers, rows) if len(payers) else None


def month_rows(table: ibis.Table, month: str) -> pa.Table:
    """The transactions of the month; columns, types and rows in a fixed order."""
    columns = [name for name in TRANSACTIONS if name in table.columns]
    types = dict.fromkeys(columns, "string") | {"date": "date"}
    types |= {name: LINE_MONEY for name in columns if name in NUMBERS}
    of_month = table.filter(table.date.between(first_day(month), as_day(month)))
    order = [ibis.asc(name, nulls_first=True) for name in columns]
    return to_arrow(of_month.select(columns).cast(types).order_by(order))


def hash_of(rows: pa.Table) -> str:
    """SHA-256 of the rows as they stand, in hexadecimal digits."""
    text = BytesIO()
    csv.write_csv(rows, text)
    return hashlib.sha256(text.getvalue()).hexdigest()


def published_lists(folder: str | Path) -> list[VipList]:
    """The lists recorded in `folder`, of each rule the last version; none where none is."""
    payers, rows = (_read(Path(folder) / name) for name in (LIST, ROWS))
    if payers is None or rows is None:
        return []
    found = {}
    for hash_, version, *rule in _distinct(payers, ("data_hash", "version", *RULE)):
        of_list = (pc.field("version") == version) & _is_rule(rule)
        own = _without_gaps(rows.filter(pc.field("data_hash") == hash_).drop(["data_hash"]))
        if tuple(rule) not in found or found[tuple(rule)].fact("version") < version:
            found[tuple(rule)] = VipList(payers.filter(of_list), own)
    return list(found.values())


def publish_vip(today: VipList | None, folder: str | Path, *, restate: bool = False) -> None:
    """Record the list in `folder` unless it is published there; without a folder, nothing.

    restate : add today's list as the next version, where it is made of other rows
    """
    if not folder or today is None:
        return
    folder = Path(folder)
    lists = [one for one in published_lists(folder) if not one.is_of_other_data(today.rows)]
    former = next((one for one in lists if one.rule == today.rule), None)
    is_new = former is None or not former.fact("complete")
    changed = former is not None and former.fact("data_hash") != today.fact("data_hash")
    if is_new or (restate and changed):
        folder.mkdir(parents=True, exist_ok=True)
        _add(today, former, folder, anew=not lists)


def _add(today: VipList, former: VipList | None, folder: Path, anew: bool) -> None:
    """Write `today` beside what is recorded; in its place, where that was not complete."""
    payers, rows = (None, None) if anew else (_read(folder / LIST), _read(folder / ROWS))
    version = 1
    if former:
        version = former.fact("version") + former.fact("complete")
    if former and not former.fact("complete"):
        payers = payers.filter(~(_is_rule(former.rule) & (pc.field("version") == version)))
    place = today.payers.schema.get_field_index("version")
    numbers = pa.array([version] * len(today.payers), pa.int64())
    hashes = pa.array([today.fact("data_hash")] * len(today.rows))
    _write(folder / LIST, payers, today.payers.set_column(place, "version", numbers))
    if rows is None or today.fact("data_hash") not in pc.unique(rows["data_hash"]).to_pylist():
        _write(folder / ROWS, rows, today.rows.append_column("data_hash", hashes))


def _read(path: Path) -> pa.Table | None:
    return parquet.read_table(path) if path.is_file() else None


def _write(path: Path, kept: pa.Table | None, new: pa.Table) -> None:
    parts = [part for part in (kept, new) if part is not None]
    partial = path.with_name(f"{path.name}.partial")
    parquet.write_table(pa.concat_tables(parts, promote_options="default"), partial)
    partial.replace(path)


def _distinct(table: pa.Table, names: tuple) -> list[tuple]:
    """The different rows of some columns."""
    found = table.group_by(list(names)).aggregate([]).select(list(names))
    return [tuple(row.values()) for row in found.to_pylist()]


def _is_rule(rule) -> pc.Expression:
    criterion, share, ties = (pc.field(n) == v for n, v in zip(RULE, rule, strict=True))
    return criterion & share & ties


def _without_gaps(rows: pa.Table) -> pa.Table:
    """`rows` without the columns that only other versions have."""
    empty = [name for name in rows.column_names if rows[name].null_count == len(rows)]
    return rows.drop(empty)
