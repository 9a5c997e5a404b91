from clientkit.reading.found import Found
from clientkit.reading.raw import Grid


def table(*rows, needed=3):
    grid = Grid("x.csv", "", [list(row) for row in rows], [*range(1, len(rows) + 1)], "", True)
    return grid.table(0, needed, Found({"d": "d"} if "d" in rows[0] else {}))


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
