"""The deck of PowerPoint: opened again, its charts hold the tables, its texts the key numbers."""

import re
import shutil
import subprocess
from io import BytesIO
from string import Formatter

import openpyxl
import pandas as pd
import pytest
from deck_material import ANSWERS, SAMPLE, with_findings
from office import convert
from pptx import Presentation

from clientkit.language import said, speaking
from clientkit.presenting.brand import Brand
from clientkit.presenting.deck import write_deck
from clientkit.presenting.material import Material
from clientkit.presenting.story import story
from clientkit.schema import DataError
from clientkit.showing import key_numbers

CHARTS = ["pareto", "abc", "clusters", "vip", "kinds", "bridge", "flows", "risk", "receipts"]


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    return Material.of(with_findings(SAMPLE, tmp_path_factory.mktemp("deck") / "2026-01"))


@pytest.fixture(scope="module")
def slides(material, tmp_path_factory):
    path = write_deck(material, tmp_path_factory.mktemp("made") / "deck.pptx", Brand())
    return by_name(material, path)


def by_name(material, path) -> dict:
    names = [one.name for one in story(material)]
    return dict(zip(names, Presentation(path).slides, strict=True))


def frame(slide):
    return next(shape for shape in slide.shapes if shape.has_chart or shape.has_table)


def values(slide) -> dict[str, list[float]]:
    return {one.name: list(one.values) for one in frame(slide).chart.plots[0].series}


def texts(slide) -> list[str]:
    """Every text of the slide, of its charts, tables, alternative texts and notes."""
    found = [slide.notes_slide.notes_text_frame.text]
    for shape in slide.shapes:
        found.append(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif shape.has_table:
            found += [cell.text for cell in shape.table.iter_cells()]
        elif shape.has_chart:
            space = shape.chart._chartSpace
            found += [one.text for one in space.xpath(".//c:v | .//a:t") if one.text]
    return found


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(SAMPLE / "tables" / f"{name}.csv", encoding="utf-8-sig")


def test_every_slide_has_title_footer_number_notes_and_no_empty_placeholder(slides):
    assert 10 <= len(slides) <= 16
    for place, slide in enumerate(slides.values(), 1):
        kinds = {shape.element.ph.get("type"): shape for shape in slide.placeholders}
        assert slide.shapes.title.text.strip()
        assert kinds["ftr"].text_frame.text == "Client base, January 2026"
        assert kinds["sldNum"].text_frame.text != "", place
        assert "Numbers from: tables/" in slide.notes_slide.notes_text_frame.text or (
            slide.notes_slide.notes_text_frame.text.strip()
        )
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text.strip(), shape.name


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_real_one_with_words_for_those_who_do_not_see_it(slides, name):
    shown = frame(slides[name])
    assert shown.has_chart
    assert len(shown._element.xpath(".//p:cNvPr")[0].get("descr")) > 30


def test_the_curve_holds_the_table_of_pareto(slides):
    found = table("pareto").query("value > 0")
    curve = values(slides["pareto"])["Part of the sales"]
    assert curve[0] == 0
    assert curve[1:] == pytest.approx((found["starts_at"] + found["share"]).tolist())


def test_the_classes_hold_the_table_of_abc(slides):
    found = table("abc")
    for name, (clients, sales) in values(slides["abc"]).items():
        of_class = found[found["abc"] == name]
        assert clients == pytest.approx(len(of_class) / len(found))
        assert sales == pytest.approx(of_class["share"].sum())


def test_the_bars_of_vip_moves_hold_what_was_paid(slides):
    found = table("vip_moves").set_index("client")
    names = list(frame(slides["vip"]).chart.plots[0].categories)
    before, now = values(slides["vip"]).values()
    for name, old, new in zip(names, before, now, strict=True):
        client = found.loc[name.rpartition(" (")[0]]
        assert (old, new) == (client["value_before"], client["value"])
        assert client["vip"] != client["vip_before"]


def test_the_steps_of_the_bridge_are_the_changes_of_the_table(slides):
    found = table("bridge").set_index("part")
    shown = values(slides["bridge"])
    steps = [up - down for up, down in zip(shown["more"], shown["less"], strict=True)][1:-1]
    names = list(frame(slides["bridge"]).chart.plots[0].categories)[1:-1]
    for name, step in zip(names, steps, strict=True):
        assert step == pytest.approx(found.loc[name.partition(" (")[0], "change"])
    assert shown["sales"][0] == pytest.approx(found["before"].sum())
    assert shown["sales"][-1] == pytest.approx(found["after"].sum())
    tops = [low + up for low, up in zip(shown["below the step"], shown["more"], strict=True)]
    assert tops[-2] + shown["less"][-2] == pytest.approx(shown["sales"][-1])


def test_the_flows_hold_the_table(slides):
    found = table("flows_months").tail(13)
    shown = values(slides["flows"])
    assert shown["new"] == found["new"].tolist()
    assert shown["recovered"] == found["recovered"].tolist()
    assert shown["lost"] == (-found["lost"]).tolist()


def test_the_key_numbers_stand_as_everywhere(material, slides):
    cells = texts(slides["numbers"])
    tiles = texts(slides["situation"])
    for name, value in material.numbers.items():
        assert key_numbers.text(name, value) in cells
    assert key_numbers.text("month.total", material.numbers["month.total"]) in "\n".join(tiles)


def test_a_title_is_a_finding_where_it_is_short_enough(slides):
    title = slides["pareto"].shapes.title.text
    assert title == "The first 20% of the clients (47 of 235) bring 84.2% of the sales"


def test_slides_without_their_table_are_left_out(material, tmp_path):
    (tmp_path / "tables").mkdir()
    shutil.copy(SAMPLE / "tables" / "abc.csv", tmp_path / "tables")
    bare = Material(tmp_path, material.record | {"notebooks": []})
    path = write_deck(bare, tmp_path / "deck.pptx")
    assert list(by_name(bare, path)) == ["abc", "method"]


HOSTILE = '=HYPERLINK("http://x.example","a")&<b>\\x</b>'


def test_a_hostile_name_is_a_text(material, tmp_path):
    folder = with_findings(SAMPLE, tmp_path / "2026-01")
    moves = table("vip_moves").astype({"client": object})
    moved = moves["vip"] != moves["vip_before"]
    moves.loc[moved, "client"] = "'" + HOSTILE + "\x07\u202e"
    moves.to_csv(folder / "tables" / "vip_moves.csv", index=False)
    hostile = Material.of(folder)
    slide = by_name(hostile, write_deck(hostile, tmp_path / "deck.pptx"))["vip"]
    chart = frame(slide).chart
    assert chart.plots[0].categories[0].startswith(HOSTILE + "\N{REPLACEMENT CHARACTER} (")
    book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cell = book.active["A2"]
    assert cell.data_type == "s" and cell.value.startswith("=HYPERLINK")


def test_numbers_and_spelling_are_of_the_language(material, tmp_path):
    with speaking("ru"):
        slides = by_name(material, write_deck(material, tmp_path / "deck.pptx"))
    for slide in slides.values():
        for run in slide._element.xpath(".//a:r"):
            assert run.rPr.get("lang") == "ru-RU"
    space = frame(slides["risk"]).chart._chartSpace
    assert space.xpath("c:lang/@val") == ["ru-RU"]
    forms = set(space.xpath(".//c:dLbls/c:numFmt/@formatCode"))
    assert forms == {'#"\N{NO-BREAK SPACE}"##0;-#"\N{NO-BREAK SPACE}"##0;0'}


def pseudo(message: str, _context=None) -> str:
    """The message with every letter that a translator would replace replaced."""
    parts = []
    for literal, name, form, _conversion in Formatter().parse(message):
        parts.append(re.sub("[A-Za-z]", "ж", literal).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            form = re.sub("[A-Za-z]", "ж", form) if "|" in form else form
            parts.append(f"{{{name}{':' if form else ''}{form}}}")
    return "".join(parts)


def test_nothing_english_is_left_when_all_is_translated(tmp_path, monkeypatch):
    told = {name: [] for name in ANSWERS}
    for name, found in ANSWERS.items():
        told[name] = [(about, "ж", "ж", "ж", 3, numbers) for about, *_texts, numbers in found]
    material = Material.of(with_findings(SAMPLE, tmp_path / "2026-01", told))
    monkeypatch.setattr(said, "translated", pseudo)
    with speaking("ru"):
        slides = by_name(material, write_deck(material, tmp_path / "deck.pptx"))
    data = {"transactions.csv", "A", "B", "C", "N"}
    for name, columns in {
        "calls": ["client", "talk_to", "reason"],
        "vip_watch": ["client"],
    }.items():
        data |= {str(value) for column in columns for value in table(name)[column]}
    data |= {str(value) for value in table("vip_moves")["client"]}
    for name, slide in slides.items():
        for text in texts(slide):
            for known in sorted(data, key=len, reverse=True):
                text = text.replace(known, "")
            left = re.sub(r"tables/\w+\.csv|\d\d_\w+\.html|run\.json|General", "", text)
            assert not re.search("[A-Za-z]{2}", left), (name, text)


LONG = "A sentence of a finding that goes on and on, with 1,234,567.89 in it and more to follow: "


def test_nothing_runs_over_its_place_however_long_it_is(tmp_path):
    told = {
        name: [(about, (LONG * 2)[:168] + ".", LONG[:80], (LONG * 2)[:165] + ".", 3, numbers)
               for about, *_texts, numbers in found]
        for name, found in ANSWERS.items()
    }  # fmt: skip
    material = Material.of(with_findings(SAMPLE, tmp_path / "2026-01", told))
    path = write_deck(material, tmp_path / "deck.pptx")
    pdf = convert(path, "pdf", tmp_path)
    reader = shutil.which("pdftotext")
    if not reader:
        pytest.skip("poppler is not installed: pdftotext is not on the path")
    found = subprocess.run([reader, "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    pages = found.stdout.split("<page ")[1:]
    assert len(pages) == len(story(material))
    words = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<'
    for page, one in zip(pages, story(material), strict=True):
        placed = [(*map(float, place), word) for *place, word in re.findall(words, page)]
        foot = [word for word in placed if word[1] > 7.0 * 72]
        assert [word[-1] for word in foot][:2] == ["Client", "base,"], one.name
        assert len(foot) == 5, (one.name, foot)  # the footer's four words, the number
        body = [word for word in placed if word not in foot]
        assert max(word[3] for word in body) <= 7.0 * 72, one.name
        assert max(word[2] for word in body) <= 12.85 * 72, one.name
        heading = one.title.split()[0]
        top = next(word for word in body if word[-1] == heading)
        assert top[3] - top[1] < 45  # a title's line
        second = [word for word in body if 0.4 * 72 < word[1] < 1.5 * 72 and word[0] < 9 * 72]
        assert len({round(word[1]) for word in second}) <= 2, one.name


def test_a_brand_gives_name_colours_fonts_and_logo(material, tmp_path):
    from PIL import Image

    Image.new("RGB", (200, 50), "#884400").save(tmp_path / "logo.png")
    (tmp_path / "brand.toml").write_text(
        'name = "Ärmel & Co"\nlogo = "logo.png"\n[colors]\nmain = "#884400"\n'
        '[fonts]\nhead = "Georgia"\n',
        encoding="utf-8",
    )
    brand = Brand.read(tmp_path / "brand.toml")
    path = write_deck(material, tmp_path / "deck.pptx", brand)
    deck = Presentation(path)
    assert deck.core_properties.author == "Ärmel & Co"
    logo = [shape for shape in deck.slide_master.shapes if shape.name == "Logo"]
    assert len(logo) == 1 and logo[0].width == 4 * logo[0].height
    theme = deck.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    ).blob.decode()
    assert 'typeface="Georgia"' in theme and 'val="884400"' in theme


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[colors]\nmain = "red"', "colors.main must be a colour like #2f6690; got 'red'"),
        ('colours = "x"', "'colours' is unknown; there are name, logo, colors and fonts"),
        ("[fonts]\nfoot = 'x'", "'fonts.foot' is unknown; there are head and body"),
        ("name = 3", "name must be a text; got 3"),
        ('logo = "none.png"', "there is no logo"),
        ("colors = 'x'", "colors must be a table like [colors]"),
        ("name = ", "brand.toml cannot be read"),
    ],
)
def test_a_wrong_brand_is_told_in_one_sentence(tmp_path, text, message):
    (tmp_path / "brand.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(message)):
        Brand.read(tmp_path / "brand.toml")
