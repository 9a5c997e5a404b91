import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled

import clientkit as ck
from clientkit.methods.group_moves import CAUSES

MAY = pd.DataFrame(
    {"client_id": list("abcd"), "abc": list("ABCC"), "value": [80.0, 15.0, 3.0, 2.0]}
)
JUNE = pd.DataFrame(
    {"client_id": list("abcef"), "abc": list("AABBC"), "value": [50.0, 30.0, 12.0, 6.0, 2.0]}
)
OLD_BOUNDS = JUNE.assign(abc=list("BACBC"))
"""The clients of June by the bounds of May."""

BOUGHT_BY_MAY = pd.DataFrame({"client_id": list("abcdf"), "amount": 1.0})


def moves(**options):
    found = ck.group_moves(MAY, JUNE, by="abc", **options)
    return found.set_index("client_id").sort_index()


def test_who_is_not_among_the_classes_before_is_new_or_was_absent():
    found = moves(history=BOUGHT_BY_MAY)
    assert found["group_before"].tolist() == ["A", "B", "C", "C", "new", "absent"]
    assert found["group"].tolist() == ["A", "A", "B", "absent", "B", "C"]
    assert found["change"].tolist() == [-30, 15, 9, -2, 6, 2]


def test_a_return_does_not_make_a_client_known():
    found = moves(history=BOUGHT_BY_MAY.assign(amount=[1.0, 1, 1, 1, -1]))
    assert found.loc["f", "group_before"] == "new"


def test_the_cause_is_read_off_where_the_old_bounds_would_have_it():
    # a would be B and is A still: the bounds held it; b is A by them, too: its own move;
    # c would be C, where it was: the bounds carried it to B
    found = moves(history=BOUGHT_BY_MAY, frozen=OLD_BOUNDS)
    assert found["cause"].tolist() == ["held", "own", "bounds", "went", "came", "came"]
    assert found["moved"].tolist() == [False, True, True, True, True, True]


def test_a_third_group_by_the_old_bounds_is_both():
    found = moves(frozen=JUNE.assign(abc=list("AAABC")))
    assert found.loc["c", "cause"] == "both"
    assert moves().loc["c", "cause"] == "unknown"


def test_the_matrix_has_the_pairs_with_row_shares_and_money():
    found = ck.movement(ck.group_moves(MAY, JUNE, by="abc", history=BOUGHT_BY_MAY))
    told = found.set_index(["group_before", "group"])
    assert told.loc[("C", "B"), ["clients", "clients_share", "change"]].tolist() == [1, 0.5, 9]
    assert told.loc[("C", "absent"), ["clients", "clients_share"]].tolist() == [1, 0.5]
    assert told.loc[("A", "A"), "clients_share"] == 1


def test_a_client_twice_and_a_missing_column_are_refused():
    with pytest.raises(ck.DataError, match="the table after has the client 'a' twice"):
        ck.group_moves(MAY, pd.concat([JUNE, JUNE.head(1)]), by="abc")
    with pytest.raises(ck.DataError, match="the table before needs the column tier"):
        ck.group_moves(MAY, JUNE, by="tier")


classes = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.tuples(st.sampled_from("ABCN"), st.integers(-300, 90_000).map(lambda cents: cents / 100)),
    max_size=8,
)


def table(drawn):
    rows = [(client, abc, value) for client, (abc, value) in drawn.items()]
    frame = pd.DataFrame(rows, columns=["client_id", "abc", "value"])
    return frame.astype({"client_id": str, "abc": str, "value": float})


@given(classes, classes, st.lists(st.sampled_from("ABCN"), min_size=8, max_size=8))
def test_the_matrix_adds_up_and_the_causes_part_the_movers(before, after, old):
    before, after = table(before), table(after)
    frozen = after.assign(abc=old[: len(after)])
    options = {"by": "abc", "history": before.assign(amount=1.0)}
    moved = ck.group_moves(before, after, frozen=frozen, **options)
    pairs = ck.movement(moved)
    rows, columns = (pairs.groupby(side)["clients"].sum() for side in ("group_before", "group"))
    assert rows.drop(["absent", "new"], errors="ignore").to_dict() == sizes(before)
    assert columns.drop("absent", errors="ignore").to_dict() == sizes(after)
    assert pairs["value_before"].sum() == pytest.approx(before["value"].sum())
    assert pairs["value"].sum() == pytest.approx(after["value"].sum())
    shares = pairs.groupby("group_before")["clients_share"].sum()
    assert (abs(shares - 1) < 1e-12).all()
    assert set(moved["cause"]) <= set(CAUSES) - {"unknown"}
    assert (moved["moved"] == moved["cause"].isin(["own", "bounds", "both", "came", "went"])).all()
    assert pairs[["own", "bounds", "both"]].sum().sum() == moved["cause"].isin(CAUSES[:3]).sum()
    again = ck.group_moves(shuffled(before), shuffled(after), frozen=shuffled(frozen), **options)
    pd.testing.assert_frame_equal(moved, again)


def sizes(classes):
    return classes["abc"].value_counts().to_dict()


def test_values_and_ids_of_another_kind_are_refused():
    may = pd.DataFrame({"client_id": ["1"], "abc": ["A"], "value": [9.0]})
    with pytest.raises(ck.DataError, match="value of the table before holds text, not money"):
        ck.group_moves(may.assign(value="9"), may, by="abc")
    with pytest.raises(ck.DataError, match="client_id is numbers in the table before and text in"):
        ck.group_moves(may.assign(client_id=1), may, by="abc")
