"""The sample firm: rebuilt byte for byte, and holding the figures its README states."""

import subprocess
import sys
from functools import cache
from math import ceil
from pathlib import Path

import pandas as pd
import pytest

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
FILES = [
    f"{name}.csv"
    for name in (
        "transactions", "directory", "survey", "needs", "features", "relations", "leads"
    )
]  # fmt: skip
LAST_STAGE = "first payment"


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


@cache
def table(name):
    """One of the files beside the transactions."""
    return pd.read_csv(SAMPLE / f"{name}.csv")


def answers(month):
    """client_id -> the last answer of the month that can be one."""
    survey = table("survey")
    survey = survey[survey["date"].str.startswith(month) & (survey["score"] <= 10)]
    return survey.sort_values("date").groupby("client_id")["score"].last()


def nps(scores):
    """Per cent of promoters less per cent of detractors, rounded."""
    return round(100 * ((scores >= 9).mean() - (scores <= 6).mean()))


def a_clients():
    """Ids of those who bring 80 % of the year to June 2026."""
    ranked = values(lines_between("2025-07-01", "2026-06-30"), "amount")
    before = ranked.cumsum() - ranked
    return set(ranked[before < 0.8 * ranked.sum()].index)


def first_payments():
    """client_id -> day of its first payment, as text."""
    paid = transactions()[transactions()["amount"] > 0]
    return paid.groupby("client_id")["date"].min().dt.strftime("%Y-%m-%d")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    subprocess.run([sys.executable, SAMPLE / "make_sample.py", folder], check=True)
    return folder


@pytest.mark.parametrize("name", FILES)
def test_a_rebuild_gives_the_same_bytes(name, rebuilt):
    assert (rebuilt / name).read_bytes() == (SAMPLE / name).read_bytes()


def test_the_readme_names_every_file():
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert all(name in text for name in FILES)


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


def test_130_clients_have_a_plan_and_it_stands_last():
    directory = table("directory")
    assert directory.columns[-1] == "plan"
    plans = directory["plan"].dropna()
    assert len(plans) == 130 and (plans >= 100).all() and (plans % 10 == 0).all()


def test_the_nps_falls_from_35_to_12():
    december, june = answers("2025-12"), answers("2026-06")
    assert (len(december), nps(december)) == (66, 35)
    assert (len(june), nps(june)) == (75, 12)


def test_five_a_clients_are_detractors_and_three_of_them_say_why():
    june = answers("2026-06")
    assert len(set(june[june <= 6].index) & a_clients()) == 5
    planted = ["C102", "C116", "C155"]
    assert june[planted].tolist() == [5, 4, 3]
    assert answers("2025-12")[planted].tolist() == [9, 8, 9]
    said = table("survey").dropna(subset="comment")
    assert set(planted) <= set(said.loc[said["date"] >= "2026-06", "client_id"])


def test_three_answered_twice_in_june_and_one_answer_cannot_be():
    survey = table("survey")
    june = survey[survey["date"].str.startswith("2026-06") & (survey["score"] <= 10)]
    assert june["client_id"].duplicated().sum() == 3
    assert survey.loc[survey["score"] > 10, "score"].tolist() == [11]


def test_the_vips_lost_never_answered():
    assert not {"C096", "C108", "C192"} & set(table("survey")["client_id"])


def test_the_house_has_one_need_without_a_feature_and_one_feature_without_a_need():
    needs, features, relations = (table(n) for n in ("needs", "features", "relations"))
    assert set(needs["need"]) - set(relations["need"]) == {"Less packaging is thrown away"}
    assert set(features["feature"]) - set(relations["feature"]) == {"Waybills kept on paper"}
    assert (len(needs), len(features), len(relations)) == (9, 10, 30)


def test_leads_won_stand_at_the_last_stage_since_the_first_payment():
    leads, first = table("leads"), first_payments()
    won = leads[leads["stage"] == LAST_STAGE]
    assert (len(leads), len(won), leads["lost"].notna().sum()) == (83, 27, 33)
    assert won.loc[won["client_id"].isna(), "lead"].tolist() == ["L082"]
    known = won.dropna(subset="client_id")
    old = known[known["client_id"].map(first) < known["created"]]
    assert sorted(old["client_id"]) == ["C026", "C109"]
    new = known.drop(old.index)
    assert (new["client_id"].map(first) == new["stage_since"]).all()
    assert (new["created"] < new["stage_since"]).all() and known["client_id"].is_unique
    assert not leads.loc[leads["stage"] != LAST_STAGE, "client_id"].notna().any()


def test_seven_open_leads_are_forgotten_and_no_day_contradicts_another():
    leads = table("leads")
    still_open = leads[(leads["stage"] != LAST_STAGE) & leads["lost"].isna()]
    assert (still_open["touched"] <= "2026-05-01").sum() == 7
    assert (still_open["touched"] <= "2026-06-16").sum() == 7
    assert (leads["created"] <= leads["stage_since"]).all()
    assert (leads["stage_since"] <= leads["touched"]).all()
    assert (leads["touched"] <= "2026-06-30").all()


def test_the_names_of_those_who_became_clients_are_the_directory_s():
    leads = table("leads")
    names = table("directory").set_index("client_id")["client"]
    known = leads.dropna(subset="client_id")
    assert (known["client_id"].map(names) == known["client"]).all()
    assert not set(leads.loc[leads["client_id"].isna(), "client"]) & set(names)
