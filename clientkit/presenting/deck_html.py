"""The slides of a month as one page of the browser: offline, printable, usable without script."""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from clientkit.language import say, spoken
from clientkit.presenting.brand import Brand
from clientkit.presenting.deck import footer
from clientkit.presenting.deck_colors import dark
from clientkit.presenting.deck_svg import drawn
from clientkit.presenting.material import Material
from clientkit.presenting.plain import xml_safe
from clientkit.presenting.slides import Chart, Grid, Slide, Table, Tiles
from clientkit.presenting.story import story

HERE = Path(__file__).parent
DENSE = 9
"""A table of more rows is written smaller."""


def write_html_deck(material: Material, path: Path, brand: Brand | None = None) -> Path:
    """The slides of the month as the page `path`, in the language spoken."""
    brand = brand or Brand()
    below, slides = footer(material, brand), story(material)
    script = (HERE / "deck.js").read_text(encoding="utf-8")
    page = PAGE.format(
        language=spoken(), title=_text(below), policy=policy(script), script=script,
        style=_style(brand),
        slides="\n".join(
            _slide(one, place, below, brand) for place, one in enumerate(slides, 1)
        ),
    )  # fmt: skip
    Path(path).write_text(page, encoding="utf-8")
    return Path(path)


PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1 class="hidden">{title}</h1>
<main>
{slides}
</main>
<script>{script}</script>
</body>
</html>
"""


def policy(script: str) -> str:
    """What the page may do: show itself and run its one script, and nothing from elsewhere."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _style(brand: Brand) -> str:
    values = {"MAIN": brand.main, "ACCENT": brand.accent, "INK": brand.ink}
    values |= {"HEAD": _family(brand.head), "BODY": _family(brand.body)}
    css = (HERE / "deck.css").read_text(encoding="utf-8")
    return re.sub(r"\b(MAIN|ACCENT|INK|HEAD|BODY)\b", lambda found: values[found[0]], css)


def _family(font: str) -> str:
    """The font's name in quotes, without the signs that would end a style sheet's text."""
    name = re.sub(r"[^\w .-]", "", font)
    return f'"{name}"'


def _slide(one: Slide, place: int, below: str, brand: Brand) -> str:
    beside = isinstance(one.shown, Chart | Grid) and one.lines
    lines = "".join(f"<li>{_text(line)}</li>" for line in one.lines)
    lines = f'<ul class="lines">{lines}</ul>' if lines else ""
    notes = "<br>".join(map(_text, one.notes))
    return (
        f'<section class="slide" id="{one.name}" aria-labelledby="{one.name}-title">'
        f'<h2 id="{one.name}-title">{_text(one.title)}</h2>'
        f'<div class="all{" side" if beside else ""}">{_shown(one, brand)}{lines}</div>'
        f"<footer><span>{_text(below)}</span><details><summary>{_text(say('Sources'))}</summary>"
        f"{notes}</details>{_logo(brand)}<span>{place}</span></footer></section>"
    )


def _shown(one: Slide, brand: Brand) -> str:
    shown = one.shown
    if isinstance(shown, Chart):
        return f"<figure>{drawn(shown, brand, whole=not one.lines)}</figure>"
    if isinstance(shown, Grid):
        return f"<figure>{_map(shown, brand)}</figure>"
    return _tiles(shown) if isinstance(shown, Tiles) else _table(shown)


def _tiles(shown: Tiles) -> str:
    each = (f"<li><b>{_text(figure)}</b>{_text(name)}</li>" for figure, name in shown.tiles)
    return f'<ul class="tiles">{"".join(each)}</ul>'


def _table(shown: Table) -> str:
    def cells(row, tag: str) -> str:
        kinds = (' class="n"' if place in shown.right else "" for place in range(len(row)))
        each = zip(row, kinds, strict=True)
        return "".join(f"<{tag}{kind}>{_text(text)}</{tag}>" for text, kind in each)

    columns = "".join(f'<col style="width:{part:.0%}">' for part in shown.widths)
    rows = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in shown.rows)
    dense = ' class="dense"' if len(shown.rows) > DENSE else ""
    return (
        f'<table{dense} aria-label="{_text(shown.about)}"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{cells(shown.header, 'th')}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _map(shown: Grid, brand: Brand) -> str:
    rows = []
    for place, name in enumerate(shown.rows):
        cells = sorted((one for one in shown.cells if one.row == place), key=lambda c: c.column)
        fields = "".join(
            f'<td rowspan="{one.rows}" colspan="{one.columns}" style="background:{one.color};'
            f'color:{"#fff" if dark(one.color) else brand.ink}"><b>{_text(one.lines[0])}</b>'
            f"<br>{'<br>'.join(map(_text, one.lines[1:]))}</td>"
            for one in cells
        )
        rows.append(f'<tr><th scope="row">{_text(name)}</th>{fields}</tr>')
    foot = "".join(f"<th>{_text(name)}</th>" for name in ["", *shown.columns])
    return (
        f'<table class="map" aria-label="{_text(shown.about)}"><tbody>{"".join(rows)}</tbody>'
        f"<tfoot><tr>{foot}</tr></tfoot></table>"
    )


def _logo(brand: Brand) -> str:
    if not brand.logo:
        return ""
    kind = "png" if brand.logo.suffix.lower() == ".png" else "jpeg"
    data = b64encode(brand.logo.read_bytes()).decode()
    return f'<img alt="{_text(brand.name)}" src="data:image/{kind};base64,{data}">'


def _text(text: str) -> str:
    return escape(xml_safe(text))
