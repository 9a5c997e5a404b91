"""Reports that a timer makes: of the month that is over, and only if there is something new."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from clientkit.language import say
from clientkit.periods import month_of, shift
from clientkit.reporting.notebooks import Notebook
from clientkit.reporting.record import read_record
from clientkit.schema import DataError


def month_before(today: date | None = None) -> str:
    """The month that is over; today: by the clock.

    >>> month_before(date(2026, 1, 7))
    '2025-12'
    """
    return shift(month_of(today or date.today()), -1)


def check_not_stale(ledger: Any, month: str) -> None:
    """Raise `DataError` where the data do not cover the month to its end."""
    if month > (ledger.last_full_month or ""):
        raise DataError(
            say(
                "the data end on {last}, so {month:month} is not over in them; export them anew",
                last=ledger.last_date,
                month=month,
            )
        )


def made_from(
    record: Mapping[str, Any], notebooks: Iterable[Notebook], forms: Sequence[str]
) -> str:
    """What a report comes from, as one text: data, settings, notebooks, versions, forms.

    record : of `record_of`, before anything is run
    """
    names = ("month", "language", "parameters", "sources", "companions", "versions")
    parts = {name: record[name] for name in names} | {"forms": list(forms)}
    parts["notebooks"] = {one.name: one.path.read_text(encoding="utf-8") for one in notebooks}
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def is_made(folder: Path, origin: str) -> bool:
    """Whether the report in the folder comes from the same."""
    return (read_record(folder) or {}).get("made_from") == origin
