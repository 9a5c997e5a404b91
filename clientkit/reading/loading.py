"""From a source to its ledger: `ck.load` and `ck.sample`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import ibis
import pandas as pd
import pyarrow as pa

from clientkit.engine import connection
from clientkit.language import say
from clientkit.reading import databases, lazy, storage
from clientkit.reading.addresses import is_address, without_credentials
from clientkit.reading.aliases import NONE, followed, meeting, read_aliases, targets
from clientkit.reading.companions import read_companion
from clientkit.reading.contents import contents
from clientkit.reading.directory import read_directory
from clientkit.reading.ledger import Ledger
from clientkit.reading.named import keep_names
from clientkit.reading.options import Options, quoted
from clientkit.reading.parts import Part
from clientkit.reading.sources import lone, parted
from clientkit.reading.tables import read_table
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import DataError

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
_numbers = count(1)


def load(
    source: str | Path | Sequence[str | Path] | pd.DataFrame | ibis.Table,
    columns: Mapping[str, str] | None = None,
    *,
    directory: str | Path | pd.DataFrame | None = None,
    aliases: str | Path | pd.DataFrame | None = None,
    companions: Mapping[str, str | Path | pd.DataFrame] | None = None,
    sheet: str | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    dates: str | None = None,
    decimal: str | None = None,
    profile: str | None = None,
    sales: Sequence[str] = (),
    currency: str | None = None,
    per: str | None = None,
    date: str | None = None,
    overlap: str | None = None,
    table: str | None = None,
    query: str | None = None,
    max_faults: float = 0.05,
) -> Ledger:
    """The ledger of an export of payments or sales.

    Parameters
    ----------
    source : a file (csv, tsv, txt, xlsx, xls, xlsb, ods, parquet, a dump in sql; also gz, zip),
        a folder, a glob or a list of files, a DataFrame, an Ibis table, or a folder written by
        `Ledger.save`, which may also stand in the list: `ck.load(["saved", "july.csv"])`; or a
        database: a file of SQLite or DuckDB, or an address like postgresql://host/db,
        mysql://${USER}:${PASSWORD}@host/db, whose variables are taken from the environment and
        shown nowhere
    columns : canonical name -> caption in the file, for what the vocabulary does not find;
        names: client_id, client, date, amount, services, units, price, cost, document, product,
        manager
    directory : the list of clients; in a folder a file named `directory.*` is taken
    aliases : ids that are one client, see `ck.likely_same`; in a folder `aliases.*` is taken
    companions : name -> survey, needs, features, relations, leads, stages; in a folder the files
        of these names are taken
    sheet, delimiter, encoding : how to read; found out when not given
    dates : "dmy" or "mdy", what 03/06/2026 means when the file itself does not tell
    decimal : "," or ".", what 1,234 means when the file itself does not tell
    profile : a `.toml` file that describes the export of your system, see `reading.profiles`
    sales : the stages of a list of deals that are won; those of Bitrix24 and amoCRM are known
    currency : count only the money in this one, where a file has several
    per : "line" or "document", what an amount stands for that each line of a document repeats
    date : the day of all rows, for a report without days
    overlap : "document" or "month", what a later file replaces where two files hold different
        versions of a document; equal rows of two files are counted once in any case
    table, query : which table of a database, or one SELECT; without them the one table that has
        the needed columns, or the invoices of Vtiger
    max_faults : the share of faulty rows above which reading stops

    Raises
    ------
    DataError : what arrived, where, and what to do; `TooManyFaults` when `max_faults` is passed

    Examples
    --------
    >>> import clientkit as ck
    >>> import pandas as pd
    >>> days = ["30.06.2026", "30.06.2026"]
    >>> ck.load(pd.DataFrame({"Client": ["ann", ""], "Date": days, "Sum": ["7,50", 1]}))
    Ledger of DataFrame, 2026-06-30 .. 2026-06-30
      read       2 rows  8.50
      accepted   1 rows  7.50
      set aside  1 rows  1.00
      no_client  1 rows  1.00
    """
    source = lone(source)
    options = Options(
        quoted(without_credentials(source)),
        columns or {},
        sheet,
        delimiter,
        encoding,
        dates,
        decimal,
        profile,
        sales,
        currency,
        per,
        date,
        overlap,
        table,
        query,
    )
    beside = {}
    if is_address(source):
        fields = databases.contents(source, options, max_faults, read_aliases(aliases))
    elif _is_saved(source) and not (table or query) and aliases is None:
        fields = storage.read(Path(source), connection())
    elif isinstance(source, ibis.Table) and lazy.is_typed(source, options):
        fields = lazy.contents(source, options, max_faults, read_aliases(aliases))
    else:
        found, beside = parted(source)
        inside = beside.pop("aliases", None)
        known = read_aliases(inside if aliases is None else aliases)
        if databases.are_dumps(found, options):
            fields = databases.dump_contents(found, options, max_faults, known)
        else:
            given = [
                one if isinstance(one, Part) else read_table(one, options, TRANSACTION_WORDS)
                for one in found
            ]
            fields = contents(given, options, max_faults, known)
    if directory is not None:
        beside["directory"] = directory
    return _ledger(fields, beside | dict(companions or {}), options)


def _is_saved(source: Any) -> bool:
    return isinstance(source, str | Path) and storage.is_saved(source)


def sample() -> Ledger:
    """The ledger of the bundled firm, made up but with the figures of a real procedure.

    Raises
    ------
    DataError : the package was installed without its repository

    Examples
    --------
    >>> import clientkit as ck
    >>> ledger = ck.sample()
    >>> ck.vip_month(ledger.transactions, month="2026-06").columns
    ('client_id', 'value', 'rank', 'vip')
    >>> ledger.last_full_month
    '2026-06'
    """
    if not SAMPLE.is_dir():
        raise DataError(
            say("the sample is not installed; clone the repository and run it from there")
        )
    return load(SAMPLE)


def _ledger(fields: dict[str, Any], beside: dict[str, Any], options: Options) -> Ledger:
    changes = {}
    if isinstance(fields["transactions"], pa.Table):
        changes["transactions"] = _placed(fields["transactions"])
    to = targets(fields.get("aliases", NONE))
    given = beside.pop("directory", None)
    known = fields["directory"] if given is None else read_directory(given)
    changes["directory"] = followed(known, to)
    read = {name: read_companion(name, one, options) for name, one in beside.items()}
    whole = fields.get("companions", {}) | read
    changes["companions"] = {n: replace(o, rows=meeting(o.rows, to)) for n, o in whole.items()}
    ledger = Ledger(**fields | changes)
    keep_names(ledger.transactions, ledger.directory)
    return ledger


def _placed(arrow: pa.Table) -> ibis.Table:
    name = f"transactions_{next(_numbers)}"
    return connection().create_table(name, obj=ibis.memtable(arrow), temp=True)
