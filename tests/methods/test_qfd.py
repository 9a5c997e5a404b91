import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clientkit as ck

NEEDS = pd.DataFrame(
    {
        "need": ["quick", "safe", "cheap", "green"],
        "importance": [5, 4, 3, 1],
        "ours": [3, 4, 2, None],
        "rival": [4, 3, 4, None],
    }
)
FEATURES = pd.DataFrame(
    {"feature": ["runs", "boxes", "price", "logo"], "difficulty": [4, 2, 1, 1]}
)
PAIRS = [("quick", "runs", 9), ("safe", "boxes", 9), ("safe", "runs", 1), ("cheap", "price", 9),
         ("cheap", "runs", 3)]  # fmt: skip


def relations(pairs=PAIRS):
    return pd.DataFrame(pairs, columns=["need", "feature", "strength"])


def test_the_house_is_that_worked_by_hand():
    house = ck.qfd(NEEDS, FEATURES, relations())
    # runs 5 x 9 + 4 x 1 + 3 x 3 = 58; boxes 4 x 9 = 36; price 3 x 9 = 27; logo 0; all 121
    assert house.features[["feature", "importance", "rank", "needs"]].to_numpy().tolist() == [
        ["runs", 58, 1, 3], ["boxes", 36, 2, 1], ["price", 27, 3, 1], ["logo", 0, 4, 0],
    ]  # fmt: skip
    assert house.features["share"].tolist() == pytest.approx([58 / 121, 36 / 121, 27 / 121, 0])
    assert house.matrix.loc["cheap"].tolist() == [3, 0, 9, 0]
    assert (house.unserved, house.idle) == (["green"], ["logo"])
    # the rival is ahead by 1 where it counts 5, and by 2 where it counts 3
    assert house.needs["weighted_gap"].tolist()[:3] == [5, 0, 6]
    assert house.needs["weighted_gap"].isna().tolist() == [False, False, False, True]


def test_equal_features_share_a_rank():
    pairs = [("quick", "runs", 3), ("quick", "boxes", 3)]
    assert ck.qfd(NEEDS, FEATURES, relations(pairs)).features["rank"].tolist() == [1, 1, 3, 3]


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([("quik", "runs", 9)], "name the need 'quik', .*Did you mean 'quick'"),
        ([("quick", "wings", 9)], "name the feature 'wings'"),
        ([("quick", "runs", 9), ("quick", "runs", 3)], "'quick' and 'runs' are related twice"),
        ([("quick", "runs", -1)], "strength of 'quick / runs' is -1"),
        ([("quick", "runs", 0)], "no need of any importance is served"),
        ([], "no need of any importance is served"),
    ],
)
def test_what_makes_no_house_is_refused_in_a_sentence(pairs, message):
    with pytest.raises(ck.DataError, match=message):
        ck.qfd(NEEDS, FEATURES, relations(pairs))


def test_a_need_or_a_feature_twice_is_refused():
    with pytest.raises(ck.DataError, match="need 'quick' stands twice"):
        ck.qfd(pd.concat([NEEDS, NEEDS.head(1)]), FEATURES, relations())
    with pytest.raises(ck.DataError, match="feature 'runs' stands twice"):
        ck.qfd(NEEDS, pd.concat([FEATURES, FEATURES.head(1)]), relations())


def test_equal_sums_are_equal_whatever_the_order_of_their_parts():
    # 0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 differ as floats
    needs = pd.DataFrame({"need": ["a", "b", "c"], "importance": [1, 1, 1]})
    pairs = [("a", "runs", 0.1), ("b", "runs", 0.2), ("c", "runs", 0.3),
             ("a", "boxes", 0.3), ("b", "boxes", 0.2), ("c", "boxes", 0.1)]  # fmt: skip
    house = ck.qfd(needs, FEATURES.head(2), relations(pairs))
    assert house.features["rank"].tolist() == [1, 1]
    assert house.features["importance"].tolist() == [0.6, 0.6]


def test_what_is_no_table_no_name_or_no_number_is_refused():
    with pytest.raises(ck.DataError, match="features is a table, a pandas DataFrame; got None"):
        ck.qfd(NEEDS, None, relations())
    with pytest.raises(ck.DataError, match="a need in needs is 7; its name is text"):
        ck.qfd(NEEDS.assign(need=[7, 8, 9, 10]), FEATURES, relations())
    with pytest.raises(ck.DataError, match="strength of 'quick / runs' is inf"):
        ck.qfd(NEEDS, FEATURES, relations([("quick", "runs", float("inf"))]))


strengths = st.lists(st.sampled_from([0, 1, 3, 9]), min_size=12, max_size=12)


@given(strengths.filter(any), st.integers(2, 7))
def test_shares_make_one_whole_and_scaling_all_importance_moves_none(drawn, times):
    needs = NEEDS.head(3)
    pairs = [(need, feature) for need in needs["need"] for feature in FEATURES["feature"]]
    table = relations([(*pair, strength) for pair, strength in zip(pairs, drawn, strict=True)])
    house = ck.qfd(needs, FEATURES, table)
    assert house.features["share"].sum() == pytest.approx(1)
    total = sum(
        needs.set_index("need")["importance"][need] * strength
        for (need, _feature), strength in zip(pairs, drawn, strict=True)
    )
    assert house.features["importance"].sum() == total
    larger = ck.qfd(needs.assign(importance=needs["importance"] * times), FEATURES, table)
    assert larger.features["share"].tolist() == pytest.approx(house.features["share"].tolist())
    mixed = ck.qfd(needs, FEATURES, table.sample(frac=1, random_state=1))
    pd.testing.assert_frame_equal(mixed.features, house.features)
