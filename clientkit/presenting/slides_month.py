"""The slides of the month as a whole: the situation, and what changed since the month before."""

import pandas as pd

from clientkit.language import say
from clientkit.periods import month_name
from clientkit.presenting.material import Material
from clientkit.presenting.plain import plain
from clientkit.presenting.slides import Slide, Table, Tiles
from clientkit.presenting.slides_told import LONGEST, MOST_LINES, changed, latest, money, sources
from clientkit.showing import key_numbers

SEEN_FIRST = (
    "month.total movement.change month.payers vip.share vip.count flows.base flows.retention "
    "calls.at_stake flows.lost flows.new vip.bar pareto.top_share"
).split()
MOST_TILES = 8


def situation(material: Material) -> Slide | None:
    """The key numbers as tiles, and what asks for most."""
    numbers = material.numbers
    seen = [name for name in SEEN_FIRST if name in numbers][:MOST_TILES]
    if not seen:
        return None
    tiles = [(key_numbers.text(name, numbers[name]), key_numbers.label(name)) for name in seen]
    alarming = list(dict.fromkeys(plain(one.what) for one in material.ranked))
    title = _sales(material) or say("{month:month} in numbers", month=material.month)
    lines = [line for line in alarming if len(line) <= LONGEST][:MOST_LINES]
    notes = [
        say("The numbers are the key numbers of the report; the appendix has them all."),
        say("The findings are those that ask for most, of all chapters."),
    ]
    return Slide("situation", title, Tiles(tiles), lines, notes)


def _sales(material: Material) -> str:
    row = latest(material.table("vip_summary"), material.month)
    rows = material.table("vip_summary")
    if row is None:
        return ""
    place = rows.index[rows["month"] == material.month][0]
    before = float(rows["amount"].iloc[place - 1]) if place else 0.0
    told = {"month": material.month, "total": float(row["amount"])}
    if before <= 0:
        return say("Sales {month:in}: {total:,.0f}", **told)
    change = told["total"] / before - 1
    if abs(change) < 0.005:
        return say("Sales {month:in}: {total:,.0f}, as much as the month before", **told)
    told["share"] = abs(change)
    if change > 0:
        return say(
            "Sales {month:in}: {total:,.0f}, {share:.0%} more than the month before", **told
        )
    return say("Sales {month:in}: {total:,.0f}, {share:.0%} less than the month before", **told)


def changes(material: Material) -> Slide | None:
    """The month beside the one before, and the findings that speak of the change."""
    months = material.table("vip_summary")
    if months is None or latest(months, material.month) is None:
        return None
    place = months.index[months["month"] == material.month][0]
    if not place:
        return None
    now, before = months.loc[place], months.loc[place - 1]
    pairs = [
        (say("Sales"), "amount"),
        (say("Clients that paid"), "payers"),
        (say("Documents"), "documents"),
        (say("VIP clients"), "vips"),
        (say("Sales to VIP clients"), "vip_amount"),
    ]
    told = [(name, before[of], now[of]) for name, of in pairs if of in months]
    flows = material.table("flows_months")
    then = latest(flows, str(before["month"]), "period")
    current = latest(flows, material.month, "period")
    if then is not None and current is not None:
        names = {
            "base": say("Active clients"),
            "new": say("New clients"),
            "recovered": say("Recovered clients"),
            "lost": say("Lost clients"),
        }
        told += [(name, then[of], current[of]) for of, name in names.items()]
    names = (month_name(before["month"]), month_name(material.month))
    header = [say("Measure"), *names, say("Change")]
    rows = [
        [name, money(old), money(new), changed(new - old)]
        for name, old, new in told
        if pd.notna(old) and pd.notna(new)
    ]
    about = say("Table: the month reported beside the month before, measure by measure.")
    found = [one for each in material.findings.values() for one in each if "change" in one.about]
    lines = [plain(one.what) for one in sorted(found, key=lambda one: -one.rank)]
    return Slide(
        "changes",
        _moved(current),
        Table(header, rows, (0.46, 0.18, 0.18, 0.18), (1, 2, 3), about),
        [line for line in lines if len(line) <= LONGEST][:MOST_LINES],
        sources(
            material, "vip_summary", "flows_months", notebook="05_vip",
            rule=say("Rule: the month reported beside the month before it, nothing adjusted."),
        ),
    )  # fmt: skip


def _moved(flows: pd.Series | None) -> str:
    if flows is None:
        return say("What changed since the month before")
    return say(
        "{came:# client|# clients} came or came back, {lost:# was lost|# were lost}",
        came=int(flows["new"] + flows["recovered"]), lost=int(flows["lost"]),
    )  # fmt: skip
