"""The memo: two pages that say what the report says, in words that can be edited."""

import json

import pytest
from docx import Document
from months import EXAMPLE, example
from office import convert
from pages_of import pages_of

from clientkit.presenting.brand import Brand
from clientkit.presenting.material import Material
from clientkit.presenting.memo import write_memo
from clientkit.showing.key_numbers import KEY_NUMBERS, label, text

HOSTILE = [
    "=1+1", "+7 900", "-5", "@sum", "\ttab", "<script>alert(1)</script>", 'quote " and \'',
    "\N{RIGHT-TO-LEFT OVERRIDE}evil", "bell\x07",
]  # fmt: skip


def texts(path):
    memo = Document(path)
    cells = [cell.text for table in memo.tables for row in table.rows for cell in row.cells]
    return [line.text for line in memo.paragraphs] + cells


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    return example(tmp_path_factory.mktemp("month"))


def test_it_says_the_findings_that_ask_for_most_first_and_plainly(month, tmp_path):
    said = texts(write_memo(month, tmp_path / "memo.docx"))
    bullets = [line for line in said if line.endswith((".", "!"))]
    assert bullets[0] == "A_B & Co paid nothing. Call today."
    assert any(line.startswith("46 clients bring 83.7%.") for line in said)
    assert not any("**" in line or "\\" in line for line in said)


def test_every_key_number_stands_there_to_the_cent(month, tmp_path):
    said = texts(write_memo(month, tmp_path / "memo.docx"))
    assert len(month.numbers) > 5
    for name, value in month.numbers.items():
        assert said[said.index(label(name)) + 1] == text(name, value)


def test_two_pages_hold_a_month_in_which_all_has_happened(tmp_path):
    """Every notebook has long findings, every key number is known, and all names are long."""
    long = "In the last twelve months " + "a sentence of the usual length of findings, " * 3
    month = example(tmp_path)
    record = json.loads(json.dumps(dict(month.record)))
    for rank, notebook in enumerate(record["notebooks"]):
        one = {"what": f"{long}.", "against": "Held against May.", "so": "Call.", "numbers": {}}
        notebook["findings"] = [
            one | {"about": f"{notebook['name']}.{kind}", "rank": 1 + rank % 4}
            for kind in ("answer", "change", "other")
        ]
    numbers = dict.fromkeys(KEY_NUMBERS, "12345678.90")
    record["notebooks"][0]["findings"][0]["numbers"] = numbers
    memo = write_memo(Material(month.folder, record), tmp_path / "memo.docx")
    assert pages_of(convert(memo, "pdf", tmp_path)) == 2


def test_names_come_through_as_they_are(month, tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    calls = "client_id,client,at_stake,reason,ask\n"
    for place, name in enumerate(HOSTILE[:8]):
        quoted = name.replace('"', '""')
        mark = "'" if name[0] in "=+-@\t" else ""
        calls += f'{place},"{mark}{quoted}",{place},why,what\n'
    (folder / "calls.csv").write_text(calls, encoding="utf-8")
    said = texts(write_memo(Material(tmp_path, month.record), tmp_path / "memo.docx"))
    for name in HOSTILE[:7]:
        assert name in said
    assert "evil" in said  # what turns the writing of its neighbours is left out
    assert any(line == "" or "bell" not in line for line in said)


def test_the_brand_gives_fonts_and_colours(month, tmp_path):
    brand = Brand(name="Parcels & Sons", main="#112233", head="Georgia", body="Verdana")
    memo = Document(write_memo(month, tmp_path / "memo.docx", brand))
    assert memo.styles["Normal"].font.name == "Verdana"
    assert str(memo.styles["Heading 1"].font.color.rgb) == "112233"
    assert memo.core_properties.author == "Parcels & Sons"


def test_a_month_without_tables_or_findings_makes_a_memo_too(tmp_path):
    record = json.loads((EXAMPLE / "run.json").read_text(encoding="utf-8")) | {"notebooks": []}
    said = texts(write_memo(Material(tmp_path, record), tmp_path / "memo.docx"))
    assert said[0] == "Client base, January 2026" and "4,434 of 4,477 rows accepted" in said[-1]
