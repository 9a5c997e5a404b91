import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck

MONTH, AGAINST = "2026-02", "2026-01"
MOVES = {
    "abc": lambda t: ck.abc_moves(t, month=MONTH, months=2),
    "loyal": lambda t: ck.tier_moves(t, month=MONTH),
    "ballast": lambda t: ck.tier_moves(t, month=MONTH, rule="ballast"),
    "segment": lambda t: ck.segment_moves(t, month=MONTH, months=2),
    "cluster": lambda t: ck.cluster_moves(t, month=MONTH, months=2, k=2),
}


def two_months(january, february):
    """Each client pays its amount on the 15th; no row where it is None."""
    rows = [
        (client, f"2026-{month:02d}-15", float(amount))
        for month, paid in ((1, january), (2, february))
        for client, amount in zip("abcdefghij", paid, strict=False)
        if amount is not None
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def told(found):
    return found.set_index("client_id").sort_index()[["group_before", "group", "cause"]]


def test_a_client_that_stood_still_while_the_bound_came_down_did_not_move_itself():
    # January: 80, 12, 8 of 100 is A, B, B (starts at 0, .80, .92). February: a falls to 20, so b
    # (12 of 40, starts at .5) is A, though with its 12 it would still be B by January's bounds of
    # 80 and 8. a would be B by them: its 20 is an A only because the bound fell. c starts at .8: B
    sales = two_months([80, 12, 8], [20, 12, 8])
    found = told(ck.abc_moves(sales, month=MONTH, months=1))
    assert found.to_numpy().tolist() == [
        ["A", "A", "held"], ["B", "A", "bounds"], ["B", "B", ""],
    ]  # fmt: skip


def test_a_client_that_rose_over_the_old_bound_moved_by_itself():
    # January's bounds are 25 and 10; c rises from 10, a B (.85), to 30, an A now (.52) and then
    sales = two_months([60, 25, 10, 5], [60, 25, 30, None])
    found = told(ck.abc_moves(sales, month=MONTH, months=1))
    assert found.loc["c"].tolist() == ["B", "A", "own"]
    assert found.loc["b"].tolist() == ["A", "A", ""]
    assert found.loc["d"].tolist() == ["C", "absent", "went"]


def test_a_vip_that_falls_below_the_old_bar_is_good_by_both_bars():
    # five payers, one VIP: a with 50, then b with 60; a drops out and is good by the rule
    sales = two_months([50, 9, 8, 7, 6], [20, 60, 8, 7, 6])
    found = told(ck.tier_moves(sales, month=MONTH))
    assert found.loc["a"].tolist() == ["vip", "good", "own"]
    assert found.loc["b"].tolist() == ["good", "vip", "own"]


def test_a_bar_that_falls_makes_a_vip_of_who_did_not_move():
    sales = two_months([50, 9, 8, 7, 6], [None, 9, 8, 7, 6])
    found = told(ck.tier_moves(sales, month=MONTH))
    assert found.loc["b"].tolist() == ["good", "vip", "bounds"]
    assert found.loc["a"].tolist() == ["vip", "absent", "went"]


def test_clusters_move_only_by_themselves():
    t = ck.sample().transactions
    found = ck.to_pandas(ck.cluster_moves(t, month="2026-06", k=3))
    assert set(found["cause"]) == {"own", "came", "went", ""}
    assert set(found["group"]) == {"1", "2", "3", "absent"}


@pytest.mark.parametrize("name", MOVES)
def test_without_an_earlier_month_everybody_is_new(name):
    sales = two_months([None] * 6, [60, 25, 10, 5, 3, 1])
    found = MOVES[name](sales)
    assert found["group_before"].isin(["new"]).all()
    assert len(found) == (0 if name == "cluster" else 6)


def test_the_earlier_month_must_be_earlier():
    with pytest.raises(ck.DataError, match="so the earlier ends with 2026-01 or before"):
        ck.abc_moves(two_months([1], [1]), month=MONTH, against=MONTH)


@pytest.mark.parametrize("name", ["abc", "loyal", "ballast", "segment"])
@settings(max_examples=6, deadline=None)
@given(transactions(min_size=5))
def test_the_groups_are_those_of_the_classes_and_the_causes_part_the_movers(name, sales):
    in_month = sales["date"].between("2026-02-01", "2026-02-28")
    now = sales[in_month & (sales["amount"] > 0)]
    if now.empty:
        return
    found = MOVES[name](sales)
    assert found["client_id"].is_unique
    known = found[found["group"] != "absent"].set_index("client_id").sort_index()
    assert known["group"].to_dict() == classes(sales, name)
    movers = found["group_before"] != found["group"]
    assert (found["moved"] == movers).all()
    assert (movers == found["cause"].isin(["own", "bounds", "both", "came", "went"])).all()
    bought = sales[(sales["date"] < "2026-02-01") & (sales["amount"] > 0)]["client_id"]
    for row in found[found["group_before"].isin(["new", "absent"])].itertuples():
        assert (row.group_before == "absent") == (row.client_id in set(bought))
    pd.testing.assert_frame_equal(found, MOVES[name](shuffled(sales)))


def classes(sales, name):
    if name == "abc":
        found = ck.abc_classes(ck.in_window(sales, MONTH, 2)).set_index("client_id")["abc"]
    elif name == "segment":
        found = ck.rfm(sales, as_of=MONTH, months=2).set_index("client_id")["segment"]
    else:
        found = ck.vip_tiers(sales, month=MONTH, rule=name).set_index("client_id")["tier"]
    return found.to_dict()


@settings(max_examples=6, deadline=None)
@given(transactions(min_size=5), st.sampled_from(["loyal", "ballast"]))
def test_a_month_against_its_own_copy_moves_nobody(sales, rule):
    """The same rows a month later: no value moved, no bound moved, so there is no cause."""
    january = sales[(sales["date"] >= "2026-01-01") & (sales["date"] < "2026-01-29")]
    if not (january.groupby("client_id")["amount"].sum() > 0).any():
        return
    again = january.assign(
        date=january["date"] + pd.Timedelta(days=31), document=january["document"] + "x"
    )
    both = pd.concat([january, again])
    found = ck.tier_moves(both, month=MONTH, rule=rule)
    assert not found["moved"].any() and set(found["cause"]) == {""}
    found = ck.abc_moves(both, month=MONTH, months=1)
    assert not found["moved"].any() and set(found["cause"]) == {""}
