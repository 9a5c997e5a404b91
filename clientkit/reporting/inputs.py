"""What a report is made from: the ledger and the month."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import clientkit as ck
from clientkit.language import say
from clientkit.periods import month_of, shift
from clientkit.reporting.errors import UsageError
from clientkit.schema import DataError


def loaded(sources: Sequence[str | Path], **options: Any) -> Any:
    """The ledger of the sources; of the sample where there are none."""
    given = {name: value for name, value in options.items() if value is not None}
    if not sources and given:
        raise UsageError(
            say("{given:and} says how to read a source; name it with --source", given=given)
        )
    if not sources:
        return ck.sample()
    return ck.load(sources[0] if len(sources) == 1 else list(sources), **given)


def chosen_month(ledger: Any, month: str | None, by: str, tell: Callable[[str], Any]) -> str:
    """The month to report, `month` or the last full one; `tell` hears which and why.

    Raises
    ------
    DataError : no row is of that month, or nobody in it can be ranked by `by`
    """
    covered = {"first": ledger.first_date, "last": ledger.last_date}
    full = ledger.last_full_month
    if month is None and full is None:
        raise DataError(
            say(
                "the data cover {first} to {last}, no full month; name one with --month", **covered
            )
        )
    if month is None:
        tell(
            say(
                "{month:month}: the last full month of the data ({first} to {last})",
                month=full,
                **covered,
            )
        )
    month = month_of(month or full)
    if not ck.vip_month(ledger.transactions, month=month, by=by).count().execute():
        raise DataError(
            say(
                "nobody has {by} above 0 {month:in}, so there is nobody to rank; "
                "name another month, like --month {before}",
                by=by,
                month=month,
                before=shift(month, -1),
            )
        )
    if month > (full or ""):
        tell(
            say(
                "{month:month}: the data end on {last}, before the month does",
                month=month,
                **covered,
            )
        )
    return month
