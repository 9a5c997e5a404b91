"""How one client stands to the VIP bar, as `ck.vip_why` found it."""

from collections.abc import Mapping

from clientkit.language import say
from clientkit.methods.vip_why import VipWhy
from clientkit.periods import shift
from clientkit.schema import figure


def against_the_bar(why: VipWhy) -> str:
    """The client's place among the payers, how far it is from the bar, and what moved since."""
    if why.facts is None:
        return say("It did not pay {month:in}, nor in the month before.", month=why.month)
    now = f"{_place(why.facts, why.month)}, {_from_bar(why.facts['gap'])}."
    return f"{now} {_since(why.facts, shift(why.month, -1))}".strip()


def _place(facts: Mapping, month: str) -> str:
    value = {"month": month, "value": figure(facts["value"])}
    if facts["rank"] is None:
        return say("Against the VIP bar, {month:month}: {value}, not ranked", **value)
    return say(
        "Against the VIP bar, {month:month}: {value}, rank {rank:,} of {payers:,}",
        rank=facts["rank"],
        payers=facts["payers"],
        **value,
    )


def _from_bar(gap) -> str:
    if gap is None:
        return say("no bar: nobody is VIP")
    if gap == 0:
        return say("just on the bar: VIP")
    if gap > 0:
        return say("{gap} above the bar: VIP", gap=figure(gap))
    return say("{gap} short of the cut", gap=figure(-gap))


def _since(facts: Mapping, before: str) -> str:
    """How it came there since the month before."""
    if facts["change"] is None:
        return ""
    own, bar = facts["own_move"], facts["bar_move"]
    moved = {"before": before, "own": _signed(own), "bar": _signed(bar)}
    if bar == 0:
        return say(
            "Since {before:of}: {own} by its own move, {bar} as the bar did not move.", **moved
        )
    if bar > 0:
        return say("Since {before:of}: {own} by its own move, {bar} as the bar fell.", **moved)
    return say("Since {before:of}: {own} by its own move, {bar} as the bar rose.", **moved)


def _signed(value) -> str:
    return f"{'+' if value > 0 else '-' if value else ''}{figure(abs(value))}"
