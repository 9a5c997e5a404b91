import pandas as pd
import pytest

import clientkit as ck

SALES = "Client code,Client,Date,Amount\n007,Bob,2026-01-05,1\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sales.csv").write_text(SALES)
    (tmp_path / "directory.csv").write_text(
        "client_id,client,birthday,potential,note\n"
        "007,Bob Ltd,30.02.1970,1 200,x\n"
        "008,Cy,1980-05-06,,\n"
    )
    return tmp_path


def test_the_directory_of_a_folder_is_not_read_as_transactions(folder):
    ledger = ck.load(folder)
    assert [source["name"] for source in ledger.sources] == ["sales.csv"]
    assert ledger.directory["client"].tolist() == ["Bob Ltd", "Cy"]


def test_a_directory_has_days_and_numbers_where_they_can_be_read(folder):
    directory = ck.load(folder).directory
    assert directory.columns.tolist() == ["client_id", "client", "birthday", "potential"]
    assert directory["birthday"].tolist() == [pd.NaT, pd.Timestamp(1980, 5, 6)]
    assert directory["potential"].fillna(-1).tolist() == [1200, -1]


def test_a_directory_given_comes_before_the_one_found(folder):
    given = pd.DataFrame({"Client code": ["007"], "City": ["Tartu"]})
    assert ck.load(folder, directory=given).directory["city"].tolist() == ["Tartu"]
    assert len(ck.load(folder / "sales.csv", directory=folder / "directory.csv").directory) == 2


def test_without_a_directory_the_clients_are_those_of_the_transactions(folder):
    assert ck.load(folder / "sales.csv").directory.to_numpy().tolist() == [["007", "Bob"]]


def test_a_client_twice_is_refused(folder):
    given = pd.DataFrame({"client_id": ["007", "008", "007"]})
    with pytest.raises(ck.DataError, match="the directory has '007' more than once"):
        ck.load(folder, directory=given)


def test_a_directory_without_clients_is_refused(folder):
    with pytest.raises(ck.DataError, match="no column known as client_id; free is Town2"):
        ck.load(folder, directory=pd.DataFrame({"Town2": ["Tartu"]}))


def test_a_directory_by_name_serves_transactions_by_name(tmp_path):
    (tmp_path / "sales.csv").write_text("Client,Date,Amount\nBob,2026-01-05,1\n")
    given = pd.DataFrame({"Client": ["Bob"], "Phone": ["+000 1"]})
    directory = ck.load(tmp_path, directory=given).directory
    assert directory.to_numpy().tolist() == [["Bob", "Bob", "+000 1"]]
