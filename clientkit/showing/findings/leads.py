"""Where the leads come from and who of them paid, in words."""

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, Finding
from clientkit.showing.findings.phrases import named, the_first
from clientkit.showing.words import word

FIRST = 3
DOUBTS = {
    "no payment": mark("Won in the sheet, but the client has paid nothing: {who}."),
    "no client": mark("Won in the sheet, but no client is named: {who}."),
    "client before": mark("Had been clients before the lead, so none was won: {who}."),
}


def lead_name(row) -> str:
    """The firm of a lead, or its number."""
    if isinstance(row.client, str):
        return named(row.client, {})
    return say("lead {lead}", lead=named(row.lead, {}))


def unpaid(won: pd.DataFrame | None) -> Finding | None:
    """The leads won that meet no payment; None where all meet one, or it was not asked.

    won : of `ck.leads_won`
    """
    if won is None:
        return None
    without = won[won["outcome"].isin(["no payment", "no client"])]
    if without.empty:
        return None
    what = say("Of the leads won {n:# meets|# meet} no payment.", n=len(without))
    who = [lead_name(row) for row in without.itertuples(index=False)]
    so = say("See whether they are clients: {who}.", who=the_first(who, FIRST))
    return Finding("leads.unpaid", what, so=so, rank=ACT)


def lead_sources(found: pd.DataFrame) -> Markdown:
    """Which source brings clients, and whether so few leads tell the sources apart.

    found : of `ck.lead_sources`
    """
    decided = found[found["conversion"].notna()]
    if not len(decided):
        none = say("No lead is decided yet, so no source has a conversion.")
        return Markdown(f"**{none}**")
    ranked = decided.sort_values(
        ["conversion", "won", "source"], ascending=[False, False, True], ignore_index=True
    )
    best, least = ranked.iloc[0], ranked.iloc[-1]
    if len(ranked) == 1:
        only = say("Only one source has decided leads, {source}.", source=_rate(best))
        return Markdown(f"**{only}**")
    behind = ranked[ranked["conversion_high"] < best["conversion_low"]]
    told = (
        say("Lower beyond chance is {source}.", source=_rate(behind.iloc[-1]))
        if len(behind)
        else say(
            "The lowest is {source}: so few leads do not tell the two apart.", source=_rate(least)
        )
    )
    highest = say("Conversion is highest for {source}.", source=_rate(best))
    still_open = say("Open leads do not count as failures.")
    return Markdown(f"**{highest}** {told} {still_open}")


def _rate(row: pd.Series) -> str:
    return say(
        "{source}: {rate:.0%} of {n:# decided lead|# decided leads} ({low:.0%} to {high:.0%})",
        source=named(word(row["source"], of="source"), {}), rate=row["conversion"],
        n=int(row["won"] + row["lost"]), low=row["conversion_low"], high=row["conversion_high"],
    )  # fmt: skip


def leads_won(found: pd.DataFrame) -> Markdown:
    """What the clients won have paid against what was expected, and the doubtful ones by name.

    found : of `ck.leads_won`
    """
    if not len(found):
        return Markdown(f"**{say('No lead is won yet.')}**")
    paid = found[found["outcome"] == "paid"]
    said = [f"**{_paid(found, paid)}**"]
    if len(paid):
        said.append(
            say("From the lead to the first payment it took {n:# day|# days} in the median.",
                n=round(paid["days"].median()))
        )  # fmt: skip
    for outcome, message in DOUBTS.items():
        doubtful = found[found["outcome"] == outcome]
        if len(doubtful):
            who = [lead_name(row) for row in doubtful.itertuples(index=False)]
            said.append(say(message, who=the_first(who)))
    return Markdown(" ".join(said))


def _paid(found: pd.DataFrame, paid: pd.DataFrame) -> str:
    if paid.empty:
        return say("Of {n:# lead|# leads} won none meets a payment of a new client.", n=len(found))
    return say(
        "Of {n:# lead|# leads} won {paid:# meets|# meet} payments of a new client: {sum} so far, "
        "{expected} expected.",
        n=len(found), paid=len(paid), expected=figure(paid["expected"].sum()),
        sum=figure(paid.drop_duplicates("client_id")["paid"].sum()),
    )  # fmt: skip
