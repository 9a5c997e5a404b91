"""The first sheets: what the month says, what asks for most first, and its key numbers."""

from xlsxwriter.worksheet import Worksheet

from clientkit.language import mark, say
from clientkit.periods import month_name
from clientkit.presenting.material import Material
from clientkit.presenting.plain import plain
from clientkit.presenting.workbook_pen import Pen
from clientkit.showing import style
from clientkit.showing.findings.finding import ACT, ALARM, KNOW, WATCH, Finding
from clientkit.showing.key_numbers import COUNT, KEY_NUMBERS, MONEY, SHARE, label

ASKS = {
    ALARM: (mark("At once"), style.ACCENT, "white"),
    ACT: (mark("This month"), style.WARM, style.INK),
    WATCH: (mark("Keep an eye on it"), "#fbe8c3", style.INK),
    KNOW: (mark("Good to know"), style.PALE, style.INK),
}
"""Rank -> what it asks of its reader, and the colours of the cell."""

FORMS = {MONEY: "money", COUNT: "count", SHARE: "share"}
HEAD = 2
WIDTHS = (15, 15, 60, 42, 42)


def add_findings(pen: Pen, material: Material) -> Worksheet:
    """The sheet of all findings: by rank, each with the chapter it is from."""
    sheet = pen.sheet(say("Findings"), style.ACCENT, head=HEAD)
    pen.text(sheet, 0, 0, pen.title, "title")
    pen.text(sheet, 1, 0, say("What asks for most stands first."), "caption")
    titles = [say("When to act"), say("Chapter"), say("What"), say("Against"), say("So")]
    pen.heads(sheet, HEAD, titles)
    found = sorted(_found(material), key=lambda pair: -pair[1].rank)
    for row, (chapter, one) in enumerate(found, HEAD + 1):
        asked, color, ink = ASKS.get(one.rank, ASKS[KNOW])
        fill = pen.format("long", bg_color=color, font_color=ink)
        sheet.write_string(row, 0, say(asked), fill)
        pen.text(sheet, row, 1, chapter, "long")
        pen.text(sheet, row, 2, plain(one.what), "strong")
        pen.text(sheet, row, 3, plain(one.against), "long")
        pen.text(sheet, row, 4, plain(one.so), "long")
        texts = (say(asked), chapter, plain(one.what), plain(one.against), plain(one.so))
        pen.tall(sheet, row, zip(texts, (width - 2 for width in WIDTHS), strict=True))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.autofilter(HEAD, 0, HEAD + max(len(found), 1), len(titles) - 1)
    sheet.freeze_panes(HEAD + 1, 0)
    return sheet


def _found(material: Material) -> list[tuple[str, Finding]]:
    """(chapter, finding); of a notebook that hands none on, its answer."""
    found = []
    for notebook in material.record["notebooks"]:
        chapter = notebook.get("title", notebook["name"]).partition(":")[0]
        said = material.findings[notebook["name"]]
        if not said and notebook.get("answer"):
            said = [Finding(notebook["name"], notebook["answer"])]
        found += [(chapter, one) for one in said]
    return found


def add_key_numbers(pen: Pen, material: Material) -> None:
    """The sheet of the key numbers: label, number, and for programs a name like key_vip_bar."""
    numbers = {name: material.numbers[name] for name in KEY_NUMBERS if name in material.numbers}
    if not numbers:
        return
    sheet = pen.sheet(say("Key numbers"), style.ACCENT, head=HEAD)
    pen.text(sheet, 0, 0, say("Key numbers {month:in}", month=material.month), "title")
    pen.text(sheet, 1, 0, say("The same in every form of this report, to the cent."), "caption")
    pen.heads(sheet, HEAD, [say("What"), month_name(material.month), say("Key")])
    place = sheet.get_name()
    for row, (name, value) in enumerate(numbers.items(), HEAD + 1):
        pen.text(sheet, row, 0, label(name))
        form = FORMS.get(KEY_NUMBERS[name][1], "index")
        sheet.write_number(row, 1, float(value), pen.format(form, bold=True))
        pen.text(sheet, row, 2, name, "pale")
        pen.book.define_name(key_of(name), f"='{place}'!$B${row + 1}")
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2, 20, None, {"hidden": True})
    sheet.freeze_panes(HEAD + 1, 0)


def key_of(name: str) -> str:
    """The defined name of a key number.

    >>> key_of("vip.bar")
    'key_vip_bar'
    """
    return "key_" + name.replace(".", "_")
