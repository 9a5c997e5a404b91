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


def test_the_source_note_names_files_and_period():
    assert findings.source_note(ck.sample(), "2025-07", "2026-06") == (
        "Source: transactions.csv · 2025-07 to 2026-06"
    )
    month = findings.source_note(ck.sample(), "2026-06", "2026-06")
    assert month == "Source: transactions.csv · 2026-06"


def test_the_source_note_counts_more_files_and_has_the_days_of_the_data():
    files = [{"name": f"{name}.csv"} for name in "abc"]
    ledger = SimpleNamespace(sources=files, first_date="2025-01-02", last_date="2026-06-30")
    assert findings.source_note(ledger) == "Source: a.csv and 2 more · 2025-01-02 to 2026-06-30"


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (0, "No row lies after June 2026."),
        (1, "1 row lies after June 2026; it is left out of every number."),
        (2, "2 rows lie after June 2026; they are left out of every number."),
    ],
)
def test_rows_after_the_month_are_counted(later, said):
    assert findings.later_rows(later, "2026-06").data == said


def test_another_month_than_the_one_asked_for_is_said():
    said = findings.accepted(ck.sample(), asked="2026-07", told="2026-06").data
    assert said.endswith(
        "**The data end before July 2026 does, so what is compared here is June 2026.**"
    )


def test_a_month_without_payers_is_said_and_warns_of_nothing(recwarn):
    returns = one_each([-1, -2])
    said = vip_sentence(returns, ck.vip_month(returns, month="2026-01"))
    assert said.startswith("**January 2026: no client has amount above 0, so nobody is VIP.**")
    assert not recwarn.list


@pytest.mark.parametrize(
    ("values", "cost", "said"),
    [
        ([10, 5], [0, 0], "No client has profit below 0: the curve never falls."),
        ([10, 5], [0, 6], "The best 1 client makes 111.1% of the profit; 1 client has "
                          "profit below 0 and takes 11.1% of it away."),
        ([8, 8, 1, 1], [0, 0, 2, 2], "The best 2 clients make 114.3% of the profit; 2 clients "
                                     "have profit below 0 and take 14.3% of it away."),
    ],
)  # fmt: skip
def test_the_whale_curve_is_told_for_none_one_and_many(values, cost, said):
    sales = one_each(values).assign(cost=cost)
    assert findings.whale(ck.whale_curve(sales)).data == said


def test_a_loss_of_the_whole_base_is_told_in_money_not_in_shares():
    sales = one_each([10, 5]).assign(cost=[0, 60])
    said = ck.findings.whale(ck.whale_curve(sales)).data
    assert said.startswith("The profit of all clients together is -45: 1 of 2 clients")
