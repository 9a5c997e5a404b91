import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import one_each, shuffled, transactions

import clientkit as ck
from clientkit.engine import as_table

pytestmark = pytest.mark.filterwarnings("ignore:all .* clients have the same:UserWarning")
ONE_DAY = {"recency_days": [1, 2, 3, 4], "frequency": [2, 3, 4, 5]}
"""Fixed rules where a test is about money alone."""


def orders(counts):
    """One row per order: client c0000 has counts[0] orders of 10 on different days."""
    rows = [
        (f"c{place:04d}", pd.Timestamp("2026-01-31") - pd.Timedelta(days=number), 10.0)
        for place, count in enumerate(counts)
        for number in range(count)
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def test_623_clients_with_one_order_of_1000_all_get_the_same_f():
    counts = [1] * 623 + [2 + place % 9 for place in range(377)]
    scored = ck.rfm(orders(counts), as_of="2026-01")
    once = scored[scored["frequency"] == 1]
    assert len(once) == 623 and once["f"].unique().tolist() == [1]
    assert scored.attrs["levels"]["f"] == scored["f"].nunique()


def test_without_ties_each_score_has_a_fifth():
    scored = ck.rfm(one_each(range(1, 1001)), as_of="2026-01", thresholds=ONE_DAY)
    assert scored["m"].value_counts().to_dict() == dict.fromkeys(range(1, 6), 200)


def test_mid_ranks_by_hand():
    # p = (mid-rank - 0.5) / 5: 10 and 10 share mid-rank 1.5 and are worst, 20 is 0.5, 30 is 0.7
    scored = ck.rfm(one_each([10, 10, 20, 30, 40]), as_of="2026-01", thresholds=ONE_DAY)
    assert scored["m"].tolist() == [1, 1, 3, 4, 5]


def test_thirty_percent_that_bought_on_the_last_day_get_the_best_score():
    days = ["2026-01-31"] * 3 + [f"2026-01-{day:02d}" for day in range(1, 8)]
    sales = pd.DataFrame({"client_id": list("abcdefghij"), "date": days, "amount": 1.0})
    with pytest.warns(UserWarning, match="same frequency and monetary"):
        scored = ck.rfm(sales, as_of="2026-01")
    assert scored["r"].tolist()[:3] == [5, 5, 5]


def test_all_equal_get_the_middle_score_and_a_warning():
    with pytest.warns(UserWarning, match="all 4 clients have the same"):
        scored = ck.rfm(one_each([5, 5, 5, 5]), as_of="2026-01")
    assert scored[["r", "f", "m"]].eq(3).all().all()


def test_fixed_thresholds_say_from_where_a_score_is_given():
    rule = {"frequency": [2, 3, 5, 10], "recency_days": [30, 60, 90, 180]}
    scored = ck.rfm(orders([1, 2, 3, 4, 5, 9, 10]), as_of="2026-03-02", thresholds=rule)
    assert scored["f"].tolist() == [1, 2, 3, 3, 4, 4, 5]
    assert scored["r"].tolist() == [5] * 7  # the last orders are 30 days old
    assert scored.attrs["thresholds"]["frequency"] == {2: 2, 3: 3, 4: 5, 5: 10}


@pytest.mark.parametrize("rule", [[2, 3], [5, 3, 2, 1], [2, 2, 3, 4]])
def test_thresholds_that_do_not_rise_are_refused(rule):
    with pytest.raises(ck.DataError, match="4 rising values"):
        ck.rfm(one_each([1]), as_of="2026-01", thresholds={"frequency": rule})


def test_a_return_lowers_money_but_neither_frequency_nor_recency():
    sales = pd.DataFrame({
        "client_id": ["a", "a", "b"], "document": ["1", "R1", "2"], "amount": [100, -40, 50.0],
        "date": ["2026-01-01", "2026-01-30", "2026-01-10"],
    })  # fmt: skip
    scored = ck.rfm(sales, as_of="2026-01").set_index("client_id")
    assert scored.loc["a", ["recency_days", "frequency", "monetary"]].tolist() == [30, 1, 60]


def test_only_returns_are_said_in_words():
    with pytest.raises(ck.DataError, match="nobody bought in the window"):
        ck.rfm(one_each([-5, -6]), as_of="2026-01")


def test_a_map_of_three_scores_is_accepted_when_it_is_whole():
    mine = [((2, 3), (1, 3), "live"), ((1, 1), (1, 3), "asleep")]
    scored = ck.rfm(orders([1, 2, 3]), as_of="2026-01", bins=3, segments=mine)
    assert set(scored["segment"]) <= {"live", "asleep"}


@given(transactions(min_size=2), st.sampled_from([2, 3, 5, 7]))
def test_equal_values_have_equal_scores_within_1_to_bins(sales, bins):
    if not (sales["amount"] > 0).any():
        return
    scored = quietly(sales, bins=bins)
    for axis, score in (("recency_days", "r"), ("frequency", "f"), ("monetary", "m")):
        assert (scored.groupby(axis)[score].nunique() == 1).all()
        assert scored[score].between(1, bins).all()
        if scored[axis].nunique() > 1:
            assert {scored[score].min(), scored[score].max()} == {1, bins}
    assert scored["segment"].notna().all()


@given(transactions(min_size=2))
def test_scores_never_fall_when_the_value_is_better(sales):
    if not (sales["amount"] > 0).any():
        return
    scored = quietly(sales)
    assert scored.sort_values("monetary")["m"].is_monotonic_increasing
    assert scored.sort_values("recency_days")["r"].is_monotonic_decreasing


@given(transactions(min_size=2))
def test_frozen_thresholds_give_the_reference_month_its_own_scores(sales):
    if not (sales["amount"] > 0).any():
        return
    scored = quietly(sales)
    again = quietly(shuffled(sales), thresholds=scored.attrs["thresholds"])
    several = [s for s, levels in scored.attrs["levels"].items() if levels > 1]
    assert scored[["client_id", *several]].equals(again[["client_id", *several]])


@pytest.mark.parametrize(
    ("axis", "bounds"),
    [
        ("frequency", {1: 0, 6: 9}),  # a rule of six scores
        ("recency_days", {2: 10, 3: 20, 4: 30, 5: 180}),  # more days cannot be better
        ("monetary", {2: 50, 3: 40}),
        ("monetary", {}),
        ("monetary", ["a", "b", "c", "d"]),
        ("monetary", [1, 2, 3, float("nan")]),
        ("monetary", 100),
    ],
)
def test_a_rule_that_cannot_score_everyone_is_refused(axis, bounds):
    with pytest.raises(ck.DataError, match=f"'{axis}'. must"):
        ck.rfm(one_each([1, 2]), as_of="2026-01", thresholds={axis: bounds})


def test_a_number_of_scores_is_whole_and_a_rule_names_its_axis():
    for bins in ("5", 5.0, 1, 11):
        with pytest.raises(ck.DataError, match="bins is the number of scores, 2 to 10"):
            ck.rfm(one_each([1, 2]), as_of="2026-01", bins=bins)
    with pytest.raises(ck.DataError, match="thresholds is a rule per axis"):
        ck.rfm(one_each([1, 2]), as_of="2026-01", thresholds=[1, 2, 3, 4])


def test_only_returns_are_said_in_words_for_an_ibis_table_too():
    with pytest.raises(ck.DataError, match="nobody bought in the window"):
        ck.rfm(as_table(one_each([-5, -6])), as_of="2026-01")


def quietly(sales, **options):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return ck.rfm(sales, as_of="2026-03", **options)
