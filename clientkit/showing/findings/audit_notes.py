"""Below the audit, in words: what its terms rest on, and whom to call before they are lost."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.showing.findings.phrases import named, the_first

YEAR = 12


def audit_terms(found: pd.DataFrame, *, gap: int) -> Markdown:
    """When a client is lost, and which groups rest on less than a year.

    found : of `ck.audit`
    """
    said = [say("Lost: no purchase for {n:# month|# months}.", n=gap)]
    ends = found[["last", "base_months"]].drop_duplicates().itertuples(index=False)
    short = [
        say(
            "those of {month:of} rest on {n:# month|# months}",
            month=end.last,
            n=int(end.base_months),
        )
        for end in ends
        if end.base_months < YEAR
    ]
    if short:
        said.append(
            say(
                "Groups should rest on {year:# month|# months}: {short:and}, for there the data "
                "begin, and old clients look new.",
                year=YEAR, short=short,
            )
        )  # fmt: skip
    return Markdown(" ".join(said))


def audit_overdue(late: pd.DataFrame, *, names: Mapping) -> Markdown:
    """Who of the A clients to call before they are lost.

    late : the overdue clients, the largest group first, with abc and recency_days
    """
    if late.empty:
        return Markdown(f"**{say('No client is silent longer than its own rhythm allows.')}**")
    first = late[late["abc"] == late["abc"].iloc[0]]
    who = [
        say("{client} ({days:# day|# days})",
            client=named(row.client_id, names), days=int(row.recency_days))
        for row in first.itertuples(index=False)
    ]  # fmt: skip
    said = say(
        "{n:# client is|# clients are} silent longer than usual for {n:it|them} and can still be "
        "called before {n:it is|they are} lost.",
        n=len(late),
    )
    them = say("Of group {group}: {who}.", group=first["abc"].iloc[0], who=the_first(who))
    return Markdown(f"**{said}** {them}")
