"""The numbers on the columns and bars of a chart of PowerPoint: inside, outside, or below."""

from copy import copy

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from clientkit.presenting.brand import Brand
from clientkit.presenting.deck_colors import dark, rgb
from clientkit.presenting.deck_numbers import heights, least_labelled, office_form, text
from clientkit.presenting.slides import Chart, Series

SIZE = Pt(11)
TALL = 0.06
"""A column below this part of the highest has no room for a number inside."""


def label(plot, chart: Chart, brand: Brand) -> None:
    """Give each series of the chart its numbers; what only lifts others has none of its own."""
    tall = TALL * max(heights(chart), default=0)
    for one, series in zip(chart.series, plot.series, strict=True):
        if not one.hidden:
            _label_series(series, one, chart, brand, tall)
    hidden = [place for place, one in enumerate(chart.series) if one.hidden]
    for place in hidden:
        _label_below(plot.series[place], plot, chart, brand, tall)


def _label_series(series, one: Series, chart: Chart, brand: Brand, tall: float) -> None:
    labels = series.data_labels
    labels.show_value, labels.number_format_is_linked = True, False
    labels.number_format = office_form(chart, one.sign)
    labels.font.size = SIZE
    stacked = "stacked" in chart.kind
    inside = stacked and dark(one.color) and not one.colors
    labels.font.color.rgb = rgb("#ffffff" if inside else brand.ink)
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    if stacked:
        for place, color in enumerate(one.colors):
            if dark(color) and one.values[place] > max(tall, least_labelled(chart)):
                _white(series.points[place], labels)


def _white(point, labels) -> None:
    """The number of one bar in white, in all else as those of its series."""
    label = point.data_label
    label.font.color.rgb, label.font.size = rgb("#ffffff"), SIZE
    label.position = XL_LABEL_POSITION.CENTER
    element, form = label._dLbl, labels._element.find(qn("c:numFmt"))
    if element.find(qn("c:numFmt")) is None:
        before = element.find(qn("c:spPr"))
        at = before if before is not None else element.find(qn("c:txPr"))
        at.addprevious(copy(form))


def _label_below(series, plot, chart: Chart, brand: Brand, tall: float) -> None:
    """Steps too low for a number inside: it stands below them, on what lifts them."""
    for one, drawn in zip(chart.series, plot.series, strict=True):
        for place, value in enumerate(one.values):
            if one.hidden or not 0 < value <= tall:
                continue
            point = series.points[place].data_label
            point.text_frame.text = text(chart, value, one.sign)
            font = point.text_frame.paragraphs[0].runs[0].font
            font.size, font.color.rgb = SIZE, rgb(brand.ink)
            point.position = XL_LABEL_POSITION.INSIDE_END
            _without_label(drawn, place)
    if series._element.find(qn("c:dLbls")) is not None:
        series.data_labels.show_value = False


def _without_label(series, place: int) -> None:
    labels = series.data_labels._element
    none = f"<c:dLbl {nsdecls('c')}><c:idx val='{place}'/><c:delete val='1'/></c:dLbl>"
    after = [one for one in labels.findall(qn("c:dLbl")) if int(one.idx.val) < place]
    if after:
        after[-1].addnext(parse_xml(none))
    else:
        labels.insert(0, parse_xml(none))
