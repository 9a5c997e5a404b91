import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import one_each, shuffled, transactions

import clientkit as ck


def vips(payers):
    return payers.loc[payers["vip"], "client_id"].tolist()


@pytest.mark.parametrize(
    ("payers", "expected"), [(1, 1), (3, 1), (9, 2), (23, 5), (35, 7), (65, 13)]
)
def test_the_cut_is_20_percent_of_the_heads_rounded_up(payers, expected):
    found = ck.vip_month(one_each(range(1, payers + 1)), month="2026-01")
    assert len(found) == payers and found["vip"].sum() == expected


def test_seven_percent_of_100_is_7_not_8():
    assert ck.vip_month(one_each(range(1, 101)), month="2026-01", share=0.07)["vip"].sum() == 7


def test_everyone_equal_at_the_cut_is_in_or_none_of_them():
    sales = one_each([9, 5, 5, 5, 1, 1, 1, 1, 1, 1])
    assert ck.vip_month(sales, month="2026-01")["vip"].sum() == 4
    assert ck.vip_month(sales, month="2026-01", ties="exclude")["vip"].sum() == 1


def test_a_further_criterion_parts_equal_clients():
    sales = one_each([9, 5, 5, 5, 1, 1, 1, 1, 1, 1]).assign(units=[1, 1, 8, 2, 1, 1, 1, 1, 1, 1])
    assert vips(ck.vip_month(sales, month="2026-01", then=("units",))) == ["c0000", "c0002"]


def test_a_client_whose_net_is_not_above_zero_is_no_payer():
    sales = pd.DataFrame(
        {"client_id": ["a", "a", "b", "c"], "date": "2026-01-05", "amount": [100, -100, 5, -9]}
    )
    assert ck.vip_month(sales, month="2026-01")["client_id"].tolist() == ["b"]


def test_a_return_lowers_the_month_in_which_it_came_back():
    sales = pd.DataFrame({
        "client_id": ["a", "a", "b", "b"], "amount": [100, -90, 50, 50],
        "date": ["2026-01-05", "2026-02-01", "2026-01-05", "2026-02-05"],
    })  # fmt: skip
    assert vips(ck.vip_month(sales, month="2026-01")) == ["a"]
    assert vips(ck.vip_month(sales, month="2026-02")) == ["b"]


def test_the_last_day_belongs_to_the_month_even_at_noon():
    sales = pd.DataFrame(
        {"client_id": ["a", "b"], "amount": [1, 2],
         "date": pd.to_datetime(["2026-01-31 23:59:59", "2026-02-01 00:00:00"])}
    )  # fmt: skip
    assert ck.vip_month(sales, month="2026-01")["client_id"].tolist() == ["a"]


def test_an_empty_month_a_bad_month_and_a_bad_share_are_said_in_words():
    sales = one_each([1])
    with pytest.raises(
        ck.DataError, match=r"no rows in the 1 month to 2026-05-31; the data run from"
    ):
        ck.vip_month(sales, month="2026-05")
    with pytest.raises(ck.DataError, match="'January' is not a month or a day"):
        ck.vip_month(sales, month="January")
    with pytest.raises(ck.DataError, match="a share lies above 0"):
        ck.vip_month(sales, month="2026-01", share=20)
    with pytest.raises(ck.DataError, match="ties is 'both'; choose include or exclude"):
        ck.vip_month(sales, month="2026-01", ties="both")


def test_two_lists_are_compared_by_hand():
    sales = one_each([10, 9, 1, 1, 1, 1, 1, 1, 1, 1]).assign(units=[9, 1, 8, 0, 0, 0, 0, 0, 0, 0])
    found = ck.vip_overlap(sales, month="2026-01", by=("amount", "units"))
    assert (found["a"], found["b"], found["both"]) == (2, 1, 1)
    assert (found["share_of_a_in_b"], found["jaccard"]) == (0.5, 0.5)
    assert found["only_a"] == ["c0001"] and found["in_both"] == ["c0000"]


def test_the_tiers_by_both_rules():
    sales = one_each(range(10, 0, -1))
    loyal = ck.vip_tiers(sales, month="2026-01")["tier"].tolist()
    assert loyal == ["vip"] * 2 + ["good"] * 2 + ["client"] * 6
    ballast = ck.vip_tiers(sales, month="2026-01", rule="ballast")["tier"].tolist()
    assert ballast == ["vip"] * 2 + ["ordinary"] * 6 + ["ballast"] * 2


def test_a_vip_that_dropped_out_and_still_pays_is_a_good_client():
    before = one_each([1, 2, 3, 4, 100], day="2025-12-10")
    now = one_each([100, 50, 40, 30, 1])
    tiers = ck.vip_tiers(pd.concat([before, now]), month="2026-01").set_index("client_id")
    assert tiers.loc["c0004", "tier"] == "good" and tiers.loc["c0004", "dropped"]
    assert tiers["dropped"].sum() == 1


def test_all_equal_payers_are_all_vip_and_nobody_is_ballast():
    tiers = ck.vip_tiers(one_each([5] * 5), month="2026-01", rule="ballast")
    assert tiers["tier"].tolist() == ["vip"] * 5


@given(transactions(), st.sampled_from(["include", "exclude"]))
def test_equal_values_share_membership_rank_and_tier(sales, ties):
    month = str(sales["date"].max())[:7]
    found = ck.vip_month(sales, month=month, ties=ties)
    assert (found.groupby("value")[["vip", "rank"]].nunique() == 1).all().all()
    assert (found["value"] > 0).all() and found["client_id"].is_unique
    ballast = ck.vip_tiers(sales, month=month, rule="ballast", ties=ties)
    assert (ballast.groupby("value")["tier"].nunique() == 1).all()


@given(transactions())
def test_the_order_of_the_rows_and_the_currency_change_no_list(sales):
    month = str(sales["date"].max())[:7]
    found = ck.vip_month(sales, month=month)
    pd.testing.assert_frame_equal(found, ck.vip_month(shuffled(sales), month=month))
    dear = ck.vip_month(sales.assign(amount=sales["amount"] * 100), month=month)
    assert vips(found) == vips(dear)


@given(transactions())
def test_at_least_a_fifth_of_the_payers_and_never_nobody(sales):
    month = str(sales["date"].max())[:7]
    found = ck.vip_month(sales, month=month)
    assume(len(found))
    assert found["vip"].sum() >= -(-len(found) // 5)
    assert ck.vip_month(sales, month=month, ties="exclude")["vip"].sum() <= -(-len(found) // 5)


def test_one_further_criterion_may_be_given_by_its_name():
    sales = one_each([9, 5, 5]).assign(units=[1, 1, 8])
    parted = ck.vip_month(sales, month="2026-01", share=0.5, then="units")
    assert vips(parted) == ["c0000", "c0002"]


@pytest.mark.parametrize("by", ["amount", ("amount",), ("amount", "units", "documents")])
def test_an_overlap_is_of_two_criteria(by):
    with pytest.raises(ck.DataError, match="by is two measures"):
        ck.vip_overlap(one_each([1]).assign(units=1), month="2026-01", by=by)
