import pandas as pd
import pytest
from hypothesis import given
from strategies import shuffled, transactions

import clientkit as ck

SALES = pd.DataFrame(
    [
        ("ann", "2026-01-10", 300, "A1"),
        ("bob", "2026-01-10", 100, "B1"),
        ("ann", "2026-02-10", 90, "A2"),
        ("bob", "2026-02-10", 150, "B2"),
        ("bob", "2026-02-11", 80, "B3"),
        ("cy", "2026-02-12", 20, "C1"),
    ],
    columns=["client_id", "date", "amount", "document"],
)


def why(client, month="2026-02", **options):
    return ck.vip_why(SALES, client_id=client, month=month, **options)


def test_a_client_that_left_is_told_in_a_sentence():
    # in January ann was VIP with 300; in February the bar is bob's 230
    assert str(why("ann")) == (
        "ann, February 2026: 90, rank 2 of 3, 140 short of the cut. "
        "Since January 2026: -210 by its own move, +70 as the bar fell."
    )


def test_the_last_vip_stands_on_the_bar():
    assert "230, rank 1 of 3, just on the bar: VIP" in str(why("bob"))


def test_who_paid_in_neither_month_is_told_so():
    assert str(why("cy", month="2026-01")) == (
        "cy, January 2026: no amount above 0, this month or the month before."
    )


def test_who_paid_nothing_now_is_not_ranked():
    sales = pd.concat([SALES, SALES.assign(client_id="dan").head(1)])
    said = str(ck.vip_why(sales, client_id="dan", month="2026-02"))
    assert "0, not ranked, 230 short of the cut" in said


def test_without_a_month_before_there_is_nothing_to_compare():
    assert str(why("bob", month="2026-01")).endswith("100, rank 2 of 2, 200 short of the cut.")


def test_a_tie_that_excludes_everyone_leaves_no_bar():
    tied = pd.DataFrame({"client_id": list("ab"), "date": "2026-01-10", "amount": [5, 5]})
    said = str(ck.vip_why(tied, client_id="a", month="2026-01", ties="exclude"))
    assert said.endswith("5, rank 1 of 2, no bar: nobody is VIP.")


def test_the_documents_stand_with_it():
    assert why("bob").documents["document"].tolist() == ["B1", "B2", "B3"]


def test_an_unknown_client_is_refused_with_the_nearest():
    with pytest.raises(ck.DataError, match=r"no row of the client 'bobb'.*did you mean 'bob'"):
        why("bobb")


# documents


def deciding(client, month="2026-02"):
    found = ck.vip_documents(SALES, month=month, clients=[client])
    return found.loc[found["deciding"], "document"].tolist()


def test_the_fewest_largest_documents_without_which_it_would_be_no_vip():
    # bob is just on the bar: without the 150 he would be below it
    assert deciding("bob") == ["B2"]


def test_a_document_that_leaves_it_above_the_bar_is_joined_by_the_next():
    sales = pd.DataFrame({
        "client_id": ["a", "a", "a", *"bcdefghi"], "date": "2026-01-10",
        "amount": [50, 40, 30, 60, *range(1, 8)], "document": [f"D{n}" for n in range(11)],
    })  # fmt: skip
    # nine payers, two VIPs: a with 120, b with 60, the bar; a is 60 above it. Without the 50 it
    # has 70 and stays; without the 50 and the 40 it has 30
    found = ck.vip_documents(sales, month="2026-01", clients=["a"])
    assert found["deciding"].tolist() == [True, True, False]


def test_a_return_that_took_a_client_off_the_list_is_found():
    back = pd.DataFrame({
        "client_id": ["ann", "ann", "bob"], "date": ["2026-01-10", "2026-01-20", "2026-01-10"],
        "amount": [300, -250, 100], "document": ["A1", "R1", "B1"],
    })  # fmt: skip
    found = ck.vip_documents(back, month="2026-01", clients=["ann"])
    assert found.loc[found["deciding"], "document"].tolist() == ["R1"]


def test_rows_without_a_number_are_one_document_a_day():
    plain = SALES.drop(columns="document")
    found = ck.vip_documents(plain, month="2026-02", clients=["bob"])
    assert found["value"].tolist() == [100, 150, 80] and found["document"].isna().all()


def test_by_default_the_documents_are_of_those_who_moved():
    assert set(ck.vip_documents(SALES, month="2026-02")["client_id"]) == {"ann", "bob"}


@given(transactions())
def test_without_the_deciding_documents_a_vip_is_below_the_bar(sales):
    month = str(sales["date"].max())[:7]
    moves = ck.vip_moves(sales, month=month)
    vips = moves[moves["vip"]].set_index("client_id")
    found = ck.vip_documents(sales, month=month, clients=list(vips.index))
    now = found[(found["month"] == month) & found["deciding"]]
    without = vips["value"] - now.groupby("client_id")["value"].sum()
    assert (without < vips["bar"] - 1e-9).all()
    again = ck.vip_documents(shuffled(sales), month=month, clients=list(vips.index))
    pd.testing.assert_frame_equal(found, again)
