"""What a person reads in each form of a report, as texts."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

SPOKEN = ("alt", "title", "aria-label", "placeholder")
"""Attributes that are read to somebody."""


def of_page(path: Path) -> list[str]:
    """The texts of an HTML page, without code."""
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    for part in page.select("script, style, details.code, code"):
        part.decompose()
    told = [one[name] for name in SPOKEN for one in page.select(f"[{name}]")]
    return [*page.stripped_strings, *told]


def of_workbook(path: Path) -> tuple[list[str], list[str]]:
    """The names of the sheets and the texts in their cells; and those of the notes, the last."""
    *sheets, notes = load_workbook(path, data_only=True)
    names = [sheet.title for sheet in (*sheets, notes)]
    return names + [text for sheet in sheets for text in _cells(sheet)], list(_cells(notes))


def _cells(sheet) -> Iterator[str]:
    for row in sheet.iter_rows(values_only=True):
        yield from (cell for cell in row if isinstance(cell, str))


def of_deck(path: Path) -> list[str]:
    """The texts on the slides, in their charts and tables, and in the notes."""
    found = []
    for slide in Presentation(path).slides:
        found.append(slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            found += list(_of_shape(shape))
    return found


def _of_shape(shape) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if shape.has_table:
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    if shape.has_chart:
        words = shape.chart.part._element.xpath(".//a:t | .//c:v")
        yield from (word.text for word in words if word.text)


def of_memo(path: Path) -> list[str]:
    """The paragraphs and the cells of a memo."""
    memo = Document(path)
    cells = [cell.text for table in memo.tables for row in table.rows for cell in row.cells]
    return [line.text for line in memo.paragraphs] + cells


def of_pdf(path: Path) -> str:
    """The text of a PDF, its white space made even; skips the test where it cannot be read."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed: poppler reads the PDF")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode("utf-8"))
