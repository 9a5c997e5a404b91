import pyarrow as pa

from clientkit.reading.raw import Column, Grid, is_empty


def table(*rows, needed=3):
    grid = Grid("x.csv", "", [list(row) for row in rows], [*range(1, len(rows) + 1)], "", True)
    return grid.table(0, needed)


def test_one_and_true_and_the_text_one_are_three_cells():
    assert Column.of_objects([1, True, "1", 1.0, 1]).codes.tolist() == [0, 1, 2, 3, 0]


def test_a_distinct_cell_is_parsed_once():
    seen = []
    column = Column.of_texts(["a", "b", "a", "a"])
    column.parsed(seen.append, pa.null())
    assert seen == ["a", "b"]


def test_empty_cells_too_many_are_no_fault():
    assert table("abc", ["1", "2", "3", "", " "]).misshapen == {}


def test_a_filled_cell_too_many_is_a_fault_and_its_text_is_kept():
    assert table("abc", ["1", "2", "3", "4"]).misshapen == {0: "1 | 2 | 3 | 4"}


def test_a_row_may_leave_out_cells_at_its_end_that_may_be_empty():
    raw = table("abcd", ["1", "2", "3"], ["1", "2"])
    assert raw.misshapen == {1: "1 | 2"}
    assert raw.column("d").cells == [None]


def test_an_empty_line_is_blank_and_not_misshapen():
    assert table("abc", []).misshapen == {}


def test_empty_captions_at_the_end_of_a_header_are_left_out():
    assert table(["a", "b", "c", "", ""], ["1", "2", "3", "", ""]).captions == ["a", "b", "c"]


def test_zero_is_not_empty():
    assert [is_empty(cell) for cell in (0, "0", False, "", None)] == [False] * 3 + [True] * 2
