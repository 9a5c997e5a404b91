"""The head of a client's card: who it is, whom to talk to, and its classes as a row of tiles."""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from clientkit.periods import month_name
from clientkit.schema import figure

TIERS = {"vip": "VIP", "good": "good client", "client": "payer", None: "did not pay"}
SOON = 31
"""Days ahead that a birthday is soon."""


class Lines:
    """Some HTML, and the same as lines of text."""

    def __init__(self, html: str, lines: Iterable[str]):
        self.html, self.lines = html, list(lines)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return "\n".join(self.lines)


def day_name(day: date) -> str:
    """A day in words.

    >>> day_name(date(2026, 6, 30))
    '30 June 2026'
    """
    return f"{day.day} {month_name(day)}"


def part(share: float) -> str:
    """A share as a person says it.

    >>> part(0.148), part(0.0001), part(0.0)
    ('14.8%', 'below 0.1%', '0.0%')
    """
    return "below 0.1%" if 0 < share < 0.001 else f"{share:.1%}"


def client_head(person: Mapping, facts: Mapping) -> Lines:
    """Name, id, city, since when, manager; and whom to talk to.

    person, facts : of `ck.contact_of` and `ck.client_facts`
    """
    name = str(person["client"] or person["client_id"])
    about = [str(person["client_id"])] if person["client"] else []
    about += [str(person["city"])] if person["city"] else []
    first = facts["first_date"]
    about.append(f"client since {day_name(first)}" if first else "has never bought")
    about += [f"manager {person['manager']}"] if person["manager"] else []
    about.append(f"as of {day_name(facts['as_of'])}")
    whom = _whom(person)
    html = f"<h1>{escape(name)}</h1><p>{escape(' · '.join(about))}</p>"
    html += f'<p class="whom"><b>Talk to</b> {escape(whom)}</p>' if whom else ""
    said = [name, " · ".join(about), *([f"Talk to {whom}"] if whom else [])]
    return Lines(html, said)


def _whom(person: Mapping) -> str:
    who = ", ".join(str(person[name]) for name in ("contact", "role") if person[name])
    known = [who] if who else []
    known += [str(person[name]) for name in ("phone", "email") if person[name]]
    if person["birthday"]:
        day = f"{person['birthday'].day} {month_name(person['birthday']).split()[0]}"
        soon = person["days_to_birthday"]
        known.append(f"birthday {day}" + (f", in {soon} days" if soon <= SOON else ""))
    return " · ".join(known)


def client_tiles(facts: Mapping, person: Mapping) -> Lines:
    """The client's classes side by side, each with the figures it rests on.

    facts, person : of `ck.client_facts` and `ck.contact_of`
    """
    tiles = [_abc(facts), _segment(facts), _vip(facts), _habit(facts), _margin(facts)]
    tiles += [_potential(facts, person)]
    tiles = [tile for tile in tiles if tile]
    html = "".join(
        f"<div><small>{escape(label)}</small><b>{escape(value)}</b><span>{escape(why)}</span></div>"
        for label, value, why in tiles
    )
    return Lines(
        f'<div class="tiles">{html}</div>',
        [f"{label}: {value} ({why})" for label, value, why in tiles],
    )


def _abc(facts: Mapping) -> tuple[str, str, str]:
    if facts["abc"] is None:
        return "ABC group", "none", "no row in 12 months"
    return (
        "ABC group",
        facts["abc"],
        f"{part(facts['share'])} of all, no. {facts['place']:,} of {facts['clients']:,}",
    )


def _segment(facts: Mapping) -> tuple[str, str, str]:
    if facts["segment"] is None:
        return "RFM segment", "none", "bought nothing in 12 months"
    scores = "-".join(str(facts[axis]) for axis in "rfm")
    return "RFM segment", facts["segment"], f"scores {scores} of 5"


def _vip(facts: Mapping) -> tuple[str, str, str]:
    times = facts["months_as_vip"]
    often = f"VIP in {times} of the last 6 months" if times else "not VIP in 6 months"
    status = f"{facts['status']}, " if facts["status"] else ""
    return "tier of the month", TIERS[facts["tier"]], status + often


def _habit(facts: Mapping) -> tuple[str, str, str]:
    if facts["habit"] is None:
        return "habit", "none", "has never bought"
    last = f"last {facts['recency_days']} days ago"
    if facts["median_gap"] is None:
        return "habit", facts["habit"], last
    state = ", overdue" if facts["overdue"] else ""
    return "habit", facts["habit"] + state, f"every {facts['median_gap']:.0f} days, {last}"


def _margin(facts: Mapping) -> tuple[str, str, str] | None:
    if facts["profit"] is None or not facts["amount"] or facts["amount"] <= 0:
        return None
    profit = facts["profit"]
    return "margin of a year", f"{profit / facts['amount']:.1%}", f"profit {figure(profit)}"


def _potential(facts: Mapping, person: Mapping) -> tuple[str, str, str] | None:
    potential = person["potential"]
    if not potential or potential <= 0:
        return None
    used = max(facts["amount"] or 0, 0) / potential
    return "of its potential", f"{used:.0%}", f"{figure(potential)} a year"
