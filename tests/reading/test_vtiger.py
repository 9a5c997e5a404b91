from datetime import date
from decimal import Decimal

import pytest
from vtiger_example import DUMP, ROWS, SET_ASIDE

import clientkit as ck

COLUMNS = ("client_id", "date", "amount", "units", "cost", "document", "product", "manager")


def loaded(tmp_path, text=DUMP, **options):
    path = tmp_path / "crm.sql"
    path.write_text(text, encoding="utf-8")
    return ck.load(path, **{"max_faults": 1} | options)


def rows_of(ledger) -> list[tuple]:
    rows = ledger.transactions.to_pyarrow().to_pylist()
    return sorted((tuple(row[name] for name in COLUMNS) for row in rows), key=str)


def meant(rows=ROWS) -> list[tuple]:
    def money(text):
        return None if text is None else Decimal(text)

    made = [
        (who, date(2026, 3, day), money(amount), money(units), money(cost), *rest)
        for who, day, amount, units, cost, *rest in rows
    ]
    return sorted(made, key=str)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return loaded(tmp_path_factory.mktemp("crm"))


def test_each_rule_gives_its_row(ledger):
    assert rows_of(ledger) == meant()


def test_what_is_set_aside_has_its_number_and_is_counted(ledger):
    assert dict(zip(ledger.rejected["text"], ledger.rejected["reason"], strict=True)) == SET_ASIDE
    assert ledger.account.balances
    assert ledger.account.rows_read == len(ROWS) + len(SET_ASIDE)
    assert ledger.account.by_reason["cancelled"] == (1, Decimal("999.0000"))


def test_the_directory_has_names_and_contacts(ledger):
    clients = ledger.directory.set_index("client_id")
    assert clients["client"].to_dict() == {
        "12": "Löök OÜ",
        "ACC11": "Oak & Elm",
        "CON21": "Ann O'Hara",
    }
    assert clients.loc["ACC11", ["phone", "email", "manager"]].tolist() == [
        "+372 5555",
        "oak@example.com",
        "Mari Tamm",
    ]


def test_it_is_saved_and_opened_again(ledger, tmp_path):
    saved = ck.load(ledger.save(tmp_path / "saved"))
    assert rows_of(saved) == meant() and saved.account == ledger.account
    assert "deleted" in repr(saved) and "recycle bin" in saved._repr_html_()


@pytest.mark.parametrize(
    ("table", "key", "row"),
    [
        ("vtiger_account", "accountid", "(11,'ACC99','Twin',NULL,NULL)"),
        ("vtiger_crmentity", "crmid", "(101,5,'Invoice',NULL,NULL,0)"),
        ("vtiger_users", "id", "(5,'mari','Mari','Tamm')"),
    ],
)
def test_a_key_that_is_there_twice_never_multiplies_money(tmp_path, table, key, row):
    more = f"INSERT INTO `{table}` VALUES {row};\n"
    with pytest.raises(ck.DataError, match=rf"{table} has {key} \d+ 2 times; money would"):
        loaded(tmp_path, DUMP + more)


def test_without_the_recycle_bin_it_stops(tmp_path):
    text = DUMP.replace("vtiger_crmentity", "vtiger_other")
    with pytest.raises(ck.DataError, match="not the table vtiger_crmentity"):
        loaded(tmp_path, text)


def test_columns_are_known_and_another_table_can_be_named(tmp_path):
    with pytest.raises(ck.DataError, match="the columns of Vtiger are known"):
        loaded(tmp_path, columns={"amount": "subtotal"})
    with pytest.raises(ck.DataError, match="table vtiger_account has no columns known as date"):
        loaded(tmp_path, table="vtiger_account")


def test_an_old_version_with_fewer_tables_and_columns(tmp_path):
    text = (
        "CREATE TABLE vtiger_crmentity (crmid INT, deleted INT);\n"
        "INSERT INTO vtiger_crmentity VALUES (1,0),(2,0);\n"
        "CREATE TABLE vtiger_account (accountid INT, accountname VARCHAR(9));\n"
        "INSERT INTO vtiger_account VALUES (5,'Ash');\n"
        "CREATE TABLE vtiger_invoice (invoiceid INT, invoicedate DATE, total DECIMAL(25,3), "
        "accountid INT, invoicestatus VARCHAR(20));\n"
        "INSERT INTO vtiger_invoice VALUES (1,'2026-03-01',7.5,5,'Отменён'),"
        "(2,'2026-03-02',9.25,5,NULL);\n"
    )
    ledger = loaded(tmp_path, text)
    assert rows_of(ledger) == meant([("5", 2, "9.25", None, None, "2", None, None)])
    assert ledger.rejected[["text", "reason"]].to_numpy().tolist() == [["1", "cancelled"]]
