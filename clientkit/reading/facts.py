"""What a ledger knows of its own making, as tables: files, columns, the account, the totals."""

from typing import Any

import pandas as pd

from clientkit.language import mark, say
from clientkit.reading.account import LOST, REASONS
from clientkit.reading.read_as import read_as
from clientkit.reading.reconciliation import note_in_words
from clientkit.schema import TRANSACTIONS

NOT_USED = mark("not used")
MEANING = TRANSACTIONS | {
    "client": mark("the client's name"),
    "price": mark("price of one unit"),
    "kind": mark("what kind of document it is: a sale, a return"),
    "status": mark("how far the document is: paid, open, cancelled"),
    "posted": mark("whether the document is posted"),
    "deleted": mark("whether the document is deleted"),
    "cancelled": mark("whether the document is cancelled"),
    "test": mark("whether the order is a test"),
    "currency": mark("the currency of the money"),
    "tax": mark("the tax in the amount"),
    "refunded": mark("money given back"),
}


def source_table(ledger: Any) -> pd.DataFrame:
    """One row per file: source, rows, system (recognised; else empty), read_as, notes."""
    rows = []
    for one, told in zip(ledger.sources, ledger.recognition, strict=True):
        system = f"{told['system']} ({told['why']})" if told["system"] else ""
        notes = " ".join(told["notes"])
        rows.append((one["name"], one["rows"], system, read_as(one["about"]), notes))
    return pd.DataFrame(rows, columns=["source", "rows", "system", "read_as", "notes"])


def mapping_table(ledger: Any) -> pd.DataFrame:
    """One row per column of the files: column (of the kit, or "not used"), caption, meaning."""
    used = [
        (name, said, say(MEANING[name]) if name in MEANING else name)
        for name, said in ledger.mapping.items()
    ]
    left = [(NOT_USED, caption, "") for caption in ledger.unused]
    return pd.DataFrame([*used, *left], columns=["column", "caption", "meaning"]).astype("str")


def account_table(ledger: Any) -> pd.DataFrame:
    """One row per part of what was read: line, meaning, rows, money, lost (sales not used)."""
    rows = [
        (line, say(REASONS[line]) if line in REASONS else "", count, float(money), line in LOST)
        for line, count, money in ledger.account.lines()
    ]
    return pd.DataFrame(rows, columns=["line", "meaning", "rows", "money", "lost"])


def reconciliation_table(ledger: Any) -> pd.DataFrame:
    """One row per total that a file states; no row, where none does.

    source, row, label, stated, accepted, difference (money), note (its reason, where known)
    """
    money = dict.fromkeys(("stated", "accepted", "difference"), "float64")
    notes = ledger.reconciliation["note"].map(note_in_words)
    return ledger.reconciliation.assign(note=notes).astype(money | {"note": "str"})
