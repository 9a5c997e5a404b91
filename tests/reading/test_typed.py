from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

import clientkit as ck

FRAME = pd.DataFrame(
    {
        "Customer ID": [17850.0, None, 12.0],
        "Customer": pd.Categorical(["ann", "walk-in", "bob"]),
        "Date": pd.to_datetime(["2026-01-05 10:00", "2026-01-06 00:00", "2026-02-27 00:00"]),
        "Amount": [1.234, 10, 2.5],
    }
)


def rows(ledger):
    return [tuple(row.values()) for row in ledger.transactions.to_pyarrow().to_pylist()]


EXPECTED = [
    ("17850", date(2026, 1, 5), Decimal("1.2340")),
    ("12", date(2026, 2, 27), Decimal("2.5000")),
]


def test_a_frame_keeps_its_numbers_and_its_ids_are_text():
    assert rows(ck.load(FRAME)) == EXPECTED


def test_a_parquet_file_is_read_like_the_frame(tmp_path):
    FRAME.to_parquet(tmp_path / "sales.parquet")
    assert rows(ck.load(tmp_path / "sales.parquet")) == EXPECTED


def test_a_column_of_several_types_is_read_cell_by_cell():
    frame = pd.DataFrame({"Client": [7, "07", 7.0], "Date": "2026-01-05", "Sum": ["1,5", 2, 3.5]})
    ledger = ck.load(frame)
    assert [row[0] for row in rows(ledger)] == ["7", "07", "7"]
    assert ledger.account.money_read == 7


def test_the_row_of_a_frame_is_its_position():
    assert ck.load(FRAME).rejected["row"].tolist() == [1]


def test_half_a_parquet_file_is_refused(tmp_path):
    (tmp_path / "x.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(ck.DataError, match=r"x\.parquet is not a whole Parquet file"):
        ck.load(tmp_path / "x.parquet")
