"""What a report is made from: the ledger and the month."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import clientkit as ck
from clientkit.periods import month_of, shift
from clientkit.reporting.errors import UsageError
from clientkit.schema import DataError, listed


def loaded(sources: Sequence[str | Path], **options: Any) -> Any:
    """The ledger of the sources; of the sample where there are none."""
    given = {name: value for name, value in options.items() if value is not None}
    if not sources and given:
        raise UsageError(f"{listed(given)} says how to read a source; name it with --source")
    if not sources:
        return ck.sample()
    return ck.load(sources[0] if len(sources) == 1 else list(sources), **given)


def chosen_month(ledger: Any, month: str | None, by: str, say: Callable[[str], Any]) -> str:
    """The month to report, `month` or the last full one; `say` hears which and why.

    Raises
    ------
    DataError : no row is of that month, or nobody in it can be ranked by `by`
    """
    covered = f"{ledger.first_date} to {ledger.last_date}"
    full = ledger.last_full_month
    if month is None and full is None:
        raise DataError(f"the data cover {covered}, no full month; name one with --month")
    if month is None:
        say(f"{full}: the last full month of the data ({covered})")
    month = month_of(month or full)
    if not ck.vip_month(ledger.transactions, month=month, by=by).count().execute():
        raise DataError(
            f"nobody has {by} above 0 in {month}, so there is nobody to rank; name another month, "
            f"like --month {shift(month, -1)}"
        )
    if month > (full or ""):
        say(f"{month}: the data end on {ledger.last_date}, before the month does")
    return month
