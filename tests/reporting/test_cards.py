"""The card of a client through the real notebook; its figures against the file itself."""

import csv
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from clientkit.reporting.cards import CARD, file_name, run_card
from clientkit.reporting.errors import ReportError, UsageError
from clientkit.schema import DataError

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
BIGGEST = "C008"


def quiet(_line):
    pass


def sales_of(client: str, first: str, last: str) -> list[dict]:
    """The rows of the sample's file between two days, read by the standard library alone."""
    with (SAMPLE / "transactions.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if first <= row["date"] <= last]
    return [row for row in rows if client in ("", row["client_id"])]


def money(rows: list[dict]) -> Decimal:
    """The sum; the one cell of the sample that holds no number is set aside, as the kit does."""
    cells = [row["amount"] for row in rows if re.fullmatch(r"-?\d+(\.\d+)?", row["amount"])]
    return sum(map(Decimal, cells), Decimal(0))


@pytest.fixture(scope="module")
def card(tmp_path_factory) -> Path:
    return run_card("meza roze nams", out=tmp_path_factory.mktemp("out"), say=quiet)


@pytest.fixture(scope="module")
def text(card) -> str:
    """What a reader sees: the page without its marks and pictures."""
    page = card.read_text(encoding="utf-8")
    page = re.sub(r"<style>.*?</style>|<img[^>]*>", "", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_card_stands_beside_its_notebook_and_nothing_else(card):
    assert card.name == f"{BIGGEST}-2026-06.html" and card.parent.name == "cards"
    assert {path.name for path in card.parent.iterdir()} == {card.name, f"{card.stem}.ipynb"}


def test_the_figures_on_the_card_are_those_of_the_file(text):
    year = money(sales_of(BIGGEST, "2025-07-01", "2026-06-30"))
    assert f"{round(year):,}" == "256,882" and f"it brought {round(year):,}, 14.8%" in text
    by_client = defaultdict(list)
    for row in sales_of("", "2025-07-01", "2026-06-30"):
        by_client[row["client_id"]].append(row)
    by_client.pop("", None)
    assert max(by_client, key=lambda client: money(by_client[client])) == BIGGEST
    assert f"no. 1 of {len(by_client)}" in text
    last = [row for row in sales_of(BIGGEST, "2026-06-01", "2026-06-30") if row["document"]]
    newest = max(last, key=lambda row: (row["date"], row["document"]))["document"]
    paid = money([row for row in last if row["document"] == newest])
    assert f"{newest} {round(paid):,}" in text


def test_the_card_tells_whom_to_talk_to_and_what_to_say(text):
    for said in (
        "SIA Meža Roze Nams", "Talk to Dace Vilksne, office manager", "dace.vilksne@example.com",
        "manager Kadri Saluväli", "Champions", "What to say next", "Its margin fell from",
        "No further discount; ask for a price that pays.", "What it buys", "Last documents",
    ):  # fmt: skip
        assert said in text


def test_the_card_is_a_card_and_no_log(card, text):
    page = card.read_text(encoding="utf-8")
    assert "rows accepted" not in text and "import clientkit" not in text
    assert not re.search(r"https?://|<script|<link|@import", page)
    assert "@page { size: A4" in page and page.count("<img") == 2


@pytest.mark.parametrize(
    ("client", "said"),
    [("roze", r"'roze' means \d+ clients: SIA Meža Roze Nams \(C008\)"), ("Nobody", "is called")],
)
def test_a_client_not_found_is_wrong_usage(client, said, tmp_path):
    with pytest.raises(UsageError, match=said):
        run_card(client, out=tmp_path, say=quiet)
    assert not (tmp_path / "cards").exists()


def test_a_parameter_or_a_month_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no notebook has the parameter"):
        run_card(BIGGEST, parameters={"gop": 1}, out=tmp_path, say=quiet)
    with pytest.raises(DataError, match="no rows"):
        run_card(BIGGEST, month="2024-01", out=tmp_path, say=quiet)


NEWCOMER, RETURNS, QUOTED = "C 1", "C 2", 'O\'Neil / "Sons" <b>'


def test_three_columns_and_an_awkward_name_make_a_card(tmp_path):
    source = tmp_path / "plain.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["client", "date", "amount"])
        lines.writerows([[QUOTED, f"2026-0{m}-28", 100] for m in (1, 2, 3)])
        lines.writerows([[NEWCOMER, "2026-03-31", 10], [RETURNS, "2026-03-05", -5]])
    made = run_card(QUOTED, [source], out=tmp_path, say=quiet)
    page = made.read_text(encoding="utf-8")
    assert '<h1>O\'Neil / "Sons" &lt;b&gt;</h1>' in page
    assert re.fullmatch(r"O_Neil_Sons_b-[0-9a-f]{4}-2026-03", made.stem)
    assert "margin of a year" not in page and "What it buys" not in page
    returns = run_card(RETURNS, [source], out=tmp_path, say=quiet).read_text(encoding="utf-8")
    assert "It has never bought; there are returns only." in returns


def test_a_notebook_that_fails_is_told_and_leaves_nothing(tmp_path):
    broken = tmp_path / "client_card.ipynb"
    source = CARD.read_text(encoding="utf-8").replace("ck.client_facts(", "ck.client_fact(")
    broken.write_text(source, encoding="utf-8")
    with pytest.raises(ReportError, match="the card failed: AttributeError"):
        run_card(BIGGEST, out=tmp_path, notebook=broken, say=quiet)
    assert list((tmp_path / "cards").iterdir()) == []


def test_no_two_clients_share_a_file():
    names = {file_name(client) for client in ("a/b", "a b", "a_b", "A", "0012", "..", "è")}
    assert len(names) == 7 and all(re.fullmatch(r"[\w-]+", name) for name in names)
