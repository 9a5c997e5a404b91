"""Why a client is called and what to say, in words; nothing is computed here.

The reasons and the facts are those of `ck.call_list`. A reason of several clauses has a semicolon
between them.
"""

import pandas as pd

from clientkit.language import mark, say
from clientkit.language.short_dates import day_of_any_year
from clientkit.schema import figure

ASK = {
    "silent": mark("Ask what stopped the orders."),
    "less": mark("Ask what was missing this month."),
    "margin": mark("No further discount; ask for a price that pays."),
    "loss": mark("Settle new terms before the next order."),
    "new": mark("Thank them; ask what else they need."),
    "short": mark("Offer what lifts the next order."),
    "": mark("Call as every month: is all well?"),
}
"""What to say, by the first reason."""

SIGNS = {
    "average": mark("its average of three months is {average}"),
    "invoices": mark("its newest invoices look like a VIP's"),
    "both": mark(
        "its average of three months is {average}, its newest invoices look like a VIP's"
    ),
    "edge": mark("within 10% of the bar"),
}
MORE = 0.05
"""The least growth of the turnover that is told as more."""

FIRST = ("client_id", "client", "contact", "role", "phone", "at_stake", "talk_to", "reason", "ask")


def reasons(calls: pd.DataFrame, *, month: str, by: str = "amount") -> pd.DataFrame:
    """`calls` in words: talk_to, reason (one sentence), ask; a client without name is its id.

    calls : of `ck.call_list`
    by : the criterion, which is the unit of what a candidate lacks
    """
    told = calls.assign(
        client=calls["client"].fillna(calls["client_id"]),
        talk_to=[_whom(row) for row in calls.to_dict("records")],
        reason=[_reason(row | {"by": by}, month) for row in calls.to_dict("records")],
        ask=[_ask(codes.split(", ")) for codes in calls["reasons"]],
    )
    return told[[*FIRST, *(name for name in told if name not in FIRST)]]


def _ask(codes: list[str]) -> str:
    """What to say for the first reason; a client that leaves no profit first needs new terms."""
    losing = [code for code in ("loss", "margin") if code in codes and code != codes[0]]
    return " ".join(say(ASK[code]) for code in (codes[0], *losing[:1]))


def _whom(row: dict) -> str | None:
    """The contact, its role and phone, as far as they are known."""
    known = [row[name] for name in ("contact", "role") if isinstance(row[name], str)]
    if isinstance(row["phone"], str):
        known.append(row["phone"].replace(" ", "\N{NO-BREAK SPACE}"))  # on one line
    return ", ".join(filter(None, known)) or None


def _reason(row: dict, month: str) -> str:
    codes = [code for code in row["reasons"].split(", ") if code]
    clauses = [CLAUSES[code](row, month) for code in codes] or [_as_usual(row)]
    if pd.notna(row["birthday"]):
        clauses.append(_birthday(row))
    text = "; ".join(clauses)
    return text[0].upper() + text[1:]


def _birthday(row: dict) -> str:
    day = day_of_any_year(row["birthday"])
    if not isinstance(row["role"], str) or not row["role"]:
        return say("birthday of the contact on {day}", day=day)
    # Translators: {role} is a word of the user's data, like "director", as it stands alone.
    return say("birthday of the {role} on {day}", role=row["role"], day=day)


def _silent(row: dict, month: str) -> str:
    silent = say("no payment {month:in}", month=month)
    if row["silent_months"] > 1:
        silent = say("no payment for {n:# month|# months}", n=int(row["silent_months"]))
    if pd.isna(row["usual"]):
        return silent
    usual = {"usual": figure(row["usual"])}
    if row["usual_months"] == 1:
        return "; ".join([silent, say("paid {usual} in its only month before", **usual)])
    of_several = say(
        "paid {usual} in {n:# month|# months}, on average", n=int(row["usual_months"]), **usual
    )
    return f"{silent}; {of_several}"


def _less(row: dict, month: str) -> str:
    facts = {
        "less": row["less_share"],
        "paid": figure(row["paid"]),
        "usual": figure(row["usual"]),
        "since": row["since"],
    }
    of_one, at_once = row["usual_months"] == 1, row["since"] == month
    if of_one and at_once:
        return say(
            "paid {less:.0%} less than in its only month before ({paid} instead of {usual})",
            **facts,
        )
    if of_one:
        return say(
            "paid {less:.0%} less than in its only month before ({paid} instead of {usual}), low "
            "since {since:of}",
            **facts,
        )
    if at_once:
        return say("paid {less:.0%} less than usual ({paid} instead of {usual})", **facts)
    return say(
        "paid {less:.0%} less than usual ({paid} instead of {usual}), low since {since:of}",
        **facts,
    )


def _margin(row: dict, _month: str) -> str:
    said = _melting(row)
    if pd.isna(row["price_change"]) or pd.isna(row["cost_change"]):
        return said
    prices = say(
        "(its prices {price:+.1%}, their cost {cost:+.1%})",
        price=row["price_change"],
        cost=row["cost_change"],
    )
    return f"{said} {prices}"


def _melting(row: dict) -> str:
    more = row["amount"] / row["amount_before"] - 1
    facts = {"now": row["margin"], "before": row["margin_before"], "more": more}
    if row["margin"] >= row["margin_before"] and more >= MORE:
        return say("its margin is only {now:.0%} while it buys {more:.0%} more", **facts)
    if row["margin"] >= row["margin_before"]:
        return say("its margin is only {now:.0%} while it buys as much as before", **facts)
    if more >= MORE:
        return say(
            "its margin fell from {before:.0%} to {now:.0%} between the halves of the months "
            "watched while it buys {more:.0%} more",
            **facts,
        )
    return say(
        "its margin fell from {before:.0%} to {now:.0%} between the halves of the months watched "
        "while it buys as much as before",
        **facts,
    )


def _loss(row: dict, _month: str) -> str:
    return say("costs {loss} a month more than it pays", loss=figure(row["loss"]))


def _new(row: dict, _month: str) -> str:
    paid = {"paid": figure(row["paid"])}
    if row["status"] == "joined":
        return say("new on the VIP list with {paid}", **paid) + _ranked(row)
    return say("back on the VIP list with {paid}", **paid) + _ranked(row)


def _short(row: dict, _month: str) -> str:
    return f"{_gap(row['gap'], row['by'])}; {_sign(row)}"


def _gap(gap: float, by: str) -> str:
    whole = int(gap) if gap == int(gap) else gap
    if by == "units":
        return say("{n:# unit|# units} short of VIP", n=whole)
    if by == "documents":
        return say("{n:# document|# documents} short of VIP", n=whole)
    return say("{gap} short of VIP", gap=figure(gap))


def _sign(row: dict) -> str:
    return say(SIGNS[row["sign"]], average=figure(row["average"]))


def _as_usual(row: dict) -> str:
    return say("paid {paid} as usual", paid=figure(row["paid"])) + _ranked(row)


def _ranked(row: dict) -> str:
    return "" if pd.isna(row["rank"]) else ", " + say("rank {rank:,.0f}", rank=row["rank"])


CLAUSES = {
    "silent": _silent,
    "less": _less,
    "margin": _margin,
    "loss": _loss,
    "new": _new,
    "short": _short,
}
