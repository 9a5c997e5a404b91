"""The last sheet: what each sheet is, what the words mean, and what the numbers were made from."""

from collections.abc import Iterable
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from clientkit.language import say
from clientkit.presenting.material import Material
from clientkit.presenting.workbook_pen import Pen, link_to
from clientkit.presenting.workbook_tables import Sheet
from clientkit.reading.read_as import read_as
from clientkit.showing import style
from clientkit.showing.glossary_terms import TERMS
from clientkit.showing.words import word

WIDTHS = (34, 80, 34, 12)


def add_notes(pen: Pen, material: Material, sheets: Iterable[Sheet]) -> Worksheet:
    """The sheet of notes, part under part."""
    notes = _Notes(pen, pen.sheet(say("Notes"), style.GREY))
    pen.text(notes.sheet, 0, 0, say("Notes to this workbook"), "title")
    record = material.record
    _sheets(notes, list(sheets))
    notes.part(say("What the words mean"))
    for term, meaning in TERMS.items():
        notes.row(say(term), say(meaning))
    _sources(notes, record)
    _account(notes, record.get("account", {}))
    notes.part(say("Parameters"), [say("Name"), say("Value")])
    for name, value in record["parameters"].items():
        notes.row(name, _written(value))
    notes.part(say("Made with"), [say("Program"), say("Version")])
    for name, version in record.get("versions", {}).items():
        notes.row(name, version)
    for column, width in enumerate(WIDTHS):
        notes.sheet.set_column(column, column, width)
    return notes.sheet


class _Notes:
    """The sheet and the row that is next."""

    def __init__(self, pen: Pen, sheet):
        self.pen, self.sheet, self.next = pen, sheet, 1

    def part(self, title: str, heads: Iterable[str] = ()) -> None:
        """A part with its title, and headings over its columns."""
        self.pen.text(self.sheet, self.next + 1, 0, title, "part")
        self.next += 2
        if heads:
            self.pen.heads(self.sheet, self.next, list(heads))
            self.next += 1

    def row(self, *values: object) -> None:
        """A row; numbers stay numbers."""
        for column, value in enumerate(values):
            if isinstance(value, Decimal):
                self.sheet.write_number(self.next, column, value, self.pen.format("money"))
            elif isinstance(value, int):
                self.sheet.write_number(self.next, column, value, self.pen.format("count"))
            elif value:
                self.pen.text(self.sheet, self.next, column, value, "long")
        texts = [(str(value), width - 2) for value, width in zip(values, WIDTHS, strict=False)]
        self.pen.tall(self.sheet, self.next, texts)
        self.next += 1


def _sheets(notes: _Notes, sheets: list[Sheet]) -> None:
    """Every sheet of a table with a link to it; then the tables that are empty this month."""
    heads = [say("Sheet"), say("What one row is"), say("Table"), say("Rows")]
    notes.part(say("The sheets"), heads)
    for one in (one for one in sheets if one.name):
        notes.row("", one.about, one.table, one.rows)
        look = notes.pen.format("link")
        notes.sheet.write_url(notes.next - 1, 0, link_to(one.name), look, string=one.name)
    empty = [one for one in sheets if not one.name]
    if empty:
        notes.part(say("Nothing to show this month, so without a sheet"))
    for one in empty:
        notes.row(one.title, one.about, one.table)


def _sources(notes: _Notes, record: dict) -> None:
    heads = [say("File"), say("How it was read"), say("Fingerprint (SHA-256)"), say("Rows")]
    notes.part(say("Files read"), heads)
    for one in [*record.get("sources", []), *record.get("companions", {}).values()]:
        told = [read_as(one.get("about", "")), one.get("system"), *one.get("notes", [])]
        read = ". ".join(filter(None, told))
        notes.row(one["name"], read, one.get("sha256", ""), int(one.get("rows", 0)))


def _account(notes: _Notes, account: dict) -> None:
    """Rows and money read, accepted and set aside: nothing is dropped in silence."""
    if not account:
        return
    heads = [say("Rows of the files"), say("Because"), say("Money"), say("Rows")]
    notes.part(say("What was read, and what was set aside"), heads)
    lines = {"read": say("Read"), "accepted": say("Accepted"), "set_aside": say("Set aside")}
    for name, label in lines.items():
        notes.row(label, "", Decimal(account[f"money_{name}"]), account[f"rows_{name}"])
    for reason, one in account.get("by_reason", {}).items():
        notes.row("", word(reason, of="reason"), Decimal(one["money"]), one["rows"])


def _written(value: object) -> str:
    """A parameter as it stands in the record."""
    if isinstance(value, bool):
        return str(value).lower()  # as it is typed
    if isinstance(value, dict):
        return ", ".join(f"{name}: {one}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
