"""Reports without names: where the key lies, and the ledger that a masked report is made from."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import clientkit as ck
from clientkit.reading.masking import Pseudonyms, masked

MASKED = "-masked"
"""What the folder of a masked month ends with: it replaces no other and is replaced by none."""


def default_key() -> Path:
    """The key in the user's own folder of data, away from the reports that are passed on."""
    from platformdirs import user_data_path

    return user_data_path("clientkit", appauthor=False) / "names-key.json"


def save_masked(ledger: Any, folder: Path, key: str | Path | None = None) -> Any:
    """Write the ledger to `folder` under pseudonyms, and open it.

    key : the file with the numbers given out before; None: that of the user
    """
    path = key or default_key()
    pseudonyms = Pseudonyms.read(path)
    with TemporaryDirectory(prefix="clientkit-", ignore_cleanup_errors=True) as named:
        masked(ck.load(ledger.save(named)), pseudonyms).save(folder)
    pseudonyms.write(path)
    return ck.load(folder)


def save(ledger: Any, folder: Path, mask_names: bool, key: str | Path | None = None) -> Any:
    """The ledger as it was written to `folder`, under pseudonyms where that is asked for."""
    if mask_names:
        return save_masked(ledger, folder, key)
    ledger.save(folder)
    return ledger


def pseudonym(client: str, key: str | Path | None = None) -> str:
    """The number of a client in the key that `save_masked` kept."""
    return Pseudonyms.read(key or default_key()).numbered([client])[client]
