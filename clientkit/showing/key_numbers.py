"""The numbers that stand in every form of a report, to the cent, and what each is called."""

from decimal import Decimal, InvalidOperation

from clientkit.language import mark, number, say

MONEY, COUNT, SHARE = ",.2f", ",.0f", ".1%"

KEY_NUMBERS = {
    "month.total": (mark("Sales of the month"), MONEY),
    "month.payers": (mark("Payers of the month"), COUNT),
    "vip.count": (mark("VIP clients"), COUNT),
    "vip.amount": (mark("Sales to VIP clients"), MONEY),
    "vip.share": (mark("VIP clients' part of the sales"), SHARE),
    "vip.bar": (mark("The bar: what the last VIP client paid"), MONEY),
    "vip.joined": (mark("Joined the VIP clients"), COUNT),
    "vip.returned": (mark("Returned to the VIP clients"), COUNT),
    "vip.stayed": (mark("Stayed VIP clients"), COUNT),
    "vip.left": (mark("Left the VIP clients, still paying"), COUNT),
    "vip.paused": (mark("VIP clients of the month before that paid nothing"), COUNT),
    "vip.lost": (mark("VIP clients lost"), COUNT),
    "pareto.clients": (mark("Clients over the months looked back on"), COUNT),
    "pareto.total": (mark("Sales over the months looked back on"), MONEY),
    "pareto.top_share": (mark("Part of the sales that the first 20% of clients bring"), SHARE),
    "pareto.share_for_80": (mark("Part of the clients that brings 80% of the sales"), SHARE),
    "pareto.gini": (mark("Gini coefficient"), ",.3f"),
    "abc.a_clients": (mark("Clients in class A"), COUNT),
    "abc.a_amount": (mark("Sales to class A"), MONEY),
    "rfm.champions": (mark("Champions by RFM"), COUNT),
    "flows.base": (mark("Active clients"), COUNT),
    "flows.new": (mark("New clients"), COUNT),
    "flows.recovered": (mark("Recovered clients"), COUNT),
    "flows.lost": (mark("Lost clients"), COUNT),
    "flows.retention": (mark("Clients that stay"), SHARE),
    "movement.change": (mark("Change of the sales against the month before"), MONEY),
    "regular.sales": (mark("Sales to regular clients"), MONEY),
    "calls.clients": (mark("Clients to call"), COUNT),
    "calls.at_stake": (mark("Money at stake a month, of those to call"), MONEY),
    "leads.weighted": (mark("Weighted value of the pipeline"), MONEY),
}
"""Name -> what a reader sees it called, and its form."""


def label(name: str) -> str:
    """What the number is called, in the language spoken."""
    return say(KEY_NUMBERS[name][0])


def text(name: str, value: object) -> str:
    """The number as every form writes it.

    >>> text("vip.bar", 4684.8), text("flows.retention", 0.831)
    ('4,684.80', '83.1%')
    """
    return number(value, KEY_NUMBERS[name][1])


def exact(text: object) -> Decimal | None:
    """A number as run.json holds it, exact; None where there is none.

    >>> exact("4684.80"), exact(None), exact("nan")
    (Decimal('4684.80'), None, None)
    """
    try:
        value = Decimal(str(text))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
