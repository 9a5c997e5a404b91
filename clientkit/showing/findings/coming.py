"""Who is about to become VIP, and who is on course in a month that has not ended."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import Day, as_day, month_name
from clientkit.schema import figure
from clientkit.showing.findings.phrases import counted, named, the_first

ENOUGH = 10
"""Of fewer cases no per cent is told."""
SIGNS = {
    "both": "by both signs",
    "average": "by their average month",
    "invoices": "by their newest invoices",
    "edge": "at the edge of the bar",
    "none": "without a sign",
}


def candidates(found: pd.DataFrame, hits: pd.DataFrame, *, names: Mapping) -> Markdown:
    """Who has a sign of a coming VIP, and how often the signs were right.

    found, hits : of `ck.vip_candidates` and `ck.vip_candidate_hits`
    """
    if found.empty:
        return Markdown(f"**No payer below the bar has the look of a VIP.** {_hits(hits)}")
    said = [
        f"{named(row.client_id, names)} ({figure(row.gap)} short)"
        for row in found.itertuples(index=False)
    ]
    who = counted(len(found), "payer below the bar has", "payers below the bar have")
    return Markdown(f"**{who} the look of a VIP: {the_first(said)}.** {_hits(hits)}")


def _hits(hits: pd.DataFrame) -> str:
    """How the signs of the last months came out."""
    if hits.empty:
        return ""
    parts = [
        f"{row.became:,} of {row.named:,} {SIGNS[row.sign]}"
        + (f" ({row.rate:.0%})" if row.named >= ENOUGH else "")
        for row in hits.itertuples(index=False)
    ]
    return f"In the months before, so many were VIP a month later: {'; '.join(parts)}."


def nowcast(
    found: pd.DataFrame | None, hits: pd.DataFrame, *, as_of: Day, day: int, names: Mapping
) -> Markdown:
    """Who is on course for VIP this month, and how good such nowcasts were.

    found, hits : of `ck.vip_nowcast` and `ck.vip_nowcast_hits`; found is None where the data end
        with a month
    day : the day of the month on which those of `hits` were made
    """
    if found is None:
        return Markdown(f"No month is running right after this one. {_right(hits, day)}")
    head = f"**By {as_day(as_of).day} {month_name(as_of)} "
    if found.empty:
        return Markdown(f"{head}nobody is on course for VIP.** {_right(hits, day)}")
    count = found["course"].value_counts()
    fresh = found[~found["was_vip"]]
    new = [named(client, names) for client in fresh["client_id"]]
    said = [
        f"{head}{counted(count.get('reached', 0), 'client has', 'clients have')} reached the bar "
        f"to expect, {figure(found['bar'].iloc[0])}, and "
        f"{counted(count.get('on course', 0), 'is', 'are')} on course.**"
    ]
    if new:
        said.append(f"Not VIP last month: {the_first(new)}.")
    return Markdown(" ".join([*said, _right(hits, day)]))


def _last(months: int) -> str:
    return "the last month" if months == 1 else f"the last {months} months"


def _right(hits: pd.DataFrame, day: int) -> str:
    if hits.empty or not hits["named"].sum():
        return ""
    named_, became, vips = (int(hits[name].sum()) for name in ("named", "became", "vips"))
    found = f", and would have named {became / vips:.0%} of those who became VIP" if vips else ""
    return (
        f"A nowcast made on day {day} of {_last(len(hits))} would have been right for "
        f"{became / named_:.0%} of those named{found}."
    )
