"""What each chart of the workbook shows: its words and its numbers, taken from the tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clientkit.language import say
from clientkit.periods import month_name
from clientkit.presenting.material import Material
from clientkit.presenting.workbook_columns import begun
from clientkit.showing import style
from clientkit.showing.words import word

MOST_POINTS = 200
SIX = ("new", "recovered", "growth", "shrinkage", "paused", "lost")
"""The parts of the bridge, in order."""


@dataclass(frozen=True)
class Series:
    """One series; without a colour it only lifts the others.

    line : drawn as a line against an axis of its own
    colors : one for each column, where they differ
    """

    name: str
    values: Sequence[float]
    color: str
    line: bool = False
    colors: Sequence[str] = ()


@dataclass(frozen=True)
class Picture:
    """A chart: kind and subtype as xlsxwriter calls them, form of the y axis, axes with units."""

    title: str
    kind: str
    categories: Sequence
    series: Sequence[Series]
    x: str = ""
    y: str = ""
    form: str = "money"
    subtype: str = ""
    y2: str = field(default="")


def _of(material: Material, table: str, *columns: str):
    """The table, when it has rows and these columns; else None."""
    frame = material.table(table)
    has = frame is not None and len(frame) > 0 and set(columns) <= set(frame)
    return frame if has else None


def _by(material: Material) -> str:
    return material.record["parameters"].get("by", "amount")


def pareto(material: Material) -> Picture | None:
    """Clients, largest first, and what they bring together; thinned to MOST_POINTS."""
    frame = _of(material, "pareto", "value", "share")
    if frame is None or (paid := frame[frame["value"] > 0]).empty:
        return None
    n, together = len(paid), paid["share"].cumsum().clip(upper=1).to_list()
    step = -(-n // MOST_POINTS)
    places = sorted({0, n, *range(0, n, step)})
    clients = [place / n for place in places]
    brought = [together[place - 1] if place else 0.0 for place in places]
    return Picture(
        say("How much the largest clients bring"), "scatter", clients,
        [
            Series(say("Part of the sales"), brought, style.MAIN),
            Series(say("If all brought the same"), clients, style.GREY),
        ],
        say("part of the clients, largest first"), say("part of the sales"), "share", "straight",
    )  # fmt: skip


def abc(material: Material) -> Picture | None:
    """The classes: their part of the clients beside their part of the value."""
    frame = _of(material, "abc", "abc", "value")
    if frame is None or not frame["value"].sum() > 0:
        return None
    of_class = frame[frame["abc"].isin(list("ABC"))].groupby("abc")["value"].agg(["size", "sum"])
    parts = of_class / of_class.sum()
    return Picture(
        say("Classes A, B and C: how many clients, how much of the sales"), "column",
        list(of_class.index),
        [
            Series(say("Part of the clients"), parts["size"].to_list(), style.WARM),
            Series(say("Part of the sales"), parts["sum"].to_list(), style.MAIN),
        ],
        say("class"), say("part of the whole"), "share",
    )  # fmt: skip


def months(material: Material) -> Picture | None:
    """The measure of each month; the month reported stands out."""
    by = _by(material)
    frame = _of(material, "months", "month", by)
    if frame is None:
        return None
    frame = frame[frame["month"] <= material.month]
    colors = [style.MAIN if one == material.month else "#9dbdd4" for one in frame["month"]]
    series = Series(begun(word(by)), frame[by].to_list(), style.MAIN, colors=colors)
    return Picture(
        say("Month by month: {measure}", measure=word(by)), "column", frame["month"].to_list(),
        [series], "", word(by),
    )  # fmt: skip


def flows(material: Material) -> Picture | None:
    """Clients that came above the line, those lost below it; without the warm-up."""
    frame = _of(material, "flows_months", "new", "recovered", "lost", "warm_up")
    if frame is None or (judged := frame[~frame["warm_up"].astype(bool)]).empty:
        return None
    gained = [Series(begun(word(name, of="part")), judged[name].to_list(), style.COLORS[name])
              for name in ("new", "recovered")]  # fmt: skip
    lost = Series(
        begun(word("lost", of="part")), (-judged["lost"]).to_list(), style.COLORS["lost"]
    )
    return Picture(
        say("Clients gained and lost"), "column", judged["period"].to_list(), [*gained, lost],
        "", say("clients"), "gains", "stacked",
    )  # fmt: skip


def bridge(material: Material) -> Picture | None:
    """From the earlier total to the later, each part on the level that those before it left.

    Where a level falls below zero a column cannot be lifted to it: no chart.
    """
    frame = _of(material, "bridge", "part", "before", "after", "change")
    if frame is None:
        return None
    change = frame.set_index("part")["change"]
    levels = [round(frame["before"].sum(), 4)]
    for part in SIX:
        levels.append(round(levels[-1] + change.get(part, 0), 4))
    if min(levels) < 0:
        return None
    low = [min(pair) for pair in pairwise(levels)]
    high = [abs(change.get(part, 0)) for part in SIX]
    colors = [style.INK, *(style.COLORS[part] for part in SIX), style.INK]
    parts = [begun(word(part, of="part")) for part in SIX]
    seen = [levels[0], *high, levels[-1]]
    return Picture(
        say("From the month before to {month:month}", month=material.month), "column",
        [say("Before"), *parts, month_name(material.month)],
        [
            Series(say("Level"), [0, *low, 0], ""),
            Series(say("Change"), seen, style.INK, colors=colors),
        ],
        "", word(_by(material)), "money", "stacked",
    )  # fmt: skip


def vips(material: Material) -> Picture | None:
    """What the VIP clients of each month brought, and how many they were."""
    by = _by(material)
    frame = _of(material, "vip_summary", "month", "vips", f"vip_{by}")
    if frame is None:
        return None
    return Picture(
        say("The VIP clients of each month"), "column", frame["month"].to_list(),
        [
            Series(say("What they brought"), frame[f"vip_{by}"].to_list(), "#9dbdd4"),
            Series(say("How many they were"), frame["vips"].to_list(), style.ACCENT, line=True),
        ],
        "", word(by), "money", y2=say("clients"),
    )  # fmt: skip


PICTURES = (months, vips, bridge, flows, pareto, abc)
"""In the order of the sheet."""
