"""One client in words: what it brought, where it stands, and where it goes."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.periods import month_of
from clientkit.schema import figure
from clientkit.showing.client_head import part
from clientkit.showing.findings.account import source_note
from clientkit.showing.findings.phrases import period

HALF = 6


def client(facts: Mapping, history: pd.DataFrame) -> Markdown:
    """What the client brought, where it stands, and where it goes.

    facts, history : of `ck.client_facts` and `ck.client_history`
    """
    said = [f"**{_brought(facts)}**", _trend(history), _margins(history)]
    return Markdown(" ".join(filter(None, said)))


def _brought(facts: Mapping) -> str:
    # Translators: {when} is like "In the 12 months to June 2026".
    when = period(month_of(facts["as_of"]), 12)
    if facts["amount"] is None:
        return say("{when} it has not a single row.", when=when)
    brought = {"when": when, "amount": figure(facts["amount"])}
    if not facts["share"]:
        return say("{when} it brought {amount}.", **brought)
    return say(
        "{when} it brought {amount}, {part} of all: no. {place:,} of {clients:,}.",
        part=part(facts["share"]),
        place=facts["place"],
        clients=facts["clients"],
        **brought,
    )


def _trend(history: pd.DataFrame) -> str:
    """The last half-year against the one before it; the firm beside it."""
    if len(history) < 2 * HALF:
        return ""
    now, before = history.tail(HALF), history.iloc[-2 * HALF : -HALF]
    was, has = before["amount"].sum(), now["amount"].sum()
    if was <= 0:
        return ""
    firm = ""
    if before["firm"].sum() > 0:
        change = now["firm"].sum() / before["firm"].sum() - 1
        firm = " " + say("(the whole firm: {change:+.0%})", change=change)
    return _against(has / was - 1, bool(has), {"n": HALF, "before": HALF, "firm": firm})


def _against(more: float, anything: bool, facts: Mapping) -> str:
    # Translators: {firm} is empty, or like " (the whole firm: +3%)".
    if not anything:
        return say(
            "In the last {n:# month|# months} it brought nothing, unlike in the {before:,} "
            "before{firm}.",
            **facts,
        )
    if round(more, 2) == 0:
        return say(
            "In the last {n:# month|# months} it brought as much as in the {before:,} "
            "before{firm}.",
            **facts,
        )
    if more > 0:
        return say(
            "In the last {n:# month|# months} it brought {more:.0%} more than in the {before:,} "
            "before{firm}.",
            more=more,
            **facts,
        )
    return say(
        "In the last {n:# month|# months} it brought {less:.0%} less than in the {before:,} "
        "before{firm}.",
        less=-more,
        **facts,
    )


def _margins(history: pd.DataFrame) -> str:
    """The margin of the last month, and of the same month a year before."""
    if "profit" not in history or len(history) < 2 * HALF + 1:
        return ""
    now, then = history.iloc[-1], history.iloc[-2 * HALF - 1]
    if now["amount"] <= 0 or then["amount"] <= 0:
        return ""
    return say(
        "Its margin was {now:.1%} {month:in}, {then:.1%} a year before.",
        now=now["profit"] / now["amount"],
        month=now["month"],
        then=then["profit"] / then["amount"],
    )


def card_note(ledger, history: pd.DataFrame) -> Markdown:
    """The source, and the months that the card shows."""
    return Markdown(source_note(ledger, history["month"].iloc[0], history["month"].iloc[-1]))
