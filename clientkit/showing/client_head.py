"""The head of a client's card: who it is, whom to talk to, and its classes as a row of tiles."""

from collections.abc import Iterable, Mapping
from html import escape

from clientkit.language import mark, number, say
from clientkit.language.short_dates import day_of_any_year
from clientkit.schema import figure
from clientkit.showing.words import word

TIERS = {
    "vip": mark("VIP"),
    "good": mark("good client"),
    "client": mark("payer"),
    None: mark("did not pay"),
}
SOON = 31
"""Days ahead that a birthday is soon."""

Tile = tuple[str, str, str]
"""A label, a value, and the figures it rests on."""


class Lines:
    """Some HTML, and the same as lines of text."""

    def __init__(self, html: str, lines: Iterable[str]):
        self.html, self.lines = html, list(lines)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return "\n".join(self.lines)


def part(share: float) -> str:
    """A share as a person says it.

    >>> part(0.148), part(0.0001), part(0.0)
    ('14.8%', 'below 0.1%', '0.0%')
    """
    if 0 < share < 0.001:
        return say("below {least:.1%}", least=0.001)
    return number(share, ".1%")


def client_head(person: Mapping, facts: Mapping) -> Lines:
    """Name, id, city, since when, manager; and whom to talk to.

    person, facts : of `ck.contact_of` and `ck.client_facts`
    """
    name, whom = str(person["client"] or person["client_id"]), _whom(person)
    about = " · ".join(_about(person, facts))
    html = f"<h1>{escape(name)}</h1><p>{escape(about)}</p>"
    said = [name, about]
    if whom:
        talk_to = say("Talk to")
        html += f'<p class="whom"><b>{escape(talk_to)}</b> {escape(whom)}</p>'
        said.append(f"{talk_to} {whom}")
    return Lines(html, said)


def _about(person: Mapping, facts: Mapping) -> list[str]:
    about = [str(person["client_id"])] if person["client"] else []
    about += [str(person["city"])] if person["city"] else []
    if facts["first_date"]:
        about.append(say("client since {day:day}", day=facts["first_date"]))
    else:
        about.append(say("has never bought"))
    if person["manager"]:
        about.append(say("manager {name}", name=person["manager"]))
    return [*about, say("as of {day:day}", day=facts["as_of"])]


def _whom(person: Mapping) -> str:
    who = ", ".join(str(person[name]) for name in ("contact", "role") if person[name])
    known = [who] if who else []
    known += [str(person[name]) for name in ("phone", "email") if person[name]]
    if person["birthday"]:
        known.append(_birthday(day_of_any_year(person["birthday"]), person["days_to_birthday"]))
    return " · ".join(known)


def _birthday(day: str, ahead: int) -> str:
    if ahead > SOON:
        return say("birthday {day}", day=day)
    return say("birthday {day}, in {n:# day|# days}", day=day, n=ahead)


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


def _abc(facts: Mapping) -> Tile:
    label = say("ABC group")
    if facts["abc"] is None:
        return label, say("none"), say("no row in {n:# month|# months}", n=12)
    place = say(
        "{part} of all, no. {place:,} of {clients:,}",
        part=part(facts["share"]),
        place=facts["place"],
        clients=facts["clients"],
    )
    return label, facts["abc"], place


def _segment(facts: Mapping) -> Tile:
    label = say("RFM segment")
    if facts["segment"] is None:
        return label, say("none"), say("bought nothing in {n:# month|# months}", n=12)
    scores = "-".join(str(facts[axis]) for axis in "rfm")
    return label, word(facts["segment"]), say("scores {scores} of {best}", scores=scores, best=5)


def _vip(facts: Mapping) -> Tile:
    times = facts["months_as_vip"]
    often = say("not VIP in {n:# month|# months}", n=6)
    if times:
        often = say("VIP in {times:,} of the last {n:# month|# months}", times=times, n=6)
    status = f"{word(facts['status'])}, " if facts["status"] else ""
    return say("tier of the month"), say(TIERS[facts["tier"]]), status + often


def _habit(facts: Mapping) -> Tile:
    label = say("habit")
    if facts["habit"] is None:
        return label, say("none"), say("has never bought")
    habit = word(facts["habit"])
    last = say("last {n:# day|# days} ago", n=facts["recency_days"])
    if facts["median_gap"] is None:
        return label, habit, last
    if facts["overdue"]:
        habit = say("{habit}, overdue", habit=habit)
    every = say("every {n:# day|# days}", n=round(facts["median_gap"]))
    return label, habit, f"{every}, {last}"


def _margin(facts: Mapping) -> Tile | None:
    if facts["profit"] is None or not facts["amount"] or facts["amount"] <= 0:
        return None
    profit = facts["profit"]
    share = number(profit / facts["amount"], ".1%")
    return say("margin of a year"), share, say("profit {profit}", profit=figure(profit))


def _potential(facts: Mapping, person: Mapping) -> Tile | None:
    potential = person["potential"]
    if not potential or potential <= 0:
        return None
    used = max(facts["amount"] or 0, 0) / potential
    a_year = say("{potential} a year", potential=figure(potential))
    return say("of its potential"), number(used, ".0%"), a_year
