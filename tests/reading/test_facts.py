"""What a ledger knows of its own making, with and without what it recognised."""

from types import SimpleNamespace

import clientkit as ck

RETURNS = "Returns: 64 rows, -15,341.46 (by their sign)."


def test_the_files_their_columns_and_the_account_are_told():
    ledger = ck.sample()
    assert ck.source_table(ledger).to_numpy().tolist() == [
        [
            "transactions.csv",
            4477,
            "",
            "utf-8, comma",
            "Returns: 64 rows, -15,341.46 (by their sign).",
        ]
    ]
    columns = ck.mapping_table(ledger).set_index("column")
    assert columns.loc["amount", "meaning"] == "money received or sold, net; returns negative"
    account = ck.account_table(ledger).set_index("line")
    assert account.loc["read", "rows"] == 4477 and account.loc["no_client", "lost"]
    assert not account.loc["set aside", "lost"]


DEALS = (
    "ID;Воронка;Стадия сделки;Сумма;Компания;Дата закрытия\n"
    "1;Общая;Сделка успешна;10,50;Мост;03.06.2026\n"
)


def test_what_was_recognised_stands_beside_its_file(tmp_path):
    (tmp_path / "a.csv").write_text("Client,Date,Amount\nАнна,2026-06-03,7\n")
    (tmp_path / "b.csv").write_text(DEALS)
    told = ck.source_table(ck.load(tmp_path))
    assert told["source"].tolist() == ["a.csv", "b.csv"]
    assert told["system"].tolist()[0] == ""
    assert told["system"].tolist()[1].startswith("Bitrix24: deals (known by ")


def test_columns_that_were_not_used_and_a_price_are_told():
    ledger = SimpleNamespace(mapping={"client": "Kunde", "price": "Preis"}, unused=["Ort"])
    assert ck.mapping_table(ledger).to_numpy().tolist() == [
        ["client", "Kunde", "the client's name"],
        ["price", "Preis", "price of one unit"],
        ["not used", "Ort", ""],
    ]


def test_totals_become_numbers_and_none_make_an_empty_table(tmp_path):
    (tmp_path / "a.csv").write_text("Client,Date,Amount\nAnn,2026-06-03,10\n")
    assert len(ck.reconciliation_table(ck.load(tmp_path / "a.csv"))) == 0
    (tmp_path / "b.csv").write_text("Client,Date,Amount\nAnn,2026-06-03,10\nTotal,,10.10\n")
    [row] = ck.reconciliation_table(ck.load(tmp_path / "b.csv")).itertuples()
    assert (row.stated, row.difference, row.note) == (10.1, 0.1, "")
