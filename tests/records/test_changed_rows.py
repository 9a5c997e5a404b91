from collections import Counter

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from clientkit.records.changed_rows import came, changed_rows, went

lines = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["1", "2", None])), max_size=12)
law = settings(max_examples=10, deadline=None)


def table(rows: list[tuple]) -> pa.Table:
    clients, documents = ([row[place] for row in rows] for place in (0, 1))
    return pa.table(
        {"client_id": pa.array(clients, pa.string()), "document": pa.array(documents, pa.string())}
    )


def found(before: list[tuple], after: list[tuple]) -> dict[tuple, int]:
    changes = changed_rows(table(before), table(after)).to_pylist()
    return {(row["client_id"], row["document"]): row["change"] for row in changes}


def test_a_row_that_came_is_plus_one_and_a_row_that_went_is_minus_one():
    assert found([("a", "1"), ("b", "2")], [("b", "2"), ("c", "3")]) == {
        ("a", "1"): -1,
        ("c", "3"): 1,
    }


def test_a_corrected_row_is_both_the_old_and_the_new():
    changes = changed_rows(
        pa.table({"client_id": ["a", "b"], "amount": [5, 7]}),
        pa.table({"client_id": ["a", "b"], "amount": [6, 7]}),
    )
    assert changes.to_pylist() == [
        {"client_id": "a", "amount": 5, "change": -1},
        {"client_id": "a", "amount": 6, "change": 1},
    ]
    assert (came(changes), went(changes)) == (1, 1)


def test_the_same_row_twice_is_two_rows():
    assert found([("a", "1")], [("a", "1")] * 3) == {("a", "1"): 2}
    assert found([("a", "1")] * 3, [("a", "1")]) == {("a", "1"): -2}


def test_an_empty_document_equals_an_empty_document():
    assert found([("a", None), ("a", "1")], [("a", "1"), ("a", None)]) == {}
    assert found([("a", None)], [("a", "1")]) == {("a", None): -1, ("a", "1"): 1}


def test_a_column_that_only_one_state_has_is_no_change():
    changes = changed_rows(
        pa.table({"client_id": ["a"], "amount": [5], "manager": ["kai"]}),
        pa.table({"client_id": ["a"], "amount": [5], "product": ["tea"]}),
    )
    assert changes.to_pylist() == []
    assert changes.column_names == ["client_id", "amount", "change"]


@law
@given(lines, lines)
def test_what_changed_added_to_what_was_is_what_is(before, after):
    changed = Counter(before)
    changed.update(found(before, after))
    assert +changed == Counter(after) and min(changed.values(), default=0) >= 0


@law
@given(lines, lines)
def test_the_way_back_is_the_same_with_the_other_sign(before, after):
    back = {row: -change for row, change in found(after, before).items()}
    assert found(before, after) == back


@law
@given(lines, st.randoms())
def test_the_order_of_the_rows_changes_nothing(before, random):
    assert found(before, random.sample(before, len(before))) == {}
