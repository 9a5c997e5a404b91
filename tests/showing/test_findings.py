from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pytest

import clientkit as ck
from clientkit.showing import findings

WHEN = "In January 2026"


def one_each(values):
    ids = [f"c{place}" for place in range(len(values))]
    return pd.DataFrame({"client_id": ids, "date": "2026-01-15", "amount": values})


def vip_sentence(sales, payers):
    master = ck.vip_table(sales, until="2026-01")
    summary = ck.vip_summary(sales, until="2026-01")
    return str(findings.vip(payers, master, summary, month="2026-01", by="amount", share=0.2))


def test_the_sentence_of_concentration_has_the_computed_numbers():
    said = findings.concentration(
        ck.concentration(one_each([60, 20, 10, 5, 5])), by="amount", share=0.2, when=WHEN
    ).data
    assert said.startswith(
        "**In January 2026, 1 of 5 clients with amount above 0 (20%) bring 60.0% of the amount.** "
        "80% of it comes from 2 clients"
    )


def test_abc_tells_who_stands_outside():
    said = findings.abc(ck.abc_classes(one_each([100, -30])), by="amount", when=WHEN).data
    assert (
        "1 A client of 2 brings 100.0% of the amount" in said
        and "(class N, -30.00 in all)" in said
    )


@pytest.mark.parametrize(
    ("payers", "said"),
    [(5, "no categories are needed"), (12, "prove nothing here; read names"), (25, None)],
)
def test_few_payers_are_told_what_cannot_be_concluded(payers, said):
    sales = one_each(range(1, payers + 1))
    found = ck.vip_month(sales, month="2026-01")
    text = vip_sentence(sales, found)
    assert (said in text) if said else ("needed" not in text and "prove" not in text)


def test_the_moves_of_the_month_are_counted():
    ledger = ck.sample()
    rows = ck.to_pandas(ledger.transactions)
    text = vip_sentence(rows, ck.vip_month(rows, month="2026-01"))
    assert "January 2026: 13 VIP clients of 65 payers" in text and "(120,000 of 150,000)" in text


def test_the_account_is_told_in_words():
    said = findings.data(ck.sample()).data
    assert "4,434 of 4,477 rows are accepted" in said
    assert "Set aside: 43 rows of sales could not be used (1,377.55)." in said


def test_a_total_set_aside_is_no_sale_that_is_missed():
    columns = ["client", "date", "amount"]
    rows = [("a", "2026-06-01", 60), ("b", "2026-06-02", 40), ("Total", "", 100)]
    ledger = ck.load(pd.DataFrame(rows, columns=columns))
    assert "speak for" not in findings.accepted(ledger).data
    assert "Set aside: 1 row is no sale." in findings.data(ledger).data


def test_what_clients_below_zero_take_off_is_said():
    sales = one_each([50, 30, 20, -40])
    said = vip_sentence(sales, ck.vip_month(sales, month="2026-01"))
    assert "(50 of 100)" in said and "take 40 off, so the month's amount is 60" in said


def test_much_set_aside_is_said_beside_the_answer():
    account = SimpleNamespace(
        rows_accepted=3, rows_read=4, rows_set_aside=1, money_read=Decimal(100),
        money_lost=Decimal(25), money_accepted=Decimal(75),
    )  # fmt: skip
    said = findings.accepted(SimpleNamespace(account=account)).data
    assert said == "3 of 4 rows accepted; 1 set aside. **The answers speak for 75% of the money.**"


def test_no_structure_is_an_answer():
    found = ck.kmeans(one_each([5.0] * 8), as_of="2026-01")
    said = findings.clusters(found, ck.cluster_profiles(found.clusters), when=WHEN).data
    assert "form no clusters that would hold" in said


def test_the_source_note_names_files_and_period():
    assert findings.source_note(ck.sample(), "2025-07", "2026-06") == (
        "Source: transactions.csv · 2025-07 to 2026-06"
    )


def test_a_month_without_payers_is_said_and_warns_of_nothing(recwarn):
    returns = one_each([-1, -2])
    said = vip_sentence(returns, ck.vip_month(returns, month="2026-01"))
    assert said.startswith("**January 2026: no client has amount above 0, so nobody is VIP.**")
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
    said = ck.findings.concentration(facts, by=by, share=share, when=WHEN).data
    assert ("two thirds" in said) == told and said == said.strip()


def test_the_fewest_clients_are_a_whole_number_in_the_sentence_too():
    facts = ck.concentration(one_each([97, 3]))
    said = ck.findings.concentration(facts, by="amount", share=0.2, when=WHEN).data
    assert "80% of it comes from 1 clients (50.0%)" in said
