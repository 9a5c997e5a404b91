"""run.json: what a report was made from, so that it can be made again.

No folder of the machine is in it; money is text with its cents.
"""

import json
import platform
from collections.abc import Mapping
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientkit.language import spoken

if TYPE_CHECKING:
    from clientkit.reading.account import Account

PACKAGES = ("clientkit", "pandas", "ibis-framework", "duckdb", "scikit-learn", "papermill")
FILE = "run.json"


def record_of(ledger: Any, month: str, parameters: Mapping[str, Any]) -> dict:
    """What is known before the notebooks run."""
    return {
        "month": month,
        "language": spoken(),
        "parameters": {"month": month} | dict(parameters),
        "sources": list(ledger.sources),
        "companions": {name: one.source for name, one in ledger.companions.items()},
        "account": account_of(ledger.account),
        "versions": versions(),
    }


def account_of(account: "Account") -> dict:
    """The account ready for JSON: rows and money read, accepted, set aside by reason."""
    return {
        "rows_read": account.rows_read,
        "rows_accepted": account.rows_accepted,
        "rows_set_aside": account.rows_set_aside,
        "money_read": cents(account.money_read),
        "money_accepted": cents(account.money_accepted),
        "money_set_aside": cents(account.money_set_aside),
        "by_reason": {
            reason: {"rows": rows, "money": cents(money)}
            for reason, (rows, money) in account.by_reason.items()
        },
        "balances": account.balances,
    }


def cents(money: Decimal) -> str:
    """Money as text with two decimals; more where the file has them.

    >>> cents(Decimal("120000")), cents(Decimal("0.125")), cents(Decimal("1.5000"))
    ('120000.00', '0.125', '1.50')
    """
    money = Decimal(money).normalize()
    return str(money.quantize(Decimal("0.01")) if money.as_tuple().exponent > -2 else money)


def versions() -> dict[str, str]:
    """Python and the packages that decide the numbers."""
    return {"python": platform.python_version()} | {name: _version(name) for name in PACKAGES}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def write_record(folder: Path, record: Mapping[str, Any]) -> None:
    """Write `record` as run.json of a report."""
    text = json.dumps(record, indent=2, ensure_ascii=False)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read_record(folder: Path) -> dict | None:
    """The record of a published month; None where there is none."""
    try:
        return json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
