"""What all slides are written with: findings for the lines, sources for the notes."""

import pandas as pd

from clientkit.language import number, say, short_dates
from clientkit.presenting.deck_fit import lines_of
from clientkit.presenting.material import Material
from clientkit.presenting.plain import plain, xml_safe
from clientkit.showing.findings.finding import Finding

TITLE_WIDTH, TITLE_SIZE, TITLE_LINES = 12.1, 22, 2
"""The box of a title in inches, and the smallest size it is written in."""
MOST_LINES, LONGEST = 3, 170


def chosen(material: Material, notebook: str, hints: str = "", without: str = "") -> list[Finding]:
    """The findings of a notebook for one slide, its answer first, then by rank.

    hints, without : words apart by spaces; of the findings only those whose `about` has one of
        `hints` and none of `without`
    """
    found = material.findings.get(notebook, [])
    kept = [
        one
        for one in found
        if (not hints or any(hint in one.about for hint in hints.split()))
        and not any(hint in one.about for hint in without.split())
    ]
    return kept[:1] + sorted(kept[1:], key=lambda one: -one.rank)


def headed(
    title: str, findings: list[Finding], own: str = "", *, keep: bool = False
) -> tuple[str, list[str]]:
    """A title and the lines under it: the first finding is the title where it is short enough.

    title : said where no finding is fit, or to keep
    own : a line of the slide's own, the last
    """
    title, told = xml_safe(title), [own] if own else []
    if findings and not keep and fits_title(plain(findings[0].what)):
        first, *others = findings
        title, told = plain(first.what).rstrip("."), [first.against, first.so]
        told += [own] if own else []
        findings = others
    told += [text for one in findings for text in (one.what, one.so)]
    lines = [plain(text) for text in told if text]
    return title, [line for line in dict.fromkeys(lines) if len(line) <= LONGEST][:MOST_LINES]


def fits_title(text: str) -> bool:
    """Whether the text is a title of at most two lines."""
    return 0 < lines_of(text, TITLE_SIZE, TITLE_WIDTH, bold=True) <= TITLE_LINES


def sources(material: Material, *tables: str, notebook: str, rule: str) -> list[str]:
    """The notes of a slide: where each of its numbers is from, and by which rule."""
    files = [f"tables/{name}.csv" for name in tables if name in material.tables]
    return [
        say("Numbers from: {files:and}.", files=files),
        say("Worked out and explained in: {notebook}.", notebook=f"{notebook}.html"),
        rule,
    ]


def short_month(month) -> str:
    """A month beside an axis: Jun 26."""
    return short_dates.short_month(month, "LLL yy")


def money(value: float) -> str:
    """Money as slides write it, whole."""
    return number(float(value), "z,.0f")


def changed(value: float) -> str:
    """A change with its sign; none has no sign.

    >>> changed(12.3), changed(0)
    ('+12', '0')
    """
    return number(float(value), "+,.0f" if round(float(value)) else "z,.0f")


def share(value: float) -> str:
    """A part of a whole as slides write it, and no "0%" for what is there."""
    value = float(value)
    return number(
        value, "z.0%" if value >= 0.005 or value <= 0 else ".1%" if value >= 5e-4 else ".2%"
    )


def latest(table: pd.DataFrame | None, month: str, column: str = "month") -> pd.Series | None:
    """The row of the month; None: there is none."""
    rows = table[table[column].astype(str) == month] if table is not None else []
    return rows.iloc[-1] if len(rows) else None
