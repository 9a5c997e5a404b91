from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import clientkit as ck

DAY = date(2026, 6, 3)
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


def test_cells_of_any_kind_are_read_or_set_aside():
    table = {
        "Client": pd.Series([np.int64(5), np.float64(7), pd.NA, ["x"], "bob"], dtype=object),
        "Date": pd.Series([np.datetime64("2026-06-03"), DAY, DAY, DAY, pd.NaT], dtype=object),
        "Amount": pd.Series([np.float32(0.1), 10**30, 1, Decimal("2.5"), "4,5"], dtype=object),
    }
    ledger = ck.load(pd.DataFrame(table), max_faults=1)
    assert [(row[0], row[2]) for row in rows(ledger)] == [
        ("5", Decimal("0.1")),
        ("['x']", Decimal("2.5")),
    ]
    assert ledger.rejected[["text", "reason"]].to_numpy().tolist() == [
        [str(10**30), "bad_number"], ["", "no_client"], ["", "bad_date"],
    ]  # fmt: skip


@pytest.mark.parametrize("unused", [[[1], [2]], [{"a": 1}, {1}], [1j, 2], [object(), None]])
def test_columns_that_are_not_used_may_hold_anything(unused):
    frame = pd.DataFrame({"Client": ["a", "b"], "Date": "2026-06-03", "Amount": 1, "x": unused})
    assert ck.load(frame).unused == ["x"]


def test_months_are_no_days():
    frame = FRAME.assign(Date=pd.period_range("2026-01", periods=3, freq="M"))
    with pytest.raises(ck.DataError, match="none of the 3 rows can be used"):
        ck.load(frame, max_faults=1)


def test_the_columns_of_a_frame_may_be_numbered():
    frame = pd.DataFrame([["ann", "2026-06-03", 1]])
    assert ck.load(frame, {"client": 0, "date": 1, "amount": 2}).account.money_accepted == 1


def test_parquet_with_bytes_lists_and_a_caption_twice(tmp_path):
    columns = [pa.array([b"ann"]), pa.array([DAY]), pa.array([1]), pa.array([[1]]), pa.array([2])]
    captions = ["Client", "Date", "Amount", "Tags", "Tags"]
    pq.write_table(pa.Table.from_arrays(columns, captions), tmp_path / "x.parquet")
    assert rows(ck.load(tmp_path / "x.parquet")) == [("ann", DAY, Decimal(1))]
