"""The slides of the VIP clients: who came and went, the money at risk, whom to call."""

import pandas as pd

from clientkit.language import say
from clientkit.periods import month_name, shift
from clientkit.presenting.material import Material
from clientkit.presenting.plain import xml_safe
from clientkit.presenting.slides import BARS, Chart, Series, Slide, Table
from clientkit.presenting.slides_told import chosen, headed, money, sources
from clientkit.showing.style import COLORS
from clientkit.showing.words import word

MOST_BARS = 10
MOST_CALLS = 6
BEFORE = "#b7bfc7"


def moves(material: Material) -> Slide | None:
    """Who came to the list and who left it: what each paid the month before and now."""
    table = material.clients("vip_moves")
    if table is None or not len(table):
        return None
    came, gone = table["vip"] & ~table["vip_before"], table["vip_before"] & ~table["vip"]
    moved = table[came | gone]
    if not len(moved):
        return None
    moved = moved.assign(size=(moved["value"] - moved["value_before"]).abs())
    moved = moved.nlargest(MOST_BARS, "size").sort_values(["vip", "size"], ascending=False)
    status = _statuses(material)
    states = [
        status.get(row.client_id) or ("joined" if row.vip else "left")
        for row in moved.itertuples()
    ]
    names = [
        f"{xml_safe(row.client)} ({word(state, of='status')})"
        for row, state in zip(moved.itertuples(), states, strict=True)
    ]
    before = shift(material.month, -1)
    series = [
        Series(month_name(before), moved["value_before"].tolist(), BEFORE),
        Series(
            month_name(material.month), moved["value"].tolist(), COLORS["vip"],
            [COLORS[state] for state in states],
        ),
    ]  # fmt: skip
    title = say(
        "{came:# client|# clients} came to the VIP list, {gone:# is|# are} no longer on it",
        came=int(came.sum()), gone=int(gone.sum()),
    )  # fmt: skip
    bar = float(table["bar"].iloc[0])
    own = say("A VIP client paid {bar:,.0f} or more.", bar=bar)
    more = int((came | gone).sum()) - len(moved)
    if more:
        own = say(
            "A VIP client paid {bar:,.0f} or more. {n:# smaller move is|# smaller moves are} not "
            "drawn.",
            bar=bar, n=more,
        )  # fmt: skip
    title, lines = headed(title, chosen(material, "05_vip", "change"), own, keep=True)
    about = say("Bars: of each client that came or went, what it paid the month before and now.")
    # Translators: above a chart, what its grey and its coloured bars are.
    y = say("grey: {before:month}; in colour: {now:month}", before=before, now=material.month)
    cut = material.record["parameters"].get("share", 0.2)
    rule = say("Rule: the largest {share:.0%} of the payers of a month are its VIP.", share=cut)
    notes = sources(material, "vip_moves", "vip_master", notebook="05_vip", rule=rule)
    return Slide("vip", title, Chart(BARS, names, series, about, y=y, legend=False), lines, notes)


def _statuses(material: Material) -> dict[str, str]:
    table = material.table("vip_master")
    if table is None:
        return {}
    of_month = table[table["month"].astype(str) == material.month]
    return dict(zip(of_month["client_id"], of_month["status"], strict=True))


def risk(material: Material) -> Slide | None:
    """Who pays far less than usual: the largest shortfalls of VIP clients."""
    table = material.clients("vip_watch")
    short = table[(table["less"] > 0) & (table["less_share"] >= 0.1)] if table is not None else []
    if not len(short):
        return None
    first = short.nlargest(MOST_BARS, "less")
    names = [xml_safe(name) for name in first["client"]]
    series = [
        Series(say("usually, a month"), first["usual"].tolist(), BEFORE),
        Series(month_name(material.month), first["paid"].tolist(), COLORS["lost"]),
    ]
    silent = int((short["silent_months"] > 0).sum())
    title = say(
        "{n:# VIP client|# VIP clients} of the last months {n:pays|pay} less than usual; "
        "{silent:# paid|# paid} nothing",
        n=len(short), silent=silent,
    )  # fmt: skip
    own = say("Not paid this month against the usual: {sum:,.0f}.", sum=float(short["less"].sum()))
    title, lines = headed(title, chosen(material, "05_vip", "gone watch risk"), own, keep=True)
    about = say("Bars: what each client usually pays a month and what it paid in the month.")
    rule = say(
        "Rule: usual is a client's own average over the months of the window in which it paid; "
        "shown is who paid at least 10% less."
    )
    notes = sources(material, "vip_watch", notebook="05_vip", rule=rule)
    return Slide("risk", title, Chart(BARS, names, series, about), lines, notes)


def calls(material: Material) -> Slide | None:
    """The first of the call list: whom, why, what is at stake."""
    table = material.clients("calls")
    if table is None or not len(table):
        return None
    first = table.head(MOST_CALLS)
    header = [say("Client"), say("Talk to"), say("Why"), say("At stake, a month")]
    rows = [
        [
            xml_safe(row.client),
            xml_safe(row.talk_to) if isinstance(row.talk_to, str) else "",
            xml_safe(row.reason) if isinstance(row.reason, str) else "",
            money(row.at_stake) if pd.notna(row.at_stake) else "",
        ]
        for row in first.itertuples()
    ]
    title = say(
        "{n:# client|# clients} to call: {sum:,.0f} a month at stake",
        n=len(table), sum=material.numbers.get("calls.at_stake", float(table["at_stake"].sum())),
    )  # fmt: skip
    own = say(
        "These {n:# is|# are} the first of the list; the report has all {all:,}.",
        n=len(rows), all=len(table),
    )  # fmt: skip
    title, lines = headed(
        title, chosen(material, "06_actions"), own if len(table) > len(rows) else ""
    )
    rule = say(
        "Rule: each VIP client and each candidate once; with several reasons, the largest stake "
        "counts."
    )
    about = say("Table: the first clients of the call list, the largest stake first.")
    notes = sources(material, "calls", notebook="06_actions", rule=rule)
    return Slide(
        "calls", title, Table(header, rows, (0.2, 0.3, 0.36, 0.14), (3,), about), lines, notes
    )
