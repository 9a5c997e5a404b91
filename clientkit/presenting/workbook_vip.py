"""The live VIP list: change the share in the yellow cell, or a value, and see who is in.

It follows `methods/vip.py` with formulas that every Excel since 2010 and LibreOffice know:

    places   ROUNDUP(payers x share), at least 1; the product is rounded to 9 decimals before, for
             in binary 20 % of 35 is a hair above 7, and that hair would make it 8
    bar      the value of the one on the last place
    VIP      all who reach the bar: more than the places, where several are equal to it; with
             ties="exclude" the bar moves up until all who reach it have a place
"""

from dataclasses import dataclass

import pandas as pd

from clientkit.engine import fraction
from clientkit.language import say
from clientkit.presenting.material import Material
from clientkit.presenting.workbook_columns import flag, heading
from clientkit.presenting.workbook_pen import Pen, legible
from clientkit.showing import style

SHARE, PAYERS, PLACES, BAR, VIPS, SUM, PART = range(3, 10)
"""The rows of the input and of what it makes, counted from 0; their values stand in column C."""
HEAD = 11
PAST_LIVE, MOST_PAYERS = 5_000, 20_000
"""Payers from which the ranks are numbers, for their formulas look at every pair of clients; and
from which there is no such sheet, for it would answer too slowly."""


@dataclass(frozen=True)
class Cells:
    """Where the values of the payers, their places and the results stand."""

    payers: int

    def all(self, column: str) -> str:
        """Every payer's cell of the column."""
        return f"${column}${HEAD + 2}:${column}${HEAD + 1 + self.payers}"

    def result(self, row: int) -> str:
        """The cell of a result."""
        return f"$C${row + 1}"


def add_live_vip(pen: Pen, material: Material) -> None:
    """The sheet "VIP live", where the month has payers, and not too many."""
    payers = material.table("vip_month")
    if payers is None or not 0 < len(payers) <= MOST_PAYERS:
        return
    if "client" not in payers:
        payers.insert(1, "client", "")
    sheet = pen.sheet(say("VIP live"), style.MAIN, head=HEAD)
    asked = {"by": "amount", "share": 0.2, "ties": "include"} | material.record["parameters"]
    whole = asked["by"] in ("units", "documents") and (payers["value"] % 1 == 0).all()
    kind = "count" if whole else "money"
    cells = Cells(len(payers))
    pen.text(sheet, 0, 0, say("Who is VIP {month:in}", month=material.month), "title")
    told = say("Change the yellow cell: the list follows. A value may be changed too.")
    pen.text(sheet, 1, 0, told, "caption")
    _results(pen, sheet, payers, asked, cells, kind)
    _payers(pen, sheet, payers, heading("value", asked["by"]), cells, kind)
    _list(pen, sheet, payers, heading("value", asked["by"]), cells, kind)
    for column, width in enumerate((12, 38, 16, 9, 9, 9, 3, 9, 12, 38, 16)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:K1048576"})


def _results(pen: Pen, sheet, payers: pd.DataFrame, asked: dict, cells: Cells, kind: str) -> None:
    """The yellow cell and what follows from it, each formula with the value it has now."""
    share, n = fraction(asked["share"]), len(payers)
    values, vips = cells.all("C"), payers.loc[payers["vip"].astype(bool), "value"]
    count, places, bar = (cells.result(row) for row in (PAYERS, PLACES, BAR))
    last = f"LARGE({values},{places})"
    bar_formula = f"={last}"
    if asked["ties"] == "exclude":
        above = f"SUMPRODUCT(--({values}>{last}))"
        inside = f"SUMPRODUCT(--({values}>={last}))<={places}"
        bar_formula = f'=IF({inside},{last},IF({above}=0,"",LARGE({values},{above})))'
    rows = {
        PAYERS: (say("Payers of the month"), f"=COUNT({values})", n, "count"),
        PLACES: (
            say("Places on the list, rounded up"),
            f"=MIN({count},MAX(1,ROUNDUP(ROUND({count}*{cells.result(SHARE)},9),0)))",
            -(-n * share.numerator // share.denominator),
            "count",
        ),
        BAR: (say("The bar"), bar_formula, vips.min() if len(vips) else "", kind),
        VIPS: (
            say("VIP clients, all equal to the bar among them")
            if asked["ties"] == "include"
            else say("VIP clients, none of those equal at the cut"),
            f"=SUMPRODUCT(--({values}>={bar}))",
            len(vips),
            "count",
        ),
        SUM: (
            say("What they bring"),
            f"=ROUND(SUMPRODUCT(({values}>={bar})*{values}),4)",
            round(vips.sum(), 4),
            kind,
        ),
        PART: (
            say("Part of what all payers bring"),
            f"={cells.result(SUM)}/SUM({values})",
            vips.sum() / payers["value"].sum(),
            "share",
        ),
    }
    pen.text(sheet, SHARE, 0, say("Share of the payers that is VIP"))
    sheet.write_number(SHARE, 2, float(asked["share"]), pen.format("input"))
    sheet.data_validation(SHARE, 2, SHARE, 2, {
        "validate": "decimal", "criteria": "between", "minimum": 0.000001, "maximum": 1,
        "error_title": say("Share"), "error_message": say("A share lies between 0% and 100%."),
    })  # fmt: skip
    for row, (label, formula, value, form) in rows.items():
        pen.text(sheet, row, 0, label)
        sheet.write_formula(row, 2, formula, pen.format(form, bold=True), value)
    for row, name in ((SHARE, "live_share"), (BAR, "live_bar"), (VIPS, "live_vips")):
        pen.book.define_name(name, f"='{sheet.get_name()}'!{cells.result(row)}")


def _payers(pen: Pen, sheet, payers: pd.DataFrame, over: str, cells: Cells, kind: str) -> None:
    """Every payer: what he brought, his rank, his place, and whether that is VIP."""
    heads = [say("Client id"), say("Client"), over, say("Rank"), say("Place"), heading("vip", "")]
    pen.heads(sheet, HEAD, heads)
    values, bar = cells.all("C"), cells.result(BAR)
    middle = {"align": "center"}
    money, count = pen.format(kind), pen.format("count", **middle)
    text = pen.format("text", indent=0, **middle)
    for place, (_, payer) in enumerate(payers.iterrows(), 1):
        row, cell = HEAD + place, f"C{HEAD + place + 1}"
        _name(pen, sheet, row, 0, payer)
        sheet.write_number(row, 2, payer["value"], money)
        if len(payers) <= PAST_LIVE:
            equal = f"COUNTIF(C${HEAD + 2}:{cell},{cell})-1"  # of equals, the first is first
            sheet.write_formula(row, 3, f"=RANK({cell},{values})", count, payer["rank"])
            sheet.write_formula(row, 4, f"=RANK({cell},{values})+{equal}", count, place)
        else:
            sheet.write_number(row, 3, payer["rank"], count)
            sheet.write_number(row, 4, place, count)
        answer = f'=IF({cell}>={bar},"{say("yes")}","{say("no")}")'
        sheet.write_formula(row, 5, answer, text, flag(payer["vip"]))
    light = {"type": "formula", "criteria": f"=$C{HEAD + 2}>={bar}"}
    look = pen.book.add_format({"bg_color": "#dbe8f2", "font_color": style.INK})
    sheet.conditional_format(HEAD + 1, 0, HEAD + len(payers), 5, light | {"format": look})


def _name(pen: Pen, sheet, row: int, column: int, payer: pd.Series) -> None:
    pen.text(sheet, row, column, payer["client_id"])
    if payer["client"]:
        pen.text(sheet, row, column + 1, payer["client"])


def _list(pen: Pen, sheet, payers: pd.DataFrame, over: str, cells: Cells, kind: str) -> None:
    """The VIP clients alone, largest first; room for all payers, who are VIP with 100 %."""
    heads = [say("Place"), say("Client id"), say("Client"), over]
    for column, head in enumerate(heads, 7):
        pen.text(sheet, HEAD, column, head, "head")
    count = pen.format("count", align="center")
    text, money = pen.format("text"), pen.format(kind)
    vips = int(payers["vip"].astype(bool).sum())
    for place, (_, payer) in enumerate(payers.iterrows(), 1):
        row, here = HEAD + place, f"$H{HEAD + place + 1}"
        listed = place <= vips
        number = f'=IF({place}<={cells.result(VIPS)},{place},"")'
        sheet.write_formula(row, 7, number, count, place if listed else "")
        found = f"MATCH({here},{cells.all('E')},0)"
        for column, source, form in ((8, "A", text), (9, "B", text), (10, "C", money)):
            name = ("client_id", "client", "value")[column - 8]
            as_text = "" if source == "C" else '&""'  # an empty name would be shown as 0
            formula = f'=IF({here}="","",INDEX({cells.all(source)},{found}){as_text})'
            value = payer[name] if source == "C" else legible(str(payer[name] or ""))
            sheet.write_formula(row, column, formula, form, value if listed else "")
