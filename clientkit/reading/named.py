"""The names of clients that belong to a table of the engine: for whoever shows its ids.

A ledger's directory stands beside its transactions, and a result that is made of them knows only
the ids. What is shown to people should say who they are.
"""

import ibis
import pandas as pd
from ibis.expr.operations import DatabaseTable

KEPT = 30
"""Ledgers whose names are remembered: more than anybody looks at together."""

_directories: dict[DatabaseTable, pd.DataFrame] = {}


def keep_names(transactions: ibis.Table, directory: pd.DataFrame) -> None:
    """Remember the directory of these transactions, until so many others have come."""
    if "client" in directory:
        for table in transactions.op().find(DatabaseTable):
            _directories[table] = directory
    for oldest in list(_directories)[:-KEPT]:
        del _directories[oldest]


def names_of(result: ibis.Table) -> dict:
    """client_id -> name, by the directories of the tables that the result is made of."""
    found = {}
    for table in result.op().find(DatabaseTable):
        known = _directories.get(table)
        if known is not None:
            known = known.dropna(subset=["client"])
            found |= dict(zip(known["client_id"], known["client"], strict=True))
    return found
