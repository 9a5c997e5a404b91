"""Reports that a timer makes: of the month that is over, and only if there is something new."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from clientkit.language import say
from clientkit.periods import month_of, shift
from clientkit.presenting.forms import FILES
from clientkit.presenting.printing import browser
from clientkit.reporting.record import read_record
from clientkit.reporting.shelf import Place
from clientkit.schema import DataError

PACKAGE = Path(__file__).resolve().parents[1]


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
    record: Mapping[str, Any], data: Path, files: Iterable[Path], given: Sequence[object]
) -> str:
    """What a report comes from, as one text.

    record : of `record_of`, before anything is run: month, language, parameters, versions
    data : the folder of the ledger as saved: what was read, however it was read
    files : whatever else decides what it says: notebooks, a logo, lists published before
    given : forms, colours and fonts
    """
    names = ("month", "language", "parameters", "versions")
    text = json.dumps([[record[name] for name in names], given], default=str)
    digest = sha256(text.encode())
    for path in [*_within(data), *_within(PACKAGE), *sorted(files)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _within(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def published_before(place: Place) -> list[Path]:
    """The records of the VIP lists of other months, which a report is held against."""
    found = place.out.glob("*/tables/vip*.parquet")
    return [path for path in found if path.parents[1] != place.published]


def is_made(folder: Path, origin: str, forms: Iterable[str]) -> bool:
    """Whether the report in the folder comes from the same, and has its forms.

    A PDF is not missed where no browser can print it.
    """
    wanted = [FILES[form] for form in forms if form != "pdf" or browser()]
    is_whole = all((folder / name).is_file() for name in wanted)
    return is_whole and (read_record(folder) or {}).get("made_from") == origin
