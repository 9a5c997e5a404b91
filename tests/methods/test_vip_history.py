import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.methods.vip_history import STATUSES

MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]


def paid(by_client, months=MONTHS):
    """One row per payment: {"a": [9, 0, ...]} is what a paid month by month; 0 = nothing."""
    rows = [
        (client, f"{month}-15", amount)
        for client, amounts in by_client.items()
        for month, amount in zip(months, amounts, strict=True)
        if amount
    ]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


# five payers at the most, so one VIP a month: whoever paid the most
STORY = paid({
    "a": [9, 9, 1, 9, 1, 1],
    "b": [1, 1, 9, 1, 1, 9],
    "c": [0, 0, 0, 0, 9, 0],
    "d": [1, 1, 1, 1, 1, 1],
})  # fmt: skip


def statuses(master, client):
    return master[master["client_id"] == client]["status"].tolist()


def test_each_status_in_a_story_told_by_hand():
    master = ck.vip_table(STORY, until="2026-06")
    assert statuses(master, "a") == ["joined", "stayed", "left", "returned", "left", ""]
    assert statuses(master, "b") == ["", "", "joined", "left", "", "returned"]
    assert statuses(master, "c") == ["", "", "", "", "joined", "paused"]
    assert "d" not in set(master["client_id"])


def test_a_former_vip_without_payment_for_three_months_is_lost():
    master = ck.vip_table(paid({"a": [9, 0, 0, 0, 0, 0], "b": [1] * 6}), until="2026-06")
    assert statuses(master, "a") == ["joined", "paused", "", "lost", "lost", "lost"]
    sooner = ck.vip_table(
        paid({"a": [9, 0, 0, 0, 0, 0], "b": [1] * 6}), until="2026-06", lost_after=2
    )
    assert statuses(sooner, "a") == ["joined", "paused", "lost", "lost", "lost", "lost"]


def test_the_month_before_the_window_decides_joined_or_stayed():
    master = ck.vip_table(STORY, until="2026-03", window=2)
    assert statuses(master, "a") == ["stayed", "left"]
    assert statuses(ck.vip_table(STORY, until="2026-02", window=6), "a") == ["joined", "stayed"]


def test_vip_before_the_window_only_is_joined_not_returned():
    master = ck.vip_table(
        paid({"a": [9, 1, 9], "b": [1, 9, 1]}, MONTHS[:3]), until="2026-03", window=1
    )
    assert statuses(master, "a") == ["joined"]


def test_a_month_in_which_nobody_paid_has_its_place():
    story = paid({"a": [9, 0, 9], "b": [1, 0, 1]}, MONTHS[:3])
    master = ck.vip_table(story, until="2026-03")
    assert master["month"].tolist() == MONTHS[:3]
    assert statuses(master, "a") == ["joined", "paused", "returned"]


def test_core_floating_and_one_off():
    master = (
        ck.vip_table(STORY, until="2026-06").drop_duplicates("client_id").set_index("client_id")
    )
    assert master["standing"].to_dict() == {"a": "floating", "b": "floating", "c": "one-off"}
    always = ck.vip_table(paid({"a": [9] * 5 + [1], "b": [1] * 5 + [9]}), until="2026-06")
    assert always.set_index("client_id").loc["a", "standing"].unique().tolist() == ["core"]


def test_an_empty_month_is_refused():
    with pytest.raises(ck.DataError, match="no rows"):
        ck.vip_table(STORY, until="2026-07")


@given(transactions())
def test_the_master_table_holds_each_month_s_own_list(sales):
    until = str(sales["date"].max())[:7]
    master = ck.vip_table(sales, until=until)
    assert not master.duplicated(["client_id", "month"]).any()
    for month, part in master.groupby("month"):
        if (sales["date"].astype(str).str[:7] == month).any():
            payers = ck.vip_month(sales, month=month)
            assert set(part.loc[part["vip"], "client_id"]) == set(
                payers.loc[payers["vip"], "client_id"]
            )
    is_vip = master["status"].isin(["joined", "returned", "stayed"])
    assert is_vip.equals(master["vip"]) and set(master["status"]) <= {*STATUSES, ""}


@given(transactions())
def test_the_statuses_reconcile_with_the_two_months_lists(sales):
    until = str(sales["date"].max())[:7]
    master = ck.vip_table(sales, until=until)
    grid = master.pivot(index="client_id", columns="month", values="vip")
    count = master.groupby(["month", "status"]).size().unstack(fill_value=0)
    for before, now in zip(grid.columns, grid.columns[1:], strict=False):
        moves = count.loc[now].reindex(STATUSES, fill_value=0)
        gone = int((grid[before] & ~grid[now]).sum())
        assert moves["stayed"] == (grid[before] & grid[now]).sum()
        assert moves["left"] + moves["paused"] == gone
        assert moves["joined"] + moves["returned"] == (~grid[before] & grid[now]).sum()


@given(transactions())
def test_the_order_of_the_rows_changes_nothing(sales):
    until = str(sales["date"].max())[:7]
    first, second = (ck.vip_table(s, until=until) for s in (sales, shuffled(sales)))
    pd.testing.assert_frame_equal(first, second)


def test_silent_months_at_the_start_of_the_window_have_their_place():
    story = paid({"a": [9, 0, 0, 9], "b": [1, 0, 0, 1]}, MONTHS[:4])
    master = ck.vip_table(story, until="2026-04", window=2)
    assert master["month"].tolist() == ["2026-03", "2026-04"]
    assert statuses(master, "a") == ["", "joined"]


def test_one_month_is_one_off_however_short_the_window():
    master = ck.vip_table(STORY, until="2026-06", window=1)
    assert master["standing"].tolist() == ["one-off"]


def test_in_june_every_status_occurs_and_reconciles_with_the_two_months_lists():
    t = ck.sample().transactions
    june = ck.to_pandas(ck.vip_table(t, until="2026-06"))
    june = june[june["month"] == "2026-06"]
    now, before = (
        set(ck.to_pandas(ck.vip_month(t, month=month)).query("vip")["client_id"])
        for month in ("2026-06", "2026-05")
    )
    of = {status: set(rows["client_id"]) for status, rows in june.groupby("status")}
    counts = {status: len(of[status]) for status in STATUSES}
    assert counts == {"joined": 3, "returned": 3, "stayed": 9, "left": 4, "paused": 2, "lost": 7}
    assert of["joined"] | of["returned"] | of["stayed"] == now
    assert of["stayed"] | of["left"] | of["paused"] == before
    assert not of["lost"] & (now | before)
