"""Tables, maps and tiles of PowerPoint: real tables and shapes, sized so that their texts fit."""

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from clientkit.presenting.brand import Brand
from clientkit.presenting.deck_colors import dark, rgb
from clientkit.presenting.deck_fit import cut, height_of, size_for
from clientkit.presenting.slides import Grid, Table, Tiles
from clientkit.showing.style import PALE

MARGIN, PAD = 0.08, 0.05
"""Inches left free at the sides of a cell, and above and below its text."""
LARGEST, SMALLEST = 14, 10
NAMES_WIDE, NAMES_HIGH = 1.15, 0.35
IN_A_ROW, TILE_GAP = 4, 0.2


def fitted(table: Table, width: float, height: float) -> tuple[int, list, list[float]]:
    """The size of the texts, the rows that fit (cells cut at three lines), their heights."""
    widths = [part * width - 2 * MARGIN for part in table.widths]
    for size in range(LARGEST, SMALLEST - 1, -1):
        rows = [table.header, *table.rows]
        heights = [_row_height(row, size, widths) for row in rows]
        if sum(heights) <= height:
            break
    else:
        rows = [
            [cut(t, size, w, lines=3) for t, w in zip(row, widths, strict=True)] for row in rows
        ]
        heights = [_row_height(row, size, widths) for row in rows]
        while sum(heights) > height:
            heights.pop(), rows.pop()
    spare = min((height - sum(heights)) / len(rows), 0.16)
    return size, rows, [one + spare for one in heights]


def _row_height(row, size: int, widths: list[float]) -> float:
    cells = zip(row, widths, strict=True)
    return max(height_of([text], size, width, bold=True) for text, width in cells) + 2 * PAD


def insert_table(placeholder, table: Table, box: tuple, brand: Brand):
    """The table in the placeholder; rows that have no room are left out."""
    _left, _top, width, height = box
    size, rows, heights = fitted(table, width, height)
    frame = placeholder.insert_table(len(rows), len(table.widths))
    made = frame.table
    _bare(made)
    for column, part in zip(made.columns, table.widths, strict=True):
        column.width = Inches(part * width)
    for place, (row, high) in enumerate(zip(rows, heights, strict=True)):
        made.rows[place].height = Inches(high)
        for at, text in enumerate(row):
            cell = made.cell(place, at)
            _fill(cell, PALE if not place else None)
            _under(cell)
            align = PP_ALIGN.RIGHT if at in table.right else PP_ALIGN.LEFT
            _write(cell, [text], size, brand.ink, align=align, bold=not place)
    frame.height = Inches(sum(heights))
    return frame


def insert_grid(placeholder, grid: Grid, box: tuple, brand: Brand):
    """The map as a table: names of the rows at the left, of the columns below."""
    _left, _top, width, height = box
    frame = placeholder.insert_table(len(grid.rows) + 1, len(grid.columns) + 1)
    made = frame.table
    _bare(made)
    wide = (width - NAMES_WIDE) / len(grid.columns)
    high = (height - NAMES_HIGH) / len(grid.rows)
    for place, column in enumerate(made.columns):
        column.width = Inches(wide if place else NAMES_WIDE)
    for place, row in enumerate(made.rows):
        row.height = Inches(high if place < len(grid.rows) else NAMES_HIGH)
    for place, name in enumerate(grid.rows):
        _write(made.cell(place, 0), [name], 11, brand.ink)
    for place, name in enumerate(grid.columns, 1):
        _write(made.cell(len(grid.rows), place), [name], 11, brand.ink, align=PP_ALIGN.CENTER)
    for one in grid.cells:
        cell = made.cell(one.row, one.column + 1)
        last = made.cell(one.row + one.rows - 1, one.column + one.columns)
        if cell is not last and one.rows * one.columns > 1:
            cell.merge(last)
        _fill(cell, one.color)
        ink = "#ffffff" if dark(one.color) else brand.ink
        room = (one.columns * wide - 2 * MARGIN, one.rows * high - 2 * PAD)
        size = size_for(one.lines, *room, most=14, least=8, bold=True) or 8
        _write(cell, one.lines, size, ink, align=PP_ALIGN.CENTER, bold=True)
    for cell in made.iter_cells():
        _borders(cell)
    frame.height = Inches(height)
    return frame


def add_tiles(slide, tiles: Tiles, box: tuple, brand: Brand) -> None:
    """The numbers as tiles, four in a row."""
    left, top, width, height = box
    lines = -(-len(tiles.tiles) // IN_A_ROW)
    wide = (width - TILE_GAP * (IN_A_ROW - 1)) / IN_A_ROW
    high = min((height - TILE_GAP * (lines - 1)) / lines, 2.0)
    for place, (figure, name) in enumerate(tiles.tiles):
        row, column = divmod(place, IN_A_ROW)
        x, y = left + column * (wide + TILE_GAP), top + row * (high + TILE_GAP)
        shape = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(x), Inches(y), Inches(wide), Inches(high)
        )
        shape.name = name
        shape._element.remove(shape._element.find(qn("p:style")))
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb("#f4f6f8")
        shape.line.fill.background()
        room = wide - 0.4
        large = size_for([figure], room, 0.7, most=32, least=14, bold=True) or 14
        small = size_for([name], room, high - 1.1, most=14, least=10) or 10
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = Inches(0.18)
        _paragraphs(frame, [(figure, large, brand.main, True), (name, small, brand.ink, False)])


def _paragraphs(frame, told) -> None:
    for place, (text, size, color, bold) in enumerate(told):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, rgb(color)


def _bare(table) -> None:
    """No look of its own: a table of the brand is lines and space."""
    table.horz_banding = False
    style = table._tbl.tblPr.find("{*}tableStyleId")
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid"


def _write(cell, lines, size, color, *, align=PP_ALIGN.LEFT, bold=False) -> None:
    cell.margin_left = cell.margin_right = Inches(MARGIN)
    cell.margin_top = cell.margin_bottom = Inches(PAD)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame = cell.text_frame
    for place, text in enumerate(lines):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.color.rgb = Pt(size), rgb(color)
        run.font.bold = bold and not place


def _fill(cell, color: str | None) -> None:
    if color:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(color)
    else:
        cell.fill.background()


def _line(side: str, color: str, points: float) -> str:
    return (
        f"<a:{side} {nsdecls('a')} w='{Pt(points)}'><a:solidFill><a:srgbClr "
        f"val='{color.lstrip('#')}'/></a:solidFill></a:{side}>"
    )


def _under(cell) -> None:
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(_line("lnB", PALE, 0.75)))


def _borders(cell) -> None:
    """White lines between the fields of a map."""
    for place, side in enumerate(("lnL", "lnR", "lnT", "lnB")):
        cell._tc.get_or_add_tcPr().insert(place, parse_xml(_line(side, "#ffffff", 2)))
