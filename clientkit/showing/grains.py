"""What one row of a result is, and the one thing the result says: known by its columns.

A result carries neither its period nor its criterion, so nothing here names them; the findings of
the notebooks, which are told both, say more.
"""

import pandas as pd

from clientkit.language import mark, number, say
from clientkit.schema import KEYS
from clientkit.showing.texts import heading
from clientkit.showing.words import COLUMNS, word

FIRST = 10
TOP = 5
"""The largest fifth of the clients is one in five."""

GRAINS = {
    ("document", "deciding"): mark("One row is a document."),
    ("date", "amount"): mark("One row is a line of a document."),
    ("client_id", "month"): mark("One row is a client in a month."),
    ("client_id",): mark("One row is a client."),
    ("product",): mark("One row is a product."),
    ("manager",): mark("One row is a manager."),
    ("period",): mark("One row is a period."),
    ("month",): mark("One row is a month."),
    ("clients", "clients_share"): mark("One row is a group of clients."),
    ("heads", "brought"): mark("One row is a point of the curve."),
}
"""Columns that a result has all of -> what one row of it is; the first that fits."""

LISTS = ("status", "tier", "xyz", "list", "cause", "sign", "habit", "standing")
"""Columns of classes whose sizes tell what a result is about; the first there is."""


def sentence(frame: pd.DataFrame, count: int, whole: bool = True) -> str:
    """What the result says, what one row of it is, and how many there are.

    frame : the result; where not `whole`, its beginning

    >>> vips = pd.DataFrame(
    ...     {"client_id": ["a", "b"], "value": [80.0, 20], "rank": [1, 2], "vip": [True, False]})
    >>> sentence(vips, 2)
    '1 VIP client of 2 payers brings 80.0% of the whole. One row is a client. 2 rows.'
    """
    if not count:
        return " ".join(filter(None, [_grain(frame), say("There are no rows.")]))
    said = [_fact(frame) if whole else "", _grain(frame), _rows(count)]
    return " ".join(filter(None, said))


def _grain(frame: pd.DataFrame) -> str:
    found = (message for columns, message in GRAINS.items() if set(columns) <= set(frame))
    message = next(found, None)
    return say(message) if message else ""


def _rows(count: int) -> str:
    if count <= FIRST:
        return say("{n:# row|# rows}.", n=count)
    return say("{n:# row|# rows}; these are the first {first}.", n=count, first=FIRST)


def _fact(frame: pd.DataFrame) -> str:
    fact = FACTS.get(frozenset(set(frame) - set(KEYS)))
    if not fact:
        fact = _money if {"amount", "date"} <= set(frame) else _sizes
    return fact(frame)


def _classes(frame: pd.DataFrame) -> str:
    """How many of class A bring how much."""
    best = frame[frame["abc"] == "A"]
    of = {letter: int((frame["abc"] == letter).sum()) for letter in "BC"}
    return say(
        "{n:# is|# are} A and {n:brings|bring} {share:.1%} of the whole; {b:# is|# are} B, "
        "{c:# is|# are} C.",
        n=len(best), share=best["share"].sum(), b=of["B"], c=of["C"],
    )  # fmt: skip


def _curve(frame: pd.DataFrame) -> str:
    """What the largest fifth brings."""
    gains = frame[frame["value"] > 0]
    top = -(-len(gains) // TOP)
    return say(
        "Of {of:,} above 0, the {n:# largest brings|# largest bring} {share:.1%} of the whole.",
        n=top, share=gains["share"].head(top).sum(), of=len(gains),
    )  # fmt: skip


def _segments(frame: pd.DataFrame) -> str:
    """The segment that brings most."""
    of_segment = frame.assign(gain=frame["monetary"].clip(lower=0)).groupby("segment")["gain"]
    top, whole = of_segment.sum().idxmax(), of_segment.sum().sum()
    known = {"segment": word(top, "segment"), "n": int(of_segment.size()[top])}
    if whole <= 0:
        return ""
    return say(
        "The segment that brings most is {segment}: {n:# client|# clients}, {share:.0%} of the "
        "money.",
        share=of_segment.sum()[top] / whole, **known,
    )  # fmt: skip


def _vips(frame: pd.DataFrame) -> str:
    """How many VIP clients bring how much of what the payers bring."""
    vips, total = frame[frame["vip"]], frame["value"].sum()
    return say(
        "{n:# VIP client|# VIP clients} of {payers:# payer|# payers} {n:brings|bring} {share:.1%} "
        "of the whole.",
        n=len(vips), payers=len(frame), share=vips["value"].sum() / total,
    )  # fmt: skip


def _months(frame: pd.DataFrame) -> str:
    """Who came and went in the last month of the master table."""
    month = frame["month"].max()
    now = frame[(frame["month"] == month) & (frame["status"] != "")]
    if now.empty:
        return ""
    return say("{month:month}: {groups:and}.", month=month, groups=_groups(now, "status"))


def _money(frame: pd.DataFrame) -> str:
    """The amount of all lines."""
    return say("The amount of all rows is {sum:,.2f}.", sum=float(frame["amount"].sum()))


def _sizes(frame: pd.DataFrame) -> str:
    """The sizes of the classes that the rows are in."""
    column = next((name for name in LISTS if name in frame), None)
    groups = _groups(frame, column) if column else []
    if not groups:
        return ""
    over = heading(column)
    # Translators: {column} is the heading of a column, {groups} its values, each with a number.
    return say("{column}: {groups:and}.", column=over[:1].upper() + over[1:], groups=groups)


def _groups(frame: pd.DataFrame, column: str) -> list[str]:
    sizes = frame.loc[frame[column].notna() & (frame[column] != ""), column].value_counts()
    kind = column if column in COLUMNS else ""
    return [f"{word(name, kind)} {number(size)}" for name, size in sizes.items()]


FACTS = {
    frozenset("value share starts_at abc".split()): _classes,
    frozenset("value share starts_at".split()): _curve,
    frozenset("recency_days frequency monetary r f m segment".split()): _segments,
    frozenset("value rank vip".split()): _vips,
    frozenset("month value rank vip status months_as_vip mean_rank standing".split()): _months,
}
"""The columns of a result, beside what it ranks -> what is said of it."""
