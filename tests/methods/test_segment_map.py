from itertools import product

import pytest

from clientkit import DataError
from clientkit.methods.segment_map import SEGMENTS, check_map, claims, names

DESIGN = {
    5: "New|Potential loyalist|Potential loyalist|Champions|Champions",
    4: "Promising|Potential loyalist|Potential loyalist|Loyal|Loyal",
    3: "About to sleep|About to sleep|Need attention|Loyal|Loyal",
    2: "Hibernating|Hibernating|At risk|At risk|Can't lose",
    1: "Hibernating|Hibernating|At risk|At risk|Can't lose",
}


def test_the_default_map_is_the_published_table_cell_by_cell():
    for r, f in product(range(1, 6), repeat=2):
        assert claims(SEGMENTS, r, f) == [DESIGN[r].split("|")[f - 1]]


def test_every_name_of_the_default_map_can_occur():
    reached = {name for r, f in product(range(1, 6), repeat=2) for name in claims(SEGMENTS, r, f)}
    assert reached == set(names()) and check_map(SEGMENTS) is SEGMENTS


@pytest.mark.parametrize(
    ("map_", "fault"),
    [
        ([((1, 5), (1, 4), "x")], "leaves out R1 F5"),
        (
            [((1, 5), (1, 5), "x"), ((5, 5), (5, 5), "y")],
            r"gives more than one name to R5 F5 \(x, y\)",
        ),
        ([((1, 5), (1, 5), "x"), ((6, 7), (1, 5), "y")], "outside 1..5 for y"),
        ([((1, 5), (1, 5), "x"), ((3, 2), (1, 5), "y")], "outside 1..5 for y"),
    ],
)
def test_gaps_overlaps_and_rows_that_cannot_occur_are_named(map_, fault):
    with pytest.raises(DataError, match=fault):
        check_map(map_)
