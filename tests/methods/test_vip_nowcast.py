import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled, transactions

import clientkit as ck


def paid(*rows):
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


# five payers at the most: one VIP a month, the largest

HISTORY = [
    ("big", "2026-01-05", 100), ("big", "2026-02-05", 100), ("big", "2026-03-05", 100),
    ("late", "2026-01-25", 60), ("late", "2026-02-25", 90), ("late", "2026-03-25", 90),
]  # fmt: skip


def course(*april, as_of="2026-04-10", **options):
    found = ck.vip_nowcast(paid(*HISTORY, *april), as_of=as_of, window=3, **options)
    return found.set_index("client_id")


def test_who_has_paid_as_much_as_the_bar_to_expect_has_reached_it():
    found = course(("new", "2026-04-02", 100))
    # the bars were 100 each month; late still brings (60 + 90 + 90) / 3 = 80, which is not enough
    assert found[["course", "so_far", "projected", "bar"]].to_numpy().tolist() == [
        ["reached", 100, 100, 100]
    ]
    assert not found.loc["new", "was_vip"]


def test_who_usually_pays_later_in_the_month_is_on_course():
    found = course(("late", "2026-04-02", 20))
    assert found.loc["late", ["course", "so_far", "usual_rest", "projected"]].tolist() == [
        "on course", 20, 80, 100,
    ]  # fmt: skip


def test_rows_after_the_day_are_not_looked_at():
    assert course(("late", "2026-04-02", 20), ("new", "2026-04-11", 999)).index.tolist() == [
        "late"
    ]


def test_a_habit_not_seen_for_two_months_is_over():
    gone = [("gone", day, 900) for day in ("2025-11-25", "2025-12-25", "2026-01-25")]
    sales = paid(*gone, ("big", "2026-02-05", 1), ("big", "2026-03-05", 1))
    # in March 2700 / 4 against a bar of (900 + 900 + 1) / 3; in April 2700 / 5 against 902 / 3
    assert "gone" in ck.vip_nowcast(sales, as_of="2026-03-10")["client_id"].tolist()
    assert "gone" not in ck.vip_nowcast(sales, as_of="2026-04-10")["client_id"].tolist()


def test_last_month_s_vip_is_marked():
    assert course(("big", "2026-04-05", 100)).loc["big", "was_vip"]


def test_without_a_month_before_there_is_no_bar_to_expect():
    with pytest.raises(ck.DataError, match="no rows in the 1 month"):
        ck.vip_nowcast(paid(("a", "2026-04-05", 1)), as_of="2026-04-10")


def test_the_nowcasts_of_past_months_are_held_against_their_lists():
    hits = ck.vip_nowcast_hits(paid(*HISTORY), until="2026-03", day=10, months=3, window=3)
    # January is the first month and has no bar before it
    assert hits["month"].tolist() == ["2026-02", "2026-03"]
    assert hits[["named", "became", "vips"]].to_numpy().tolist() == [[1, 1, 1], [1, 1, 1]]
    assert hits["rate"].tolist() == hits["found"].tolist() == [1, 1]


def test_a_nowcast_that_names_the_wrong_one_is_counted_as_such():
    turned = [*HISTORY, ("new", "2026-03-30", 500)]
    march = ck.vip_nowcast_hits(paid(*turned), until="2026-03", day=10, window=3).iloc[-1]
    assert march[["named", "became", "vips"]].tolist() == [1, 0, 1]
    assert march["rate"] == march["found"] == 0


@pytest.mark.parametrize(
    ("last", "month", "full", "day"),
    [
        ("2026-07-12", "2026-06", "2026-06", "2026-07-12"),  # into the next month
        ("2026-06-12", "2026-06", "2026-05", "2026-06-12"),  # the month itself has not ended
        ("2026-06-30", "2026-06", "2026-06", None),  # a whole month
        ("2026-08-12", "2026-06", "2026-07", None),  # an old month: its next one is known
    ],
)
def test_the_day_of_the_nowcast_is_the_last_one_known_near_the_month(last, month, full, day):
    found = ck.nowcast_day(last, month, full)
    assert (found and str(found)) == day


@given(transactions(), st.integers(1, 31))
def test_the_nowcast_of_a_past_month_is_the_one_made_then(sales, day):
    until = str(sales["date"].max())[:7]
    hits = ck.vip_nowcast_hits(sales, until=until, day=day, months=1)
    try:
        then = ck.vip_nowcast(sales, as_of=min(f"{until}-{day:02d}", str(ck.as_day(until))))
    except ck.DataError:
        return  # no rows the month before
    assert len(then) == hits["named"].sum()
    again = ck.vip_nowcast_hits(shuffled(sales), until=until, day=day, months=1)
    pd.testing.assert_frame_equal(hits, again)


def test_who_has_reached_the_bar_stays_named_whatever_returns_usually_follow():
    back = [("a", f"2026-0{m}-{d}", v) for m in (1, 2) for d, v in (("10", 100), ("20", -30))]
    found = ck.vip_nowcast(paid(*back, ("a", "2026-03-05", 80)), as_of="2026-03-12")
    assert found[["course", "so_far", "usual_rest"]].to_numpy().tolist() == [["reached", 80, -30]]


def test_the_bar_to_expect_is_of_three_months_however_short_the_window():
    bars = [("a", f"2026-0{m}-05", v) for m, v in ((1, 300), (2, 200), (3, 100), (4, 150))]
    assert ck.vip_nowcast(paid(*bars), as_of="2026-04-10", window=1).empty  # 150 of 200


def test_where_nobody_became_vip_the_nowcasts_are_told_all_the_same():
    tied = [(c, f"2026-0{m}-05", 100) for c in "ab" for m in (1, 2)]
    hits = ck.vip_nowcast_hits(paid(*tied), until="2026-02", ties="exclude")
    ck.findings.nowcast(None, hits, as_of=None, day=15, names={})
