"""The empty deck: one master, six layouts with placeholders, the colours and fonts of the brand.

It is made of the template that comes with python-pptx, whose layouts are moved, renamed and given
the kinds of placeholder wanted; what else they hold is removed.
"""

from copy import deepcopy

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Inches, Pt

from clientkit.presenting.brand import Brand
from clientkit.showing.style import GREY

WIDE, HIGH, EDGE = 13.333, 7.5, 0.6
TITLE = (EDGE, 0.4, 12.13, 1.0)
FOOT, NUMBER = (EDGE, 7.0, 9.0, 0.32), (12.13, 7.0, 0.6, 0.32)
LOGO = (10.9, 6.93, 1.1, 0.4)
LEFT, RIGHT = (EDGE, 1.55, 8.5, 5.25), (9.4, 1.75, 3.33, 4.9)
TOP, BELOW = (EDGE, 1.55, 12.13, 4.3), (EDGE, 5.95, 12.13, 0.95)
NUMBERS, SAID = (EDGE, 1.55, 12.13, 3.75), (EDGE, 5.5, 12.13, 1.4)
FULL = (EDGE, 1.55, 12.13, 5.3)
LAYOUTS = {
    "Two Content": ("Chart and text", {1: ("chart", LEFT), 2: ("body", RIGHT)}),
    "Content with Caption": ("Map and text", {1: ("tbl", LEFT), 2: ("body", RIGHT)}),
    "Picture with Caption": ("Table and text", {1: ("tbl", TOP), 2: ("body", BELOW)}),
    "Title and Content": ("Table", {1: ("tbl", FULL)}),
    "Title and Vertical Text": ("Chart", {1: ("chart", FULL)}),
    "Section Header": ("Numbers and text", {1: ("body", SAID)}),
}
"""Layout of the template -> its name here, its placeholders by number: kind and box in inches."""
KEPT = ("title", "ftr", "sldNum")
NO_BULLETS = (
    "<a:lstStyle {}><a:lvl1pPr marL='0' indent='0'><a:spcBef><a:spcPts val='900'/></a:spcBef>"
    "<a:buNone/><a:defRPr sz='1600'/></a:lvl1pPr></a:lstStyle>"
)


def blank(brand: Brand):
    """A presentation without slides, and its layouts by name."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    deck.element.sldSz.attrib.pop("type", None)  # the template's: 4:3
    master = deck.slide_master
    _theme(master, brand)
    _master(master, brand)
    for layout in list(deck.slide_layouts):
        if layout.name in LAYOUTS:
            _arrange(layout, *LAYOUTS[layout.name])
        else:
            deck.slide_layouts.remove(layout)
    return deck, {layout.name: layout for layout in deck.slide_layouts}


def _theme(master, brand: Brand) -> None:
    """The brand's fonts and colours become those that PowerPoint offers first."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for font, name in (("majorFont", brand.head), ("minorFont", brand.body)):
        theme.find(f".//{qn(f'a:{font}')}/{qn('a:latin')}").set("typeface", name)
    for place, color in {"dk1": brand.ink, "accent1": brand.main, "accent2": brand.accent}.items():
        slot = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{place}')}")
        slot[:] = [etree.Element(qn("a:srgbClr"), val=color.lstrip("#"))]
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _master(master, brand: Brand) -> None:
    boxes = {"title": TITLE, "body": FULL, "ftr": FOOT, "sldNum": NUMBER}
    for shape in list(master.placeholders):
        kind = shape.element.ph.get("type")
        if kind not in boxes:
            shape.element.getparent().remove(shape.element)
            continue
        place(shape, boxes[kind])
        body = shape.text_frame._txBody.find(qn("a:bodyPr"))
        body.set("anchor", "t" if kind in ("title", "body") else "ctr")
        for side in ("lIns", "rIns"):
            body.set(side, "0")
        if kind in ("ftr", "sldNum"):
            level = shape.element.find(f".//{qn('a:lvl1pPr')}")
            level.set("algn", "l" if kind == "ftr" else "r")
            level.find(qn("a:defRPr")).set("sz", "1000")
    title = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "2600")
    title.find(qn("a:defRPr")).set("b", "1")
    _stripe(master)
    if brand.logo:
        _logo(master, brand)


def _stripe(master) -> None:
    """A line of the main colour along the upper edge."""
    master.shapes._spTree.insert(
        2,
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id='90' name='Stripe'/><p:cNvSpPr/>"
            "<p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr><a:xfrm><a:off x='0' y='0'/>"
            f"<a:ext cx='{Inches(WIDE)}' cy='{Pt(7)}'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/>"
            "</a:prstGeom><a:solidFill><a:schemeClr val='accent1'/></a:solidFill><a:ln><a:noFill/>"
            "</a:ln></p:spPr></p:sp>"
        ),
    )


def _logo(master, brand: Brand) -> None:
    """The logo beside the number of the slide, whole in its box, at the right."""
    image, link = master.part.get_or_add_image_part(str(brand.logo))
    left, top, wide, high = (Inches(length) for length in LOGO)
    pixels_wide, pixels_high = image._px_size
    scale = min(wide / pixels_wide, high / pixels_high)
    width, height = int(pixels_wide * scale), int(pixels_high * scale)
    name = brand.name or "Logo"
    x, y = left + wide - width, top + (high - height) // 2
    picture = CT_Picture.new_pic(91, "Logo", name, link, x, y, width, height)
    master.shapes._spTree.append(picture)


def _arrange(layout, name: str, boxes: dict) -> None:
    layout.name = name
    for shape in list(layout.placeholders):
        ph = shape.element.ph
        kind, number = ph.get("type"), shape.placeholder_format.idx
        if number in boxes and kind not in KEPT:
            kind, box = boxes[number]
            ph.set("type", kind)
            ph.attrib.pop("orient", None)
            place(shape, box)
            _plain_style(shape, NO_BULLETS.format(nsdecls("a")) if kind == "body" else "")
        elif kind in KEPT:
            spot = shape.element.spPr.find(qn("a:xfrm"))
            if spot is not None:
                shape.element.spPr.remove(spot)
            if kind == "title":
                _plain_style(shape, "")
        else:
            shape.element.getparent().remove(shape.element)


def _plain_style(shape, style: str) -> None:
    """The text of the placeholder as the master has it, but for `style`."""
    body = shape.text_frame._txBody
    old = body.find(qn("a:lstStyle"))
    if old is not None:
        body.replace(old, parse_xml(style or f"<a:lstStyle {nsdecls('a')}/>"))
    frame = body.find(qn("a:bodyPr"))
    for setting in list(frame.attrib):
        del frame.attrib[setting]
    frame[:] = []


def place(shape, box: tuple[float, float, float, float]) -> None:
    """Put the shape into the box: left, top, width, height in inches."""
    shape.left, shape.top, shape.width, shape.height = (Inches(length) for length in box)


def foot(slide, layout, text: str) -> None:
    """Give the slide the footer and the number that its layout has room for."""
    for shape in layout.placeholders:
        if shape.element.ph.get("type") in ("ftr", "sldNum"):
            copy = deepcopy(shape.element)
            slide.shapes._spTree.append(copy)
            copy.nvSpPr.cNvPr.set("id", str(max(s.shape_id for s in slide.shapes) + 1))
    for shape in slide.placeholders:
        if shape.element.ph.get("type") == "ftr":
            shape.text_frame.text = text
            paragraph = shape.text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            font = paragraph.runs[0].font
            # LibreOffice takes a footer's font from nowhere else.
            font.size, font.name = Pt(10), "+mn-lt"
            font.color.rgb = RGBColor.from_string(GREY.lstrip("#").upper())
