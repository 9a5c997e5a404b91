import json
from pathlib import Path

import pandas as pd
import pytest

import clientkit as ck

FILES = Path(__file__).parent / "files"


def same(one, other):
    assert one.transactions.to_pyarrow().equals(other.transactions.to_pyarrow())
    assert one.account == other.account
    pd.testing.assert_frame_equal(one.rejected, other.rejected)
    pd.testing.assert_frame_equal(one.directory, other.directory)
    assert repr(one) == repr(other)
    assert one._repr_html_() == other._repr_html_()


def test_a_saved_ledger_opens_as_it_was(tmp_path):
    ledger = ck.load(FILES / "payments.xlsx")
    same(ck.load(ledger.save(tmp_path / "saved")), ledger)


def test_a_saved_directory_keeps_its_types(tmp_path):
    people = {"client_id": ["0012", "NA"], "birthday": ["1970-05-06", ""], "potential": ["5", ""]}
    ledger = ck.load(
        FILES / "payments.csv", directory=pd.DataFrame(people | {"city": ["", "Oslo"]})
    )
    same(ck.load(ledger.save(tmp_path)), ledger)


def test_an_opened_ledger_can_be_saved_over_itself(tmp_path):
    ledger = ck.load(ck.load(FILES / "payments.csv").save(tmp_path))
    ledger.save(tmp_path)
    same(ck.load(tmp_path), ck.load(FILES / "payments.csv"))


def test_money_is_saved_as_text_and_stays_exact(tmp_path):
    ck.load(FILES / "payments.csv").save(tmp_path)
    facts = json.loads((tmp_path / "ledger.json").read_text())
    assert facts["account"]["money_read"] == "1195.4840"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "directory.csv", "ledger.json", "rejected.csv", "transactions.parquet",
    ]  # fmt: skip


def test_a_saved_ledger_without_a_part_is_refused(tmp_path):
    ck.load(FILES / "payments.csv").save(tmp_path)
    (tmp_path / "rejected.csv").unlink()
    with pytest.raises(ck.DataError, match=r"has a ledger\.json but no rejected\.csv"):
        ck.load(tmp_path)
