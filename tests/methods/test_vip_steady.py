import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import transactions

import clientkit as ck

MONTHS = [f"2026-{month:02d}" for month in range(1, 7)]


def story(**by_client):
    """Nineteen payers of 1..19 in every month, beside clients who pay as told month by month."""
    rows = [(f"x{n:02d}", f"{month}-10", n) for month in MONTHS for n in range(1, 20)]
    rows += [
        (client, f"{month}-15", value)
        for client, values in by_client.items()
        for month, value in zip(MONTHS, values, strict=True)
        if value
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def on_list(sales, client, **options):
    master = ck.vip_table(sales, until="2026-06", **options)
    return master.loc[master["client_id"] == client, "vip"].tolist()


# Of 20 payers 4 are VIP (16.5 is the fifth, 17.5 the fourth), 5 are in the top quarter. With a
# silent story client there are 19 payers: again 4 and 5.


def test_one_month_below_the_top_quarter_is_forgiven():
    sales = story(a=[30, 1, 30, 1, 1, 30])
    assert on_list(sales, "a") == [True, False, True, False, False, True]
    assert on_list(sales, "a", stay=0.25) == [True, True, True, True, False, True]


def test_within_the_top_quarter_a_vip_stays_and_another_does_not_enter():
    sales = story(a=[30, 15.5, 15.5, 15.5, 15.5, 15.5])  # the fifth of twenty from February on
    assert on_list(sales, "a", stay=0.25) == [True] * 6
    never = story(a=[15.5] * 6)
    assert "a" not in set(ck.vip_table(never, until="2026-06", stay=0.25)["client_id"])


def test_silent_months_are_months_out():
    sales = story(a=[30, 0, 0, 0, 0, 0])
    assert on_list(sales, "a", stay=0.25) == [True, True, False, False, False, False]
    assert on_list(sales, "a", stay=0.25, patience=3) == [True, True, True, False, False, False]


def test_the_memory_reaches_back_before_the_window():
    sales = story(a=[30, 15.5, 15.5, 15.5, 15.5, 15.5])
    assert on_list(sales, "a", stay=0.25, window=2) == [True, True]


def test_the_changes_spared_are_counted():
    changes = ck.vip_changes(story(a=[30, 1, 30, 1, 1, 30]), until="2026-06").set_index("month")
    # a comes and goes five times (and the fourth of the others with it, the other way round)
    assert changes["entered"].tolist() == [4, 1, 1, 1, 0, 1]
    assert changes["gone"].tolist() == [0, 1, 1, 1, 0, 1]
    assert changes.loc["2026-02", ["steady_entered", "steady_gone"]].tolist() == [1, 0]
    assert (changes["spared"] == changes["entered"] + changes["gone"]
            - changes["steady_entered"] - changes["steady_gone"]).all()  # fmt: skip


def test_staying_must_not_be_harder_than_entering():
    with pytest.raises(ck.DataError, match=r"stay is 0.1, below the share 0.2"):
        ck.vip_table(story(), until="2026-06", stay=0.1)
    with pytest.raises(ck.DataError, match="patience is a number of months"):
        ck.vip_table(story(), until="2026-06", stay=0.3, patience=0)


@given(transactions())
def test_with_no_memory_the_steady_list_is_the_list(sales):
    until = str(sales["date"].max())[:7]
    anew = ck.vip_table(sales, until=until)
    pd.testing.assert_frame_equal(anew, ck.vip_table(sales, until=until, stay=0.2, patience=1))


@given(transactions(), st.sampled_from([0.2, 0.5, 1]), st.integers(1, 3))
def test_the_steady_list_holds_every_month_s_own_list(sales, stay, patience):
    until = str(sales["date"].max())[:7]
    anew, steady = (
        ck.vip_table(sales, until=until, **options).set_index(["client_id", "month"])["vip"]
        for options in ({}, {"stay": stay, "patience": patience})
    )
    assert steady.reindex(anew[anew].index).all()


def test_a_month_without_any_row_is_a_month_out_as_well():
    days = ["2026-01-10", "2026-03-10"]
    sales = pd.DataFrame(
        {"client_id": ["a", "a", "b", "b"], "date": days * 2, "amount": [10, 10, 1, 1]}
    )
    assert on_list_until(sales, "a", "2026-03", stay=0.25) == [True, True, True]


def test_who_leaves_the_steady_list_after_long_silence_is_counted():
    sales = story(a=[30, 0, 0, 0, 0, 0])
    changes = ck.vip_changes(sales, until="2026-06", patience=3).set_index("month")
    assert changes.loc["2026-04", "steady_gone"] == 1


def on_list_until(sales, client, until, **options):
    master = ck.vip_table(sales, until=until, **options)
    return master.loc[master["client_id"] == client, "vip"].tolist()
