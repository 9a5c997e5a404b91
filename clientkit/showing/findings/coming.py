"""Who is about to become VIP, and who is on course in a month that has not ended."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, number, say
from clientkit.periods import Day, as_day
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named, the_first

ENOUGH = 10
"""Of fewer cases no per cent is told."""
SIGNS = {
    "both": mark("{became:,} of {named:,} by both signs"),
    "average": mark("{became:,} of {named:,} by their average month"),
    "invoices": mark("{became:,} of {named:,} by their newest invoices"),
    "edge": mark("{became:,} of {named:,} at the edge of the bar"),
    "none": mark("{became:,} of {named:,} without a sign"),
}


def candidates(found: pd.DataFrame, hits: pd.DataFrame, *, names: Mapping) -> Markdown:
    """Who has a sign of a coming VIP, and how often the signs were right.

    found, hits : of `ck.vip_candidates` and `ck.vip_candidate_hits`
    """
    if found.empty:
        nobody = say("**No payer below the bar has the look of a VIP.**")
        return Markdown(f"{nobody} {_hits(hits)}".strip())
    short = [
        say("{client} ({gap} short)", client=named(row.client_id, names), gap=figure(row.gap))
        for row in found.itertuples(index=False)
    ]
    told = say(
        "**{n:# payer below the bar has|# payers below the bar have} the look of a VIP: "
        "{clients}.**",
        n=len(found),
        clients=the_first(short),
    )
    return Markdown(f"{told} {_hits(hits)}".strip())


def _hits(hits: pd.DataFrame) -> str:
    """How the signs of the last months came out."""
    if hits.empty:
        return ""
    parts = [
        say(SIGNS[row.sign], became=row.became, named=row.named)
        + (f" ({number(row.rate, '.0%')})" if row.named >= ENOUGH else "")
        for row in hits.itertuples(index=False)
    ]
    return say(
        "In the months before, so many were VIP a month later: {parts}.", parts="; ".join(parts)
    )


def nowcast(
    found: pd.DataFrame | None, hits: pd.DataFrame, *, as_of: Day, day: int, names: Mapping
) -> Markdown:
    """Who is on course for VIP this month, and how good such nowcasts were.

    found, hits : of `ck.vip_nowcast` and `ck.vip_nowcast_hits`; found is None where the data end
        with a month
    day : the day of the month on which those of `hits` were made
    """
    said = [*_on_course(found, as_of, names), _right(hits, day)]
    return Markdown(" ".join(filter(None, said)))


def _on_course(found: pd.DataFrame | None, as_of: Day, names: Mapping) -> list[str]:
    if found is None:
        return [say("No month is running right after this one.")]
    if found.empty:
        return [say("**By {day:day} nobody is on course for VIP.**", day=as_day(as_of))]
    count = found["course"].value_counts()
    said = say(
        "**By {day:day} {reached:# client has|# clients have} reached the bar to expect, {bar}, "
        "and {course:# is|# are} on course.**",
        day=as_day(as_of),
        reached=int(count.get("reached", 0)),
        bar=figure(found["bar"].iloc[0]),
        course=int(count.get("on course", 0)),
    )
    new = [named(client, names) for client in found.loc[~found["was_vip"], "client_id"]]
    return [said, say("Not VIP last month: {clients}.", clients=the_first(new)) if new else ""]


def _right(hits: pd.DataFrame, day: int) -> str:
    if hits.empty or not hits["named"].sum():
        return ""
    named_, became, vips = (int(hits[name].sum()) for name in ("named", "became", "vips"))
    facts = {"day": day, "n": len(hits), "right": became / named_}
    if vips:
        return say(
            "A nowcast made on day {day} of {n:the last month|the last # months} would have been "
            "right for {right:.0%} of those named, and would have named {found:.0%} of those who "
            "became VIP.",
            found=became / vips,
            **facts,
        )
    return say(
        "A nowcast made on day {day} of {n:the last month|the last # months} would have been "
        "right for {right:.0%} of those named.",
        **facts,
    )
