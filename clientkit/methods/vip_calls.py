"""The call list: each VIP and candidate once, whom to talk to, why, and the money at stake.

kind       vip        on the month's list
           former     on a list of the window, not on this one
           candidate  never on them, with a sign that it soon will be

reason     what a call is for                         at stake, money a month
silent     did not pay in the month                   what it paid a month, silent months included
less       paid at least 10 % less than usual         the difference
margin     its margin melts (`vip_margins`)           the profit that is gone
loss       it costs more than it pays                 the difference
new        joined or returned                         what it pays more than before
short      a candidate, or a former VIP with a sign   what is missing to the bar, in money at its
           and at least half of the bar               own prices, and not above what it paid

A client with several reasons keeps them all, the largest stake first; it is that stake the list is
sorted by, not their sum: the same money would be counted twice. A VIP without a reason is called
too, as every VIP is at least once a month; nothing is at stake. A birthday is congratulated in the
month after the one reported, for that is when the list is used.

Source: what the kit's inventor does with his list; the reasons' bounds are ours.
"""

from datetime import date, timedelta

import pandas as pd

from clientkit.language import say
from clientkit.methods.entries import check_once
from clientkit.periods import Day, as_day

REASONS = ("silent", "less", "margin", "loss", "new", "short")
LESS = 0.1
AHEAD = 31
FACTS = ("status", "paid", "usual", "usual_months", "less_share", "since", "silent_months")
FACTS += ("monthly", "value", "rank", "gap", "sign", "average")
SIGNS = ("sign", "gap", "average", "value", "rank", "paid")
MARGINS = ("amount_before", "amount", "margin_before", "margin", "price_change", "cost_change")
MARGINS += ("melted", "loss", "squeezed")


def call_list(
    watch: pd.DataFrame,
    candidates: pd.DataFrame,
    contacts: pd.DataFrame,
    *,
    as_of: Day,
    margins: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Whom to call after `as_of`, the largest money at stake first.

    Parameters
    ----------
    watch, candidates, margins : of `vip_watch`, `vip_candidates`, `vip_margins` (None: no costs)
    contacts : of `contacts`
    as_of : the last day of the month reported

    Returns
    -------
    one row per client: client_id, kind, reasons ("less, margin"; empty: none), at_stake (money a
    month), client, contact, role, phone, email, manager, birthday (the next one, if it falls in
    the 31 days after `as_of`), and the facts that the reasons rest on

    Raises
    ------
    DataError : the table of contacts has a client twice

    Examples
    --------
    >>> from clientkit import contacts, vip_candidates, vip_watch
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "a"], "amount": [100, 60], "date": ["2026-01-15", "2026-02-15"]})
    >>> about = {"month": "2026-02"}
    >>> who = contacts(paid, pd.DataFrame(columns=["client_id"], dtype=str))
    >>> calls = call_list(vip_watch(paid, **about), vip_candidates(paid, **about), who,
    ...                   as_of="2026-02")
    >>> calls[["client_id", "reasons", "at_stake"]].values.tolist()
    [['a', 'less', 40.0]]
    """
    people = _people(watch, candidates, margins)
    stakes = _stakes(people)
    people["reasons"] = [_in_order(row) for row in stakes.to_dict("records")]
    people["at_stake"] = stakes.max(axis=1).fillna(0).round(2)
    check_once(contacts["client_id"], say("the table of contacts"))
    people = people.merge(contacts, on="client_id", how="left")
    last = as_day(as_of)
    born = people.get("birthday", pd.Series(pd.NaT, people.index))
    if not pd.api.types.is_datetime64_any_dtype(born):
        born = pd.to_datetime(born, dayfirst=True, format="mixed", errors="coerce")
    people["birthday"] = pd.to_datetime([_next_birthday(day, last) for day in born])
    contact = [name for name in contacts if name not in ("client_id", "birthday")]
    order = ["client_id", "kind", "reasons", "at_stake", *contact, "birthday", *FACTS, *MARGINS]
    by_stake = ["at_stake", "paid", "client_id"]
    people = people.sort_values(by_stake, ascending=[False, False, True], ignore_index=True)
    return people.reindex(columns=order)


def _people(watch: pd.DataFrame, candidates: pd.DataFrame, margins) -> pd.DataFrame:
    """One row per client with all that is known of it."""
    signs = candidates.reindex(columns=["client_id", *SIGNS])
    people = watch.merge(signs, on="client_id", how="outer", suffixes=("", "_of_sign"))
    for name in ("value", "rank", "paid"):
        of_sign = people.pop(f"{name}_of_sign")
        people[name] = people[name].astype("float64").fillna(of_sign)
    if margins is not None:
        parts = margins[["client_id", *MARGINS]]
        people = people.merge(parts, on="client_id", how="left")
    people = people.reindex(columns=["client_id", "vip", "less", *FACTS, *MARGINS])
    watched = people["vip"].notna()
    is_vip = people["vip"].fillna(False).astype(bool)
    people["kind"] = is_vip.map({True: "vip", False: "former"}).where(watched, "candidate")
    return people


def _stakes(people: pd.DataFrame) -> pd.DataFrame:
    """One column per reason: the money at stake where the reason holds, else empty."""
    missing = (people["gap"].astype("float64") / people["value"]).clip(upper=1)
    more = people["paid"] - people["usual"].astype("float64").fillna(0)
    watched, paid = people["kind"] != "candidate", people["paid"] > 0
    holds = {
        "silent": (people["monthly"], watched & ~paid),
        "less": (people["less"], paid & (people["less_share"].round(9) >= LESS)),
        "margin": (people["melted"], paid & people["squeezed"].eq(True)),
        "loss": (people["loss"], paid & (people["loss"] > 0)),
        "new": (more, people["status"].isin(["joined", "returned"])),
        "short": (
            missing * people["paid"],
            people["sign"].notna() & (~watched | (people["gap"] <= people["value"])),
        ),
    }
    return pd.DataFrame(
        {
            name: stake.astype("float64").fillna(0).clip(lower=0).where(rule)
            for name, (stake, rule) in holds.items()
        }
    )


def _in_order(stakes: dict) -> str:
    """The reasons that hold, the largest stake first."""
    held = {name: stake for name, stake in stakes.items() if pd.notna(stake)}
    return ", ".join(sorted(held, key=held.get, reverse=True))


def _next_birthday(born, last: date) -> date | None:
    """The birthday in the days after `last`; of 29 February, in other years, 1 March."""
    if pd.isna(born):
        return None
    days = (last + timedelta(days=ahead) for ahead in range(1, AHEAD + 1))
    return next((day for day in days if _is_birthday(day, born)), None)


def _is_birthday(day: date, born) -> bool:
    leapling = (born.month, born.day) == (2, 29)
    moved = leapling and (day - timedelta(days=1)).day == 28 and (day.month, day.day) == (3, 1)
    return moved or (day.month, day.day) == (born.month, born.day)
