import pyarrow as pa

from clientkit.reading.cells import is_empty
from clientkit.reading.columns import Column


def test_one_and_true_and_the_text_one_are_three_cells():
    assert Column.of_objects([1, True, "1", 1.0, 1]).codes.tolist() == [0, 1, 2, 3, 0]


def test_a_distinct_cell_is_parsed_once():
    seen = []
    column = Column.of_texts(["a", "b", "a", "a"])
    column.parsed(seen.append, pa.null())
    assert seen == ["a", "b"]


def test_zero_is_not_empty():
    assert [is_empty(cell) for cell in (0, "0", False, "", None)] == [False] * 3 + [True] * 2
