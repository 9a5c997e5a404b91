"""A pretended language: each letter of a message is one letter, and a third more of them.

What still stands in Latin letters on a figure has not come from the catalogue.
"""

import re

import pandas as pd
from babel import Locale
from matplotlib.text import Text

LETTERS = {"ru": "ж", "uk": "ї", "et": "õ"}
GIVEN = ("client_id", "client", "manager", "source", "need", "feature", "lead")
"""Columns of names that people give."""


def told_in(letter: str, message: str) -> str:
    """The message in a language of one letter; its fields stay, its plural forms are words."""

    def field(found: re.Match) -> str:
        before, forms = found[1], found[2] or ""
        return f"{{{before}{words(forms) if '|' in forms else forms}}}"

    def words(text: str) -> str:
        return re.sub(r"[A-Za-z]+", lambda word: letter * -(-len(word[0]) * 4 // 3), text)

    parts = re.split(r"({[^{}]*})", message)
    return "".join(
        re.sub(r"{(\w*)(:[^{}]*)?}", field, part) if part.startswith("{") else words(part)
        for part in parts
    )


def names_in(tables: dict) -> set[str]:
    """Every word of the names in the tables, which no language changes."""
    house = tables["house"]
    frames = [one for one in tables.values() if isinstance(one, pd.DataFrame)]
    frames += [house.features, house.needs]
    cells = {str(cell) for one in frames for name in GIVEN if name in one for cell in one[name]}
    return {word for cell in cells for word in re.findall(r"[^\W\d_]+", cell)}


def months_of(language: str) -> set[str]:
    locale = Locale(language)
    told = [locale.months[kind][width] for kind in ("format", "stand-alone")
            for width in ("wide", "abbreviated")]  # fmt: skip
    told += [locale.days["stand-alone"]["abbreviated"]]
    words = {word for names in told for name in names.values() for word in name.split()}
    return words | {word.capitalize() for word in words}  # a sentence may begin with one


def strange(text: str, known: set[str]) -> list[str]:
    """The words of the text in Latin letters that are no names; cut ones are the start of one."""
    latin = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word.isascii()]
    return [word for word in latin if not any(name.startswith(word) for name in known)]


def texts_of(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_visible()]


def too_wide(figure) -> list[str]:
    """The titles and notes that leave the figure, and the legends wider than it."""
    named = [text for text in figure.findobj(Text) if text.get_gid() in ("title", "note")]
    edge = figure.bbox.x1 + 1
    legends = [ax.get_legend() for ax in figure.axes if ax.get_legend()]
    wide = [one for one in legends if one.get_window_extent().width > edge]
    return [text.get_text() for text in named if text.get_window_extent().x1 > edge] + wide
