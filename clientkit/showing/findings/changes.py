"""What changed since the month before: who moved from class to class, segment to segment."""

from collections.abc import Mapping

import pandas as pd

from clientkit.language import say
from clientkit.periods import Day, shift
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding
from clientkit.showing.findings.phrases import named, the_first

FIRST = 3
CLASSES = ("A", "B", "C", "N")
BOUGHT_LESS = ("own", "both", "went")
AT_RISK = ("At risk", "Can't lose")
SILENT = (*AT_RISK, "Hibernating")
"""Segments that have not bought for long; those at risk were often there before."""


def now_and_before(rows: pd.DataFrame, names: Mapping, *, most: int = FIRST) -> str:
    """The clients with what they bring now and what before; how many more there are.

    rows : client_id, value, value_before

    >>> rows = pd.DataFrame({"client_id": ["ann"], "value": [900.0], "value_before": [1200.0]})
    >>> now_and_before(rows, {})
    'ann (900, before 1,200)'
    """
    said = [
        say(
            "{client} ({now}, before {then})",
            client=named(row.client_id, names), now=figure(row.value),
            then=figure(row.value_before),
        )
        for row in rows.itertuples()
    ]  # fmt: skip
    return the_first(said, most)


def abc_change(moved: pd.DataFrame | None, *, month: Day, names: Mapping) -> Finding | None:
    """Who changed class since the month before, who is A now, and who is no longer.

    moved : of `ck.abc_moves`; None: there is no month before
    """
    if moved is None:
        return None
    what = _risen_and_fallen(moved, month)
    now, before = moved["group"] == "A", moved["group_before"] == "A"
    less, bounds = _left(moved, before & ~now)
    told = [
        say("Now in A: {clients}.", clients=now_and_before(moved[now & ~before], names))
        if (now & ~before).any()
        else "",
        say(
            "No longer in A only because others brought more: {clients}.",
            clients=now_and_before(bounds, names),
        )
        if len(bounds)
        else "",
    ]
    so = ""
    if len(less):
        so = say(
            "No longer in A for buying less, so ask why: {clients}.",
            clients=now_and_before(less, names),
        )
    rank = ACT if so else WATCH if any(told) else KNOW
    return Finding("abc.change", what, " ".join(filter(None, told)), so, rank=rank)


def _risen_and_fallen(moved: pd.DataFrame, month: Day) -> str:
    classed = moved[moved["group"].isin(CLASSES) & moved["group_before"].isin(CLASSES)]
    up = int((classed["group"] < classed["group_before"]).sum())  # A, B, C, N are in this order
    down = int((classed["group"] > classed["group_before"]).sum())
    known = {"month": shift(month, -1), "up": up, "down": down}
    if up and down:
        return say(
            "Since {month:of}, {up:# client has|# clients have} risen to a better class and "
            "{down:# has|# have} fallen to a worse one.",
            **known,
        )
    if up:
        return say(
            "Since {month:of}, {up:# client has|# clients have} risen to a better class, none has "
            "fallen.",
            **known,
        )
    if down:
        return say(
            "Since {month:of}, {down:# client has|# clients have} fallen to a worse class, none "
            "has risen.",
            **known,
        )
    return say("Since {month:of}, no client has changed its class.", **known)


def _left(moved: pd.DataFrame, left: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who left the A clients: for buying less; and because the bounds moved. Most lost first."""
    gone = moved[left].sort_values("value_before", ascending=False, kind="stable")
    by_itself = gone["cause"].isin(BOUGHT_LESS)
    return gone[by_itself], gone[~by_itself]


def segment_change(moved: pd.DataFrame | None, *, month: Day, names: Mapping) -> Finding | None:
    """How many changed segment since the month before, who woke up, who falls silent.

    moved : of `ck.segment_moves`; None: there is no month before
    """
    if moved is None:
        return None
    both = moved[(moved["group"] != "absent") & ~moved["group_before"].isin(("absent", "new"))]
    changed = both[both["moved"]]
    count = {"month": shift(month, -1), "n": len(changed)}
    if not len(changed):
        what = say("Since {month:of}, no client has changed its segment.", **count)
        return Finding("rfm.change", what)
    what = say(
        "Since {month:of}, {n:# client has|# clients have} changed segment, of {all:,} that "
        "bought in both windows.",
        all=len(both), **count,
    )  # fmt: skip
    woke = changed[changed["group_before"].isin(SILENT) & ~changed["group"].isin(SILENT)]
    fell = changed[changed["group"].isin(AT_RISK) & ~changed["group_before"].isin(SILENT)]
    against = so = ""
    if len(woke):
        against = say(
            "Bought again after a long silence: {n:,}, first {clients}.",
            n=len(woke), clients=_first(woke, names),
        )  # fmt: skip
    if len(fell):
        so = say(
            "Newly falling silent: {n:,}; ask how they are, first {clients}.",
            n=len(fell), clients=_first(fell, names),
        )  # fmt: skip
    return Finding("rfm.change", what, against, so, rank=ACT if so else WATCH)


def cluster_change(moved: pd.DataFrame | None, *, month: Day, names: Mapping) -> Finding | None:
    """How many moved to a richer cluster since the month before, and who to a poorer.

    moved : of `ck.cluster_moves`, where cluster 1 is the richest; None: there is no month before
    """
    if moved is None:
        return None
    both = moved[(moved["group"] != "absent") & ~moved["group_before"].isin(("absent", "new"))]
    place, place_before = both["group"].astype(int), both["group_before"].astype(int)
    down, up = both[place > place_before], int((place < place_before).sum())
    known = {"month": shift(month, -1), "up": up, "down": len(down)}
    if not up and down.empty:
        what = say("By the clusters of {month:of}, no client has moved to another one.", **known)
        return Finding("clusters.change", what)
    what = say(
        "By the clusters of {month:of}, {up:# client has|# clients have} moved to a richer one, "
        "{down:# has|# have} moved to a poorer one.",
        **known,
    )
    so = ""
    if len(down):
        so = say("Now in a poorer one: {clients}.", clients=_first(down, names))
    return Finding("clusters.change", what, so=so, rank=WATCH)


def _first(rows: pd.DataFrame, names: Mapping) -> str:
    """The first of them by name, who bring most first."""
    ordered = rows.sort_values("value", ascending=False, kind="stable")
    return the_first([named(client, names) for client in ordered["client_id"]], FIRST)
