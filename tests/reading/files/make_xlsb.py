"""Write payments.xlsb from payments.csv: the least that makes a binary workbook.

    python make_xlsb.py

A part of the archive is a chain of records: number, length, content; the first two in groups of
seven bits. Dates are serials with the built-in date format 14.
"""

import csv
import struct
import zipfile
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
DATES, NUMBERS = ("Date",), ("Amount", "Quantity", "Cost")
STAMP = (2026, 1, 1, 0, 0, 0)  # the same bytes on every run
SCHEMAS = "://".join(("http", "schemas.openxmlformats.org"))  # names of formats, no addresses

TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{SCHEMAS}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
</Types>"""
RELATIONS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{SCHEMAS}/package/2006/relationships">{{}}
</Relationships>"""
RELATION = f"""
<Relationship Id="{{}}" Target="{{}}"
 Type="{SCHEMAS}/officeDocument/2006/relationships/{{}}"/>"""


def record(number: int, content: bytes = b"") -> bytes:
    return groups(number) + groups(len(content)) + content


def groups(number: int) -> bytes:
    low, high = number & 0x7F, number >> 7
    return bytes([low | 0x80, *groups(high)]) if high else bytes([low])


def text(word: str) -> bytes:
    return struct.pack("<I", len(word)) + word.encode("utf-16-le")


def cell(place: int, caption: str, word: str) -> bytes:
    if word == "" or (caption not in DATES and caption not in NUMBERS) or word == caption:
        return record(6, struct.pack("<II", place, 0) + text(word))
    dated = caption in DATES
    number = (date.fromisoformat(word) - date(1899, 12, 30)).days if dated else float(word)
    return record(5, struct.pack("<IId", place, int(dated), number))


def sheet(rows: list[list[str]]) -> bytes:
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)
    body = b""
    for line, row in enumerate(rows):
        body += record(0, struct.pack("<II", line, 0) + bytes(9))
        body += b"".join(cell(place, rows[0][place], word) for place, word in enumerate(row))
    return record(129) + record(148, size) + record(145) + body + record(146) + record(130)


def main() -> None:
    rows = list(csv.reader((HERE / "payments.csv").open(encoding="utf-8")))
    formats = b"".join(record(47, struct.pack("<HH", 0, code) + bytes(12)) for code in (0, 14))
    name = struct.pack("<II", 0, 1) + text("rId1") + text("payments")
    book = RELATION.format("rId1", "xl/workbook.bin", "officeDocument")
    inner = RELATION.format("rId1", "worksheets/sheet1.bin", "worksheet")
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(book),
        "xl/_rels/workbook.bin.rels": RELATIONS.format(
            inner + RELATION.format("rId2", "styles.bin", "styles")
        ),
        "xl/workbook.bin": record(131)
        + record(143)
        + record(156, name)
        + record(144)
        + record(132),
        "xl/worksheets/sheet1.bin": sheet(rows),
        "xl/styles.bin": record(278) + record(617, struct.pack("<I", 2)) + formats + record(618),
    }
    with zipfile.ZipFile(HERE / "payments.xlsb", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path, STAMP), content)


if __name__ == "__main__":
    main()
