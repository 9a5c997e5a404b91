"""One client in words: what it is to the firm, and what to say to it next."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.vip_why import VipWhy
from clientkit.periods import month_name, month_of
from clientkit.schema import figure
from clientkit.showing.client_head import SOON, day_name, part
from clientkit.showing.findings.account import source_note
from clientkit.showing.findings.calls import ASK
from clientkit.showing.findings.phrases import counted, named, period, the_first

HALF = 6
NEW_DAYS = 62
QUIET_DAYS = 92
YEAR_DAYS = 365
ASK_AFTER = (
    (9, "Thank them; ask whom they would recommend us to."),
    (7, "Ask what would make it a ten."),
    (0, "Ask what went wrong, and put it right."),
)
"""By the least score: promoters, passives, detractors."""


def client(facts: Mapping, history: pd.DataFrame) -> Markdown:
    """What the client brought, where it stands, and where it goes.

    facts, history : of `ck.client_facts` and `ck.client_history`
    """
    when = period(month_of(facts["as_of"]), 12)
    amount = facts["amount"]
    if amount is None:
        return Markdown(f"**{when} it has not a single row.** {_trend(history)}".strip())
    place = ""
    if facts["share"]:
        place = f", {part(facts['share'])} of all: no. {facts['place']:,} of {facts['clients']:,}"
    return Markdown(f"**{when} it brought {figure(amount)}{place}.** {_trend(history)}".strip())


def _trend(history: pd.DataFrame) -> str:
    """The last half-year against the one before it, money and margin; the firm beside it."""
    if len(history) < 2 * HALF:
        return ""
    now, before = history.tail(HALF), history.iloc[-2 * HALF : -HALF]
    was, has = before["amount"].sum(), now["amount"].sum()
    if was <= 0:
        return ""
    more = has / was - 1
    how = "as much as" if round(more, 2) == 0 else f"{abs(more):.0%} {_way(more)} than"
    how = how if has else "nothing, unlike"
    said = f"In the last {HALF} months it brought {how} in the {HALF} before"
    if before["firm"].sum() > 0:
        said += f" (the whole firm: {now['firm'].sum() / before['firm'].sum() - 1:+.0%})"
    return f"{said}{_margins(history)}."


def _way(more: float) -> str:
    return "more" if more > 0 else "less"


def _margins(history: pd.DataFrame) -> str:
    """The margin of the last month, and of the same month a year before."""
    if "profit" not in history or len(history) < 2 * HALF + 1:
        return ""
    now, then = history.iloc[-1], history.iloc[-2 * HALF - 1]
    if now["amount"] <= 0 or then["amount"] <= 0:
        return ""
    return (
        f"; its margin was {now['profit'] / now['amount']:.1%} in {month_name(now['month'])}, "
        f"{then['profit'] / then['amount']:.1%} a year before"
    )


def card_note(ledger, history: pd.DataFrame) -> Markdown:
    """The source, and the months that the card shows."""
    return Markdown(source_note(ledger, history["month"].iloc[0], history["month"].iloc[-1]))


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
    said = [line for line in said if line] or [f"Nothing presses. **{ASK['']}**"]
    lines = "\n".join(f"{place}. {line}" for place, line in enumerate(said, 1))
    return Markdown(f"**What to say next**\n\n{lines}\n\n{_why(why)}")


def _answer(client, as_of, survey: pd.DataFrame | None) -> str:
    """What it said when asked last, within a year."""
    if survey is None:
        return ""
    days = (pd.Timestamp(as_of) - survey["date"]).dt.days
    own = survey[(survey["client_id"] == client) & days.between(0, YEAR_DAYS)]
    if own.empty:
        return ""
    last = own.sort_values(["date", "score"]).groupby("date").head(1).iloc[-1]
    comment = last.get("comment")
    said = f': "{named(comment, {})}"' if isinstance(comment, str) and comment else ""
    ask = next(ask for least, ask in ASK_AFTER if last["score"] >= least)
    return f"Answered {last['score']} of 10 on {day_name(last['date'])}{said}. **{ask}**"


def _called(call: pd.DataFrame) -> str:
    if call.empty or not call["reasons"].iloc[0]:
        return ""
    stake = call["at_stake"].iloc[0]
    money = f" ({figure(round(stake))} a month at stake)" if stake > 0 else ""
    return f"{named(call['reason'].iloc[0], {})}{money}. **{call['ask'].iloc[0]}**"


def _silence(facts: Mapping) -> str:
    """Silent beyond its own rhythm; or, with too few purchases for one, beyond a quarter."""
    if facts["last_date"] is None:
        return "It has never bought; there are returns only. **Ask what was wrong.**"
    if facts["due"] is None and facts["recency_days"] > QUIET_DAYS:
        times = counted(facts["purchases"], "day", "days")
        return (
            f"Bought on {times} only, last on {day_name(facts['last_date'])}. "
            "**Ask what it would take to come back.**"
        )
    if not facts["overdue"]:
        return ""
    return (
        f"Silent for {facts['recency_days']} days; it used to buy every "
        f"{facts['median_gap']:.0f}, and was due by {day_name(facts['due'])}. **{ASK['silent']}**"
    )


def _stopped(facts: Mapping, products: pd.DataFrame | None) -> str:
    """The products given up by a client that still buys."""
    if products is None or products.empty or facts["overdue"]:
        return ""
    gone = products[products["stopped"]]
    if gone.empty or len(gone) == len(products):
        return ""
    money = gone["amount"] + gone["amount_before"]
    gone = gone.assign(money=money).sort_values(["money", "last_date"], ascending=False)
    who = [
        f"{named(row.product, {})} ({figure(row.money)} in the year, last on "
        f"{day_name(row.last_date)})"
        for row in gone.itertuples(index=False)
    ]
    return f"No longer buys {the_first(who, 3)}. **Ask where they get it now.**"


def _potential(facts: Mapping, person: Mapping) -> str:
    potential, amount = person["potential"], max(facts["amount"] or 0, 0)
    first, quiet = facts["first_date"], (facts["recency_days"] or 0) > QUIET_DAYS
    if not potential or not 0 < amount < potential or quiet or facts["overdue"]:
        return ""
    if (facts["as_of"] - first).days < YEAR_DAYS:  # what it buys in a year is not known yet
        return ""
    return (
        f"Buys {amount / potential:.0%} of what it could: {figure(potential - amount)} a year "
        "goes elsewhere. **Ask what they buy from others.**"
    )


def _newcomer(facts: Mapping) -> str:
    first = facts["first_date"]
    if not first or facts["overdue"] or (facts["as_of"] - first).days > NEW_DAYS:
        return ""
    return f"New since {day_name(first)}. **{ASK['new']}**"


def _birthday(person: Mapping) -> str:
    days = person["days_to_birthday"]
    if days is None or days > SOON:
        return ""
    born = person["birthday"]
    return f"Birthday on {born.day} {month_name(born).split()[0]}. **Congratulate.**"


def _why(why: VipWhy) -> str:
    """The place among the payers, as `ck.vip_why` tells it, without the id before it."""
    if why.facts is None:
        return f"It did not pay in {month_name(why.month)}, nor in the month before."
    sentence = str(why).partition(", ")[2]
    return f"Against the VIP bar, {named(sentence, {})}"
