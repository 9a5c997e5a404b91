"""Published months that are another today: as published, as known today, through what."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.records.vip_restatements import Restatements
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, named, the_first

OTHER_STATES = {
    "not complete": "published before the month ended, so not compared; its next run replaces it",
    "other data": "made of other data, so not compared",
    "not covered": "before the first day of these data, so not compared",
}


def restated(found: Restatements, *, names: Mapping, anew: str = "") -> Markdown:
    """Which published months are another today, and through what.

    anew : the month that this run publishes anew
    """
    months = found.months
    if months.empty:
        return Markdown("No earlier list by this rule is published here to compare with.")
    changed = months[months["state"] == "restated"]
    said = [
        _restatement(found, row, names, row.month == anew)
        for row in changed.itertuples(index=False)
    ]
    same = int((months["state"] == "as published").sum())
    if same:
        said.append(f"{counted(same, 'published list is', 'published lists are')} as published.")
    for state, words in OTHER_STATES.items():
        which = months.loc[months["state"] == state, "month"]
        if len(which):
            said.append(f"{the_first(which)}: {words}.")
    return Markdown("\n\n".join(said))


def _restatement(found: Restatements, row, names: Mapping, is_anew: bool) -> str:
    """One restated month: as published, as known today, through what."""
    clients = found.clients[found.clients["month"] == row.month]
    on = clients[clients["vip"] & ~clients["vip_published"]]
    off = clients[~clients["vip"] & clients["vip_published"]]
    lists = [f"VIP today: {the_first(_called(on, names))}"] * (len(on) > 0)
    lists += [f"no longer: {the_first(_called(off, names))}"] * (len(off) > 0)
    return (
        f"**{month_name(row.month)} is restated**: published with {row.vips_published:,} VIPs and "
        f"a bar of {figure(row.cut_published)}, today {row.vips:,} and {figure(row.cut)}; "
        f"{_through(found.rows.loc[found.rows['month'] == row.month, 'change'])}. "
        f"{'; '.join(lists) or 'The list holds the same clients'}. "
        + (
            f"It is published anew as version {row.version + 1}; the former is kept."
            if is_anew
            else "The published list stands as it was."
        )
    )


def _through(change: pd.Series) -> str:
    """How many rows did it; where none did, the method or another column of the data must have."""
    came, went = (int(part.abs().sum()) for part in (change[change > 0], change[change < 0]))
    known = [f"{count:,} {verb}" for count, verb in ((came, "came"), (went, "went")) if count]
    if not known:
        return "no row came or went, so the method or a new column did it"
    return f"of the rows behind it {listed(known)}"


def restated_note(found: Restatements | None) -> str:
    """One line for the answer where a published month is restated; else nothing."""
    if found is None:
        return ""
    months = found.months.loc[found.months["state"] == "restated", "month"]
    if months.empty:
        return ""
    return (
        f"**Restated since published: {the_first(map(month_name, months))}**; this is the list as "
        "known today, the page tells what was published."
    )


def _called(clients: pd.DataFrame, names: Mapping) -> list[str]:
    return [named(client, names) for client in clients["client_id"]]
