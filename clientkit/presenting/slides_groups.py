"""The slides of groups of clients: the RFM map and the clusters."""

import pandas as pd

from clientkit.language import say
from clientkit.methods.cluster_profiles import cluster_profiles
from clientkit.methods.segment_map import MAP_BINS, SEGMENTS
from clientkit.presenting.material import Material
from clientkit.presenting.slides import BARS, SHARE, Cell, Chart, Grid, Series, Slide
from clientkit.presenting.slides_told import chosen, headed, share, sources
from clientkit.showing.style import COLORS, MAIN
from clientkit.showing.words import word


def rfm(material: Material) -> Slide | None:
    """The map of segments, each with its clients and its part of the money."""
    table = material.table("rfm")
    if table is None or not _on_the_map(table):
        return None
    count = table["segment"].value_counts()
    paid = table["monetary"].clip(lower=0)
    parts = paid.groupby(table["segment"]).sum() / (paid.sum() or 1)
    cells = []
    for (r_low, r_high), (f_low, f_high), name in SEGMENTS:
        clients = say("{n:# client|# clients}", n=int(count.get(name, 0)))
        money = say("{part} of the sales", part=share(parts.get(name, 0)))
        size = (r_high - r_low + 1, f_high - f_low + 1)
        place = (MAP_BINS - r_high, f_low - 1)
        cells.append(Cell(*place, *size, [word(name, of="segment"), clients, money], COLORS[name]))
    title, lines = _segments_told(count, parts)
    title, lines = headed(title, chosen(material, "03_rfm"), lines)
    about = say("Map: upwards the later bought, to the right the oftener; each field a segment.")
    rows = [say("bought just now"), "", say("some time ago"), "", say("long ago")]
    columns = [say("seldom"), "", "", "", say("often")]
    rule = say(
        "Rule: recency and frequency are scored from 1 to 5, a fifth of the clients each; the "
        "pair of scores names the segment."
    )
    notes = sources(material, "rfm", notebook="03_rfm", rule=rule)
    return Slide("rfm", title, Grid(rows, columns, cells, about), lines, notes)


def _on_the_map(table: pd.DataFrame) -> bool:
    """Whether the segments are those of the kit's own map; a user's own has no place here."""
    known = {name for _r, _f, name in SEGMENTS}
    return "segment" in table and len(table) > 0 and set(table["segment"].dropna()) <= known


def _segments_told(count: pd.Series, parts: pd.Series) -> tuple[str, str]:
    best = say(
        "{n:# champion brings|# champions bring} {part:.0%} of the sales",
        n=int(count.get("Champions", 0)), part=float(parts.get("Champions", 0)),
    )  # fmt: skip
    gone = int(count.get("Can't lose", 0) + count.get("At risk", 0))
    part = float(parts.get("Can't lose", 0) + parts.get("At risk", 0))
    slipping = say(
        "{n:# client|# clients} that bought often {n:has|have} not bought for long: {part:.0%} of "
        "the sales",
        n=gone, part=part,
    )  # fmt: skip
    return best, slipping if gone else ""


def clusters(material: Material) -> Slide | None:
    """Each cluster in words, its part of the clients beside its part of the sales."""
    table = material.table("clusters")
    if table is None or not len(table) or table["cluster"].nunique() < 2:
        return None
    profiles = cluster_profiles(table)
    names = [
        say("{cluster}: {words}", cluster=row.cluster, words=word(row.words, of="words"))
        for row in profiles.itertuples()
    ]
    series = [
        Series(say("part of the clients"), profiles["clients_share"].tolist(), COLORS["C"]),
        Series(say("part of the sales"), profiles["total_share"].tolist(), MAIN),
    ]
    first = profiles.loc[profiles["total_share"].idxmax()]
    title = say(
        "{n:# group|# groups} of like clients: one with {clients:.0%} of them brings {part:.0%} "
        "of the sales",
        n=len(profiles), clients=float(first["clients_share"]), part=float(first["total_share"]),
    )  # fmt: skip
    title, lines = headed(title, chosen(material, "04_kmeans"))
    about = say("Bars: of each cluster, its part of the clients and its part of the sales.")
    rule = say(
        "Rule: k-means on how recently, how often and for how much a client bought; the words "
        "compare the middle client of a cluster with that of all."
    )
    notes = sources(material, "clusters", notebook="04_kmeans", rule=rule)
    return Slide("clusters", title, Chart(BARS, names, series, about, SHARE), lines, notes)
