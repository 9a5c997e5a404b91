"""The pages of a report: a notebook, the first page of a month, the list of months.

All are whole in themselves: style and pictures inside, no script, no address to fetch from.
The page of a notebook comes from the template `index.html.j2`, as nbconvert names it.
"""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import HTMLExporter

from clientkit.language import translated
from clientkit.reading.account import REASONS
from clientkit.reporting.frame import Frame
from clientkit.reporting.markup import grouped, money, picture, results
from clientkit.reporting.notebooks import Notebook, as_read

TEMPLATES = Path(__file__).parent / "templates"
CARD_PLACES = tuple(
    f"card-{place}" for place in "head tiles lead wide narrow next left right foot".split()
)
"""The tags of the cells that a card shows; card.css lays them out."""


def notebook_page(frame: Frame, notebook: Notebook, executed: nbformat.NotebookNode) -> str:
    """The page of an executed notebook, its code folded away."""
    page = frame.page(notebook.title, f"{notebook.name}.html")
    shown = with_joined_code(executed)
    return exporter().from_notebook_node(shown, resources={"page": page})[0]


def card_page(title: str, period: str, executed: nbformat.NotebookNode) -> str:
    """The card of a client, one sheet of A4 when printed: what its tagged cells show."""
    page = {"title": title, "period": period, "places": CARD_PLACES}
    return exporter("card.html.j2").from_notebook_node(executed, resources={"page": page})[0]


def overview_page(frame: Frame, record: dict, answers: dict, tables: Sequence[str]) -> str:
    """The first page of a month: the answers, the account, the settings, the tables."""
    shown = [
        {"name": one.name, "title": one.title, "answer": answers[one.name]}
        for one in as_read(frame.notebooks)
    ]
    helps = {
        name: translated(p.help) for one in frame.notebooks for name, p in one.parameters.items()
    }
    more = {"notebooks": shown, "tables": tables, "helps": helps}
    return _page("overview", page=frame.page("Client base", "index.html"), **record | more)


def months_page(months: Sequence[dict]) -> str:
    """The list of months: name, period and first answer of each."""
    return _page("months", months=months)


def with_joined_code(executed: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy in which code that shows nothing is folded with the code after it, not alone."""
    shown = deepcopy(executed)
    shown.cells, silent = [], ""
    for cell in deepcopy(executed.cells):
        if cell.cell_type == "code" and not cell.outputs:
            silent += cell.source + "\n\n"
        elif cell.cell_type == "code":
            shown.cells.append(cell | {"source": silent + cell.source})
            silent = ""
        else:
            shown.cells += _code(silent)
            shown.cells.append(cell)
            silent = ""
    shown.cells += _code(silent)
    return shown


@cache
def exporter(template: str = "index.html.j2") -> HTMLExporter:
    """The HTML exporter of nbconvert with the kit's own template and filters."""
    return HTMLExporter(
        template_name="clientkit",
        template_file=template,
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_anchor_links=True,
        default_preprocessors=[],  # none of the stock steps is of use; style.css colours the code
        filters={
            "results": results,
            "picture": picture,
            "grouped": grouped,
            "money": money,
            "reason": reason,
        },
    )


def reason(code: str) -> str:
    """Why a row was set aside, in words."""
    return REASONS.get(code, code)


def _code(source: str) -> list[nbformat.NotebookNode]:
    return [nbformat.v4.new_code_cell(source.strip())] if source else []


def _page(template: str, **values: Any) -> str:
    page = exporter().environment.get_template(f"{template}.html.j2")
    return page.render(resources={}, **values)
