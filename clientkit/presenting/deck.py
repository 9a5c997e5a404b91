"""The slides of a month as a file of PowerPoint: real charts, tables, placeholders and notes."""

from pathlib import Path

from pptx.oxml.ns import qn
from pptx.util import Pt

from clientkit.language import say, spoken
from clientkit.presenting.brand import Brand
from clientkit.presenting.deck_charts import insert
from clientkit.presenting.deck_fit import cut, size_for
from clientkit.presenting.deck_master import (
    BELOW,
    FULL,
    LEFT,
    NUMBERS,
    RIGHT,
    SAID,
    TITLE,
    TOP,
    blank,
    foot,
)
from clientkit.presenting.deck_tables import add_tiles, insert_grid, insert_table
from clientkit.presenting.material import Material
from clientkit.presenting.plain import xml_safe
from clientkit.presenting.slides import Chart, Grid, Slide, Tiles
from clientkit.presenting.story import story

TAGS = {"en": "en-GB", "ru": "ru-RU", "uk": "uk-UA", "et": "et-EE"}
"""What PowerPoint calls the languages, for its spelling."""
LINE_SIZES, LINE_GAP = (16, 11), 9


def write_deck(material: Material, path: Path, brand: Brand | None = None) -> Path:
    """The slides of the month in the file `path`, in the language spoken."""
    brand = brand or Brand()
    deck, layouts = blank(brand)
    for one in story(material):
        _add(deck, layouts, one, brand, footer(material, brand))
    _signed(deck, material, brand)
    deck.save(path)
    return Path(path)


def footer(material: Material, brand: Brand) -> str:
    """What stands below each slide."""
    told = say("Client base, {month:month}", month=material.month)
    return xml_safe(" · ".join(filter(None, [brand.name, told])))


def _add(deck, layouts: dict, one: Slide, brand: Brand, below: str) -> None:
    name, box = _layout_of(one)
    slide = deck.slides.add_slide(layouts[name])
    _title(slide, one.title)
    holders = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
    if isinstance(one.shown, Tiles):
        add_tiles(slide, one.shown, box, brand)
        body = holders.get(1)
        slide.shapes._spTree.append(body.element)  # read after the numbers
    else:
        body = holders.get(2)
        _shown(holders[1], one, box, brand)
    if body is not None:
        _lines(body, one.lines, {LEFT: RIGHT, NUMBERS: SAID}.get(box, BELOW))
    foot(slide, layouts[name], below)
    slide.notes_slide.notes_text_frame.text = "\n".join(one.notes)
    _spelled(slide)


def _layout_of(one: Slide) -> tuple[str, tuple]:
    if isinstance(one.shown, Tiles):
        return "Numbers and text", NUMBERS
    if isinstance(one.shown, Chart):
        return ("Chart and text", LEFT) if one.lines else ("Chart", FULL)
    if isinstance(one.shown, Grid):
        return "Map and text", LEFT
    return ("Table and text", TOP) if one.lines else ("Table", FULL)


def _shown(holder, one: Slide, box: tuple, brand: Brand) -> None:
    if isinstance(one.shown, Chart):
        frame = insert(holder, one.shown, brand)
        frame._element.find(f".//{qn('p:cNvPr')}").set("descr", xml_safe(one.shown.about))
        _chart_language(frame.chart)
        return
    make = insert_grid if isinstance(one.shown, Grid) else insert_table
    frame = make(holder, one.shown, box, brand)
    frame._element.find(f".//{qn('p:cNvPr')}").set("descr", xml_safe(one.shown.about))


def _title(slide, text: str) -> None:
    """The title, smaller where it is long; at worst its end is left out."""
    _left, _top, width, height = TITLE
    form = {"most": 26, "least": 20, "bold": True}
    size = size_for([text], width, height - 0.1, **form)
    if not size:
        size, text = form["least"], cut(text, form["least"], width, lines=2, bold=True)
    frame = slide.shapes.title.text_frame
    frame.text = text
    frame.paragraphs[0].runs[0].font.size = Pt(size)


def _lines(body, lines, box: tuple) -> None:
    """The lines, as large as they fit; those that do not fit at all are left out."""
    lines = list(lines)
    if not lines:
        body.element.getparent().remove(body.element)
        return
    most, least = LINE_SIZES
    while not (size := size_for(lines, *box[2:], most=most, least=least, gap=LINE_GAP)):
        lines.pop()
    frame = body.text_frame
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(size)


def _spelled(slide) -> None:
    """Every run of the slide and of its notes in the language spoken, for the spelling."""
    for root in (slide._element, slide.notes_slide._element):
        for run in root.iter(qn("a:r"), qn("a:fld")):
            run.get_or_add_rPr().set("lang", TAGS[spoken()])


def _chart_language(chart) -> None:
    space = chart._chartSpace
    found = space.find(qn("c:lang"))
    if found is None:
        found = space.makeelement(qn("c:lang"), {})
        space.insert(0 if space.find(qn("c:date1904")) is None else 1, found)
    found.set("val", TAGS[spoken()])
    for run in space.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", TAGS[spoken()])


def _signed(deck, material: Material, brand: Brand) -> None:
    told = deck.core_properties
    told.title = footer(material, brand)
    told.author = told.last_modified_by = xml_safe(brand.name) or "clientkit"
    told.language = TAGS[spoken()]
