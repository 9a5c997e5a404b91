import pytest
from strategies import one_each

import clientkit as ck


def test_the_edge_is_ten_per_cent_to_both_sides_included():
    # ten payers, two VIPs, the bar is 100
    found = ck.vip_edge(one_each([110, 100, 99, 90, 89.99, 5, 4, 3, 2, 1]), month="2026-01")
    assert found["value"].tolist() == [110, 100, 99, 90]
    assert found["gap"].tolist() == [10, 0, -1, -10]
    assert found["vip"].tolist() == [True, True, False, False]


def test_the_margin_is_an_option():
    sales = one_each([200, 100, 60, 50, 49, 5, 4, 3, 2, 1])
    assert ck.vip_edge(sales, month="2026-01", margin=0.5)["value"].tolist() == [100, 60, 50]


def test_without_a_bar_nobody_stands_at_it():
    assert ck.vip_edge(one_each([5, 5]), month="2026-01", ties="exclude").empty


def test_a_margin_that_is_no_share_is_refused():
    with pytest.raises(ck.DataError, match="share lies above 0"):
        ck.vip_edge(one_each([1]), month="2026-01", margin=-0.1)
