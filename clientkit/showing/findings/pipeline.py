"""The leads in words: what they are worth, who was forgotten, what the month brought."""

from datetime import date

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.periods import as_day, month_of, shift
from clientkit.schema import figure
from clientkit.showing.findings.beside import needed
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding, Findings
from clientkit.showing.findings.leads import lead_name, unpaid
from clientkit.showing.findings.phrases import named, the_first
from clientkit.showing.words import word

FIRST = 3
FEW_MOVED = 0.1
"""Of the leads placed; where more have moved since, nothing can be said of who came through."""


def funnel(
    found: pd.DataFrame | None,
    status: pd.DataFrame | None = None,
    silent: pd.DataFrame | None = None,
    won: pd.DataFrame | None = None,
    *,
    as_of: date | str = "",
    days: int = 0,
) -> Findings:
    """What the open leads are worth, who waits, how all ended, and what the day leaves unknown.

    found, status, silent, won : of `ck.funnel`, `ck.lead_status`, `ck.forgotten_leads`,
        `ck.leads_won`, all of the day `as_of`; None: no leads, or not asked
    days : from which a lead counts as forgotten
    """
    if found is None:
        nothing = say("There are no leads, so no pipeline.")
        return Findings(Finding("leads.open", nothing, so=needed(["leads"])))
    is_open = (status["status"] == "open").any()
    return Findings(
        _open(found, status),
        _forgotten(silent, status, days) if is_open and silent is not None else None,
        unpaid(won),
        _change(status, as_of),
        _narrowest(found, status),
        _unknown(status),
    )


def _open(found: pd.DataFrame, status: pd.DataFrame) -> Finding:
    """The leads that stand open and their money; how the others ended."""
    standing = found[found["coefficient"] < 1]
    amount, weighted = standing["amount"].sum(), round(standing["weighted"].sum(), 2)
    open_ = int(standing["leads"].sum())
    what = say("No lead stands open.")
    if open_:
        what = say(
            "{n:# open lead|# open leads} with {sum} expected; weighted by the stages, "
            "{weighted}.",
            n=open_, sum=figure(amount), weighted=figure(weighted),
        )  # fmt: skip
    counts = status["status"].value_counts()
    ended = {name: int(counts.get(name, 0)) for name in ("won", "lost")}
    against = ""
    if any(ended.values()):
        against = say("Of the others {won:,} {won:was|were} won, {lost:,} given up.", **ended)
    return Finding("leads.open", what, against, numbers={"leads.weighted": weighted})


def _forgotten(silent: pd.DataFrame, status: pd.DataFrame, days: int) -> Finding:
    """The open leads nobody has touched, and the weighted money that waits with them."""
    still_open = status[status["status"] == "open"]
    unknown = int(still_open["silent_days"].isna().sum())
    told = {"n": len(silent), "open": len(still_open), "days": days}
    after = (
        say("Of {n:,} the newest contact lies after the day; the one before is not known.",
            n=unknown)
        if unknown
        else ""
    )  # fmt: skip
    if len(silent):
        what = say(
            "{n:,} of {open:# open lead|# open leads} {n:was|were} not touched for "
            "{days:# day|# days} or more; {sum} of weighted money waits there.",
            sum=figure(silent["weighted"].sum()), **told,
        )  # fmt: skip
        who = [_silent(row) for row in silent.itertuples(index=False)]
        so = say("Most money waits with: {who}.", who=the_first(who, FIRST))
        return Finding("leads.forgotten", what, after, so, ACT)
    none = say(
        "None of {open:# open lead|# open leads} was left untouched for {days:# day|# days} or "
        "more.",
        **told,
    )
    if unknown:
        none = say(
            "As far as known, none of {open:# open lead|# open leads} was left untouched for "
            "{days:# day|# days} or more.",
            **told,
        )
    return Finding("leads.forgotten", none, after)


def _silent(row) -> str:
    lead, days = lead_name(row), round(row.silent_days)
    if not isinstance(row.manager, str):
        return say("{lead} ({days:# day|# days})", lead=lead, days=days)
    manager = named(row.manager, {})
    return say("{lead} ({days:# day|# days}, {manager})", lead=lead, days=days, manager=manager)


def _change(status: pd.DataFrame, as_of: date | str) -> Finding | None:
    """The leads that came, were won and were given up in the last month that is over."""
    is_over = as_day(as_of) == as_day(month_of(as_of))
    month = month_of(as_of) if is_over else shift(as_of, -1)
    now, before = _events(status, month), _events(status, shift(month, -1))
    if not sum(now.values()) + sum(before.values()):
        return None
    what = say(
        "In {month:month} {new:# new lead|# new leads} came, {won:# was|# were} won and {lost:,} "
        "given up.",
        month=month, **now,
    )  # fmt: skip
    against = say(
        "The month before {new:,} came, {won:# was|# were} won and {lost:,} given up.", **before
    )
    so = "" if now["new"] else say("Without new leads the pipeline runs dry.")
    return Finding("leads.change", what, against, so, KNOW if now["new"] else WATCH)


def _events(status: pd.DataFrame, month: str) -> dict[str, int]:
    """How many leads were new, won and given up in the month."""
    won, lost = (status[status["status"] == name] for name in ("won", "lost"))
    days = {
        "new": status["created"],
        "won": won["stage_since"].fillna(won["created"]),
        "lost": lost["lost"],
    }
    return {
        name: int((pd.to_datetime(of).dt.strftime("%Y-%m") == month).sum())
        for name, of in days.items()
    }


def _narrowest(found: pd.DataFrame, status: pd.DataFrame) -> Finding | None:
    steps = found[(found["conversion"] < 1).fillna(False)]
    moved = (status["status"] == "moved").sum()
    if not len(steps) or moved > FEW_MOVED * found["reached"].iloc[0]:
        return None
    narrow = steps.loc[steps["conversion"].idxmin()]
    what = say(
        'The narrowest step is that to "{stage}": {share:.0%} of those that left the stage before '
        "came through.",
        stage=named(word(narrow["stage"], of="stage"), {}), share=narrow["conversion"],
    )  # fmt: skip
    return Finding("leads.narrowest", what)


def _unknown(status: pd.DataFrame) -> Finding | None:
    """What the sheet of today does not tell of the day."""
    counts = status["status"].value_counts()
    later, moved = int(counts.get("later", 0)), int(counts.get("moved", 0))
    said = []
    if later:
        said.append(say("{n:# later lead is|# later leads are} left out.", n=later))
    if moved:
        said.append(
            say(
                "{n:# more lead was|# more leads were} open and {n:has|have} moved since; where "
                "{n:it|they} stood the sheet no longer tells, so {n:it is|they are} in no stage "
                "and in no sum.",
                n=moved,
            )
        )
    return Finding("leads.unknown", " ".join(said)) if said else None


def forgotten(found: pd.DataFrame, status: pd.DataFrame, *, days: int) -> Markdown:
    """The open leads nobody has touched, and the weighted money that waits with them.

    found, status : of `ck.forgotten_leads`, `ck.lead_status`
    """
    if not (status["status"] == "open").any():
        return Markdown(f"**{say('No lead stands open.')}**")
    one = _forgotten(found, status, days)
    return Markdown(" ".join(filter(None, [f"**{one.what}**", one.so, one.against])))
