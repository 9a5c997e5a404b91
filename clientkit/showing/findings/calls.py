"""The call list in words: why each client is called, what to say, what is at stake.

Nothing is computed here: the reasons and the facts are those of `ck.call_list`.
"""

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, few, named, the_first

FIRST = 3
KINDS = {"vip": "VIP", "former": "former VIP", "candidate": "candidate"}
ASK = {
    "silent": "Ask what stopped the orders.",
    "less": "Ask what was missing this month.",
    "margin": "No further discount; ask for a price that pays.",
    "loss": "Settle new terms before the next order.",
    "new": "Thank them; ask what else they need.",
    "short": "Offer what lifts the next order.",
    "": "Call as every month: is all well?",
}
"""What to say, by the first reason."""

SIGNS = {
    "average": "its average of three months is {average}",
    "invoices": "its newest invoices look like a VIP's",
    "both": "its average of three months is {average}, its newest invoices look like a VIP's",
    "edge": "within 10% of the bar",
}
LOSING = ("silent", "less", "margin", "loss")
"""Reasons by which money goes away; the others are for what may be kept or won."""


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
    first = [
        "client_id",
        "client",
        "contact",
        "role",
        "phone",
        "at_stake",
        "talk_to",
        "reason",
        "ask",
    ]
    return told[[*first, *(name for name in told if name not in first)]]


def _ask(codes: list[str]) -> str:
    """What to say for the first reason; a client that leaves no profit first needs new terms."""
    losing = [code for code in ("loss", "margin") if code in codes and code != codes[0]]
    return " ".join(ASK[code] for code in (codes[0], *losing[:1]))


def _reason(row: dict, month: str) -> str:
    codes = [code for code in row["reasons"].split(", ") if code]
    parts = [PHRASES[code](row, month) for code in codes] or [_as_usual(row)]
    if pd.notna(row["birthday"]):
        who = row["role"] if isinstance(row["role"], str) and row["role"] else "contact"
        parts.append(f"birthday of the {who} on {row['birthday'].day} {_month(row['birthday'])}")
    text = "; ".join(parts)
    return text[0].upper() + text[1:]


def _month(day) -> str:
    return month_name(day).split()[0]


def _whom(row: dict) -> str | None:
    """The contact, its role and phone, as far as they are known."""
    known = [row[name] for name in ("contact", "role") if isinstance(row[name], str)]
    if isinstance(row["phone"], str):
        known.append(row["phone"].replace(" ", "\N{NO-BREAK SPACE}"))  # on one line
    return ", ".join(filter(None, known)) or None


def _silent(row: dict, month: str) -> str:
    usual = ""
    if pd.notna(row["usual"]):
        of_one = row["usual_months"] == 1
        usual = f"; paid {figure(row['usual'])} in " + (
            "its only month before" if of_one else f"{row['usual_months']:.0f} months, on average"
        )
    if row["silent_months"] <= 1:
        return f"no payment in {month_name(month)}{usual}"
    return f"no payment for {row['silent_months']:.0f} months{usual}"


def _less(row: dict, month: str) -> str:
    of_one = row["usual_months"] == 1
    than = "in its only month before" if of_one else "usual"
    said = (
        f"paid {row['less_share']:.0%} less than {than} ({figure(row['paid'])} instead of "
        f"{figure(row['usual'])})"
    )
    return said if row["since"] == month else f"{said}, low since {month_name(row['since'])}"


def _margin(row: dict, _month: str) -> str:
    now, before = f"{row['margin']:.0%}", f"{row['margin_before']:.0%}"
    fell = row["margin"] < row["margin_before"]
    said = f"its margin is only {now}"
    if fell:
        said = f"its margin fell from {before} to {now} between the halves of the months watched"
    if pd.notna(row["price_change"]) and pd.notna(row["cost_change"]):
        price, cost = row["price_change"], row["cost_change"]
        said += f" (its prices {price:+.1%}, their cost {cost:+.1%})"
    more = row["amount"] / row["amount_before"] - 1
    return f"{said} while it buys " + (f"{more:.0%} more" if more >= 0.05 else "as much as before")


def _loss(row: dict, _month: str) -> str:
    return f"costs {figure(row['loss'])} a month more than it pays"


def _new(row: dict, _month: str) -> str:
    word = "new on the VIP list" if row["status"] == "joined" else "back on the VIP list"
    return f"{word} with {figure(row['paid'])}{_ranked(row)}"


def _short(row: dict, _month: str) -> str:
    unit = "" if row["by"] in ("amount", "services", "profit") else f" {row['by']}"
    sign = SIGNS[row["sign"]].format(average=figure(row["average"]))
    return f"{figure(row['gap'])}{unit} short of VIP; {sign}"


def _as_usual(row: dict) -> str:
    return f"paid {figure(row['paid'])} as usual{_ranked(row)}"


def _ranked(row: dict) -> str:
    return "" if pd.isna(row["rank"]) else f", rank {row['rank']:.0f}"


PHRASES = {
    "silent": _silent,
    "less": _less,
    "margin": _margin,
    "loss": _loss,
    "new": _new,
    "short": _short,
}


def calls(told: pd.DataFrame, *, month: str, payers: int) -> Markdown:
    """How many to call, what is at stake, and whom first.

    told : of `reasons`
    payers : of the month; of few it is said what cannot be concluded
    """
    if told.empty:
        return Markdown(f"**{month_name(month)}: nobody is VIP, so there is nobody to call.**")
    kinds = told["kind"].value_counts()
    parts = [counted(kinds[kind], word) for kind, word in KINDS.items() if kind in kinds]
    losing = told["reasons"].str.split(", ").str[0].isin(LOSING)
    lost, open_ = (figure(round(told.loc[rows, "at_stake"].sum())) for rows in (losing, ~losing))
    head = (
        f"**{counted(len(told), 'client')} to call after {month_name(month)}: {lost} a month is "
        f"being lost, {open_} can be kept or won** ({listed(parts)})."
    )
    first = told[told["at_stake"] > 0].head(FIRST)
    lines = [f"{place}. {_line(row)}" for place, row in enumerate(first.to_dict("records"), 1)]
    said = [head, "First of all:" * bool(lines), "\n".join(lines), _pressed(told), few(payers)]
    return Markdown("\n\n".join(filter(None, said)))


def _pressed(told: pd.DataFrame) -> str:
    """Whose margin melts: a danger that the money at stake does not show."""
    who = [
        f"{named(row.client, {})} ({row.margin_before:.0%} to {row.margin:.0%})"
        for row in told[told["reasons"].str.contains("margin") & (told["melted"] > 0)].itertuples()
    ]
    return f"The margin melts at {the_first(who)}." if who else ""


def _line(row: dict) -> str:
    """One client to call, in Markdown whatever signs its name has."""
    client, reason = named(row["client"], {}), named(row["reason"], {})
    whom = f" ({named(row['talk_to'], {})})" if isinstance(row["talk_to"], str) else ""
    return f"**{client}**{whom}: {reason}. {row['ask']}"
