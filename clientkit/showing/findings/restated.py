"""Published months that are another today: as published, as known today, through what."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.records.vip_restatements import Restatements
from clientkit.showing.findings.phrases import counted, figure, named, the_first

OTHER_STATES = {
    "not complete": "published before the month ended, so not compared; run it again",
    "other data": "made of other data, so not compared",
    "not covered": "before the first day of these data, so not compared",
}


def restated(found: Restatements, *, names: Mapping) -> Markdown:
    """Which published months are another today, and through what."""
    months = found.months
    if months.empty:
        return Markdown("No earlier list by this rule is published here to compare with.")
    changed = months[months["state"] == "restated"]
    count = months["state"].value_counts()
    said = [_restatement(found, row, names) for row in changed.itertuples(index=False)]
    same = int(count.get("as published", 0))
    if same:
        said.append(f"{counted(same, 'published list is', 'published lists are')} as published.")
    for state, words in OTHER_STATES.items():
        if state in count:
            which = the_first(months.loc[months["state"] == state, "month"])
            said.append(f"{which}: {words}.")
    return Markdown("\n\n".join(said))


def _restatement(found: Restatements, row, names: Mapping) -> str:
    """One restated month: as published, as known today, through what."""
    clients = found.clients[found.clients["month"] == row.month]
    known = [f"{row.rows_came:,} came"] * (row.rows_came > 0)
    known += [f"{row.rows_went:,} went"] * (row.rows_went > 0)
    through = (
        f"of its rows {' and '.join(known)}" if known else "no row changed, so the method did"
    )
    on = clients[clients["vip"] & ~clients["vip_published"]]
    off = clients[~clients["vip"] & clients["vip_published"]]
    lists = [f"VIP today: {the_first(_called(on, names))}"] * (len(on) > 0)
    lists += [f"no longer: {the_first(_called(off, names))}"] * (len(off) > 0)
    return (
        f"**{month_name(row.month)} is restated**: published with {row.vips_published:,} VIPs and "
        f"a bar of {figure(row.cut_published)}, today {row.vips:,} and {figure(row.cut)}; "
        f"{through}. {'; '.join(lists) or 'The list holds the same clients'}. The published list "
        "stands as it was."
    )


def restated_note(found: Restatements | None) -> str:
    """One line for the answer where a published month is restated; else nothing."""
    if found is None:
        return ""
    months = found.months.loc[found.months["state"] == "restated", "month"]
    if months.empty:
        return ""
    return f"**Restated by later documents: {the_first(map(month_name, months))}**, see below."


def _called(clients: pd.DataFrame, names: Mapping) -> list[str]:
    return [named(client, names) for client in clients["client_id"]]
