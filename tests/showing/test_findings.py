import pandas as pd
import pytest

import clientkit as ck
from clientkit.showing import findings


def one_each(values):
    ids = [f"c{place}" for place in range(len(values))]
    return pd.DataFrame({"client_id": ids, "date": "2026-01-15", "amount": values})


def test_the_sentence_of_concentration_has_the_computed_numbers():
    said = findings.concentration(ck.concentration(one_each([60, 20, 10, 5, 5])), by="amount").data
    assert said.startswith(
        "**1 of 5 clients (20%) bring 60.0% of amount.** 80 % of it comes from 2"
    )


def test_abc_tells_who_stands_outside():
    said = findings.abc(ck.abc_classes(one_each([100, -30])), by="amount").data
    assert "1 A clients of 2 bring 100.0% of amount" in said and "(class N, -30.00 in all)" in said


@pytest.mark.parametrize(
    ("payers", "said"),
    [(5, "no categories are needed"), (12, "read names, not shares"), (25, None)],
)
def test_few_payers_are_told_what_cannot_be_concluded(payers, said):
    sales = one_each(range(1, payers + 1))
    found = ck.vip_month(sales, month="2026-01")
    master = ck.vip_table(sales, until="2026-01")
    text = findings.vip(found, master, month="2026-01", by="amount", share=0.2).data
    assert (said in text) if said else ("needed" not in text and "names" not in text)


def test_the_moves_of_the_month_are_counted():
    ledger = ck.sample()
    rows = ledger.transactions
    found = ck.to_pandas(ck.vip_month(rows, month="2026-01"))
    master = ck.to_pandas(ck.vip_table(rows, until="2026-01"))
    text = findings.vip(found, master, month="2026-01", by="amount", share=0.2).data
    assert "January 2026: 13 VIP of 65 payers" in text and "(120,000 of 150,000)" in text


def test_the_account_is_told_in_words():
    said = findings.data(ck.sample(), "2026-06").data
    assert "4,434 of 4,477 rows are accepted" in said and "because the client is empty" in said
    assert "1 row is set aside" in said


def test_no_structure_is_an_answer():
    found = ck.kmeans(one_each([5.0] * 8), as_of="2026-01")
    said = findings.clusters(found, ck.cluster_profiles(found.clusters)).data
    assert "form no clusters that would hold" in said


def test_the_source_note_names_files_and_period():
    assert findings.source_note(ck.sample(), "2025-07", "2026-06") == (
        "Source: transactions.csv · 2025-07 to 2026-06"
    )


def test_a_month_without_payers_is_said_and_warns_of_nothing(recwarn):
    returns = one_each([-1, -2])
    payers = ck.vip_month(returns, month="2026-01")
    master = ck.vip_table(returns, until="2026-01")
    said = ck.findings.vip(payers, master, month="2026-01", by="amount", share=0.2).data
    assert said == "**January 2026: no client has amount above 0, so nobody is VIP.**"
    assert not recwarn.list


def test_a_loss_of_the_whole_base_is_told_in_money_not_in_shares():
    sales = one_each([10, 5]).assign(cost=[0, 60])
    said = ck.findings.whale(ck.whale_curve(sales)).data
    assert said.startswith("The profit of all clients together is -45: 1 of 2 clients")


@pytest.mark.parametrize(
    ("by", "share", "told"),
    [("amount", 0.2, True), ("amount", 0.1, False), ("documents", 0.2, False)],
)
def test_the_usual_two_thirds_are_told_of_the_money_of_the_top_fifth_only(by, share, told):
    facts = {
        "n": 10, "top_n": 2, "top_share": 0.66, "n_for_80": 4, "share_for_80": 0.4, "gini": 0.5,
    }  # fmt: skip
    said = ck.findings.concentration(facts, by=by, share=share).data
    assert ("two thirds" in said) == told and said == said.strip()


def test_the_fewest_clients_are_a_whole_number_in_the_sentence_too():
    said = ck.findings.concentration(ck.concentration(one_each([97, 3])), by="amount").data
    assert "80 % of it comes from 1 clients (50.0%)" in said


def test_few_payers_are_named_only_where_there_are_some():
    payers = pd.DataFrame({"client_id": ["a"], "value": [5.0], "vip": [True]})
    master = pd.DataFrame({"month": ["2026-01"], "status": ["joined"]})
    said = ck.findings.vip(payers, master, month="2026-01", by="amount", share=0.2).data
    assert "1 VIP of 1 payers (the top 20%) bring 100.0% of amount (5 of 5)" in said
    assert "With so few payers" in said
