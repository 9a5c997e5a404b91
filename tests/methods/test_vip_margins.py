import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck


def halves(before, now, client="a"):
    """One line a month of (amount, cost): the month before, the month reported."""
    rows = [(client, "2026-01-15", *before), (client, "2026-02-15", *now)]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount", "cost"])


def margins(*frames, **options):
    found = ck.vip_margins(pd.concat(frames), month="2026-02", window=2, **options)
    return found.set_index("client_id")


def test_a_margin_that_melts_while_turnover_holds_is_told():
    a = margins(halves((100, 70), (100, 90))).loc["a"]
    # 30 % to 10 % in a month; on that way it is far below nothing in six
    assert a[["margin_before", "margin"]].tolist() == [0.3, 0.1]
    assert a["reach"] == pytest.approx(0.1 - 6 * 0.2)
    assert a["melted"] == pytest.approx(20) and a["squeezed"]


@pytest.mark.parametrize(
    ("before", "now", "squeezed"),
    [
        ((100, 70), (94, 90), False),  # it buys less: another story
        ((100, 70), (95, 90), True),  # 95 % of before is level
        ((100, 70), (100, 71), False),  # at this pace 24 % in six months
        ((100, 95), (100, 95), True),  # 5 % and no fall: at the bound
        ((100, 94), (100, 94), False),
        ((100, 99), (100, 95), True),  # it recovers, but 5 % is still at the bound
        ((0, 0), (100, 99), False),  # nothing before to compare with
    ],
)
def test_squeezed_is_level_turnover_and_a_margin_at_its_end(before, now, squeezed):
    frames = [halves(before, now)]
    assert margins(*frames).loc["a", "squeezed"] == squeezed


def test_the_bound_is_an_option():
    assert not margins(halves((100, 95), (100, 95)), low=0.04).loc["a", "squeezed"]


def test_who_costs_more_than_it_pays_loses_the_firm_so_much():
    a = margins(halves((100, 110), (50, 60))).loc["a"]
    assert a["loss"] == 10 and a["margin"] == -0.2 and not a["squeezed"]


def test_price_and_cost_are_compared_on_the_products_bought_in_both_halves():
    sales = pd.DataFrame(
        [
            ("a", "2026-01-15", "pen", 10, 100, 50),  # 10 a pen, costs 5
            ("a", "2026-01-15", "ink", 1, 900, 1),  # bought before only
            ("a", "2026-02-15", "pen", 20, 180, 110),  # 9 a pen, costs 5.5
            ("a", "2026-02-15", "cap", 1, 820, 1),  # bought now only
        ],
        columns=["client_id", "date", "product", "units", "amount", "cost"],
    )
    a = margins(sales).loc["a"]
    assert a["price_change"] == pytest.approx(-0.1) and a["cost_change"] == pytest.approx(0.1)


def test_without_products_the_prices_are_not_known():
    assert pd.isna(margins(halves((100, 70), (100, 90))).loc["a", "price_change"])


def test_without_costs_it_is_refused():
    sales = halves((1, 1), (1, 1)).drop(columns="cost")
    with pytest.raises(ck.DataError, match="the margin needs the column cost"):
        margins(sales)
    with pytest.raises(ck.DataError, match="window is a number of months, at least 2"):
        ck.vip_margins(halves((1, 1), (1, 1)), month="2026-02", window=1)


def test_the_sample_s_first_client_is_the_squeezed_one():
    found = ck.to_pandas(ck.vip_margins(ck.sample().transactions, month="2026-06"))
    first = found.iloc[0]
    assert first["client_id"] == "C008" and first["squeezed"]
    assert first["price_change"] < 0 < first["cost_change"]


@given(transactions())
def test_a_change_of_currency_squeezes_nobody(sales):
    sales = sales.assign(cost=sales["amount"] * 0.9)
    about = {"month": str(sales["date"].max())[:7], "window": 4}
    found = ck.vip_margins(sales, **about)
    tenfold = sales.assign(amount=sales["amount"] * 10, cost=sales["cost"] * 10)
    other = ck.vip_margins(tenfold, **about)
    keys = ["client_id", "squeezed"]
    pd.testing.assert_frame_equal(
        *(one.sort_values("client_id", ignore_index=True)[keys] for one in (found, other))
    )
    again = ck.vip_margins(shuffled(sales), **about)
    pd.testing.assert_frame_equal(found, again)


def test_the_same_rows_give_the_same_digits_every_time():
    # a sum of floats would hang on which thread comes first
    found = [
        ck.to_pandas(ck.vip_margins(ck.sample().transactions, month="2026-01")) for _ in "12345"
    ]
    for again in found[1:]:
        pd.testing.assert_frame_equal(found[0], again, check_exact=True)
