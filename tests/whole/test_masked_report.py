"""A report under pseudonyms names nobody: every file of it is searched for everybody."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from test_forms import (  # noqa: F401 - what holds for every language holds for this one
    FORMS,
    data_words,
    test_every_form_is_there,
    test_no_english_is_left_outside_the_clients_data,
    test_the_key_numbers_are_the_same_in_all_of_them,
    test_the_printed_report_has_the_key_numbers_too,
    test_the_tables_for_programs_are_the_same_in_every_language,
)
from traces_of import found

import clientkit as ck
from clientkit.language import speaking
from clientkit.presenting.forms import FILES, write_forms
from clientkit.reading.masking import Pseudonyms
from clientkit.reporting.cards import run_card
from clientkit.reporting.masks import save_masked
from clientkit.reporting.report import run_report

EXAMPLE = Path(__file__).resolve().parents[2] / "reports" / "2026-01"
MONTH = "2026-06"
CARD_OF = "C002"
STARTUP = """
import os
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.text import Text

drawing = FigureCanvasBase.print_figure

def noted(canvas, *options, **more):
    drawn = drawing(canvas, *options, **more)
    with open(os.environ["TEXTS_OF_FIGURES"], "a", encoding="utf-8") as file:
        for text in canvas.figure.findobj(Text):
            file.write(text.get_text() + "\\n")
    return drawn

FigureCanvasBase.print_figure = noted
"""
"""Run by each kernel before its notebook: what the pictures say is written down."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("masked")


@pytest.fixture(scope="module")
def key(place):
    return place / "own" / "key.json"


@pytest.fixture(scope="module")
def report(place, key):
    """The folder of the month in all forms, and its language."""
    startup = place / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00_texts.py").write_text(STARTUP, encoding="utf-8")
    with pytest.MonkeyPatch.context() as own:
        own.setenv("IPYTHONDIR", str(place / "ipython"))
        own.setenv("TEXTS_OF_FIGURES", str(place / "figures.txt"))
        made = run_report(
            month=MONTH, out=place / "reports", language="uk", mask_names=True, mask_key=key,
            forms=FORMS, say=lambda _line: None,
        )  # fmt: skip
    return made.folder, "uk"


@pytest.fixture(scope="module")
def card(place, key):
    return run_card(
        CARD_OF, month=MONTH, out=place / "reports", language="uk", mask_names=True, mask_key=key,
        say=lambda _line: None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def names():
    """What tells who somebody is: names, contacts, phones, addresses, leads, comments."""
    ledger = ck.sample()
    leads, survey = (ledger.companions[name].rows for name in ("leads", "survey"))
    told = [ledger.directory[name] for name in ("client", "contact", "phone", "email")]
    told += [leads["client"], survey["comment"]]
    everything = {value.strip() for one in told for value in one.dropna() if value.strip()}
    assert len(everything) > 700
    return everything


def test_no_file_of_the_month_names_anybody(report, names):
    folder, _ = report
    assert folder.name == f"{MONTH}-masked"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 80
    told = {path.name: some for path in files if (some := found(names, path))}
    assert not told


def test_no_picture_names_anybody(report, place, names):
    said = (place / "figures.txt").read_text(encoding="utf-8")
    assert not found(names, place / "figures.txt")
    assert len(re.findall(r"^Клієнт \d\d+$", said, re.MULTILINE)) > 50
    assert "Джерело:" in said


def test_the_search_finds_names_in_files_of_every_kind(names, tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.name)
    write_forms(folder, [form for form in FORMS if form != "html"], tell=lambda _line: None)
    kinds = [FILES[form] for form in FORMS if (folder / FILES[form]).exists()]
    kinds += ["05_vip.html", "05_vip.ipynb", "run.json", "tables/vip_master.csv"]
    kinds += [f"data/{name}" for name in ("directory.csv", "leads.csv", "survey.csv")]
    for name in kinds:
        assert found(names, folder / name) or name == "run.json", name
    sheets = list(folder.glob("tables/calls/*.csv"))
    assert sheets and all(found(names, sheet) for sheet in sheets)


def test_no_number_of_a_client_is_told_and_the_key_stays_at_home(report, key):
    folder, _ = report
    ids = set(ck.sample().directory["client_id"])
    for path in folder.rglob("tables/*.csv"):
        cells = pd.read_csv(path, dtype=str).to_numpy().ravel()
        assert not ids & set(map(str, cells)), path.name
    kept = json.loads(key.read_text(encoding="utf-8"))
    assert ids <= set(kept["numbers"])
    for path in folder.rglob("*.*"):
        assert path.is_dir() or not found([kept["secret"], str(key)], path), path.name


def test_the_record_says_what_was_asked(report):
    folder, _ = report
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert record["account"]["balances"] and record["parameters"]["month"] == MONTH
    assert not list(folder.parent.glob(f"{MONTH}"))


def test_the_same_key_gives_the_same_numbers(report, key, tmp_path):
    folder, _ = report
    with speaking("uk"):
        again = save_masked(ck.sample(), tmp_path / "data", key)
    pd.testing.assert_frame_equal(again.directory, ck.load(folder / "data").directory)


def test_a_card_names_nobody_either(card, key, names):
    number = Pseudonyms.read(key).numbers[CARD_OF]
    assert card.name == f"{number:02d}-{MONTH}.html"
    assert f"<h1>Клієнт {number:02d}" in card.read_text(encoding="utf-8")
    for path in (card, card.with_suffix(".ipynb")):
        assert not found(names, path)
        assert not re.search(rf"\b{CARD_OF}\b", path.read_text(encoding="utf-8"))
