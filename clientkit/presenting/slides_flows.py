"""The slides of movement: sales by kind of client with the alarm, the bridge, the flows."""

from itertools import pairwise

import pandas as pd

from clientkit.language import number, say
from clientkit.periods import shift
from clientkit.presenting.material import Material
from clientkit.presenting.slides import COUNT, STACKED, Chart, Series, Slide
from clientkit.presenting.slides_told import (
    chosen,
    headed,
    latest,
    money,
    short_month,
    sources,
)
from clientkit.showing.style import COLORS, INK, MAIN
from clientkit.showing.words import word

MOST_MONTHS = 13
KINDS = {"regular": MAIN, "second": "#9dbdd4", "new": COLORS["new"]}
PARTS = ("new", "recovered", "growth", "shrinkage", "paused", "lost")
ALARMS = "alarm kind regular"


def kinds(material: Material) -> Slide | None:
    """Sales of each month to regular, second-month and new clients; the alarm as the title."""
    table = material.table("sales_by_kind")
    row = latest(table, material.month)
    if row is None:
        return None
    shown = table[table["month"].astype(str) <= material.month].tail(MOST_MONTHS)
    names = {
        "regular": say("regular clients"),
        "second": say("in their second month"),
        "new": say("new clients"),
    }
    series = [
        Series(names[kind], shown[kind].clip(lower=0).tolist(), color)
        for kind, color in KINDS.items()
    ]
    title, lines = headed(_kinds_told(row), chosen(material, "07_flows", ALARMS))
    months = [short_month(month) for month in shown["month"]]
    about = say("Columns: the sales of each month to regular, second-month and new clients.")
    rule = say(
        "Rule: regular bought in two earlier months or more; an alarm rings when all sales hold "
        "while those to regular clients fell by 20% against the three months before or the year "
        "before."
    )
    notes = sources(material, "sales_by_kind", notebook="07_flows", rule=rule)
    return Slide(
        "kinds", title, Chart(STACKED, months, series, about, y=say("sales")), lines, notes
    )


def _kinds_told(row: pd.Series) -> str:
    falls = [v for v in (row["change_regular"], row["year_change_regular"]) if pd.notna(v)]
    if row["alarm"] in ("warning", "alarm") and falls and min(falls) < 0:
        fall = -float(min(falls))
        return say(
            "Alarm: total sales hold while those to regular clients fell by {fall:.0%}", fall=fall
        )
    part = float(row["regular"] / row["total"]) if row["total"] > 0 else 0.0
    if pd.isna(row["change_regular"]):
        return say("Regular clients bring {part:.0%} of the sales", part=part)
    return say(
        "Regular clients bring {part:.0%} of the sales, {change:+.0%} against the three months "
        "before",
        part=part, change=float(row["change_regular"]),
    )  # fmt: skip


def bridge(material: Material) -> Slide | None:
    """From the sales of one month to those of the next, part by part."""
    table = material.table("bridge")
    if table is None or not len(table):
        return None
    of_part = table.set_index("part")
    parts = [name for name in PARTS if name in of_part.index]
    start, end = float(table["before"].sum()), float(table["after"].sum())
    levels = [start]
    for name in parts:
        levels.append(levels[-1] + float(of_part.loc[name, "change"]))
    if min(levels) < 0 or not max(levels):
        return None
    against = _against(material)
    names = [short_month(against), *(_part(of_part, name) for name in parts)]
    names += [short_month(material.month)]
    title, lines = headed(
        _bridge_told(of_part, start, end),
        chosen(material, "08_movement", "bridge movement.change drivers"),
    )
    about = say(
        "Steps from {before:,.0f} to {after:,.0f}: what new and recovered clients, growth, "
        "shrinkage, paused and lost clients made of the sales.",
        before=start, after=end,
    )  # fmt: skip
    rule = say(
        "Rule: each client belongs to one part; the parts add up to the change to the cent."
    )
    notes = sources(material, "bridge", notebook="08_movement", rule=rule)
    y = say("sales; clients in brackets")
    chart = Chart(STACKED, names, _steps(of_part, parts, levels, end), about, y=y, legend=False)
    return Slide("bridge", title, chart, lines, notes)


def _steps(of_part: pd.DataFrame, parts: list[str], levels: list[float], end: float) -> list:
    """Four series: what lifts the steps, the totals, the steps up, the steps down."""
    changes = [float(of_part.loc[name, "change"]) for name in parts]
    lift = [min(pair) for pair in pairwise(levels)]
    none = [0.0] * len(parts)
    colors = [INK, *(COLORS[name] for name in parts), INK]
    up = [max(change, 0) for change in changes]
    down = [max(-change, 0) for change in changes]
    return [
        # Translators: these four are seen when one edits the data of the chart.
        Series(say("below the step"), [0, *lift, 0], "#ffffff", hidden=True),
        Series(say("sales"), [levels[0], *none, end], INK),
        Series(say("more"), [0, *up, 0], COLORS["new"], colors, sign="+"),
        Series(say("less"), [0, *down, 0], COLORS["lost"], colors, sign="−"),  # noqa: RUF001
    ]


def _part(of_part: pd.DataFrame, name: str) -> str:
    clients = int(of_part.loc[name, "clients"])
    return f"{word(name, of='part')} ({number(clients, ',')})"


def _against(material: Material) -> str:
    told = material.record["parameters"].get("against") or ""
    length = int(material.record["parameters"].get("length") or 1)
    return told if told else shift(material.month, -length)


def _bridge_told(of_part: pd.DataFrame, start: float, end: float) -> str:
    changes = of_part["change"].astype(float)
    worst, best = changes.idxmin(), changes.idxmax()
    told = {"sum": money(abs(end - start)), "part": word(worst, of="part")}
    told["most"] = money(abs(changes[worst]))
    if end < start:
        return say("Sales fell by {sum}; most went here: {part}, {most}", **told)
    told |= {"part": word(best, of="part"), "most": money(abs(changes[best]))}
    return say("Sales rose by {sum}; most came from here: {part}, {most}", **told)


def flows(material: Material) -> Slide | None:
    """Clients that came above the line, those lost below it, month by month."""
    table = material.table("flows_months")
    row = latest(table, material.month, "period")
    if row is None:
        return None
    shown = table[table["period"].astype(str) <= material.month].tail(MOST_MONTHS)
    series = [
        Series(word("new", of="part"), shown["new"].tolist(), COLORS["new"]),
        Series(word("recovered", of="part"), shown["recovered"].tolist(), COLORS["recovered"]),
        Series(word("lost", of="part"), (-shown["lost"]).tolist(), COLORS["lost"]),
    ]
    title = say("{n:# client is|# clients are} active", n=int(row["base"]))
    if pd.notna(row["retention"]):
        title = say(
            "{n:# client is|# clients are} active; of those of the month before {stay:.0%} stayed",
            n=int(row["base"]), stay=float(row["retention"]),
        )  # fmt: skip
    title, lines = headed(title, chosen(material, "07_flows", without=ALARMS))
    months = [short_month(month) for month in shown["period"]]
    about = say("Columns: clients gained each month above the line, clients lost below it.")
    rule = say("Rule: active bought within the last months of the usual gap; else it is lost.")
    notes = sources(material, "flows_months", notebook="07_flows", rule=rule)
    return Slide(
        "flows",
        title,
        Chart(STACKED, months, series, about, COUNT, y=say("clients")),
        lines,
        notes,
    )
