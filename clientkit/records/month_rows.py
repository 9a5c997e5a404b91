"""The transactions of one month as they are kept: in one order, told apart from other data."""

import hashlib
from io import BytesIO

import ibis
import pyarrow as pa
from pyarrow import csv

from clientkit.engine import to_arrow
from clientkit.periods import as_day, first_day
from clientkit.schema import LINE_MONEY, NUMBERS, TRANSACTIONS


def month_rows(table: ibis.Table, month: str) -> pa.Table:
    """The transactions of the month; columns, types and rows in a fixed order."""
    columns = [name for name in TRANSACTIONS if name in table.columns]
    types = dict.fromkeys(columns, "string") | {"date": "date"}
    types |= {name: LINE_MONEY for name in columns if name in NUMBERS}
    of_month = table.filter(table.date.between(first_day(month), as_day(month)))
    rows = to_arrow(of_month.select(columns).cast(types))
    return rows.sort_by([(name, "ascending") for name in columns])  # engines sort text differently


def without_gaps(rows: pa.Table) -> pa.Table:
    """`rows` without the columns that hold no value."""
    return rows.drop([name for name in rows.column_names if rows[name].null_count == len(rows)])


def hash_of(rows: pa.Table) -> str:
    """SHA-256 of the rows as they stand, in hexadecimal digits."""
    text = BytesIO()
    csv.write_csv(rows, text)
    return hashlib.sha256(text.getvalue()).hexdigest()


def client_days(rows: pa.Table) -> set[tuple]:
    """Who has a row on which day."""
    return set(zip(rows["client_id"].to_pylist(), rows["date"].to_pylist(), strict=True))
