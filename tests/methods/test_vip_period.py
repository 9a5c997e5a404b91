import pandas as pd
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck

MONTHS = [f"2026-{month:02d}" for month in range(1, 7)]


def test_who_paid_once_hugely_and_vanished_is_missed_by_the_whole_period():
    # ten payers a month, so two VIPs of each; nine steady ones pay 100 a month, the tenth, ann,
    # 500 in February and never again; over six months the steady ones have 600 each
    rows = [(f"c{n}", f"{m}-10", 100 + n) for m in MONTHS for n in range(9)]
    rows.append(("ann", "2026-02-20", 500))
    sales = pd.DataFrame(rows, columns=["client_id", "date", "amount"])
    found = ck.vip_period(sales, until="2026-06").set_index("client_id")
    assert found["list"].to_dict() == {"ann": "months", "c8": "both", "c7": "both"}
    ann = found.loc["ann", ["best_month", "best_value", "best_rank", "last_paid", "value"]]
    assert ann.tolist() == ["2026-02", 500, 1, "2026-02", 500]


def test_who_was_never_a_month_s_vip_can_be_on_the_whole_list():
    rows = [(c, f"{m}-10", v) for c, m, v in [("a", "2026-01", 9), ("b", "2026-02", 9),
            ("s", "2026-01", 8), ("s", "2026-02", 8)]]  # fmt: skip
    sales = pd.DataFrame(rows, columns=["client_id", "date", "amount"])
    found = ck.vip_period(sales, until="2026-02").set_index("client_id")
    assert found["list"].to_dict() == {"a": "months", "b": "months", "s": "whole"}
    assert found.loc["s", "months_as_vip"] == 0


def test_whose_returns_take_all_has_no_value_over_the_window():
    sales = pd.DataFrame({
        "client_id": ["a", "a", "b"], "amount": [9, -9, 1],
        "date": ["2026-01-10", "2026-02-10", "2026-02-10"],
    })  # fmt: skip
    found = ck.vip_period(sales, until="2026-02").set_index("client_id")
    assert found.loc["a", "list"] == "months" and pd.isna(found.loc["a", "value"])


@given(transactions())
def test_the_monthly_part_is_the_master_table(sales):
    until = str(sales["date"].max())[:7]
    found = ck.vip_period(sales, until=until)
    master = ck.vip_table(sales, until=until)
    monthly = found[found["months_as_vip"] > 0].set_index("client_id")["months_as_vip"]
    counted = master[master["vip"]].groupby("client_id").size()
    assert monthly.to_dict() == counted.to_dict()
    pd.testing.assert_frame_equal(found, ck.vip_period(shuffled(sales), until=until))


# two criteria


@given(transactions())
def test_the_two_lists_are_those_of_the_overlap(sales):
    month = str(sales["date"].max())[:7]
    found = ck.vip_compare(sales, month=month, by=("amount", "documents"))
    agreed = ck.vip_overlap(sales, month=month, by=("amount", "documents"))
    lists = found.groupby("list")["client_id"].agg(sorted).to_dict()
    assert lists.get("both", []) == agreed["in_both"]
    assert lists.get("amount", []) == agreed["only_a"]
    assert lists.get("documents", []) == agreed["only_b"]
