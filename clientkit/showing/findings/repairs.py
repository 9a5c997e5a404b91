"""What could be repaired in the data, and by whom: offered, never made."""

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named
from clientkit.showing.words import word

DEGREES = {
    "sure": mark("{n:,} surely"),
    "likely": mark("{n:,} probably"),
    "look": mark("{n:,} perhaps"),
}


def likely_same(table: pd.DataFrame) -> Markdown:
    """How many clients are probably one with another, the biggest pair, and what to do.

    table : of `ck.likely_same`
    """
    several, table = table[table["same_as"].isna()], table[table["same_as"].notna()]
    clash = ""
    if len(several):
        clash = say("{n:# id stands|# ids stand} under several names.", n=len(several))
    if not len(table):
        return Markdown(f"**{say('No client looks like another one.')}** {clash}".strip())
    how = say(
        "Nothing was joined. Write the table as `aliases.csv`, delete the rows that are wrong, "
        "put it beside the transactions and load them again."
    )
    said = [f"**{_alike(table)}**", _biggest(table), clash, how]
    return Markdown(" ".join(filter(None, said)))


def _alike(table: pd.DataFrame) -> str:
    degrees = table.groupby("certainty")["client_id"].nunique()
    return say(
        "{n:# client looks|# clients look} like another one: {degrees:and}.",
        n=table["client_id"].nunique(),
        degrees=[say(DEGREES[one], n=degrees[one]) for one in DEGREES if one in degrees],
    )


def _biggest(table: pd.DataFrame) -> str:
    biggest = table.dropna(subset="amount").nlargest(1, "amount")
    for row in biggest[biggest["amount"] > 0].itertuples():
        return say(
            "The most money, {money}, is with {client}, which could be {other}: {reason}.",
            money=figure(row.amount),
            client=_said(row.client_id, row.client),
            other=_said(row.same_as, row.same_as_client),
            reason=word(row.reason, of="reason"),
        )
    return ""


def _said(client: str, name) -> str:
    """The name with its id; the id alone where there is no other name."""
    if pd.isna(name) or name == client:
        return named(client, {})
    return f"{named(name, {})} ({named(client, {})})"
