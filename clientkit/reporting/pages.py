"""The pages of a report: a notebook, the first page of a month, the list of months.

All are whole in themselves: style, script and pictures inside, no address to fetch from; the
policy in the head of each page lets nothing else run or be fetched.
The page of a notebook comes from the template `index.html.j2`, as nbconvert names it.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import HTMLExporter

from clientkit.language import number, say, spoken
from clientkit.reading.account import REASONS
from clientkit.reporting.fitted import alternative, fitted
from clientkit.reporting.frame import Frame, declared_by, settings
from clientkit.reporting.markup import anchored, grouped, isolated, money, picture, results
from clientkit.reporting.notebooks import Notebook, as_read
from clientkit.reporting.top import answer_text, numbers_of, top

TEMPLATES = Path(__file__).parent / "templates"
CARD_PLACES = tuple(
    f"card-{place}" for place in "head tiles lead wide narrow next left right foot".split()
)
"""The tags of the cells that a card shows; card.css lays them out."""

SCRIPT = (TEMPLATES / "clientkit" / "page.js").read_text(encoding="utf-8").strip()
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {script}; "
    "base-uri 'none'; form-action 'none'"
)
"""What a page may do: show what is in it and run the one script; no name of a client can more."""


def notebook_page(frame: Frame, notebook: Notebook, executed: nbformat.NotebookNode) -> str:
    """The page of an executed notebook, its code folded away."""
    given = executed.metadata.get("papermill", {}).get("parameters", {})
    page = frame.page(notebook.title, f"{notebook.name}.html")
    page["settings"] = settings(notebook.parameters, given)
    html, _ = exporter().from_notebook_node(fitted(executed), resources={"page": page})
    return anchored(html)


def card_page(title: str, period: str, executed: nbformat.NotebookNode) -> str:
    """The card of a client, one sheet of A4 when printed: what its tagged cells show."""
    page = {"title": title, "period": period, "places": CARD_PLACES}
    card = exporter("card.html.j2")
    return card.from_notebook_node(fitted(executed), resources={"page": page})[0]


def overview_page(
    frame: Frame, record: dict, answers: dict, tables: Sequence[str], forms: Sequence[dict] = ()
) -> str:
    """The first page of a month: findings, key numbers, answers, and what they rest on.

    forms : the report in other forms, each with its `file` and its `label`
    """
    read = as_read(frame.notebooks)
    shown = [
        {"name": one.name, "title": one.title, "text": answer_text(answers[one.name])}
        | {part: getattr(answers[one.name], part) for part in ("thumbnail", "alternative")}
        for one in read
    ]
    page = frame.page(say("Client base"), "index.html") | {"account": record["account"]}
    page |= {"versions": record.get("versions", {})}
    html = _page(
        "overview",
        page=page,
        record=record,
        notebooks=shown,
        top=top(answers, read),
        numbers=numbers_of(answers[one.name] for one in read),
        settings=settings(declared_by(frame.notebooks), record["parameters"]),
        tables=tables,
        forms=forms,
    )
    return anchored(html)


def months_page(months: Sequence[dict]) -> str:
    """The list of months: name, period and first answer of each."""
    return _page("months", months=months)


@cache
def exporter(template: str = "index.html.j2") -> HTMLExporter:
    """The HTML exporter of nbconvert with the kit's own template and filters."""
    made = HTMLExporter(
        template_name="clientkit",
        template_file=template,
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_anchor_links=True,
        default_preprocessors=[],  # none of the stock steps is of use; style.css colours the code
        filters={
            "results": results,
            "isolated": isolated,
            "picture": picture,
            "alternative": alternative,
            "grouped": grouped,
            "money": money,
            "reason": reason,
            "in_css": in_css,
        },
    )
    told = {"say": say, "number": number, "spoken": spoken}
    made.environment.globals |= told | {"script": SCRIPT, "policy": policy}
    return made


def policy(*, scripted: bool) -> str:
    """The content security policy of a page: with the kit's script, or with none."""
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    return POLICY.format(script=f"'sha256-{digest}'" if scripted else "'none'")


def in_css(text: str) -> str:
    r"""A text as a string of a stylesheet, whatever signs it has.

    >>> print(in_css('a "b" </style>'))
    "a \000022b\000022 \00003C/style>"
    """
    unsafe = {ord(sign): f"\\{ord(sign):06X}" for sign in "\\\"'<\n\r\f"}
    return f'"{text.translate(unsafe)}"'


def reason(code: str) -> str:
    """Why a row was set aside, in words."""
    return say(REASONS.get(code, code))


def _page(template: str, **values: Any) -> str:
    page = exporter().environment.get_template(f"{template}.html.j2")
    return page.render(resources={}, **values)
