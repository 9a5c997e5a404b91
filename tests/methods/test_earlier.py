"""The window a month earlier: it is there, or there is nothing to compare with."""

import pandas as pd
import pytest

import clientkit as ck

SALES = pd.DataFrame({
    "client_id": ["ann", "bob", "cy", "dot"], "amount": [10, 20, -5, 40],
    "date": ["2025-12-20", "2026-01-05", "2026-02-10", "2026-03-15"],
})  # fmt: skip


def clients_of(found):
    return found.to_pandas()["client_id"].tolist()


def test_it_ends_a_month_earlier_and_is_as_long():
    assert clients_of(ck.earlier_window(SALES, month="2026-02", months=2)) == ["ann", "bob"]
    assert clients_of(ck.earlier_window(SALES, month="2026-03", months=2)) == ["bob", "cy"]


@pytest.mark.parametrize(
    ("month", "months"),
    [
        ("2026-02", 3),  # begins in November, before the data
        ("2026-03", 1),  # February has a return only
        ("2026-05", 1),  # April has nothing
        ("2025-12", 1),  # November neither, and the data begin after it
    ],
)
def test_a_window_that_is_shorter_or_without_sales_is_no_measure(month, months):
    assert ck.earlier_window(SALES, month=month, months=months) is None


def test_the_measure_that_is_compared_decides():
    sales = SALES.assign(cost=[10, 5, 0, 0])
    assert ck.earlier_window(sales, month="2026-01", months=1, by="profit") is None
    assert clients_of(ck.earlier_window(sales, month="2026-01", months=1)) == ["ann"]
