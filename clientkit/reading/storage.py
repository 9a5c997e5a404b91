"""A ledger on disk: a folder with its transactions as Parquet and all the rest as text."""

import csv
import json
from datetime import date
from decimal import Decimal
from os.path import isfile
from pathlib import Path
from typing import Any

import ibis
import pandas as pd

from clientkit.language import say
from clientkit.reading import aliases, called
from clientkit.reading.account import Account
from clientkit.reading.cleaning import REJECTED_TYPES
from clientkit.reading.companions import Companion, typed
from clientkit.reading.directory import MONEY
from clientkit.schema import DIRECTORY, DataError

CONTENTS = "ledger.json"
TRANSACTIONS = "transactions.parquet"
REJECTED = "rejected.csv"
CLIENTS = "directory.csv"
TABLES = {"aliases": aliases, "called": called}
"""Fields that are written where they have rows, each with the types of its columns."""
_DIRECTORY_TYPES = dict.fromkeys(DIRECTORY, "str") | dict.fromkeys(MONEY, "float64")


def is_saved(folder: str | Path) -> bool:
    """Whether the folder was written by `Ledger.save`."""
    return isfile(Path(folder) / CONTENTS)


def write(ledger: Any, folder: Path) -> Path:
    """Write the ledger to the folder; give the folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f"{TRANSACTIONS}.partial"  # the ledger may be reading the old file
    ledger.transactions.to_parquet(partial)
    partial.replace(folder / TRANSACTIONS)
    ledger.rejected.to_csv(folder / REJECTED, index=False, quoting=csv.QUOTE_NONNUMERIC)
    ledger.directory.to_csv(folder / CLIENTS, index=False)
    for name in _filled(vars(ledger)):
        getattr(ledger, name).to_csv(folder / f"{name}.csv", index=False)
    for name, companion in ledger.companions.items():
        companion.rows.to_csv(folder / f"{name}.csv", index=False)
        companion.rejected.to_csv(
            folder / f"{name}.{REJECTED}", index=False, quoting=csv.QUOTE_NONNUMERIC
        )
    text = json.dumps(_facts(ledger), ensure_ascii=False, indent=2)
    (folder / CONTENTS).write_text(text + "\n", encoding="utf-8")
    return folder


def read(folder: Path, connection: ibis.BaseBackend) -> dict[str, Any]:
    """The fields of the ledger in the folder; its transactions are scanned when asked for.

    Raises
    ------
    DataError : a file of the ledger is missing
    """
    fields = read_facts(folder)
    return {"transactions": connection.read_parquet((folder / TRANSACTIONS).resolve())} | fields


def read_facts(folder: Path) -> dict[str, Any]:
    """The fields of the ledger in the folder, all but its transactions.

    Raises
    ------
    DataError : a file of the ledger is missing
    """
    facts = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    companions = facts.get("companions", {})
    beside = [f"{name}.{end}" for name in companions for end in ("csv", REJECTED)]
    beside += [f"{name}.csv" for name in facts.get("tables", ())]
    for name in (TRANSACTIONS, REJECTED, CLIENTS, *beside):
        if not (folder / name).is_file():
            raise DataError(
                say(
                    "{folder} has a {contents} but no {name}; save the ledger again",
                    folder=folder,
                    contents=CONTENTS,
                    name=name,
                )
            )
    return {
        "rejected": _rejected(folder / REJECTED),
        "account": _account(facts["account"]),
        "directory": _clients(folder / CLIENTS),
        "sources": facts["sources"],
        "mapping": facts["mapping"],
        "unused": facts["unused"],
        **{name: kind.NONE for name, kind in TABLES.items()},
        **{name: _table(folder, name) for name in facts.get("tables", ())},
        "first_date": date.fromisoformat(facts["first_date"]),
        "last_date": date.fromisoformat(facts["last_date"]),
        "companions": {
            name: _companion(folder, name, source) for name, source in companions.items()
        },
    }


def _rejected(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=REJECTED_TYPES, na_filter=False)


def _filled(fields: dict[str, Any]) -> list[str]:
    return [name for name in TABLES if len(fields[name])]


def _table(folder: Path, name: str) -> pd.DataFrame:
    empty = {"note": [""]}
    types = TABLES[name].TYPES
    return pd.read_csv(folder / f"{name}.csv", dtype=types, keep_default_na=False, na_values=empty)


def _companion(folder: Path, name: str, source: dict) -> Companion:
    texts = pd.read_csv(folder / f"{name}.csv", dtype="str", keep_default_na=False, na_values=[""])
    return Companion(typed(texts), _rejected(folder / f"{name}.{REJECTED}"), source)


def _facts(ledger: Any) -> dict[str, Any]:
    """What is neither a row nor a client; money as text, so that it stays exact."""
    account = dict(vars(ledger.account))
    by_reason = {
        reason: [rows, str(money)] for reason, (rows, money) in account["by_reason"].items()
    }
    money = {name: str(value) for name, value in account.items() if name.startswith("money")}
    return {
        "first_date": ledger.first_date.isoformat(),
        "last_date": ledger.last_date.isoformat(),
        "account": account | money | {"by_reason": by_reason},
        "sources": ledger.sources,
        "mapping": ledger.mapping,
        "unused": ledger.unused,
        "companions": {name: one.source for name, one in ledger.companions.items()},
        **({"tables": filled} if (filled := _filled(vars(ledger))) else {}),
    }


def _account(facts: dict[str, Any]) -> Account:
    reasons = facts["by_reason"].items()
    money = {name: Decimal(text) for name, text in facts.items() if name.startswith("money")}
    by_reason = {reason: (rows, Decimal(text)) for reason, (rows, text) in reasons}
    return Account(**facts | money | {"by_reason": by_reason})


def _clients(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=_DIRECTORY_TYPES, keep_default_na=False, na_values=[""])
    if "birthday" in frame:
        days = pd.to_datetime(frame["birthday"], format="%Y-%m-%d")
        frame["birthday"] = days.astype("datetime64[ms]")
    return frame
