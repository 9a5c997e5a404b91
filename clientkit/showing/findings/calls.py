"""The call list in words: how many to call, what is at stake, whom first, what is new on it."""

import pandas as pd

from clientkit.language import mark, say
from clientkit.periods import shift
from clientkit.schema import figure, listed
from clientkit.showing.findings.call_reasons import ASK
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding, Findings
from clientkit.showing.findings.phrases import few, named, the_first

FIRST, MOST = 3, 6
"""The clients called first that are told, and the findings in all."""

KINDS = {
    "vip": mark("{n:# VIP|# VIPs}"),
    "former": mark("{n:# former VIP|# former VIPs}"),
    "candidate": mark("{n:# candidate|# candidates}"),
}
LOSING = ("silent", "less", "margin", "loss")
"""Reasons by which money goes away; the others are for what may be kept or won."""


def calls(
    told: pd.DataFrame,
    before: pd.DataFrame | None = None,
    people: pd.DataFrame | None = None,
    *,
    month: str,
    payers: int,
) -> Findings:
    """How many to call and what is at stake; whom first; what is new; margins; who is overdue.

    told : of `ck.findings.call_reasons`
    before, people : of `ck.calls_before` (None: no month before) and `ck.rhythm`
    payers : of the month; of few it is said what cannot be concluded
    """
    if told.empty:
        nobody = say("{month:month}: nobody is VIP, so there is nobody to call.", month=month)
        return Findings(Finding("calls", nobody, numbers={"calls.clients": 0}))
    others = [_change(told, before, month), _margin(told), _overdue(told, people)]
    room = MOST - 1 - sum(one is not None for one in others)
    first = _first(told, min(FIRST, room))
    return Findings(
        _answer(told, month, payers),
        *(_client(place, row) for place, row in enumerate(first.to_dict("records"), 1)),
        *others,
    )


def _answer(told: pd.DataFrame, month: str, payers: int) -> Finding:
    kinds = told["kind"].value_counts()
    parts = [say(words, n=int(kinds[kind])) for kind, words in KINDS.items() if kind in kinds]
    what = say(
        "{n:# client|# clients} to call after {month:of}: {lost} a month is being lost, {open} "
        "can be kept or won ({kinds}).",
        n=len(told),
        month=month,
        lost=figure(round(_at_stake(told, losing=True))),
        open=figure(round(_at_stake(told, losing=False))),
        kinds=listed(parts),
    )
    numbers = {
        "calls.clients": len(told),
        "calls.at_stake": round(float(told["at_stake"].sum()), 2),
    }
    return Finding("calls", what, so=few(payers), rank=ACT, numbers=numbers)


def _at_stake(calls: pd.DataFrame, *, losing: bool) -> float:
    return calls.loc[_is_losing(calls) == losing, "at_stake"].sum()


def _is_losing(calls: pd.DataFrame) -> pd.Series:
    return calls["reasons"].str.split(", ").str[0].isin(LOSING)


def _first(told: pd.DataFrame, most: int) -> pd.DataFrame:
    """Who has most at stake; one of those through whom money goes away is always among them."""
    staked = told[told["at_stake"] > 0]
    losing = staked[_is_losing(staked)].head(1)
    others = staked.drop(losing.index).head(most - len(losing))
    return pd.concat([losing, others]).sort_index()


def _client(place: int, row: dict) -> Finding:
    """One client to call, in Markdown whatever signs its name has."""
    client, reason = named(row["client"], {}), named(row["reason"], {})
    whom = f" ({named(row['talk_to'], {})})" if isinstance(row["talk_to"], str) else ""
    stake = say("At stake: {stake} a month.", stake=figure(round(row["at_stake"])))
    return Finding(
        f"calls.first.{place}", f"**{client}**{whom}: {reason}.", stake, row["ask"], ACT
    )


def _change(told: pd.DataFrame, before: pd.DataFrame | None, month: str) -> Finding:
    if before is None:
        return Finding(
            "calls.change",
            say("Before {month:of} no month is known here, so no change is told.", month=month),
        )
    new = told[~told["client_id"].isin(before["client_id"])]
    off = int((~before["client_id"].isin(told["client_id"])).sum())
    then = {"before": shift(month, -1)}
    what = say(
        "Against {before:month}: {new:# client is|# clients are} new on the call list, {off:# is|"
        "# are} no longer on it.",
        new=len(new),
        off=off,
        **then,
    )
    against = say(
        "A month was being lost, by the list of {before:of}: {then}; now: {now}.",
        then=figure(round(_at_stake(before, losing=True))),
        now=figure(round(_at_stake(told, losing=True))),
        **then,
    )
    who = [named(client, {}) for client in new["client"]]
    so = say("New: {clients}.", clients=the_first(who)) if who else ""
    return Finding("calls.change", what, against, so, WATCH if who else KNOW)


def _margin(told: pd.DataFrame) -> Finding | None:
    """Whose margin melts: a danger that the money at stake does not show."""
    pressed = told[told["reasons"].str.contains("margin") & (told["melted"] > 0)]
    if pressed.empty:
        return None
    who = [
        say(
            "{client} ({before:.0%} to {now:.0%})",
            client=named(row.client, {}),
            before=row.margin_before,
            now=row.margin,
        )
        for row in pressed.itertuples(index=False)
    ]
    melted = figure(round(pressed["melted"].sum()))
    return Finding(
        "calls.margin",
        say("The margin melts at {clients}.", clients=the_first(who)),
        say("Profit gone: {melted} a month.", melted=melted),
        say(ASK["margin"]),
        ACT,
    )


def _overdue(told: pd.DataFrame, people: pd.DataFrame | None) -> Finding | None:
    """Who of those to call is silent longer than its own rhythm."""
    if people is None:
        return None
    late = told.merge(people[people["overdue"]], on="client_id", suffixes=("", "_of_all"))
    if late.empty:
        return None
    who = [
        say(
            "{client} (every {gap:# day|# days}, silent for {silent:,})",
            client=named(row.client, {}),
            gap=round(row.median_gap),
            silent=row.recency_days,
        )
        for row in late.itertuples(index=False)
    ]
    return Finding(
        "calls.overdue",
        say(
            "{n:# of those to call is overdue by its|# of those to call are overdue by their} own "
            "rhythm of buying: {clients}.",
            n=len(late),
            clients=the_first(who, 3),
        ),
        say("At stake with them: {stake} a month.", stake=figure(round(late["at_stake"].sum()))),
        say(ASK["silent"]),
        WATCH,
    )
