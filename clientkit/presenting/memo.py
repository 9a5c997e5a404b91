"""memo.docx: two pages of text for who reads nothing else; every word of it can be edited."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from docx import Document
from docx.document import Document as Memo
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from clientkit.language import number, say, spoken
from clientkit.presenting.brand import Brand
from clientkit.presenting.material import Material
from clientkit.presenting.plain import plain, xml_safe
from clientkit.showing.findings.finding import ACT, Finding
from clientkit.showing.findings.phrases import the_first
from clientkit.showing.key_numbers import KEY_NUMBERS, label, text
from clientkit.showing.words import word

MOST_SAID, MOST_CHANGES, MOST_CALLS, MOST_NAMES = 6, 5, 8, 20
"""What two pages hold."""

STATUSES = ("joined", "returned", "stayed", "left", "paused", "lost")

CALLS = {"client": 4.2, "at_stake": 2.2, "reason": 6.3, "ask": 4.9}
"""Column of the table `calls` -> its width in cm."""


def write_memo(material: Material, path: Path, brand: Brand | None = None) -> Path:
    """Write the memo of a month: what is, what changed, whom to call, the numbers."""
    brand = brand or Brand()
    memo = Document()
    _page(memo, brand)
    memo.add_heading(say("Client base, {month:month}", month=material.month), level=0)
    changes = [one for one in material.ranked if one.about.endswith(".change")]
    answers = [found[0] for found in material.findings.values() if found]
    first = [one for one in material.ranked if one.rank >= ACT and one not in changes]
    others = [one for one in answers if one not in first and one not in changes]
    _findings(memo, say("In short"), [*first, *others][:MOST_SAID])
    _findings(memo, say("What changed since the month before"), changes[:MOST_CHANGES])
    _calls(memo, material)
    _moves(memo, material)
    _numbers(memo, material)
    _account(memo, material)
    memo.core_properties.title = say("Client base, {month:month}", month=material.month)
    memo.core_properties.author = xml_safe(brand.name) or "clientkit"
    memo.core_properties.language = spoken()
    memo.save(str(path))
    return path


def _page(memo: Memo, brand: Brand) -> None:
    """A4, and the fonts and colours of the firm."""
    section = memo.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.7)
    section.top_margin = section.bottom_margin = Cm(1.4)
    body = memo.styles["Normal"]
    body.font.name, body.font.size = brand.body, Pt(9.5)
    body.paragraph_format.space_after = Pt(2)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), spoken())
    body.element.get_or_add_rPr().append(language)
    for name, size in {"Title": 19, "Heading 1": 12.5}.items():
        style = memo.styles[name]
        style.font.name, style.font.size, style.font.bold = brand.head, Pt(size), True
        style.font.color.rgb = RGBColor.from_string(brand.main.lstrip("#").upper())
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[theme]  # the theme's font would win
        fonts.set(qn("w:hAnsi"), brand.head)
        style.paragraph_format.space_before = Pt(0 if name == "Title" else 7)
        style.paragraph_format.space_after = Pt(3)
    if brand.logo:
        place = section.header.paragraphs[0]
        place.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        place.add_run().add_picture(str(brand.logo), height=Cm(1))


def _findings(memo: Memo, title: str, found: Sequence[Finding]) -> None:
    if not found:
        return
    memo.add_heading(title, level=1)
    for one in found:
        line = memo.add_paragraph(style="List Bullet")
        line.paragraph_format.space_after = Pt(2)
        line.add_run(plain(one.what)).bold = one.rank >= ACT
        more = " ".join(filter(None, [one.against, one.so]))
        line.add_run(f" {plain(more)}" if more else "")


def _calls(memo: Memo, material: Material) -> None:
    calls = material.clients("calls")
    if calls is None or not len(calls):
        return
    memo.add_heading(say("Whom to call first"), level=1)
    heads = [say("client"), say("at stake a month"), say("reason"), say("what to say")]
    calls = calls.reindex(columns=list(CALLS)).head(MOST_CALLS)
    rows = [
        [row.client, _money(row.at_stake), row.reason or "", row.ask or ""]
        for row in calls.itertuples(index=False)
    ]
    _table(memo, heads, rows, list(CALLS.values()), right=[1])


def _money(amount: float | None) -> str:
    return "" if pd.isna(amount) else number(amount, ",.0f")


def _moves(memo: Memo, material: Material) -> None:
    """Who came to the VIP clients and who went, by status."""
    master = material.clients("vip_master")
    if master is None or not len(master):
        return
    now = master[master["month"] == material.month]
    memo.add_heading(say("The VIP clients: who came, who went"), level=1)
    rows = []
    for status in STATUSES:
        of = now[now["status"] == status]
        names = [str(name) for name in of["client"]]
        if names:
            rows.append([word(status, "status"), str(len(names)), the_first(names, MOST_NAMES)])
    _table(memo, [say("status"), say("clients"), say("who")], rows, [3.2, 1.8, 12.6], right=[1])


def _numbers(memo: Memo, material: Material) -> None:
    known = [name for name in KEY_NUMBERS if name in material.numbers]
    if not known:
        return
    memo.add_heading(say("The numbers"), level=1)
    pairs = [(label(name), text(name, material.numbers[name])) for name in known]
    half = (len(pairs) + 1) // 2
    rows = [
        [*pairs[place], *(pairs[place + half] if place + half < len(pairs) else ("", ""))]
        for place in range(half)
    ]
    _table(memo, [], rows, [6.2, 2.6, 6.2, 2.6], right=[1, 3])


def _account(memo: Memo, material: Material) -> None:
    """What the numbers rest on."""
    account = material.record["account"]
    said = say(
        "From {files}: {accepted:,} of {read:,} rows accepted, {aside:,} set aside.",
        files=", ".join(one["name"] for one in material.record["sources"]),
        accepted=account["rows_accepted"],
        read=account["rows_read"],
        aside=account["rows_set_aside"],
    )
    line = memo.add_paragraph()
    line.paragraph_format.space_before = Pt(6)
    run = line.add_run(xml_safe(said))
    run.font.size = Pt(8)


def _table(
    memo: Memo,
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    right: Sequence[int],
) -> None:
    """Rows with a thin line under each; the heads, where there are any, in bold."""
    table = memo.add_table(rows=0, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for place, row in enumerate([heads, *rows] if heads else rows):
        is_head, added = bool(heads) and place == 0, table.add_row()
        # A row of two lines stays on one page.
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, (cell, value) in enumerate(zip(added.cells, row, strict=True)):
            cell.width = Cm(widths[column])
            _underlined(cell, "808A93" if is_head else "D9DEE2")
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = line.paragraph_format.space_before = Pt(1)
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column in right else None
            run = line.add_run(xml_safe(value))
            run.font.size = Pt(8.5)
            run.bold = is_head


def _underlined(cell: _Cell, color: str) -> None:
    line = OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "4", "color": color}.items():
        line.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:tcBorders")
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)
