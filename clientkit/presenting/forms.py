"""The forms of a report, each by the short name under which it is asked for.

html   index.html and a page for each notebook; always made, the others are made from the same
xlsx   tables.xlsx, a workbook with every table and a live VIP list
pptx   deck.pptx, slides with charts that can be edited
deck   deck.html, the same slides for any browser
docx   memo.docx, two pages of text
pdf    report.pdf, the pages as one document
eml    mail.eml, a draft of a mail with the summary and the PDF
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from clientkit.presenting.brand import Brand
from clientkit.presenting.material import Material
from clientkit.schema import one_of

FILES = {
    "html": "index.html",
    "xlsx": "tables.xlsx",
    "pptx": "deck.pptx",
    "deck": "deck.html",
    "docx": "memo.docx",
    "pdf": "report.pdf",
    "eml": "mail.eml",
}
"""Form -> its file in the folder of the month."""

ALL = "all"
_WRITERS = {
    "xlsx": ("workbook", "write_workbook", ()),
    "pptx": ("deck", "write_deck", ("brand",)),
    "deck": ("deck_html", "write_html_deck", ("brand",)),
    "docx": ("memo", "write_memo", ("brand",)),
    "pdf": ("pdf", "write_pdf", ("tell",)),
    "eml": ("mail", "write_mail", ("brand",)),
}
"""Form -> the module, the function in it and what it takes beside the month, in the order they
are made: a mail takes the PDF along. What is not asked for is not imported."""


def asked_for(text: str) -> list[str]:
    """The forms in a list like "html,xlsx"; "all" are all.

    Raises
    ------
    DataError : a form there is none of

    >>> asked_for("docx, xlsx"), asked_for("all") == list(FILES)
    (['xlsx', 'docx'], True)
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    wanted = {one_of("to", name, [*FILES, ALL]) for name in names}
    return [form for form in FILES if form in wanted or ALL in wanted]


def write_forms(
    folder: str | Path,
    forms: Iterable[str],
    *,
    brand: Brand | None = None,
    tell: Callable[[str], Any] = print,
) -> list[Path]:
    """The files of the forms, written into the folder of a month from what stands in it.

    brand : name, colours, logo and fonts; None: the kit's own
    tell : called with a line for each form that cannot be made here, like a PDF without a browser
    """
    material, made = Material.of(folder), []
    options = {"brand": brand or Brand(), "tell": tell}
    for form, (module, name, takes) in _WRITERS.items():
        if form in forms:
            write = getattr(import_module(f"clientkit.presenting.{module}"), name)
            given = {option: options[option] for option in takes}
            path = write(material, Path(folder) / FILES[form], **given)
            made += [path] if path else []
    return made
