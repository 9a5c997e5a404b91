"""report.pdf: all pages of a month as one document, printed on A4 by the computer's browser."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from clientkit.language import say
from clientkit.presenting.material import Material
from clientkit.presenting.printing import printed


def write_pdf(material: Material, path: Path, tell: Callable[[str], Any] = print) -> Path | None:
    """Write the PDF; None, and a line by `tell`, where no browser prints it."""
    with tempfile.TemporaryDirectory(prefix="clientkit-") as folder:
        page = Path(folder) / "report.html"
        page.write_text(one_page(material), encoding="utf-8")
        if printed(page, path):
            return path
    tell(say("no PDF: it takes Chromium, Chrome or Edge, and none was found or it failed"))
    return None


def one_page(material: Material) -> str:
    """The pages of the month as one, each notebook on a sheet of its own, links within it."""
    names = [name for name in ("index", *material.findings) if _page(material, name).is_file()]
    pages = {
        name: BeautifulSoup(_page(material, name).read_bytes(), "html.parser") for name in names
    }
    whole = pages.pop("index")
    body = whole.find("main")
    for name, page in pages.items():
        section = whole.new_tag("section", attrs={"id": name, "style": "break-before: page"})
        section.extend(list(page.find("main").children))
        for part in section.select("[id]"):
            part["id"] = f"{name}-{part['id']}"
        for link in section.select("a[href^='#']"):
            link["href"] = f"#{name}-{link['href'][1:]}"
        body.append(section)
    for part in whole.select("script, nav, details.code, header, footer, .search, .skip"):
        part.decompose()
    for link in whole.select("a[href]"):
        _within(link, pages)
    return str(whole)


def _page(material: Material, name: str) -> Path:
    return material.folder / f"{name}.html"


def _within(link: Tag, pages: dict) -> None:
    """A link to another page leads to its section; one to a file leads nowhere on paper."""
    name = link["href"].partition("#")[0].removesuffix(".html")
    if name in pages:
        link["href"] = f"#{name}"
    elif not link["href"].startswith("#"):
        del link["href"]
