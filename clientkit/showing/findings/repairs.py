"""What could be repaired in the data, and by whom: offered, never made."""

import pandas as pd
from IPython.display import Markdown

from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, named

DEGREES = {"sure": "surely", "likely": "probably", "look": "perhaps"}
HOW = (
    "Nothing was joined. Write the table as `aliases.csv`, delete the rows that are wrong, put it "
    "beside the transactions and load them again."
)


def likely_same(table: pd.DataFrame) -> Markdown:
    """How many clients are probably one with another, the biggest pair, and what to do.

    table : of `ck.likely_same`
    """
    several, table = table[table["same_as"].isna()], table[table["same_as"].notna()]
    clash = f"{counted(len(several), 'id stands', 'ids stand')} under several names."
    clash = clash if len(several) else ""
    if not len(table):
        return Markdown(f"**No client looks like another one.** {clash}".strip())
    degrees = table.groupby("certainty")["client_id"].nunique()
    told = [f"{degrees[one]:,} {words}" for one, words in DEGREES.items() if one in degrees]
    alike = counted(table["client_id"].nunique(), "client looks", "clients look")
    said = [f"**{alike} like another one: {listed(told)}.**"]
    biggest = table.dropna(subset="amount").nlargest(1, "amount")
    for row in biggest[biggest["amount"] > 0].itertuples():
        said.append(
            f"The most money, {figure(row.amount)}, is with {_said(row.client_id, row.client)}, "
            f"which could be {_said(row.same_as, row.same_as_client)}: {row.reason}."
        )
    return Markdown(" ".join(filter(None, [*said, clash, HOW])))


def _said(client: str, name) -> str:
    """The name with its id; the id alone where there is no other name."""
    if pd.isna(name) or name == client:
        return named(client, {})
    return f"{named(name, {})} ({named(client, {})})"
