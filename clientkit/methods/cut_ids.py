"""Ids that a workbook program wrote as a power of ten, and the whole ones they could have been."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

_CUT = re.compile(r"([0-9])[.,]([0-9]+)[eE][+]?([0-9]+)")


def whole_ids(cut: Iterable[str], ids: Iterable[str]) -> dict[str, list[str]]:
    """For each id that was cut: those of `ids` that begin with its digits, or round to them.

    >>> whole_ids(["2,0002E+12"], ["2000212345678", "2000187654321", "20002", "2000300000000"])
    {'2,0002E+12': ['2000187654321', '2000212345678']}
    """
    known = sorted((len(one), one) for one in ids if one.isdigit())
    return {text: list(_fitting(text, known)) for text in cut}


def _fitting(text: str, ids: list[tuple[int, str]]) -> Iterator[str]:
    found = _CUT.fullmatch(text)
    if not found:
        return
    digits, size = found[1] + found[2], int(found[3]) + 1
    rest = 10 ** max(size - len(digits), 0)
    least = int(digits) * rest
    start = bisect_left(ids, (size, str(max(least - rest // 2, 10 ** (size - 1)))))
    for length, one in ids[start:]:
        if length != size or int(one) >= least + rest:
            return
        yield one
