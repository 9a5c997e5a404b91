"""The charts of the workbook: drawn by Excel itself from numbers beside them, free to edit."""

from dataclasses import dataclass, field

from clientkit.language import say
from clientkit.presenting.material import Material
from clientkit.presenting.workbook_pen import Pen
from clientkit.presenting.workbook_series import PICTURES, Picture
from clientkit.showing import style

WIDTH, HEIGHT = 620, 340
"""Of a chart, in pixels."""
ROWS, COLUMNS = 18, 10
"""The cells that a chart and the room around it take."""
FROM_COLUMN = 2 * COLUMNS + 1
"""Where the numbers of the charts stand: beside them, past what is printed."""


def add_charts(pen: Pen, material: Material) -> None:
    """The sheet of the charts; one that has nothing to show is left out."""
    pictures = [picture for make in PICTURES if (picture := make(material))]
    if not pictures:
        return
    sheet = pen.sheet(say("Charts"), style.WARM)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 1)
    pen.text(sheet, 0, 0, pen.title, "title")
    pen.text(sheet, 1, 0, say("The numbers of the charts stand to the right of them."), "caption")
    column = FROM_COLUMN
    for place, picture in enumerate(pictures):
        row, side = divmod(place, 2)
        chart = _chart(pen, sheet, picture, column)
        sheet.insert_chart(3 + ROWS * row, COLUMNS * side, chart)
        column += len(picture.series) + 2
    sheet.print_area(0, 0, 3 + ROWS * -(-len(pictures) // 2), 2 * COLUMNS - 1)


def _chart(pen: Pen, sheet, picture: Picture, column: int):
    """The chart of a picture, whose numbers are written from `column` on."""
    places = _numbers(pen, sheet, picture, column)
    kind = {"type": picture.kind} | ({"subtype": picture.subtype} if picture.subtype else {})
    chart = pen.book.add_chart(kind)
    line = None
    for place, series in enumerate(picture.series):
        if series.line and not line:
            line = pen.book.add_chart({"type": "line"})
        looks = _look(picture, series)
        (line if series.line else chart).add_series(
            {
                "name": places.of(0, place + 1),
                "categories": places.column(0),
                "values": places.column(place + 1),
            }
            | looks
        )
    if line:
        line.set_y2_axis(_axis(picture.y2, "count") | {"major_gridlines": {"visible": False}})
        chart.combine(line)
    title_font = {"size": 12, "bold": True, "color": style.INK}
    chart.set_title({"name": picture.title, "name_font": title_font, "overlay": False})
    x = _axis(picture.x, "share" if picture.kind == "scatter" else "")
    bound = {"min": 0, "max": 1} if picture.kind == "scatter" else {"label_position": "low"}
    chart.set_x_axis(x | bound | {"major_gridlines": {"visible": False}})
    top = {"min": 0, "max": 1} if picture.kind == "scatter" else {}
    chart.set_y_axis(_axis(picture.y, picture.form) | top)
    shown = [series for series in picture.series if series.color]
    hidden = [place for place, series in enumerate(picture.series) if not series.color]
    alone = len(shown) == 1
    chart.set_legend({"none": True} if alone else {"position": "bottom", "delete_series": hidden})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.set_chartarea({"border": {"color": style.PALE}})
    return chart


def _look(picture: Picture, series) -> dict:
    """Colours and widths of a series."""
    if series.line:
        marker = {"type": "circle", "size": 5, "fill": {"color": series.color}}
        marker["border"] = {"color": series.color}
        return {"line": {"color": series.color, "width": 2}, "marker": marker, "y2_axis": True}
    if picture.kind == "scatter":
        dash = {"dash_type": "dash"} if series.color == style.GREY else {}
        return {"line": {"color": series.color, "width": 2.25} | dash, "marker": {"type": "none"}}
    if not series.color:
        return {"fill": {"none": True}, "border": {"none": True}, "gap": 40}
    look = {"fill": {"color": series.color}, "border": {"none": True}, "gap": 50}
    if series.colors:
        look["points"] = [{"fill": {"color": color}} for color in series.colors]
    if picture.subtype == "stacked":
        look["overlap"] = 100
    return look


def _axis(name: str, form: str) -> dict:
    forms = {"share": "0%", "money": "#,##0", "count": "#,##0", "gains": "#,##0;#,##0"}
    axis = {
        "name": name,
        "name_font": {"size": 9, "bold": False, "color": style.GREY},
        "num_font": {"size": 9, "color": style.INK},
        "line": {"color": style.GREY},
        "major_gridlines": {"visible": True, "line": {"color": style.PALE}},
    }
    return axis | ({"num_format": forms[form]} if form else {})


@dataclass(frozen=True)
class Places:
    """The cells of the numbers of one chart."""

    sheet: str
    column_: int
    rows: int
    first: int = field(default=2)

    def of(self, row: int, column: int) -> list:
        """One cell, as xlsxwriter takes it."""
        return [self.sheet, self.first + row, self.column_ + column]

    def column(self, column: int) -> list:
        """The cells of a column, without its heading."""
        place = self.column_ + column
        return [self.sheet, self.first + 1, place, self.first + self.rows, place]


def _numbers(pen: Pen, sheet, picture: Picture, column: int) -> Places:
    """Write the numbers of a chart under its title."""
    places = Places(sheet.get_name(), column, len(picture.categories))
    pen.text(sheet, places.first - 1, column, picture.title, "pale")
    for place, series in enumerate(picture.series, 1):
        pen.text(sheet, places.first, column + place, series.name, "pale")
        for row, value in enumerate(series.values, places.first + 1):
            sheet.write_number(
                row, column + place, value, pen.format("number", font_color=style.GREY)
            )
    for row, category in enumerate(picture.categories, places.first + 1):
        if picture.kind == "scatter":
            sheet.write_number(row, column, category, pen.format("share", font_color=style.GREY))
        else:
            pen.text(sheet, row, column, category, "pale")
    return places
