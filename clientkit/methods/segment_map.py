"""Which recency and frequency scores make which RFM segment: a map is data, and it is proved.

A map is rows (recency range, frequency range, name); ranges of scores are inclusive, 5 is best.
`check_map` proves that every pair of scores has exactly one name. Money is kept out of the name:
it is another axis, shown beside it.
"""

from collections.abc import Sequence
from itertools import product

from clientkit.language import say
from clientkit.schema import DataError

Range = tuple[int, int]
SegmentMap = Sequence[tuple[Range, Range, str]]

SEGMENTS: SegmentMap = (
    ((5, 5), (4, 5), "Champions"),
    ((3, 4), (4, 5), "Loyal"),
    ((4, 5), (2, 3), "Potential loyalist"),
    ((5, 5), (1, 1), "New"),
    ((4, 4), (1, 1), "Promising"),
    ((3, 3), (3, 3), "Need attention"),
    ((3, 3), (1, 2), "About to sleep"),
    ((1, 2), (5, 5), "Can't lose"),
    ((1, 2), (3, 4), "At risk"),
    ((1, 2), (1, 2), "Hibernating"),
)
MAP_BINS = 5


def names(segments: SegmentMap = SEGMENTS) -> list[str]:
    """The segments in the order of the map, best first.

    >>> names()[:2]
    ['Champions', 'Loyal']
    """
    return list(dict.fromkeys(name for _r, _f, name in segments))


def claims(segments: SegmentMap, r: int, f: int) -> list[str]:
    """The names that the rows of the map give to one pair of scores."""
    return [
        name
        for (r_low, r_high), (f_low, f_high), name in segments
        if r_low <= r <= r_high and f_low <= f <= f_high
    ]


def check_map(segments: SegmentMap, bins: int = MAP_BINS) -> SegmentMap:
    """`segments`, proved: every pair of scores has one name, and every row can occur.

    >>> check_map([((1, 5), (1, 4), "all"), ((5, 5), (4, 5), "best")])
    Traceback (most recent call last):
    clientkit.schema.DataError: the segment map leaves out R1 F5, R2 F5, R3 F5 and R4 F5; the \
segment map gives more than one name to R5 F4 (all, best)

    Raises
    ------
    DataError : gaps, overlaps or rows outside the scores, each named
    """
    cells = {(r, f): claims(segments, r, f) for r, f in product(range(1, bins + 1), repeat=2)}
    gaps = [f"R{r} F{f}" for (r, f), found in cells.items() if not found]
    twice = [
        f"R{r} F{f} ({', '.join(found)})" for (r, f), found in cells.items() if len(found) > 1
    ]
    dead = [name for rs, fs, name in segments if not _inside(rs, bins) or not _inside(fs, bins)]
    faults = []
    if gaps:
        # Translators: pairs of scores, like R1 F5 and R2 F5
        faults.append(say("the segment map leaves out {gaps:and}", gaps=gaps))
    if twice:
        # Translators: pairs of scores, each with the names it has got, like R5 F4 (New, Loyal)
        faults.append(say("the segment map gives more than one name to {twice:and}", twice=twice))
    if dead:
        faults.append(
            say(
                "the segment map has ranges outside 1..{bins} for {names:and}",
                bins=bins, names=dead,
            )
        )  # fmt: skip
    if faults:
        raise DataError("; ".join(faults))
    return segments


def _inside(scores: Range, bins: int) -> bool:
    low, high = scores
    return 1 <= low <= high <= bins
