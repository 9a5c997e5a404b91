"""The record of a month's VIP list: written once, read by every later run, never rewritten.

    reports/2026-01/tables/vip.parquet       one row per payer, with the rule and the cut
    reports/2026-01/tables/vip_rows.parquet  the transactions of the month it was made from

rule       criterion (the measure), share and ties; lists by several rules stand in one file.
version    1 when first published. A list published anew is added as the next; the former stays.
complete   False where the data ended before the month did: the next run replaces such a list.
data_hash  SHA-256 of the month's transactions in a fixed order: equal data, equal hash. A column
           without a value is as no column.

A folder may hold the month of other data (the example beside one's own): not one client has a row
on the same day. Its record is then replaced, as the rest of that folder is. Amounts and managers
may all be corrected later, so they do not tell other data from later data.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.engine import as_table, fraction, to_arrow
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import month_of
from clientkit.records.month_rows import client_days, hash_of, month_rows, without_gaps
from clientkit.records.vip_files import LINES, PAYERS, read_record, write_record
from clientkit.schema import DataError

RULE = ("criterion", "share", "ties")
STANDING = ("client_id", "value", "rank", "vip")


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
        """Whether not one of its clients has a row on the same day in `rows`."""
        return client_days(self.rows).isdisjoint(client_days(rows))

    def reads_as(self, other: "VipList") -> bool:
        """Whether the same clients stand in both, with the same values and places."""
        return self.payers.select(STANDING).equals(other.payers.select(STANDING))

    def as_version(self, number: int) -> "VipList":
        """The same list with that number."""
        numbers = pa.array([number] * len(self.payers), pa.int64())
        place = self.payers.schema.get_field_index("version")
        return VipList(self.payers.set_column(place, "version", numbers), self.rows)


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
    rows = without_gaps(rows)
    whole = {"month": month, "version": 1, "complete": complete, "criterion": by}
    whole |= {"share": float(fraction(share)), "ties": ties, "data_hash": hash_of(rows)}
    facts = {name: ibis.literal(value) for name, value in whole.items()}
    payers = to_arrow(ranked.mutate(**facts, cut=ranked.bar).select(PAYERS.names)).cast(PAYERS)
    return VipList(payers, rows) if len(payers) else None


def recorded(folder: str | Path) -> list[VipList]:
    """Every list recorded in `folder`, of each rule the versions in order; none where none is.

    Raises
    ------
    DataError : a file of the record is damaged or is something else
    """
    payers, rows = read_record(Path(folder))
    names = [*RULE, "version", "data_hash"]
    lists = payers.group_by(names).aggregate([]).sort_by([(name, "ascending") for name in names])
    return [
        VipList(_where(payers, **one), without_gaps(_rows_of(rows, one["data_hash"])))
        for one in lists.to_pylist()
    ]


def published_lists(folder: str | Path) -> list[VipList]:
    """The lists recorded in `folder`, of each rule the last version; none where none is."""
    return list({one.rule: one for one in recorded(folder)}.values())


def publish_vip(today: VipList | None, folder: str | Path, *, restate: bool = False) -> None:
    """Record the list in `folder` unless it is published there; without a folder, nothing.

    restate : add today's list as the next version, where it is another

    Raises
    ------
    DataError : the record in `folder` is damaged, or of another month
    """
    if not folder or today is None:
        return
    lists = recorded(folder)
    _check_month(lists, today, folder)
    if all(one.is_of_other_data(today.rows) for one in lists):
        lists = []
    version = _next_version(lists, today, restate)
    if version:
        added = {(one.rule, one.fact("version")): one for one in lists}
        _write(Path(folder), added | {(today.rule, version): today.as_version(version)})


def _check_month(lists: list[VipList], today: VipList, folder: str | Path) -> None:
    for month in {one.fact("month") for one in lists} - {today.fact("month")}:
        raise DataError(
            say(
                "{folder} holds the VIP list published for {month:month}; give {other:month} a "
                "folder of its own",
                folder=folder,
                month=month,
                other=today.fact("month"),
            )
        )


def _next_version(lists: list[VipList], today: VipList, restate: bool) -> int | None:
    """The number under which `today` is written; None where what is published stands."""
    former = {one.rule: one for one in lists}.get(today.rule)
    if former is None:
        return 1
    if not former.fact("complete"):
        return former.fact("version")
    return former.fact("version") + 1 if restate and not former.reads_as(today) else None


def _write(folder: Path, lists: dict[tuple, VipList]) -> None:
    rows = {one.fact("data_hash"): one.rows for one in lists.values()}
    marked = [
        own.append_column("data_hash", pa.array([hash_] * len(own), pa.string()))
        for hash_, own in rows.items()
    ]
    lines = pa.concat_tables([LINES.empty_table(), *marked], promote_options="default")
    write_record(folder, pa.concat_tables(one.payers for one in lists.values()), lines)


def _rows_of(rows: pa.Table, data_hash: str) -> pa.Table:
    return _where(rows, data_hash=data_hash).drop(["data_hash"])


def _where(table: pa.Table, **facts: Any) -> pa.Table:
    """The rows that hold all these values."""
    for name, value in facts.items():
        table = table.filter(pc.equal(table[name], value))
    return table
