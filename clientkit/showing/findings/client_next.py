"""What to say next to one client, a line for each reason, and how it stands to the VIP bar."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.language.short_dates import day_of_any_year
from clientkit.methods.vip_why import VipWhy
from clientkit.schema import figure
from clientkit.showing.client_head import SOON
from clientkit.showing.findings.call_reasons import ASK
from clientkit.showing.findings.client_bar import against_the_bar
from clientkit.showing.findings.phrases import named, the_first

NEW_DAYS = 62
QUIET_DAYS = 92
YEAR_DAYS = 365
ASK_AFTER = (
    (9, mark("Thank them; ask whom they would recommend us to.")),
    (7, mark("Ask what would make it a ten.")),
    (0, mark("Ask what went wrong, and put it right.")),
)
"""By the least score: promoters, passives, detractors."""


def client_next(
    facts: Mapping,
    person: Mapping,
    call: pd.DataFrame,
    products: pd.DataFrame | None,
    why: VipWhy,
    survey: pd.DataFrame | None = None,
) -> Markdown:
    """What to say next: reasons of the call list, silence, products given up, potential.

    call : the client's row of `ck.findings.call_reasons`; empty: it is not on the list
    facts, person, products, why : of `ck.client_facts`, `ck.contact_of`, `ck.client_products`
        (None: the source has no products) and `ck.vip_why`
    survey : one row per answer, of any client; None: nobody was asked
    """
    reasons = call["reasons"].iloc[0].split(", ") if len(call) else []
    said = [
        _called(call),
        _answer(person["client_id"], facts["as_of"], survey),
        "" if "silent" in reasons else _silence(facts),
        _stopped(facts, products),
        _potential(facts, person),
        "" if "new" in reasons else _newcomer(facts),
        "" if len(call) and pd.notna(call["birthday"].iloc[0]) else _birthday(person),
    ]
    said = [line for line in said if line] or [_asked(say("Nothing presses."), say(ASK[""]))]
    lines = "\n".join(f"{place}. {line}" for place, line in enumerate(said, 1))
    head = say("What to say next")
    return Markdown(f"**{head}**\n\n{lines}\n\n{against_the_bar(why)}")


def _asked(said: str, ask: str) -> str:
    """A line of the list: what is known, and what to say."""
    return f"{said} **{ask}**"


def _answer(client, as_of, survey: pd.DataFrame | None) -> str:
    """What it said when asked last, within a year."""
    if survey is None:
        return ""
    days = (pd.Timestamp(as_of) - survey["date"]).dt.days
    own = survey[(survey["client_id"] == client) & days.between(0, YEAR_DAYS)]
    if own.empty:
        return ""
    last = own.sort_values(["date", "score"]).groupby("date").head(1).iloc[-1]
    ask = next(ask for least, ask in ASK_AFTER if last["score"] >= least)
    return _asked(_answered(last), say(ask))


def _answered(last: pd.Series) -> str:
    facts, comment = {"score": last["score"], "day": last["date"]}, last.get("comment")
    if not isinstance(comment, str) or not comment:
        return say("Answered {score} of 10 on {day:day}.", **facts)
    comment = named(comment.rstrip(". "), {})  # a full stop stands after the quotation
    return say('Answered {score} of 10 on {day:day}: "{comment}".', comment=comment, **facts)


def _called(call: pd.DataFrame) -> str:
    if call.empty or not call["reasons"].iloc[0]:
        return ""
    stake, said = call["at_stake"].iloc[0], [f"{named(call['reason'].iloc[0], {})}."]
    if stake > 0:
        said.append(say("At stake: {stake} a month.", stake=figure(round(stake))))
    return _asked(" ".join(said), call["ask"].iloc[0])


def _silence(facts: Mapping) -> str:
    """Silent beyond its own rhythm; or, with too few purchases for one, beyond a quarter."""
    if facts["last_date"] is None:
        return _asked(
            say("It has never bought; there are returns only."), say("Ask what was wrong.")
        )
    if facts["due"] is None and facts["recency_days"] > QUIET_DAYS:
        bought = say(
            "Bought on {n:# day|# days} only, last on {day:day}.",
            n=facts["purchases"],
            day=facts["last_date"],
        )
        return _asked(bought, say("Ask what it would take to come back."))
    if not facts["overdue"]:
        return ""
    silent = say(
        "Silent for {n:# day|# days}; it used to buy every {gap:#|#}, and was due by {due:day}.",
        n=facts["recency_days"],
        gap=round(facts["median_gap"]),
        due=facts["due"],
    )
    return _asked(silent, say(ASK["silent"]))


def _stopped(facts: Mapping, products: pd.DataFrame | None) -> str:
    """The products given up by a client that still buys."""
    if products is None or products.empty or facts["overdue"]:
        return ""
    gone = products[products["stopped"]]
    if gone.empty or len(gone) == len(products):
        return ""
    money = gone["amount"] + gone["amount_before"]
    gone = gone.assign(money=money).sort_values(["money", "last_date"], ascending=False)
    which = [
        say(
            "{product} ({money} in the year, last on {day:day})",
            product=named(row.product, {}),
            money=figure(row.money),
            day=row.last_date,
        )
        for row in gone.itertuples(index=False)
    ]
    no_longer = say("No longer buys {products}.", products=the_first(which, 3))
    return _asked(no_longer, say("Ask where they get it now."))


def _potential(facts: Mapping, person: Mapping) -> str:
    potential, amount = person["potential"], max(facts["amount"] or 0, 0)
    first, quiet = facts["first_date"], (facts["recency_days"] or 0) > QUIET_DAYS
    if not potential or not 0 < amount < potential or quiet or facts["overdue"]:
        return ""
    if (facts["as_of"] - first).days < YEAR_DAYS:  # what it buys in a year is not known yet
        return ""
    buys = say(
        "Buys {share:.0%} of what it could: {left} a year goes elsewhere.",
        share=amount / potential,
        left=figure(potential - amount),
    )
    return _asked(buys, say("Ask what they buy from others."))


def _newcomer(facts: Mapping) -> str:
    first = facts["first_date"]
    if not first or facts["overdue"] or (facts["as_of"] - first).days > NEW_DAYS:
        return ""
    return _asked(say("New since {day:day}.", day=first), say(ASK["new"]))


def _birthday(person: Mapping) -> str:
    days = person["days_to_birthday"]
    if days is None or days > SOON:
        return ""
    birthday = say("Birthday on {day}.", day=day_of_any_year(person["birthday"]))
    return _asked(birthday, say("Congratulate."))
