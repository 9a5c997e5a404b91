"""A ledger: the transactions of a source, what was set aside, and the account of both.

ledger = ck.load("payments.xlsx")
ledger                     # the card: rows and money read, accepted, set aside by reason
ledger.transactions        # an Ibis table, one row is a document line
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import ibis
import pandas as pd
import pyarrow as pa

from clientkit.engine import connection
from clientkit.periods import Day, as_day, last_full_month, month_of
from clientkit.reading import card, databases, lazy, storage
from clientkit.reading.account import Account, TooManyFaults
from clientkit.reading.addresses import is_address, lone, without_credentials
from clientkit.reading.companions import Companion, read_companion
from clientkit.reading.contents import contents
from clientkit.reading.directory import read_directory
from clientkit.reading.options import Options, quoted
from clientkit.reading.parting import parted
from clientkit.reading.tables import read_table
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import COMPANIONS, DataError, one_of

__all__ = ["Account", "Ledger", "TooManyFaults", "load", "sample"]

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
_numbers = count(1)


@dataclass(frozen=True, repr=False, eq=False)
class Ledger:
    """What `ck.load` gives.

    transactions : one row is a document line; the columns of `schema.TRANSACTIONS` that exist
    rejected : one row is an input row set aside: source, row, column, text, reason
    account : rows and money read, accepted, set aside by reason
    directory : one row is a client
    sources : name, sha256, rows and the way of reading of each file
    mapping, unused : canonical name -> caption of the file; the captions not used
    first_date, last_date : the days of the first and the last transaction
    companions : the files beside the transactions (`schema.COMPANIONS`), by name
    """

    transactions: ibis.Table
    rejected: pd.DataFrame
    account: Account
    directory: pd.DataFrame
    sources: list[dict[str, Any]]
    mapping: dict[str, str]
    unused: list[str]
    first_date: date
    last_date: date
    companions: Mapping[str, Companion]

    def companion(self, name: str) -> pd.DataFrame | None:
        """The rows of a file beside the transactions: survey, needs, leads ...; None: absent."""
        found = self.companions.get(one_of("a companion", name, COMPANIONS))
        return found.rows.copy() if found else None

    @property
    def last_full_month(self) -> str | None:
        """The last month the data cover to its end; None when they cover none.

        It is the month of `last_date` when no weekday (Monday to Friday) of it comes later, else
        the month before, if the data reach back to it. Online Retail ends on 2011-12-09: 2011-11.
        """
        return last_full_month(self.first_date, self.last_date)

    def known_until(self, month: Day) -> date:
        """The last day of the month, where the data cover it; else the last day they have."""
        covered = month_of(month) <= (self.last_full_month or "")
        return as_day(month_of(month)) if covered else self.last_date

    def whole_month(self, month: Day) -> str:
        """The month, where the data cover it to its end; else the last that they do cover."""
        return min(month_of(month), self.last_full_month or month_of(month))

    def save(self, folder: str | Path) -> Path:
        """Write transactions.parquet, rejected.csv, directory.csv and ledger.json to `folder`.

        `ck.load(folder)` opens it again; nothing is parsed twice.
        """
        return storage.write(self, Path(folder))

    def _repr_html_(self) -> str:
        return card.html(self)

    def __repr__(self) -> str:
        return card.text(self)


def load(
    source: str | Path | Sequence[str | Path] | pd.DataFrame | ibis.Table,
    columns: Mapping[str, str] | None = None,
    *,
    directory: str | Path | pd.DataFrame | None = None,
    companions: Mapping[str, str | Path | pd.DataFrame] | None = None,
    sheet: str | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    dates: str | None = None,
    decimal: str | None = None,
    max_faults: float = 0.05,
    table: str | None = None,
    query: str | None = None,
) -> Ledger:
    """The ledger of an export of payments or sales.

    Parameters
    ----------
    source : a file (csv, tsv, txt, xlsx, xls, xlsb, ods, parquet, a dump in sql; also gz, zip),
        a folder, a glob or a list of files, a DataFrame, an Ibis table, a folder written by
        `Ledger.save`, or a database: a file of SQLite or DuckDB, or an address like
        postgresql://host/db, mysql://${USER}:${PASSWORD}@host/db, whose variables are taken
        from the environment and shown nowhere
    columns : canonical name -> caption in the file, for what the vocabulary does not find;
        names: client_id, client, date, amount, services, units, price, cost, document, product,
        manager
    directory : the list of clients; in a folder a file named `directory.*` is taken
    companions : name -> survey, needs, features, relations, leads, stages; in a folder the files
        of these names are taken
    sheet, delimiter, encoding : how to read; found out when not given
    dates : "dmy" or "mdy", what 03/06/2026 means when the file itself does not tell
    decimal : "," or ".", what 1,234 means when the file itself does not tell
    max_faults : the share of faulty rows above which reading stops
    table, query : which table of a database, or one SELECT; without them the one table that has
        the needed columns, or the invoices of Vtiger

    Raises
    ------
    DataError : what arrived, where, and what to do; `TooManyFaults` when `max_faults` is passed

    Examples
    --------
    >>> import pandas as pd
    >>> load(pd.DataFrame({"Client": ["ann", ""], "Date": ["30.06.2026"] * 2, "Sum": ["7,50", 1]}))
    Ledger of DataFrame, 2026-06-30 .. 2026-06-30
      read       2 rows  8.50
      accepted   1 rows  7.50
      set aside  1 rows  1.00
      no_client  1 rows  1.00
    """
    source = lone(source)
    reading = (sheet, delimiter, encoding, dates, decimal, table, query)
    options = Options(quoted(without_credentials(source)), columns or {}, *reading)
    beside = {}
    if is_address(source):
        fields = databases.contents(source, options, max_faults)
    elif isinstance(source, str | Path) and storage.is_saved(source) and not (table or query):
        fields = storage.read(Path(source), connection())
    elif isinstance(source, ibis.Table) and lazy.is_typed(source, options):
        fields = lazy.contents(source, options, max_faults)
    else:
        found, beside = parted(source)
        if databases.are_dumps(found, options):
            fields = databases.dump_contents(found, options, max_faults)
        else:
            tables = [read_table(one, options, TRANSACTION_WORDS) for one in found]
            fields = contents(tables, options, max_faults)
    if directory is not None:
        beside["directory"] = directory
    return _ledger(fields, beside | dict(companions or {}), options)


def sample() -> Ledger:
    """The ledger of the bundled firm, made up but with the figures of a real procedure.

    Raises
    ------
    DataError : the package was installed without its repository
    """
    if not SAMPLE.is_dir():
        raise DataError("the sample is not installed; clone the repository and run it from there")
    return load(SAMPLE)


def _ledger(fields: dict[str, Any], beside: dict[str, Any], options: Options) -> Ledger:
    changes = {}
    if isinstance(fields["transactions"], pa.Table):
        changes["transactions"] = _placed(fields["transactions"])
    if "directory" in beside:
        changes["directory"] = read_directory(beside.pop("directory"))
    read = {name: read_companion(name, one, options) for name, one in beside.items()}
    changes["companions"] = fields.get("companions", {}) | read
    return Ledger(**fields | changes)


def _placed(arrow: pa.Table) -> ibis.Table:
    name = f"transactions_{next(_numbers)}"
    return connection().create_table(name, obj=ibis.memtable(arrow), temp=True)
