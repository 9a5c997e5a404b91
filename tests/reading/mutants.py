"""Files of every kind and shape, damaged by chance: what a reader meets and must not believe.

Terms
-----
base     a small sound file, kept as lines so that it can be changed and written again.
fact     (client, day, amount) that a line states; None where a line states no sale.
mutant   a base changed by one mutation and one seed, and what may be read from it.
verdict  what is wrong with the reading of a mutant; "" when nothing is.

`mutant(base, mutation, seed)` is always the same bytes, so a failure is told by these three.
"""

import csv
import gzip
import io
import os
import re
import signal
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from html import escape
from pathlib import Path
from random import Random
from unittest.mock import patch

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.styles import Alignment

import clientkit as ck
from clientkit.reading import cells, columnar, delimited, loading

FILES = Path(__file__).parent / "files"
EPOCH = 1767225600  # of every archive member, so that the bytes are the same
SECONDS = 10


@dataclass(frozen=True)
class Line:
    """The cells of a line, what it states, and what it is: title, header, row, total, group."""

    cells: tuple
    fact: tuple | None = None
    role: str = "row"
    depth: int = 0


@dataclass(frozen=True)
class Base:
    """A sound file: its lines and the way to write them, or its bytes alone."""

    name: str
    lines: tuple[Line, ...]
    write: Callable[[list[Line]], bytes]
    flat: bool = True
    content: bytes | None = None

    @property
    def suffix(self) -> str:
        return (
            "".join(Path(self.name).suffixes[-2:])
            if self.name.endswith(".gz")
            else (Path(self.name).suffix)
        )


@dataclass(frozen=True)
class Mutant:
    """The bytes, and what must be read from them.

    exact : the facts, where the mutation leaves no doubt
    sure : the facts of the lines that were not touched; `touched` more may come
    must_load : whether an error would be wrong
    stated : money that the row of totals, still the last one, states
    """

    name: str
    content: bytes
    exact: Counter | None = None
    sure: Counter | None = None
    touched: int = 0
    must_load: bool = False
    stated: Decimal | None = None


# ---------------------------------------------------------------- bases

CAPTIONS = {
    "en": ("Customer No", "Customer", "Invoice Date", "Invoice No", "Amount", "Quantity", "Memo"),
    "ru": ("Код клиента", "Клиент", "Дата", "Номер документа", "Сумма", "Количество", "Заметка"),
    "et": ("Kliendi kood", "Kliendi nimi", "Kuupäev", "Arve nr", "Summa km-ta", "Kogus", "Märkus"),
}
TOTAL = {"en": "Total", "ru": "Итого", "et": "Kokku"}
CLIENTS = {
    "en": (("00417", "Birch & Daughters"), ("00052", "Total Comfort"), ("A-9", "O'Neil, Ltd")),
    "ru": (("00417", "ООО «Берёзка»"), ("00052", "Итоговый свет"), ("A-9", "ИП Ежов, С. П.")),
    "et": (("00417", "Kuusk ja Pojad OÜ"), ("00052", "Kokku Hästi"), ("A-9", "Žürii & Õun")),
}
SALES = (
    (0, date(2026, 3, 2), "1240.50", 2),
    (1, date(2026, 3, 17), "88.00", 1),
    (2, date(2026, 3, 31), "15300.25", 12),
    (0, date(2026, 4, 6), "-240.50", -1),
    (1, date(2026, 4, 6), "312.10", 3),
    (0, date(2026, 4, 29), "1000.00", 4),
    (2, date(2026, 5, 13), "7045.99", 9),
    (1, date(2026, 5, 14), "0.35", 1),
    (0, date(2026, 5, 26), "64128.00", 30),
)


def _sales(language: str) -> list[tuple]:
    """(id, name, day, number, amount, units) of each sale."""
    people = CLIENTS[language]
    return [
        (*people[who], day, f"D-{place:04}", Decimal(amount), units)
        for place, (who, day, amount, units) in enumerate(SALES, 1)
    ]


def _sum(language: str) -> Decimal:
    return sum((sale[4] for sale in _sales(language)), Decimal(0))


def flat_lines(language: str) -> tuple[Line, ...]:
    lines = [Line(CAPTIONS[language], role="header")]
    for code, name, day, number, amount, units in _sales(language):
        cells = (code, name, day, number, amount, units, "")
        lines.append(Line(cells, (code, day, amount)))
    total = ("", TOTAL[language], "", "", _sum(language), "", "")
    return (*lines, Line(total, role="total"))


def journal_lines() -> tuple[Line, ...]:
    """A journal of documents: kinds, posted or not, statuses."""
    head = ("Дата", "Номер", "Контрагент", "ИНН", "Сумма", "Вид операции", "Проведен")
    lines = [Line(head, role="header")]
    for code, name, day, number, amount, _ in _sales("ru"):
        kind = "Реализация" if amount > 0 else "Возврат от покупателя"
        cells = (day, number, name, code, abs(amount), kind, "Да")
        lines.append(Line(cells, (code, day, amount)))
    code, name = CLIENTS["ru"][1]
    draft = (date(2026, 5, 20), "D-0099", name, code, Decimal("999.00"), "Реализация", "Нет")
    return (*lines, Line(draft))


def grouped_lines() -> tuple[Line, ...]:
    """Clients as rows over their documents, each with its total."""
    head = ("", "Transaction date", "Transaction type", "Num", "Quantity", "Amount")
    lines = [Line(("Fir Tree Supplies",), role="title"), Line(("Sales by Customer Detail",),
             role="title"), Line((), role="title"), Line(head, role="header")]  # fmt: skip
    for code, name in CLIENTS["en"]:
        mine = [sale for sale in _sales("en") if sale[0] == code]
        lines.append(Line((name, "", "", "", "", ""), role="group"))
        for _, _, day, number, amount, units in mine:
            kind = "Invoice" if amount > 0 else "Credit Memo"
            lines.append(Line(("", day, kind, number, units, amount), (name, day, amount)))
        total = sum((sale[4] for sale in mine), Decimal(0))
        lines.append(Line((f"Total for {name}", "", "", "", "", total), role="subtotal"))
    return (*lines, Line(("TOTAL", "", "", "", "", _sum("en")), role="total"))


def outline_lines() -> tuple[Line, ...]:
    """A report of 1C: clients, their documents under them, indented; captions on two rows."""
    lines = [
        Line(("Продажи по контрагентам", "", ""), role="title"),
        Line(("Период: 01.03.2026 - 31.05.2026", "", ""), role="title"),
        Line(("Контрагент", "Количество", "Сумма"), role="header"),
        Line(("Документ продажи", "", ""), role="header"),
    ]
    for code, name in CLIENTS["ru"]:
        mine = [sale for sale in _sales("ru") if sale[0] == code]
        total = sum((sale[4] for sale in mine), Decimal(0))
        units = sum(sale[5] for sale in mine)
        lines.append(Line((name, units, total), role="group"))
        for _, _, day, number, amount, units in mine:
            text = f"Реализация товаров {number} от {day:%d.%m.%Y} 12:30:00"
            lines.append(Line((text, units, amount), (name, day, amount), depth=2))
    units = sum(sale[5] for sale in _sales("ru"))
    return (*lines, Line(("Итого", units, _sum("ru")), role="total"))


def wide_lines() -> tuple[Line, ...]:
    """A row for each client, a column for each month."""
    days = {3: date(2026, 3, 31), 4: date(2026, 4, 30), 5: date(2026, 5, 31)}
    lines = [Line(("Клиент", "Март 2026", "Апрель 2026", "Май 2026"), role="header")]
    sums: Counter = Counter()
    for code, name in CLIENTS["ru"]:
        by_month: Counter = Counter()
        for sale in (sale for sale in _sales("ru") if sale[0] == code):
            by_month[sale[2].month] += sale[4]
        sums.update(by_month)
        cells = (name, *(by_month.get(month, "") for month in days))
        fact = tuple((name, days[month], money) for month, money in sorted(by_month.items()))
        lines.append(Line(cells, fact))
    return (*lines, Line(("Итого", *(sums[month] for month in days)), role="total"))


def shop_lines() -> tuple[Line, ...]:
    """Orders of a shop: more lines of an order leave its cells empty."""
    head = ("Name", "Email", "Financial Status", "Paid at", "Currency", "Subtotal", "Taxes",
            "Total", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price",
            "Billing Name", "Cancelled at", "Refunded Amount")  # fmt: skip
    lines = [Line(head, role="header")]
    for code, name, day, number, amount, units in _sales("en"):
        if amount < 0:
            continue
        mail = f"{code}@example.com".lower()
        made = f"{day} 09:30:00 +0200"
        lines.append(Line((number, mail, "paid", made, "EUR", amount, "0.00", amount, made, units,
                           "Cup", "1.00", name, "", "0.00"), (mail, day, amount)))  # fmt: skip
        if units > 3:
            lines.append(Line((number, mail, *[""] * 6, made, "1", "Lid", "2.00", *[""] * 3)))
    return tuple(lines)


# ---------------------------------------------------------------- writers


@dataclass(frozen=True)
class Spelling:
    """How a text file writes days and money."""

    day: str = "%d.%m.%Y"
    mark: str = ","
    gap: str = ""
    suffix: str = ""

    def __call__(self, cell) -> str:
        if isinstance(cell, date):
            return cell.strftime(self.day)
        if isinstance(cell, Decimal):
            text = f"{cell:,.2f}".replace(",", "\0").replace(".", self.mark)
            return text.replace("\0", self.gap) + self.suffix
        return str(cell)


def as_text(encoding: str, delimiter: str, spelling: Spelling, end: str = "\r\n", quote=0):
    def write(lines: list[Line]) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quote)
        writer.writerows([[spelling(cell) for cell in line.cells] for line in lines])
        return out.getvalue().encode(encoding, "surrogatepass" if "utf" in encoding else "replace")

    return write


def as_workbook(lines: list[Line]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for number, line in enumerate(lines, 1):
        for place, cell in enumerate(line.cells, 1):
            if cell == "" or cell is None:
                continue
            value = _safe(cell) if isinstance(cell, str) else cell
            made = sheet.cell(number, place)
            made.value = float(value) if isinstance(value, Decimal) else value
            if line.depth:
                made.alignment = Alignment(indent=line.depth)
    out = io.BytesIO()
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)
    book.save(out)
    return out.getvalue()


def _safe(text: str) -> str:
    """What Excel may hold: it has no control characters, no lone surrogates, no long cells."""
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)[:32_000]
    return text.encode("utf-8", "replace").decode("utf-8")


def as_page(lines: list[Line], spelling: Spelling = Spelling(gap="&nbsp;")) -> bytes:
    rows = []
    for line in lines:
        cells = [escape(spelling(cell)).replace("&amp;nbsp;", "&nbsp;") for cell in line.cells]
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    page = f'<html><head><meta charset="utf-8"></head><table>{"".join(rows)}</table></html>'
    return page.encode("utf-8", "replace")


def as_sheet_xml(lines: list[Line]) -> bytes:
    spelling = Spelling(day="%Y-%m-%dT00:00:00.000", mark=".")
    rows = []
    for line in lines:
        cells = "".join(
            f'<Cell ss:Index="{place}"><Data>{escape(spelling(cell))}</Data></Cell>'
            for place, cell in enumerate(line.cells, 1)
            if cell != ""
        )
        rows.append(f"<Row>{cells}</Row>")
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>'
        f"<Table>{''.join(rows)}</Table></Worksheet></Workbook>"
    ).encode("utf-8", "replace")


def as_parquet(lines: list[Line]) -> bytes:
    head, *rest = [line.cells for line in lines] or [()]
    rows = [row for row in rest if len(row) == len(head)]
    spelling = Spelling(mark=".")
    columns = []
    for place in range(len(head)):
        cells = [row[place] for row in rows]
        if len({type(cell) for cell in cells if cell != ""} & {date, Decimal}) == 1 and not any(
            isinstance(cell, str | int) and cell != "" for cell in cells
        ):
            columns.append(pa.array([None if cell == "" else cell for cell in cells]))
        else:
            texts = [spelling(cell).encode("utf-8", "replace").decode() for cell in cells]
            columns.append(pa.array(texts, pa.string()))
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, [str(word) for word in head]), out)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _bases() -> dict[str, Base]:
    ru, en, et = flat_lines("ru"), flat_lines("en"), flat_lines("et")
    comma = Spelling(gap=" ")
    point = Spelling(day="%Y-%m-%d", mark=".", gap=",")
    american = Spelling(day="%m/%d/%Y", mark=".", gap=",")
    semi = as_text("utf-8", ";", comma)
    made = [
        Base("utf8.csv", ru, semi),
        Base("bom.csv", ru, as_text("utf-8-sig", ";", comma)),
        Base("cp1251.csv", ru, as_text("cp1251", ";", Spelling())),
        Base("english.csv", en, as_text("utf-8", ",", point, "\n")),
        Base("baltic.csv", et, as_text("utf-8", ";", Spelling())),
        Base("utf16.csv", ru, as_text("utf-16", "\t", comma)),
        Base("tabs.tsv", en, as_text("utf-8", "\t", point)),
        Base("quoted.txt", et, as_text("utf-8", ";", Spelling(suffix=" €"), quote=csv.QUOTE_ALL)),
        Base("book.xlsx", ru, as_workbook),
        Base("page.xls", ru, as_page),
        Base("sheet.xls", ru, as_sheet_xml),
        Base("typed.parquet", en, as_parquet),
        Base("packed.csv.gz", ru, lambda lines: gzip.compress(semi(lines), mtime=EPOCH)),
        Base("packed.zip", ru, lambda lines: zipped({"in/sales.csv": semi(lines)})),
        Base("journal.csv", journal_lines(), as_text("cp1251", ";", Spelling())),
        Base("shop.csv", shop_lines(), as_text("utf-8", ",", Spelling(mark=".")), flat=False),
        Base("grouped.csv", grouped_lines(), as_text("utf-8", ",", american), flat=False),
        Base("outline.xlsx", outline_lines(), as_workbook, flat=False),
        Base("outline.csv", outline_lines(), semi, flat=False),
        Base("wide.csv", wide_lines(), semi, flat=False),
        Base("wide.xlsx", wide_lines(), as_workbook, flat=False),
    ]
    for suffix in ("xls", "xlsb", "ods", "xlsx"):
        content = (FILES / f"payments.{suffix}").read_bytes()
        made.append(Base(f"payments.{suffix}", (), as_workbook, False, content))
    return {base.name: base for base in made}


BASES = _bases()


def facts(lines: list[Line]) -> Counter:
    """What the lines state; a wide line states several sales."""
    found: Counter = Counter()
    for line in lines:
        if line.fact and isinstance(line.fact[0], tuple):
            found.update(line.fact)
        elif line.fact:
            found[line.fact] += 1
    return found


# ---------------------------------------------------------------- mutations of lines

NASTIES = (
    "9" * 400, "0." + "3" * 300, "1e308", "1e-308", "1E+99", "NaN", "inf", "-inf", "-0", "-",
    "1,234", "1.234", "1 234", "1'234", "1.234.567", "12,34,56", "--5", "5-", "(5", "(5)", "5)",
    "31.02.2026", "00.00.0000", "1/1/1", "01.01.0001", "31.12.9999", "32.13.2026", "2026-02-30",
    "03/04/2026", "13/13/2026", "46000", "46000.75", "20260230", "=1+1", "=SUM(A1:A9)", "#REF!",
    "#N/A", '"', '""', 'a"b', '"a', "'", ";", ",", "\t", "\n", "\r", "\r\n", "a\nb", "\0", "a\0b",
    "\ufeff", "\u200f", "\u202eabc", "\u200b", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\x1a",
    "😀", "e\u0301" * 40, "\ud800", "ﬁ", "Ⅷ", "²", "１２３", "٣٤", "½", "x" * 100_000, " " * 5_000,
    "9" * 5_000, "." * 5_000, ", " * 3_000, "от " * 3_000, "1 " * 3_000, "(" * 3_000, "1.1." * 900,
    "-" * 3_000, "А1 от " * 50, "1 от 1.1." * 30, "Jan " * 900, "&amp;" * 900, "&#xD800;", "&#0;",
    "&nbsp;5", "Total", "Итого", "Kokku", "Итого:", "Total for x", "Grand total", "9 Jun 2026 (9)",
    "TRUE", "None", "null", "nan", "NaT", "<NA>", "<tr><td>", "</td>", "<!--", "<![CDATA[", "]]>",
    "Реализация 1 от 31.02.2026", "Возврат 7 от 01.01.2026", "[11] Cup (2 pcs)", "(1 шт)" * 500,
    "$(250.00)", "1 234,56 ₽", "€ 1.234,56", "12 USD", "2,0002E+12", "1E5", "1e+05", "0x1F",
    "0012", "1_000", "+7", "7 %", "::::", "Accounts::::Acorn", "a" * 300 + "1 от 1", "🧾" * 2_000,
)  # fmt: skip

LINE_KINDS: dict[str, Callable[[Random, Base], Mutant]] = {}
BYTE_KINDS: dict[str, Callable[[Random, Base], Mutant]] = {}


def _line_kind(function):
    LINE_KINDS[function.__name__] = function
    return function


def _byte_kind(function):
    BYTE_KINDS[function.__name__] = function
    return function


def _made(base: Base, lines: list[Line], write=None, **said) -> Mutant:
    last, stated = lines[-1] if lines else None, None
    known = not base.name.startswith("wide") or lines[:1] == [*base.lines[:1]]
    if last is base.lines[-1] and last.role == "total" and known:  # all months have their captions
        stated = sum((cell for cell in last.cells if isinstance(cell, Decimal)), Decimal(0))
    return Mutant(base.name, (write or base.write)(lines), stated=stated, **said)


def _exact(base: Base, lines: list[Line], write=None, **said) -> Mutant:
    return _made(base, lines, write, exact=facts(lines), must_load=True, **said)


def _rows(lines, role: str = "row") -> list[int]:
    return [place for place, line in enumerate(lines) if line.role == role]


def _head(lines) -> int:
    return next(place for place, line in enumerate(lines) if line.role == "header")


@_line_kind
def unchanged(rng: Random, base: Base) -> Mutant:
    return _exact(base, list(base.lines))


@_line_kind
def shuffled(rng: Random, base: Base) -> Mutant:
    lines = list(base.lines)
    if base.flat:
        head = _head(lines)
        rest = lines[head + 1 :]
        rng.shuffle(rest)
        return _exact(base, [*lines[: head + 1], *rest])
    rng.shuffle(lines)
    return _made(base, lines)


@_line_kind
def line_deleted(rng: Random, base: Base) -> Mutant:
    lines = list(base.lines)
    if base.flat:
        lines.pop(rng.choice(_rows(lines)))
        return _exact(base, lines)
    del lines[rng.randrange(len(lines))]
    return _subset(base, lines)


def _subset(base: Base, lines: list[Line]) -> Mutant:
    """Nothing may be read that the whole file did not state."""
    return _made(base, lines, sure=Counter(), touched=-1)


@_line_kind
def line_doubled(rng: Random, base: Base) -> Mutant:
    lines = list(base.lines)
    place = rng.choice(_rows(lines)) if base.flat else rng.randrange(len(lines))
    lines.insert(place, lines[place])
    return _exact(base, lines) if base.flat else _made(base, lines)


@_line_kind
def blank_lines(rng: Random, base: Base) -> Mutant:
    lines = list(base.lines)
    width = len(lines[_head(lines)].cells)
    for _ in range(rng.randrange(1, 4)):
        cells = rng.choice([(), ("",) * width, (" ",) * width])
        lines.insert(rng.randrange(_head(lines) + 1, len(lines) + 1), Line(cells, role="blank"))
    return _exact(base, lines) if base.flat else _made(base, lines)


@_line_kind
def columns_reordered(rng: Random, base: Base) -> Mutant:
    width = len(base.lines[_head(base.lines)].cells)
    order = list(range(width))
    rng.shuffle(order)
    lines = [
        replace(line, cells=tuple(line.cells[place] for place in order))
        if len(line.cells) == width
        else line
        for line in base.lines
    ]
    return _exact(base, lines) if base.flat else _made(base, lines)


@_line_kind
def optional_renamed(rng: Random, base: Base) -> Mutant:
    """A caption that is not needed becomes another word."""
    lines, head = list(base.lines), _head(base.lines)
    optional = {"Quantity", "Memo", "Количество", "Заметка", "Kogus", "Märkus", "Lineitem name"}
    places = [p for p, word in enumerate(lines[head].cells) if word in optional]
    if not places:
        return unchanged(rng, base)
    cells = list(lines[head].cells)
    cells[rng.choice(places)] = rng.choice(["Zzz", "???", "x" * 200, "", "12", "Прочее 2"])
    lines[head] = replace(lines[head], cells=tuple(cells))
    return _exact(base, lines) if base.flat else _made(base, lines)


@_line_kind
def caption_changed(rng: Random, base: Base) -> Mutant:
    """Any caption becomes a nasty, another one's twin, or nothing."""
    lines, head = list(base.lines), _head(base.lines)
    cells = list(lines[head].cells)
    cells[rng.randrange(len(cells))] = rng.choice([*NASTIES, *cells, ""])
    lines[head] = replace(lines[head], cells=tuple(cells))
    return _made(base, lines)


@_line_kind
def header_again(rng: Random, base: Base) -> Mutant:
    """The header repeated below itself, or between the rows: it is no sale."""
    lines, head = list(base.lines), _head(base.lines)
    lines.insert(rng.randrange(head + 1, len(lines) + 1), lines[head])
    return _made(base, lines, exact=facts(lines) if base.flat else None)


@_line_kind
def title_above(rng: Random, base: Base) -> Mutant:
    width = len(base.lines[_head(base.lines)].cells)
    words = rng.choice([("Sales report",), ("",) * width, ("Отчёт за 2026 год", ""), ()])
    lines = [Line(words, role="title"), *base.lines]
    if base.name.endswith("parquet"):
        return unchanged(rng, base)
    return _exact(base, lines) if base.flat else _made(base, lines)


@_line_kind
def total_moved(rng: Random, base: Base) -> Mutant:
    """The row of totals elsewhere, or twice: it is never a sale."""
    lines = list(base.lines)
    totals, head = _rows(lines, "total"), _head(lines)
    if not totals:
        return unchanged(rng, base)
    total = lines[totals[0]]
    if rng.random() < 0.5:
        del lines[totals[0]]
    lines.insert(rng.randrange(head + 1, len(lines) + 1), total)
    return _exact(base, lines) if base.flat else _made(base, lines)


@_line_kind
def only_header(rng: Random, base: Base) -> Mutant:
    lines = list(base.lines[: _head(base.lines) + rng.randrange(2)])
    return _made(base, lines)


@_line_kind
def cell_nasty(rng: Random, base: Base) -> Mutant:
    """One cell of one line holds what no one expects; the other lines stay what they are."""
    lines = list(base.lines)
    place = rng.choice(_rows(lines)) if base.flat else rng.randrange(len(lines))
    cells = list(lines[place].cells) or [""]
    cells[rng.randrange(len(cells))] = rng.choice(NASTIES)
    before = lines.pop(place)
    sure = facts(lines) if base.flat else None
    lines.insert(place, replace(before, cells=tuple(cells)))
    return _made(base, lines, sure=sure, touched=1)


@_line_kind
def cells_swapped(rng: Random, base: Base) -> Mutant:
    lines = list(base.lines)
    place = rng.choice(_rows(lines))
    cells = list(lines[place].cells)
    one, two = rng.randrange(len(cells)), rng.randrange(len(cells))
    cells[one], cells[two] = cells[two], cells[one]
    before = lines.pop(place)
    sure = facts(lines) if base.flat else None
    lines.insert(place, replace(before, cells=tuple(cells)))
    return _made(base, lines, sure=sure, touched=1)


@_line_kind
def cell_dropped(rng: Random, base: Base) -> Mutant:
    """A cell too few or too many in one line, or emptied."""
    lines = list(base.lines)
    place = rng.choice(_rows(lines))
    cells = list(lines[place].cells)
    at = rng.randrange(len(cells))
    what = rng.randrange(3)
    if what == 0:
        del cells[at]
    elif what == 1:
        cells.insert(at, rng.choice(["", "x", "5"]))
    else:
        cells[at] = ""
    before = lines.pop(place)
    sure = facts(lines) if base.flat else None
    lines.insert(place, replace(before, cells=tuple(cells)))
    return _made(base, lines, sure=sure, touched=1)


@_line_kind
def column_nasty(rng: Random, base: Base) -> Mutant:
    """A whole column of one nasty, or of several."""
    lines = list(base.lines)
    at = rng.randrange(len(lines[_head(lines)].cells))
    some = rng.sample(NASTIES, rng.randrange(1, 4))
    for place in _rows(lines):
        cells = list(lines[place].cells)
        if at < len(cells):
            cells[at] = rng.choice(some)
        lines[place] = replace(lines[place], cells=tuple(cells))
    return _made(base, lines)


@_line_kind
def columns_many(rng: Random, base: Base) -> Mutant:
    """Thousands of columns that say nothing."""
    more = rng.choice([50, 1000, 3000])
    word = rng.choice(["", "Note {}", "Сумма без {}", "{}", "Январь {}", "Client"])
    lines = []
    for line in base.lines:
        if line.role == "header":
            extra = tuple(word.format(place) for place in range(more))
        else:
            extra = (rng.choice(["", "1", "x"]),) * more
        lines.append(replace(line, cells=(*line.cells, *extra)))
    return _made(base, lines)


@_line_kind
def spaces_around(rng: Random, base: Base) -> Mutant:
    """Spaces of every kind around texts; the facts are the same."""
    space = rng.choice([" ", "  ", "\u00a0", "\t"]) if base.suffix != ".tsv" else " "
    if base.name == "utf16.csv" and space == "\t":
        space = " "
    lines = [
        replace(line, cells=tuple(
            cell + space if isinstance(cell, str) and cell else cell for cell in line.cells))
        for line in base.lines
    ]  # fmt: skip
    return _exact(base, lines) if base.flat else _made(base, lines)


@_line_kind
def spelled_otherwise(rng: Random, base: Base) -> Mutant:
    """The same lines in another encoding, with other spaces in the money, other line ends."""
    if not base.flat or base.suffix not in (".csv", ".txt", ".tsv", ".xls"):
        return unchanged(rng, base)
    gap = rng.choice(["", " ", "\u00a0", "\u202f", "\u2009", "'"])
    spelling = Spelling(rng.choice(["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"]), ",", gap,
                        rng.choice(["", " ", " ₽", " руб.", "₴", " EUR"]))  # fmt: skip
    if base.suffix == ".xls":
        return _exact(base, list(base.lines), lambda lines: as_page(lines, spelling))
    encoding = rng.choice(["utf-8", "utf-8-sig", "utf-16"])
    end = rng.choice(["\n", "\r\n", "\r"])
    quote = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    write = as_text(encoding, rng.choice(";\t|"), spelling, end, quote)
    return _exact(base, list(base.lines), write)


@_line_kind
def ends_mixed(rng: Random, base: Base) -> Mutant:
    if base.suffix not in (".csv", ".txt", ".tsv") or base.name == "utf16.csv":
        return unchanged(rng, base)
    content = base.write(list(base.lines)).replace(b"\r\n", b"\n")
    parts = content.split(b"\n")
    joined = b"".join(part + rng.choice([b"\n", b"\r\n", b"\r"]) for part in parts)
    return Mutant(base.name, joined, exact=facts(base.lines) if base.flat else None,
                  must_load=base.flat)  # fmt: skip


# ---------------------------------------------------------------- mutations of bytes


def _content(base: Base) -> bytes:
    return base.content or base.write(list(base.lines))


@_byte_kind
def cut_short(rng: Random, base: Base) -> Mutant:
    content = _content(base)
    return Mutant(base.name, content[: rng.randrange(len(content))])


@_byte_kind
def bytes_flipped(rng: Random, base: Base) -> Mutant:
    content = bytearray(_content(base))
    for _ in range(rng.choice([1, 1, 2, 5, 30])):
        content[rng.randrange(len(content))] = rng.randrange(256)
    return Mutant(base.name, bytes(content))


@_byte_kind
def bytes_moved(rng: Random, base: Base) -> Mutant:
    """A piece deleted, doubled or put elsewhere."""
    content = _content(base)
    start = rng.randrange(len(content))
    piece = content[start : start + rng.choice([1, 2, 7, 50, 400])]
    rest = content[:start] + content[start + len(piece) :]
    place = rng.randrange(len(rest) + 1)
    what = rng.randrange(3)
    if what == 0:
        return Mutant(base.name, rest)
    whole = content if what == 1 else rest
    return Mutant(base.name, whole[:place] + piece + whole[place:])


@_byte_kind
def bytes_inserted(rng: Random, base: Base) -> Mutant:
    content = _content(base)
    piece = rng.choice([
        b"\0", b'"', b"\xff", b"\xef\xbb\xbf", b"\r", b"\n\n\n", b";" * 50, b"\x1a", b"<", b"&",
        b"\xd0", b"\xed\xa0\x80", b"PK\x03\x04", b"sep=;\r\n", b"\xff\xfe", b"</tr>", b"<td>" * 99,
        b"'", b"\\", b"=", b"\xe2\x80\xa8", b"\xc2\x85", b"0" * 300, b" " * 3000, b"<!--", b"<![",
    ])  # fmt: skip
    place = rng.choice([0, len(content), rng.randrange(len(content))])
    return Mutant(base.name, content[:place] + piece + content[place:])


@_byte_kind
def part_damaged(rng: Random, base: Base) -> Mutant:
    """A member of an archive or a workbook gone, empty, cut, or with other bytes."""
    content = _content(base)
    if not content.startswith(b"PK"):
        return bytes_flipped(rng, base)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(members))
    what, old = rng.randrange(6 if base.suffix != ".xlsb" else 3), members[name]
    if what == 0:
        del members[name]
    elif what == 1:
        members[name] = b""
    elif what == 2:
        members[name] = old[: rng.randrange(len(old) + 1)]
    elif what == 3 and old:
        changed = bytearray(old)
        for _ in range(rng.randrange(1, 9)):
            changed[rng.randrange(len(old))] = rng.choice(b'<>"/=&0A9 \xff;:')
        members[name] = bytes(changed)
    elif what == 4:
        members["x" + name] = members.pop(name)
    else:
        numbers = list(re.finditer(rb"[0-9]+", old))
        if numbers:
            at = rng.choice(numbers)
            value = rng.choice([b"0", b"-1", b"99999", b"9999999999", b"65536", b"1e9", b""])
            members[name] = old[: at.start()] + value + old[at.end() :]
    return Mutant(base.name, zipped(members))


@_byte_kind
def named_otherwise(rng: Random, base: Base) -> Mutant:
    """The content under another extension: it is told by its first bytes."""
    suffix = rng.choice([".csv", ".txt", ".xls", ".xlsx", ".xlsb", ".ods", ".parquet", ".csv.gz",
                         ".zip", ".xlsm", ".tsv"])  # fmt: skip
    return Mutant("other" + suffix, _content(base))


KINDS = LINE_KINDS | BYTE_KINDS


def mutant(base: str, kind: str, seed: int) -> Mutant:
    """The mutant of these three; the same each time."""
    rng = Random(f"{base} {kind} {seed}")
    return KINDS[kind](rng, BASES[base])


def pairs() -> list[tuple[str, str]]:
    """Every base with every kind of mutation that it can have."""
    return [
        (name, kind)
        for name, base in BASES.items()
        for kind in (KINDS if base.lines else BYTE_KINDS)
    ]


# ---------------------------------------------------------------- the oracle


class Hang(BaseException):
    """The reading took longer than `SECONDS`; no `except Exception` may catch it."""


@contextmanager
def _deadline() -> Iterator[None]:
    def stop(*_):
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What is written to the terminal, by C code too, and every warning."""
    said: list[str] = []
    with tempfile.TemporaryFile() as file, warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="ibis")
        kept = [os.dup(1), os.dup(2)]
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield said
        finally:
            os.dup2(kept[0], 1)
            os.dup2(kept[1], 2)
            for one in kept:
                os.close(one)
            file.seek(0)
            if text := file.read().decode("utf-8", "replace"):
                said.append(text)
            said += [str(one.message) for one in warned]


@dataclass
class Outcome:
    """What came of a mutant: its verdict, whether it was read, and in how many seconds."""

    verdict: str
    loaded: bool
    seconds: float
    message: str = ""
    size: int = field(default=0)


def tried(one: Mutant, folder: Path) -> Outcome:
    """Read the mutant and judge what came."""
    path = folder / one.name
    path.write_bytes(one.content)
    started, ledger, message, verdict = time.perf_counter(), None, "", ""
    with _heard() as said:
        try:
            with _deadline():
                ledger = _loaded(path)
                rows = ledger.transactions
        except ck.DataError as error:
            message = str(error)
            verdict = _judged_message(message, path)
        except Hang:
            verdict = f"hangs: more than {SECONDS} seconds"
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            verdict = f"{type(error).__name__}: {str(error)[:300]}"
    seconds = time.perf_counter() - started
    path.unlink()
    said = [text for text in said if "panicked at" not in text]  # the parser of .xls, damaged
    if said and not verdict:
        verdict = f"it is not quiet: {said[0][:200]!r}"
    if ledger is not None and not verdict:
        verdict = _judged(one, ledger, rows)
    elif not verdict and one.must_load:
        verdict = f"refused: {message}"
    return Outcome(verdict, ledger is not None, seconds, message, len(one.content))


def _loaded(path: Path):
    """The ledger, its transactions in Arrow: to place them in the engine takes half the time."""
    with (
        patch.object(loading, "_placed", lambda arrow: arrow),
        patch.object(loading, "keep_names", lambda *_of_a_table: None),
    ):
        return ck.load(path, max_faults=1)


def _judged_message(message: str, path: Path) -> str:
    if len(message) >= 2_000:
        return f"a message of {len(message)} characters: {message[:200]!r}"
    if path.name.split(".")[0] not in message:
        return f"the message does not name the file: {message!r}"
    for mark in ("Traceback", " at 0x", "<class", "object at", "\0"):
        if mark in message:
            return f"the message holds {mark!r}: {message!r}"
    return ""


def _judged(one: Mutant, ledger, rows: pa.Table) -> str:
    account = ledger.account
    if not account.balances:
        return f"the account does not balance: {account}"
    amounts = rows["amount"].to_pylist()
    if len(amounts) != account.rows_accepted or sum(amounts) != account.money_accepted:
        return "the transactions are not those of the account"
    if len(ledger.rejected) != account.rows_set_aside:
        return "the rows set aside are not those of the account"
    got = Counter(zip(rows["client_id"].to_pylist(), rows["date"].to_pylist(), amounts,
                      strict=True))  # fmt: skip
    if one.exact is not None and got != one.exact:
        return f"too much: {_few(got - one.exact)}; too little: {_few(one.exact - got)}"
    if one.touched == -1 and got - facts(BASES[one.name].lines):
        return f"made up: {_few(got - facts(BASES[one.name].lines))}"
    if one.sure and (one.sure - got):
        lost = f"lost: {_few(one.sure - got)}; came instead: {_few(got - one.sure)}"
        return lost
    if one.sure and (got - one.sure).total() > one.touched:
        return f"made up: {_few(got - one.sure)}"
    return _judged_totals(one, ledger)


def _judged_totals(one: Mutant, ledger) -> str:
    """The row of totals must show what is missing, or is too much."""
    if one.stated is None:
        return ""
    found = ledger.reconciliation
    lacking = one.stated - ledger.account.money_accepted
    shown = found.loc[found["stated"] == one.stated, "difference"].tolist()
    return "" if lacking in shown else f"{lacking} is missing; the totals:\n{found.to_string()}"


def _few(counter: Counter) -> str:
    return str([(*map(str, fact), count) for fact, count in counter.most_common(3)])


# ---------------------------------------------------------------- two ways of reading


def parted(one: Mutant, folder: Path) -> str:
    """What the quick way of reading large texts reads otherwise than the usual one; "" : nothing.

    Small files are made to take the quick way.
    """
    path = folder / one.name
    path.write_bytes(one.content)
    with warnings.catch_warnings(), _deadline():
        warnings.simplefilter("ignore")
        usual = _told(path)
        with (
            patch.object(delimited, "LARGE", 0),
            patch.object(columnar, "WORTH", 0),
            patch.object(cells, "PROBE", 1),
        ):
            quick = _told(path)
    path.unlink()
    return "" if usual == quick else f"usual: {usual[:700]}\n\nquick: {quick[:700]}"


def _told(path: Path) -> str:
    try:
        ledger = _loaded(path)
    except ck.DataError as error:
        return str(error)
    rows = ledger.transactions.to_pylist()
    rejected = ledger.rejected.to_dict("records")
    return "\n".join(map(str, [ledger.account, ledger.mapping, *rows, *rejected]))
