"""Published months that are another today: as published, as known today, through what."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.periods import month_name
from clientkit.records.vip_restatements import Restatements
from clientkit.schema import figure
from clientkit.showing.findings.finding import WATCH, Finding
from clientkit.showing.findings.phrases import named, the_first

OTHER_STATES = {
    "not complete": mark(
        "{months}: published before the month ended, so not compared; its next run replaces it."
    ),
    "other data": mark("{months}: made of other data, so not compared."),
    "not covered": mark("{months}: before the first day of these data, so not compared."),
}


def restated(found: Restatements, *, names: Mapping, anew: str = "") -> Markdown:
    """Which published months are another today, and through what.

    anew : the month that this run publishes anew
    """
    months = found.months
    if months.empty:
        return Markdown(say("No earlier list by this rule is published here to compare with."))
    changed = months[months["state"] == "restated"]
    said = [
        _restatement(found, row, names, row.month == anew)
        for row in changed.itertuples(index=False)
    ]
    same = int((months["state"] == "as published").sum())
    if same:
        said.append(say("{n:# published list is|# published lists are} as published.", n=same))
    for state, sentence in OTHER_STATES.items():
        which = months.loc[months["state"] == state, "month"]
        if len(which):
            said.append(say(sentence, months=the_first(which)))
    return Markdown("\n\n".join(said))


def _restatement(found: Restatements, row, names: Mapping, is_anew: bool) -> str:
    """One restated month: as published, as known today, through what."""
    head = say(
        "**{month:month} is restated**: published with {before:# VIP|# VIPs} and a bar of "
        "{bar_before}, today {now:,} and {bar}; {through}.",
        month=row.month,
        before=row.vips_published,
        bar_before=figure(row.cut_published),
        now=row.vips,
        bar=figure(row.cut),
        through=_through(found.rows.loc[found.rows["month"] == row.month, "change"]),
    )
    stands = say("The published list stands as it was.")
    if is_anew:
        stands = say(
            "It is published anew as version {version}; the former is kept.",
            version=row.version + 1,
        )
    return f"{head} {_lists(found, row.month, names)} {stands}"


def _lists(found: Restatements, month: str, names: Mapping) -> str:
    """Who is on the list today that was not, and the other way."""
    clients = found.clients[found.clients["month"] == month]
    on = _called(clients[clients["vip"] & ~clients["vip_published"]], names)
    off = _called(clients[~clients["vip"] & clients["vip_published"]], names)
    if on and off:
        return say("VIP today: {on}; no longer: {off}.", on=the_first(on), off=the_first(off))
    if on:
        return say("VIP today: {on}.", on=the_first(on))
    if off:
        return say("No longer VIP: {off}.", off=the_first(off))
    return say("The list holds the same clients.")


def _through(change: pd.Series) -> str:
    """How many rows did it; where none did, the method or another column of the data must have."""
    came, went = (int(part.abs().sum()) for part in (change[change > 0], change[change < 0]))
    # Translators: these clauses go on after a semicolon.
    if came and went:
        return say(
            "of the rows behind it {came:# came|# came} and {went:# went|# went}",
            came=came,
            went=went,
        )
    if came:
        return say("of the rows behind it {n:# came|# came}", n=came)
    if went:
        return say("of the rows behind it {n:# went|# went}", n=went)
    return say("no row came or went, so the method or a new column did it")


def restatement(found: Restatements | None) -> Finding | None:
    """The finding that a published month is restated; None: there is none."""
    if found is None:
        return None
    months = found.months.loc[found.months["state"] == "restated", "month"]
    if months.empty:
        return None
    return Finding(
        "vip.restated",
        say("Restated since published: {months}.", months=the_first(map(month_name, months))),
        so=say("This is the list as known today; the page tells what was published."),
        rank=WATCH,
    )


def _called(clients: pd.DataFrame, names: Mapping) -> list[str]:
    return [named(client, names) for client in clients["client_id"]]
