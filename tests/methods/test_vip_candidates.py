import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck

MONTHS = ["2026-01", "2026-02", "2026-03"]


def paid(*rows):
    """(client, month, amount of one document) each."""
    days = [(client, f"{month}-15", value) for client, month, value in rows]
    return pd.DataFrame(days, columns=["client_id", "date", "amount"])


def steady(client, value, months=MONTHS):
    return [(client, month, value) for month in months]


# five payers at the most: one VIP a month, the largest; the level of the payment is what it paid


def test_an_average_near_the_bar_is_a_sign():
    sales = paid(*steady("vip", 100), *steady("near", 75), *steady("far", 74))
    found = ck.vip_candidates(sales, month="2026-03")
    assert found[["client_id", "sign", "gap", "average"]].to_numpy().tolist() == [
        ["near", "average", 25.0, 75.0]
    ]


def test_silent_months_lower_the_average():
    sales = paid(*steady("vip", 100), ("b", "2026-02", 81), ("b", "2026-03", 81))
    assert ck.vip_candidates(sales, month="2026-03", near=0.55).empty  # 54 of 100
    assert len(ck.vip_candidates(sales, month="2026-03", near=0.54)) == 1


def test_who_stands_within_ten_per_cent_of_the_bar_is_a_candidate_whatever_else():
    sales = paid(*steady("vip", 100), ("b", "2026-03", 90), ("c", "2026-03", 89))
    found = ck.vip_candidates(sales, month="2026-03")
    assert found[["client_id", "sign"]].to_numpy().tolist() == [["b", "edge"]]


def test_a_month_below_half_of_the_bar_is_no_sign_whatever_the_average():
    sales = paid(
        *steady("vip", 100, MONTHS[2:]), *steady("b", 99, MONTHS[:2]), ("b", "2026-03", 49)
    )
    assert ck.vip_candidates(sales, month="2026-03").empty  # its average is 82, but it fell to 49


def test_invoices_like_a_vip_s_are_a_sign():
    # the VIP pays in two documents of 50; b in one of 60, which is a VIP's payment
    sales = paid(*[("vip", m, v) for m in MONTHS for v in (51, 49)], ("b", "2026-03", 60))
    sales["document"] = [f"D{n}" for n in range(len(sales))]
    [row] = ck.vip_candidates(sales, month="2026-03").to_dict("records")
    assert (row["client_id"], row["sign"], row["gap"]) == ("b", "invoices", 40)
    assert (row["payment"], row["vip_payment"]) == (60, 50)


def test_most_of_the_looks_must_agree():
    sales = paid(*[("vip", m, v) for m in MONTHS for v in (51, 49)], ("b", "2026-03", 60))
    sales["document"] = [f"D{n}" for n in range(len(sales))]
    alike = sales.assign(units=[5] * 6 + [10])
    assert ck.vip_candidates(alike, month="2026-03")["sign"].tolist() == ["invoices"]
    other = sales.assign(units=[5] * 6 + [9])  # one of two is not most
    assert ck.vip_candidates(other, month="2026-03").empty


def test_who_was_vip_earlier_is_marked():
    sales = paid(("a", "2026-01", 500), *steady("b", 100), ("a", "2026-03", 90))
    found = ck.vip_candidates(sales, month="2026-03").set_index("client_id")
    assert found["was_vip"].to_dict() == {"a": True}


def test_the_signs_of_past_months_are_held_against_the_month_after():
    sales = paid(
        *steady("vip", 100), ("b", "2026-01", 80), ("b", "2026-02", 120), ("c", "2026-01", 10),
        ("c", "2026-02", 10),
    )  # fmt: skip
    hits = ck.vip_candidate_hits(sales, until="2026-03", near=0.25).set_index("sign")
    # January: b has an average of 80/3 and more than half of the bar: VIP in February. There vip,
    # below b's 120, has the sign, and is VIP again in March. c has none in either month
    assert hits.loc["average", ["named", "became", "rate"]].tolist() == [2, 2, 1]
    assert hits.loc["none", ["named", "became"]].tolist() == [2, 0]
    assert hits["named"].sum() == 4


def test_a_part_of_the_bar_that_is_no_share_is_refused():
    with pytest.raises(ck.DataError, match="share lies above 0"):
        ck.vip_candidates(paid(("a", "2026-01", 1)), month="2026-01", near=1.5)


@given(transactions())
def test_candidates_are_payers_below_the_bar(sales):
    month = str(sales["date"].max())[:7]
    found = ck.vip_candidates(sales, month=month, near=0.1)
    payers = ck.vip_month(sales, month=month)
    assert set(found["client_id"]) <= set(payers.loc[~payers["vip"], "client_id"])
    assert (found["gap"] > 0).all() and found["client_id"].is_unique
    pd.testing.assert_frame_equal(found, ck.vip_candidates(shuffled(sales), month=month, near=0.1))


@given(transactions())
def test_every_payer_below_the_bar_is_counted_once_a_month(sales):
    until = str(sales["date"].max())[:7]
    hits = ck.vip_candidate_hits(sales, until=until, months=2)
    count = 0
    for month in ck.months_to(until, 3)[:2]:
        try:
            count += int((~ck.vip_month(sales, month=month)["vip"]).sum())
        except ck.DataError:
            pass  # no rows that month
    assert hits["named"].sum() == count and (hits["became"] <= hits["named"]).all()


def test_a_look_that_nobody_has_is_no_look():
    sales = paid(*[(f"c{n}", "2026-03", 100 - n) for n in range(10)]).assign(
        services=None, units=0
    )
    found = ck.vip_candidates(sales, month="2026-03", near=1)
    assert "invoices" not in set(found["sign"])


def test_the_average_is_of_three_months_however_short_the_window():
    sales = paid(*steady("vip", 100), *steady("b", 80))
    found = ck.vip_candidates(sales, month="2026-03", window=1)
    assert found[["client_id", "average"]].to_numpy().tolist() == [["b", 80.0]]
