"""All messages of the kit, gathered from its source into the catalogues.

    python -m clientkit.language.gathering

writes catalogues/clientkit.pot and brings the .po of each language up to date: what is new stands
there empty, what has changed is marked fuzzy, what is gone is taken out. Messages are

    in Python      the literal in say("...") and mark("..."), with its context
    in headings    the literals that are values in the dicts of showing/headings
    in templates   the literal in {{ say("...") }}
    in notebooks   each paragraph of prose, what stands behind a parameter, say("...") in code

A comment `# Translators: ...` above a message goes with it.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from clientkit.language.catalogues import FOLDER
from clientkit.language.prose import paragraphs
from clientkit.language.spoken import LANGUAGES

PACKAGE = Path(__file__).resolve().parents[1]
NOTEBOOKS = PACKAGE.parent / "notebooks"
TEMPLATE = FOLDER / "clientkit.pot"
HEADINGS = "showing/headings"
COMMENT = "# Translators:"
CODE = "code of "
LONG = 99
VALUE = r"\{[^{}|]*\}"
WORDS = r"[^\W\d_]"
HEAD = "# What clientkit says. How a value is written is told in clientkit/language/said.py."
UNUSED = (
    r'"(POT-Creation-Date|PO-Revision-Date|Report-Msgid-Bugs-To|Last-Translator|Language-Team):'
)


class Message(NamedTuple):
    """A message: its text, its context, the file it is in, a word to its translators."""

    text: str
    context: str | None
    place: str
    comment: str = ""


def gathered() -> list[Message]:
    """Every message of the kit, in the order of the files."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        found += in_python(path.read_text(encoding="utf-8"), _place(path))
    for path in sorted(PACKAGE.rglob("*.j2")):
        found += in_template(path.read_text(encoding="utf-8"), _place(path))
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        found += in_notebook(path.read_text(encoding="utf-8"), f"notebooks/{path.name}")
    return found


def _place(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def in_python(source: str, place: str) -> Iterator[Message]:
    """The messages of a module.

    >>> [one.text for one in in_python('say("a {n}", n=1); mark("b"); print("c")', "x.py")]
    ['a {n}', 'b']
    """
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in ("say", "mark") and node.args:
            text, context = _literal(node.args[0]), None
            for keyword in node.keywords:
                context = _literal(keyword.value) if keyword.arg == "context" else context
            if text:
                yield Message(text, context, place, _comment_above(lines, node.lineno))
        elif isinstance(node, ast.Dict) and HEADINGS in place:
            yield from (Message(text, None, place) for text in map(_literal, node.values) if text)


def _name(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def _literal(node: ast.expr | None) -> str | None:
    literal = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if literal else None


def _comment_above(lines: list[str], number: int) -> str:
    """The comment for translators in the lines above the line `number`, counted from 1."""
    above = []
    for line in reversed(lines[: number - 1]):
        if not line.strip().startswith("#"):
            return ""
        above.insert(0, line.strip())
        if line.strip().startswith(COMMENT):
            words = " ".join(above).removeprefix(COMMENT).split()
            return " ".join(word for word in words if word != "#")
    return ""


def in_template(source: str, place: str) -> Iterator[Message]:
    """The messages of a Jinja template.

    >>> [one.text for one in in_template('<b>{{ say("rows") }}</b>', "x.j2")]
    ['rows']
    """
    for call in Environment().parse(source).find_all(nodes.Call):
        if getattr(call.node, "name", "") == "say" and isinstance(call.args[0], nodes.Const):
            named = {one.key: one.value for one in call.kwargs}
            context = named["context"].value if "context" in named else None
            yield Message(call.args[0].value, context, place)


def in_notebook(source: str, place: str) -> Iterator[Message]:
    """The paragraphs of a notebook's prose, and the comments of its parameters."""
    for cell in json.loads(source)["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield from (Message(part, None, place) for part in paragraphs(text))
        elif "parameters" in cell["metadata"].get("tags", []):
            helps = re.findall(r"  # (.+)$", text, flags=re.MULTILINE)
            yield from (Message(part, None, place) for part in helps)
        else:
            yield from in_python(re.sub(r"^%.*$", "", text, flags=re.MULTILINE), CODE + place)


def template(messages: list[Message]) -> Catalog:
    """The catalogue without a language: each message once, with all places it is in."""
    catalogue = Catalog(header_comment=HEAD, charset="utf-8", fuzzy=False)
    for one in messages:
        if not re.search(WORDS, re.sub(VALUE, "", one.text)):
            continue  # nothing but values
        catalogue.add(
            one.text,
            context=one.context,
            locations=[(one.place, 0)],
            auto_comments=[one.comment] if one.comment else [],
        )
    return catalogue


def brought_up_to_date(language: str, wanted: Catalog) -> Catalog:
    """The catalogue of a language with the messages of `wanted`, its translations kept."""
    path = FOLDER / f"{language}.po"
    known = Catalog(language, charset="utf-8", fuzzy=False)
    if path.is_file():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    known.header_comment = HEAD
    known.update(wanted, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue, without line numbers and dates: it changes only where its words do."""
    for entry in catalogue:
        # Babel takes {n:.0%} for a format of C, which it is not.
        entry.flags -= {"python-format", "python-brace-format"}
    with path.open("wb") as file:
        write_po(file, catalogue, width=LONG, omit_header=False, include_lineno=False)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not re.match(UNUSED, line)]
    path.write_text("".join(kept), encoding="utf-8", newline="\n")


def main() -> None:
    """Write all catalogues, and say what each lacks."""
    wanted = template(gathered())
    write(TEMPLATE, wanted)
    for language in sorted(set(LANGUAGES) - {"en"}):
        catalogue = brought_up_to_date(language, wanted)
        write(FOLDER / f"{language}.po", catalogue)
        missing = sum(not entry.string for entry in catalogue if entry.id)
        print(f"{language}: {len(catalogue)} messages, {missing} without a translation")


if __name__ == "__main__":
    main()
