"""Charts of PowerPoint: real ones, whose data one can open and edit."""

from contextlib import contextmanager

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Pt
from xlsxwriter import Workbook

from clientkit.presenting.brand import Brand
from clientkit.presenting.deck_colors import rgb
from clientkit.presenting.deck_labels import label
from clientkit.presenting.deck_numbers import heights, office_form, unit
from clientkit.presenting.plain import xml_safe
from clientkit.presenting.slides import (
    BARS,
    COLUMNS,
    CURVE,
    STACKED,
    STACKED_BARS,
    Chart,
    Series,
)
from clientkit.showing.style import GREY, PALE

KINDS = {
    COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    STACKED: XL_CHART_TYPE.COLUMN_STACKED,
    BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    STACKED_BARS: XL_CHART_TYPE.BAR_STACKED,
    CURVE: XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
}
AXIS = Pt(11)
ROOM = 1.14
"""What the axis reaches beyond the longest bar, for its number."""


class _TextsWriter(CategoryWorkbookWriter):
    """The workbook of a chart, in which a client called "=1+1" is a name, not a formula."""

    @contextmanager
    def _open_worksheet(self, file):
        kept = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(file, kept) as book:
            yield book, book.add_worksheet()


class _Data(CategoryChartData):
    @property
    def _workbook_writer(self):
        return _TextsWriter(self)


def insert(placeholder, chart: Chart, brand: Brand):
    """The chart in the placeholder: a graphic frame."""
    made = _curve_data(chart) if chart.kind == CURVE else _data(chart)
    frame = placeholder.insert_chart(KINDS[chart.kind], made)
    drawn = frame.chart
    drawn.font.size, drawn.font.color.rgb = AXIS, rgb(brand.ink)
    _legend(drawn, chart)
    _title(drawn, "" if chart.kind == CURVE else unit(chart))
    if chart.kind == CURVE:
        _curve(drawn, chart)
    else:
        _bars(drawn, chart, brand)
    return frame


def _data(chart: Chart) -> CategoryChartData:
    made = _Data(number_format="General")
    made.categories = [xml_safe(name) for name in chart.categories]
    for one in chart.series:
        made.add_series(xml_safe(one.name), [float(value) for value in one.values])
    return made


def _curve_data(chart: Chart) -> XyChartData:
    made = XyChartData(number_format="General")
    for one in chart.series:
        points = made.add_series(xml_safe(one.name))
        for x, y in zip(one.xs, one.values, strict=True):
            points.add_data_point(float(x), float(y))
    return made


def _legend(drawn, chart: Chart) -> None:
    drawn.has_legend = chart.legend and len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(12)


def _title(drawn, text: str) -> None:
    drawn.has_title = bool(text)
    if text:
        frame = drawn.chart_title.text_frame
        frame.text = text
        font = frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.color.rgb = Pt(11), False, rgb(GREY)
    else:
        drawn._chartSpace.chart.get_or_add_autoTitleDeleted().set("val", "1")


def _bars(drawn, chart: Chart, brand: Brand) -> None:
    plot, stacked = drawn.plots[0], "stacked" in chart.kind
    plot.gap_width = 45
    plot.overlap = 100 if stacked else -5
    names, values = drawn.category_axis, drawn.value_axis
    names.format.line.color.rgb = rgb(GREY)
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = values.has_major_gridlines = False
    names.reverse_order = chart.kind in (BARS, STACKED_BARS)
    values.visible = False
    most = max(heights(chart), default=0) or 1
    if not any(float(v) < 0 for one in chart.series for v in one.values):
        values.minimum_scale = 0
        values.maximum_scale = 1 if chart.kind == STACKED_BARS else most * ROOM
    for one, series in zip(chart.series, plot.series, strict=True):
        _paint(series, one)
    label(plot, chart, brand)


def _paint(series, one: Series) -> None:
    series.invert_if_negative = False
    if one.hidden:
        series.format.fill.background()
        return
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(one.color)
    for place, color in enumerate(one.colors):
        if one.values[place]:
            fill = series.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(color)


def _curve(drawn, chart: Chart) -> None:
    for axis, name in ((drawn.category_axis, chart.x), (drawn.value_axis, chart.y)):
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 1, 0.2
        axis.tick_labels.number_format_is_linked = False
        axis.tick_labels.number_format = office_form(chart)
        axis.format.line.color.rgb = rgb(GREY)
        axis.has_major_gridlines = True
        axis.major_gridlines.format.line.color.rgb = rgb(PALE)
        axis.axis_title.text_frame.text = name
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(11), False
    for one, series in zip(chart.series, drawn.plots[0].series, strict=True):
        series.smooth = False
        if not one.labels:
            series.format.line.color.rgb = rgb(one.color)
            series.format.line.width = Pt(1.25 if one.color == GREY else 3)
            series.marker.style = XL_MARKER_STYLE.NONE
            continue
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 12
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(one.color)
        for place, text in enumerate(one.labels):
            spot = series.points[place].data_label
            spot.text_frame.text = text
            run = spot.text_frame.paragraphs[0].runs[0].font
            run.size, run.bold = Pt(16), True
            spot.position = XL_LABEL_POSITION.RIGHT
