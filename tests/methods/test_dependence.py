import pandas as pd
import pytest
from hypothesis import given
from strategies import transactions

import clientkit as ck

SALES = pd.DataFrame({
    "client_id": ["a", "b", "c", "a"], "amount": [50, 30, -20, 140], "cost": [60, 10, 0, 140],
    "date": ["2026-02-15", "2026-02-15", "2026-02-15", "2025-12-31"],
})  # fmt: skip


def test_what_leaves_with_the_first_client():
    found = ck.dependence(SALES, until="2026-02", window=2)
    # 60 in all, net of the returns of c; the profit is -10 + 20 - 20, and of -10 there is no share
    assert found["client_id"].tolist() == ["a", "b", "c"]
    assert found["amount_share"].tolist() == pytest.approx([50 / 60, 30 / 60, -20 / 60])
    assert found["amount_share_so_far"].tolist() == pytest.approx([50 / 60, 80 / 60, 1])
    assert found["profit_share"].isna().all()


def test_without_costs_the_profit_is_not_told():
    found = ck.dependence(SALES.drop(columns="cost"), until="2026-02")
    assert not {"profit", "profit_share"} & set(found)


def test_a_longer_window_takes_more_in():
    found = ck.dependence(SALES, until="2026-02", window=3)
    assert found["amount"].tolist() == [190, 30, -20]


@given(transactions())
def test_the_shares_make_one_whole(sales):
    found = ck.dependence(sales, until=sales["date"].max(), window=6)
    if sales["amount"].sum() > 0:
        assert found["amount_share"].sum() == pytest.approx(1)
        assert found["amount_share_so_far"].iloc[-1] == pytest.approx(1)
    else:
        assert found["amount_share"].isna().all()
