"""The sample firm: rebuilt byte for byte, and holding the figures its README states."""

import subprocess
import sys
from functools import cache
from math import ceil
from pathlib import Path

import pandas as pd
import pytest

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
FILES = ["transactions.csv", "directory.csv"]


@cache
def transactions():
    """One row per line of a named client, without the faulty rows."""
    lines = pd.read_csv(SAMPLE / "transactions.csv")
    lines["date"] = pd.to_datetime(lines["date"], format="%Y-%m-%d", errors="coerce")
    lines["amount"] = pd.to_numeric(lines["amount"], errors="coerce")
    return lines.dropna(subset=["client_id", "date", "amount"])


def lines_between(first, last):
    """The lines dated from one day to another, both included."""
    return transactions()[transactions()["date"].between(first, last)]


def january():
    """The lines of January 2026."""
    return lines_between("2026-01-01", "2026-01-31")


def values(lines, measure):
    """client_id -> value above 0, the largest first."""
    sums = lines.groupby("client_id")[measure].sum().round(2)
    return sums[sums > 0].sort_values(ascending=False)


def half_year(measure):
    """client_id -> value of the half-year up to January 2026, the largest first."""
    return values(lines_between("2025-08-01", "2026-01-31"), measure)


def top(ranked):
    """The top 20 % of clients, rounded up."""
    return ranked.head(ceil(0.2 * len(ranked)))


def shared_part(of, other):
    """The part of the clients of one list that is in the other as well."""
    return of.index.isin(other.index).mean()


def money(ranked):
    """The sum of some money, exact to the cent."""
    return round(float(ranked.sum()), 2)


@pytest.mark.parametrize("name", FILES)
def test_a_rebuild_gives_the_same_bytes(name, tmp_path):
    subprocess.run([sys.executable, SAMPLE / "make_sample.py", tmp_path], check=True)
    assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes()


def test_the_files_together_are_under_3_mb():
    assert sum((SAMPLE / name).stat().st_size for name in FILES) < 3_000_000


def test_each_client_of_the_transactions_is_in_the_directory_once():
    listed = pd.read_csv(SAMPLE / "directory.csv")["client_id"]
    assert listed.is_unique
    assert set(transactions()["client_id"]) <= set(listed)


def test_january_has_100_documents_of_65_payers():
    assert january()["document"].nunique() == 100
    assert len(values(january(), "amount")) == 65


def test_january_brings_150_000_and_uses_180_000():
    assert money(values(january(), "amount")) == 150_000
    assert money(values(january(), "services")) == 180_000


def test_13_vips_of_january_paid_120_000_and_used_160_000():
    vips = top(values(january(), "amount"))
    services = values(january(), "services")
    assert len(vips) == 13
    assert money(vips) == 120_000
    assert money(services[services.index.isin(vips.index)]) == 160_000


def test_the_cut_below_the_13th_payer_of_january_is_clear():
    ranked = values(january(), "amount")
    assert ranked.iloc[12] > 1.5 * ranked.iloc[13]


def test_the_top_20_percent_bring_82_percent_of_the_half_year():
    ranked = half_year("amount")
    assert top(ranked).sum() / ranked.sum() == pytest.approx(0.82, abs=0.01)


def test_80_percent_of_the_services_are_used_by_18_6_percent_of_the_clients():
    ranked = half_year("services")
    users = 1 + (ranked.cumsum() < 0.8 * ranked.sum()).sum()
    assert users / len(ranked) == pytest.approx(0.186, abs=0.01)


def test_about_60_percent_of_the_top_by_amount_are_top_by_services():
    by_amount, by_services = top(half_year("amount")), top(half_year("services"))
    assert shared_part(by_amount, by_services) == pytest.approx(0.6, abs=0.05)
    assert shared_part(by_services, by_amount) == pytest.approx(0.6, abs=0.05)
