"""A document's total that stands on each of its lines, or on the first alone: counted once.

The first row of a document keeps its amount and takes the units, the cost and the tax of all of
them; the others are set aside ("detail").
"""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.language import say
from clientkit.reading.options import Options
from clientkit.reading.raw import Table
from clientkit.schema import DataError

SUMMED = ("units", "cost", "services", "tax", "refunded")
NO_DAY = -(2**31)
CENT = 100  # in 1/10,000
ENOUGH = 3
"""Documents of several lines from which equal amounts are a question."""


@dataclass(frozen=True)
class Documents:
    """Which rows are a document's: the place of its first row, for each row."""

    first: np.ndarray

    @property
    def more(self) -> np.ndarray:
        """The rows that are not the first of their document."""
        return self.first != np.arange(len(self.first))

    def summed(self, values: pa.Array) -> pa.Array:
        """For each first row the sum over its document, else null."""
        table = pa.table({"first": self.first, "value": values})
        sums = table.group_by("first").aggregate([("value", "sum")])
        places = sums["first"].combine_chunks()
        found = pc.index_in(pa.array(np.arange(len(self.first))), places)
        return sums["value_sum"].combine_chunks().take(found).cast(values.type)


def may_repeat(numbers: np.ndarray, amounts: pa.Array) -> bool:
    """Whether neighbouring rows of one document always have the same amount: a cheap look."""
    same = numbers[1:] == numbers[:-1]
    if not same.any():
        return False
    money = units_of(amounts)
    return not (same & (money[1:] != money[:-1])).any()


def documents(numbers: pa.Array, days: pa.Array, real: np.ndarray) -> Documents:
    """The documents by number and day; a row without a day belongs to the number last seen."""
    codes = numbers.dictionary_encode().indices.fill_null(-1).to_numpy()
    day = days.cast(pa.int32()).fill_null(NO_DAY).to_numpy()
    known = np.flatnonzero((codes >= 0) & real)
    if (day[known] == NO_DAY).any():
        dated = pd.Series(day[known]).where(day[known] != NO_DAY)
        dated = dated.groupby(codes[known]).ffill().fillna(NO_DAY)
        day = day.copy()
        day[known] = dated.to_numpy(np.int32)
    keys = codes[known].astype(np.int64) * 2**32 + day[known]
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    firsts = np.arange(len(codes))
    firsts[known] = known[first][group]
    return Documents(firsts)


def is_once(
    table: Table,
    options: Options,
    values: dict,
    lines: pa.Array | None,
    found: Documents,
    real: np.ndarray,
    totals: np.ndarray,
) -> bool:
    """Whether the amounts are those of whole documents.

    Said by the caller or the profile; else shown by the lines: units x price of every document
    of several lines come to the amount that each of them repeats; or proved by the file's own
    total, in the rows `totals`, which is the sum of the `real` rows in one of the two ways.

    Raises
    ------
    DataError : the same amount stands on all lines of several documents, and nothing tells
    """
    said = options.per or table.found.profile.per
    if said or not found.more.any():
        return said == "document"
    amounts = units_of(values["amount"])
    many = np.bincount(found.first, minlength=len(found.first))[found.first] > 1
    differ = amounts != amounts[found.first]
    if differ.any() or values["amount"].filter(pa.array(many)).null_count:
        return False
    if lines is not None and not lines.null_count:
        sums = np.bincount(found.first, weights=units_of(lines), minlength=len(lines))
        return bool((abs(sums - amounts)[many & ~found.more] <= CENT).all())
    if not any((column.codes != column.codes[found.first]).any() for column in table.columns):
        return False  # the same row twice is no sign
    stated = set(amounts[totals].tolist())
    ways = {True: amounts[real & ~found.more].sum(), False: amounts[real].sum()}
    proved = [way for way, sum_ in ways.items() if sum_ in stated]
    if len(proved) == 1:
        return proved[0]  # the file's own total tells
    if len(set(found.first[many])) < ENOUGH or not {"product", "units"} & values.keys():
        return False
    number = values["document"][int(np.flatnonzero(many)[0])].as_py()
    raise DataError(
        say(
            "{source}: does the amount stand for a line or for the whole document? All lines of "
            "each document hold the same amount, like those of {number!r}. Say it: {call} or "
            "{other}",
            source=table.source,
            number=number,
            call=options.call(per="document"),
            other=options.call(per="line"),
        )
    )


def units_of(values: pa.Array) -> np.ndarray:
    """Decimals of four places as whole numbers of their last place; nulls are 0.

    >>> units_of(pa.array([Decimal("1.5"), None], pa.decimal128(18, 4))).tolist()
    [15000, 0]
    """
    whole = pa.array(values.fill_null(Decimal(0)), pa.decimal128(18, 4))
    halves = np.frombuffer(whole.buffers()[1], dtype=np.int64)
    return halves[2 * whole.offset : 2 * (whole.offset + len(whole)) : 2]
