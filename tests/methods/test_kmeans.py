import numpy as np
import pandas as pd
import pytest
from strategies import one_each, shuffled

import clientkit as ck


def three_groups(of_each=40):
    """Frequent and rich, middling, and long gone: plain groups, with a little noise."""
    random = np.random.default_rng(3)
    plan = ((60, 400, 20), (12, 60, 90), (2, 10, 300))  # documents, amount each, days ago
    rows = []
    for group, (typical, amount, days) in enumerate(plan):
        for client in range(of_each):
            last = days + int(random.integers(0, days))
            documents = int(random.integers(typical, 2 * typical))
            rows += [
                (f"g{group}-{client:02d}", last + n, amount * random.uniform(0.7, 1.3))
                for n in range(documents)
            ]
    sales = pd.DataFrame(rows, columns=["client_id", "ago", "amount"])
    sales["date"] = pd.Timestamp("2026-06-30") - pd.to_timedelta(sales.pop("ago"), unit="D")
    return sales.assign(amount=sales["amount"].round(2))


def test_plain_groups_are_found_and_the_richest_is_cluster_1():
    found = ck.kmeans(three_groups(), as_of="2026-06")
    group = found.clusters["client_id"].str[1].astype(int) + 1
    assert found.k == 3 and (found.clusters["cluster"] == group).all()
    chosen = found.evidence[found.evidence["chosen"]]
    assert chosen["k"].tolist() == [3] and chosen["stability"].iloc[0] > 0.95
    assert found.evidence["k"].tolist() == list(range(2, 9))


def test_the_order_of_the_rows_changes_nothing_and_the_seed_repeats():
    sales = three_groups(15)
    first, second = (ck.kmeans(s, as_of="2026-06", k=4, seed=7) for s in (sales, shuffled(sales)))
    pd.testing.assert_frame_equal(first.clusters, second.clusters)
    pd.testing.assert_frame_equal(first.centers, second.centers)


def test_saved_centres_assign_the_clients_of_another_month():
    sales = three_groups(15)
    found = ck.kmeans(sales, as_of="2026-06", k=3)
    later = found.assign(sales[sales["client_id"].str.startswith("g0")], as_of="2026-06")
    assert later["cluster"].tolist() == [1] * 15


def test_one_client_or_all_equal_is_no_structure_not_a_crash():
    assert ck.kmeans(one_each([5]), as_of="2026-01").k == 1
    found = ck.kmeans(one_each([5] * 30), as_of="2026-01")
    assert found.k == 1 and found.clusters["cluster"].unique().tolist() == [1]
    assert found.evidence.empty


def test_five_clients_are_clustered_only_as_far_as_they_differ():
    found = ck.kmeans(one_each([1, 2, 3, 4, 500]), as_of="2026-01")
    assert set(found.evidence["k"]) == {2, 3, 4}


def test_more_clusters_than_different_clients_are_refused():
    with pytest.raises(ck.DataError, match="1 to 2 here; got 5"):
        ck.kmeans(one_each([1, 2, 3]), as_of="2026-01", k=5)


def test_multiplying_all_money_hardly_moves_a_client():
    sales = three_groups(15)
    found = ck.kmeans(sales, as_of="2026-06", k=3)
    again = ck.kmeans(sales.assign(amount=sales["amount"] * 100), as_of="2026-06", k=3)
    assert found.clusters["cluster"].equals(again.clusters["cluster"])


def test_profiles_compare_each_cluster_with_the_base():
    profiles = ck.cluster_profiles(ck.kmeans(three_groups(15), as_of="2026-06", k=3).clusters)
    assert profiles["clients"].tolist() == [15, 15, 15]
    assert profiles["words"].tolist()[0] == "very large, very often, bought recently"
    assert profiles["total_share"].sum() == pytest.approx(1)


@pytest.mark.parametrize("k", ["3", 2.5, 0])
def test_the_number_of_clusters_is_a_whole_number(k):
    with pytest.raises(ck.DataError, match="k is the number of clusters, 1 to 4 here"):
        ck.kmeans(one_each([1, 2, 4, 5, 6]), as_of="2026-01", k=k)
