"""The slides of how the money is spread: over clients, over classes, over receipts."""

from clientkit.language import say
from clientkit.presenting.material import Material
from clientkit.presenting.slides import (
    COLUMNS,
    CURVE,
    SHARE,
    STACKED_BARS,
    Chart,
    Series,
    Slide,
)
from clientkit.presenting.slides_told import (
    chosen,
    headed,
    money,
    share,
    sources,
)
from clientkit.showing.style import COLORS, GREY, MAIN

CLASSES = ("A", "B", "C", "N")


def pareto(material: Material) -> Slide | None:
    """The curve: the part of the sales that the first clients bring."""
    table = material.table("pareto")
    kept = table[table["value"] > 0] if table is not None else []
    if not len(kept):
        return None
    clients = len(kept)
    reached = [float(v) for v in (kept["starts_at"] + kept["share"]).cummax()]
    places = [place / clients for place in range(1, clients + 1)]
    first = -(-clients // 5)  # a fifth, rounded up: DESIGN, "20 %"
    most = 1 + sum(part < 0.8 - 1e-12 for part in reached[:-1])
    mark = share(reached[first - 1])
    curve = Series(say("Part of the sales"), [0.0, *reached], MAIN, xs=[0.0, *places])
    dots = Series(
        say("The first 20% of the clients"), [reached[first - 1]], COLORS["N"],
        xs=[places[first - 1]], labels=[mark],
    )  # fmt: skip
    even = Series(say("If all clients brought the same"), [0, 1], GREY, xs=[0, 1])
    title = say(
        "{first:# client brings|# clients bring} {part:.0%} of the sales",
        first=first, part=reached[first - 1],
    )  # fmt: skip
    own = say("{part:.0%} of the sales come from {n:# client|# clients}.", part=0.8, n=most)
    title, lines = headed(title, chosen(material, "01_pareto"), own)
    about = say(
        "Curve: the part of the sales that the first clients bring, largest first. Of {n:# client|"
        "# clients}, the first {first:,} bring {part:.1%}.",
        n=clients, first=first, part=reached[first - 1],
    )  # fmt: skip
    x, y = say("part of the clients, largest first"), say("part of the sales")
    rule = say("Rule: clients with sales above 0 over the months looked back on, largest first.")
    return Slide(
        "pareto", title, Chart(CURVE, [], [curve, even, dots], about, SHARE, x, y), lines,
        sources(material, "pareto", notebook="01_pareto", rule=rule),
    )  # fmt: skip


def abc(material: Material) -> Slide | None:
    """The classes: their part of the clients above their part of the sales."""
    table = material.table("abc")
    if table is None or not len(table):
        return None
    counts = table["abc"].value_counts()
    parts = table.groupby("abc")["share"].sum()
    shown = [name for name in CLASSES if name in counts]
    series = [
        Series(name, [counts[name] / len(table), float(parts[name])], COLORS[name])
        for name in shown
    ]
    count = int(counts.get("A", 0))
    title = say(
        "Class A: {n:# client|# clients} of {all:,} {n:brings|bring} {part:.0%} of the sales",
        n=count, all=len(table), part=float(parts.get("A", 0)),
    )  # fmt: skip
    title, lines = headed(title, chosen(material, "02_abc", without="month"))
    low, high = material.record["parameters"].get("cuts", (0.8, 0.95))
    rule = say(
        "Rule: the largest first; A until {a:.0%} of the sales are reached, B until {b:.0%}, C "
        "the others; N: no sales left after returns.",
        a=low, b=high,
    )  # fmt: skip
    about = say("Two bars: the classes' parts of the clients and their parts of the sales.")
    chart = Chart(STACKED_BARS, [say("Clients"), say("Sales")], series, about, SHARE)
    notes = sources(material, "abc", notebook="02_abc", rule=rule)
    return Slide("abc", title, chart, lines, notes)


def receipts(material: Material) -> Slide | None:
    """How large a receipt is: parts of the receipts and of the money."""
    table = material.table("receipts")
    if table is None or not len(table):
        return None
    rows = table.itertuples()
    bands = [f"{money(row.from_amount)}–{money(row.to_amount)}" for row in rows]  # noqa: RUF001
    series = [
        Series(say("part of the receipts"), table["receipts_share"].tolist(), COLORS["C"]),
        Series(say("part of the sales"), table["amount_share"].tolist(), MAIN),
    ]
    richest = table.loc[table["amount_share"].idxmax()]
    title = say(
        "Receipts of {low:,.0f} to {high:,.0f} bring the most money: {part:.0%} of the sales",
        low=float(richest["from_amount"]), high=float(richest["to_amount"]),
        part=float(richest["amount_share"]),
    )  # fmt: skip
    about = say("Columns: of each size of receipt, its part of the receipts and of the sales.")
    rule = say("Rule: a receipt is a document, or a day of a client where there are no numbers.")
    chart = Chart(COLUMNS, bands, series, about, SHARE, x=say("size of a receipt"))
    notes = sources(material, "receipts", notebook="09_qualification", rule=rule)
    return Slide("receipts", title, chart, [], notes)
