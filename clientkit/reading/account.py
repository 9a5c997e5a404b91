"""What became of every row and every sum that was read.

Terms
-----
accepted   rows that became transactions.
set aside  rows that did not, each with one reason; see `REASONS`.
fault      a reason that says the file is wrong; too many of them stop the reading.
money      of the rows whose amount can be read, set aside or not.

The three parts are summed apart from one another, so `balances` is a check and not a tautology.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from clientkit.language import mark, say
from clientkit.schema import DataError

REASONS = {
    "blank": mark("the row is empty"),
    "heading": mark("the row is a heading or a note"),
    "total": mark("the row sums up the others"),
    "detail": mark("another row already counts its money"),
    "deleted": mark("the document is deleted, in the recycle bin"),
    "cancelled": mark("the document is cancelled or lost"),
    "draft": mark("the document is not posted or not paid"),
    "open": mark("the deal is not won"),
    "not_sale": mark("the row is no sale"),
    "test": mark("the order is a test"),
    "currency": mark("the money is in another currency than the one asked for"),
    "bad_shape": mark("the row has more or fewer cells than the header"),
    "no_client": mark("the client is empty"),
    "bad_client": mark("the id was cut to a power of ten by a workbook program"),
    "bad_date": mark("the date is missing or is not a date"),
    "bad_number": mark("the amount is missing or a number is not a number"),
    "repeated": mark("the same row stands in an earlier file"),
    "replaced": mark("a later file holds this document, or its month, anew"),
}
"""In this order; a row has the first reason that holds."""

FAULTS = ("bad_shape", "bad_client", "bad_date", "bad_number")
AGAIN = ("repeated", "replaced")
"""Reasons that say that another file holds what the row says; see `overlap`."""

LOST = ("no_client", *FAULTS)
"""Reasons of sales that could not be used; the other rows set aside are no sales."""
NOTHING = (0, Decimal(0))
SHOWN = 60
"""Letters of a text that a message shows."""


class TooManyFaults(DataError):  # noqa: N818
    """More rows are faulty than the caller allows: the file is probably read in a wrong way."""


@dataclass(frozen=True)
class Account:
    """Rows and money read, accepted and set aside.

    >>> account = Account(3, 2, 1, Decimal(30), Decimal(20), Decimal(10),
    ...                   {"no_client": (1, Decimal(10))})
    >>> account.balances
    True
    """

    rows_read: int
    rows_accepted: int
    rows_set_aside: int
    money_read: Decimal
    money_accepted: Decimal
    money_set_aside: Decimal
    by_reason: Mapping[str, tuple[int, Decimal]]

    @property
    def balances(self) -> bool:
        """Accepted and set aside are together what was read, in rows and to the cent."""
        reasons = self.by_reason.values()
        return (
            self.rows_read == self.rows_accepted + self.rows_set_aside
            and self.money_read == self.money_accepted + self.money_set_aside
            and self.rows_set_aside == sum(rows for rows, _ in reasons)
            and self.money_set_aside == sum((money for _, money in reasons), Decimal(0))
        )

    @property
    def faults(self) -> int:
        """Rows set aside because the file is wrong."""
        return sum(self.by_reason.get(reason, NOTHING)[0] for reason in FAULTS)

    @property
    def rows_lost(self) -> int:
        """Rows of the sales that could not be used, with or without a fault."""
        return sum(self.by_reason.get(reason, NOTHING)[0] for reason in LOST)

    @property
    def money_lost(self) -> Decimal:
        """Money of the sales that could not be used; a total set aside is no sale."""
        return sum((self.by_reason.get(reason, NOTHING)[1] for reason in LOST), Decimal(0))

    def lines(self) -> list[tuple[str, int, Decimal]]:
        """(line, rows, money): read, accepted, set aside, and each reason that occurred."""
        return [
            ("read", self.rows_read, self.money_read),
            ("accepted", self.rows_accepted, self.money_accepted),
            ("set aside", self.rows_set_aside, self.money_set_aside),
            *((reason, rows, money) for reason, (rows, money) in self.by_reason.items()),
        ]


def check_faults(account: Account, rejected: pd.DataFrame, max_faults: float) -> None:
    """Raise `TooManyFaults` when more than the share `max_faults` of the rows is faulty."""
    if not isinstance(max_faults, int | float) or not 0 <= max_faults <= 1:
        raise DataError(
            say(
                "max_faults is a share of the rows from 0 to 1; got {max_faults!r}",
                max_faults=max_faults,
            )
        )
    if account.faults <= max_faults * account.rows_read:
        return
    examples = rejected[rejected["reason"].isin(FAULTS)].head(10)
    shown = "\n".join(f"  {_example(row)}" for row in examples.itertuples(index=False))
    said = say(
        "{faults:,} of {rows:# row|# rows} ({share:.1%}) cannot be read; "
        "at most {most:.1%} may be set aside as faults. The first:",
        faults=account.faults, rows=account.rows_read,
        share=account.faults / account.rows_read, most=max_faults,
    )  # fmt: skip
    what = say("Correct the file or the mapping, or allow more with max_faults=")
    raise TooManyFaults("\n".join([said, shown, what]))


def _example(row) -> str:
    text = row.text if len(row.text) <= SHOWN else row.text[:SHOWN] + "…"
    told = {"source": row.source, "row": row.row, "text": text, "reason": say(REASONS[row.reason])}
    if row.column:
        return say("{source}, row {row}, {column}: {text!r} ({reason})", column=row.column, **told)
    return say("{source}, row {row}: {text!r} ({reason})", **told)
