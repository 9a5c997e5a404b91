"""The leads in words: what they are worth, who was forgotten, where they come from, who paid."""

import pandas as pd
from IPython.display import Markdown

from clientkit.schema import figure
from clientkit.showing.findings.beside import needed
from clientkit.showing.findings.phrases import counted, named, the_first

FIRST = 3
FEW_MOVED = 0.1
"""Of the leads placed; where more have moved since, nothing can be said of who came through."""


def funnel(
    found: pd.DataFrame | None,
    status: pd.DataFrame | None,
    silent: pd.DataFrame | None = None,
    won: pd.DataFrame | None = None,
    *,
    days: int = 0,
) -> Markdown:
    """What the open leads are worth, who waits, how all ended, and what the day leaves unknown.

    found, status, silent, won : of `ck.funnel`, `ck.lead_status`, `ck.forgotten_leads`,
        `ck.leads_won`; None: no leads, or not asked
    days : from which a lead counts as forgotten
    """
    if found is None:
        return Markdown(f"**There are no leads, so no pipeline.** {needed(['leads'])}")
    counts = status["status"].value_counts()
    standing = found[found["coefficient"] < 1]
    open_, ended, lost = int(standing["leads"].sum()), counts.get("won", 0), counts.get("lost", 0)
    head = "No lead stands open"
    if open_:
        head = (
            f"{counted(open_, 'open lead')} with {figure(standing['amount'].sum())} expected; "
            f"weighted by the stages, {figure(standing['weighted'].sum())}"
        )
    said = [f"**{head}.**", _waiting(silent, days) if open_ else ""]
    said.append(f"{ended:,} won, {lost:,} given up." if ended or lost else "")
    said.append(_unpaid(won))
    steps = found[(found["conversion"] < 1).fillna(False)]
    if len(steps) and counts.get("moved", 0) <= FEW_MOVED * found["reached"].iloc[0]:
        narrow = steps.loc[steps["conversion"].idxmin()]
        said.append(
            f'The narrowest step is that to "{named(narrow["stage"], {})}": '
            f"{narrow['conversion']:.0%} of those that left the stage before came through."
        )
    return Markdown(" ".join(filter(None, [*said, *_unknown(counts)])))


def _waiting(silent: pd.DataFrame | None, days: int) -> str:
    if silent is None:
        return ""
    spell = counted(days, "day")
    if not len(silent):
        return f"As far as known, none was left untouched for {spell} or more."
    was, waits = ("was", "it") if len(silent) == 1 else ("were", "them")
    return (
        f"**{len(silent):,} of them {was} not touched for {spell} or more; with {waits} "
        f"{figure(silent['weighted'].sum())} of the weighted money waits.**"
    )


def _unpaid(won: pd.DataFrame | None) -> str:
    unpaid = 0 if won is None else int(won["outcome"].isin(["no payment", "no client"]).sum())
    if not unpaid:
        return ""
    return f"Of those won {counted(unpaid, 'meets', 'meet')} no payment; look at them below."


def _unknown(counts: pd.Series) -> list[str]:
    later, moved = counts.get("later", 0), counts.get("moved", 0)
    said = [f"{counted(later, 'later lead is', 'later leads are')} left out."] if later else []
    if moved:
        said.append(
            f"{counted(moved, 'more lead was', 'more leads were')} open and "
            f"{'has' if moved == 1 else 'have'} moved since; where "
            f"{'it' if moved == 1 else 'they'} stood the sheet no longer tells, so "
            f"{'it is' if moved == 1 else 'they are'} in no stage and in no sum."
        )
    return said


def forgotten(found: pd.DataFrame, status: pd.DataFrame, *, days: int) -> Markdown:
    """The open leads nobody has touched, and the weighted money that waits with them.

    found, status : of `ck.forgotten_leads`, `ck.lead_status`
    """
    still_open = status[status["status"] == "open"]
    if not len(still_open):
        return Markdown("**No lead stands open.**")
    leads, spell = counted(len(still_open), "open lead"), counted(days, "day")
    unknown = int(still_open["silent_days"].isna().sum())
    after = f"Of {unknown:,} the newest contact lies after the day; the one before is not known."
    after = after if unknown else ""
    if not len(found):
        known = "As far as known, none" if unknown else "None"
        said = f"**{known} of {leads} was left untouched for {spell} or more.**"
        return Markdown(" ".join(filter(None, [said, after])))
    who = [_forgotten(row) for row in found.itertuples(index=False)]
    said = [
        f"**{len(found):,} of {leads} {'was' if len(found) == 1 else 'were'} not touched for "
        f"{spell} or more; {figure(found['weighted'].sum())} of weighted money waits there.**",
        f"Most money waits with {the_first(who, FIRST)}.",
        after,
    ]
    return Markdown(" ".join(filter(None, said)))


def _forgotten(row) -> str:
    manager = f", {named(row.manager, {})}" if isinstance(row.manager, str) else ""
    return f"{_lead(row)} ({row.silent_days:.0f} days{manager})"


def _lead(row) -> str:
    return named(row.client if isinstance(row.client, str) else f"lead {row.lead}", {})


def lead_sources(found: pd.DataFrame) -> Markdown:
    """Which source brings clients, and whether so few leads tell the sources apart.

    found : of `ck.lead_sources`
    """
    decided = found[found["conversion"].notna()]
    if not len(decided):
        return Markdown("**No lead is decided yet, so no source has a conversion.**")
    ranked = decided.sort_values(
        ["conversion", "won", "source"], ascending=[False, False, True], ignore_index=True
    )
    best = ranked.iloc[0]
    if len(ranked) == 1:
        return Markdown(f"**Only one source has decided leads, {_rate(best)}.**")
    head = f"**Conversion is highest for {_rate(best)}.**"
    behind = ranked[ranked["conversion_high"] < best["conversion_low"]]
    told = f"The lowest is {_rate(ranked.iloc[-1])}: so few leads do not tell the two apart."
    if len(behind):
        told = f"Lower beyond chance is {_rate(behind.iloc[-1])}."
    return Markdown(f"{head} {told} Open leads do not count as failures.")


def _rate(row: pd.Series) -> str:
    decided = counted(int(row["won"] + row["lost"]), "decided lead")
    return (
        f"{named(row['source'], {})}: {row['conversion']:.0%} of {decided} "
        f"({row['conversion_low']:.0%} to {row['conversion_high']:.0%})"
    )


def leads_won(found: pd.DataFrame) -> Markdown:
    """What the clients won have paid against what was expected, and the doubtful ones by name.

    found : of `ck.leads_won`
    """
    if not len(found):
        return Markdown("**No lead is won yet.**")
    paid = found[found["outcome"] == "paid"]
    clients = paid.drop_duplicates("client_id")
    won = counted(len(found), "lead")
    said = [f"**Of {won} won none meets a payment of a new client.**"]
    if len(paid):
        days = counted(round(paid["days"].median()), "day")
        said = [
            f"**Of {won} won {counted(len(paid), 'meets', 'meet')} payments of a new client: "
            f"{figure(clients['paid'].sum())} so far, "
            f"{figure(paid['expected'].sum())} expected.**",
            f"From the lead to the first payment it took {days} in the median.",
        ]
    for outcome, words in DOUBTS.items():
        doubtful = found[found["outcome"] == outcome]
        if len(doubtful):
            who = [_lead(row) for row in doubtful.itertuples(index=False)]
            said.append(f"{words}: {the_first(who)}.")
    return Markdown(" ".join(said))


DOUBTS = {
    "no payment": "Won in the sheet, but the client has paid nothing",
    "no client": "Won in the sheet, but no client is named",
    "client before": "Had been clients before the lead, so none was won",
}
