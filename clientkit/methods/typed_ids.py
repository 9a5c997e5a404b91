"""Ids as they are compared: typed differently, without their zeros, or cut to a power of ten."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

_CUT = re.compile(r"([0-9])[.,]([0-9]+)[eE][+]?([0-9]+)")


def bare_id(client: str) -> str:
    """The id without spaces, capitals and a `.0` at its end.

    >>> bare_id(" ab 12.0")
    'ab12'
    """
    return re.sub(r"[.,]0+$", "", re.sub(r"\s", "", client)).casefold()


def without_zeros(client: str) -> str:
    """The bare id; of digits, without the zeros at its start.

    >>> without_zeros("0770"), without_zeros("0a"), without_zeros("00")
    ('770', '0a', '00')
    """
    bare = bare_id(client)
    return bare.lstrip("0") or bare if bare.isdigit() else bare


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
