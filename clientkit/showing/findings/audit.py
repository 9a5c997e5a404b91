"""The audit in words: what a director asks first, and what needs a decision."""

from collections.abc import Mapping

import pandas as pd

from clientkit.language import number, say
from clientkit.periods import shift
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding, Findings
from clientkit.showing.findings.kinds import period_alarm
from clientkit.showing.findings.phrases import few, period
from clientkit.showing.findings.staff import staff_finding

YEAR = 12
GROUPS = ("A", "B", "C", "N")
WORSE = 0.1
"""A fall of the sales to A by that part is worth an eye on it."""


def audit(
    found: pd.DataFrame,
    kinds: pd.DataFrame,
    behind: pd.DataFrame,
    staff: pd.DataFrame,
    *,
    names: Mapping,
) -> Findings:
    """Sales against before and last year, group by group, the alarms, who is behind plan.

    found, kinds, behind, staff : of `ck.audit`, `ck.sales_by_kind`, `ck.regulars_behind` and
        `ck.managers`, all of the same month
    """
    return Findings(
        _sales(found),
        period_alarm(_total(found), kinds, behind, names),
        _a_clients(found),
        _overdue(found),
        staff_finding(staff),
        _change(found),
    )


def _total(found: pd.DataFrame, name: str = "this") -> dict:
    rows = found[(found["period"] == name) & (found["abc"] == "total")]
    return rows.iloc[0].to_dict() if len(rows) else {}


def _sales(found: pd.DataFrame) -> Finding:
    total = _total(found)
    against = [
        _against(then) for then in (_total(found, "before"), _total(found, "year"))
        if then and pd.notna(then["amount_change"])
    ]  # fmt: skip
    nothing = say("There is nothing before to hold it against.")
    told = {name: int(total[name]) for name in ("new", "recovered", "lost")}
    told |= {"when": period(total["last"], _months(total)), "sum": figure(total["amount"])}
    # Translators: {when} is like "In June 2026".
    what = say(
        "{when} the sales were {sum}; {new:# new client|# new clients} came, {recovered:# came|"
        "# came} back, {lost:# was|# were} lost.",
        **told,
    )
    if not told["lost"]:
        # Translators: {when} is like "In June 2026".
        what = say(
            "{when} the sales were {sum}; {new:# new client|# new clients} came, {recovered:# "
            "came|# came} back, none was lost.",
            **told,
        )
    so = few(int(total["clients"]))
    return Finding("audit.sales", what, " ".join(against) or nothing, so)


def _against(then: Mapping) -> str:
    change = then["amount_change"]
    if then["first"] == then["last"]:
        return say(
            "Sales against {month:month}: {change:+z.1%}.", month=then["last"], change=change
        )
    return say(
        "Sales against the {n:# month|# months} to {month:of}: {change:+z.1%}.",
        n=_months(then), month=then["last"], change=change,
    )  # fmt: skip


def _months(of: Mapping) -> int:
    return next(n for n in range(1, YEAR + 1) if shift(of["last"], 1 - n) == of["first"])


def _change(found: pd.DataFrame) -> Finding | None:
    """The groups against the period before, and against the year before."""
    before, year = (_groups(found, name) for name in ("before", "year"))
    if before.empty:
        return None
    then = before.iloc[0]
    groups = [_group(row) for row in before.itertuples(index=False)]
    what = say(
        "Clients and, in brackets, sales by group, against {month:month}: {groups:and}.",
        month=then["last"], groups=groups,
    )  # fmt: skip
    if then["first"] != then["last"]:
        what = say(
            "Clients and, in brackets, sales by group, against the {n:# month|# months} to "
            "{month:of}: {groups:and}.",
            n=_months(then), month=then["last"], groups=groups,
        )  # fmt: skip
    against = ""
    if year["base_months"].eq(YEAR).any():  # groups of fewer months have fewer clients by that
        groups = [_group(row) for row in year.itertuples(index=False)]
        against = say("Against a year before: {groups:and}.", groups=groups)
    fell = before.loc[before["abc"] == "A", "amount_change"].le(-WORSE).any()
    so = say("The sales to the A clients fall: speak to them first.") if fell else ""
    return Finding("audit.change", what, against, so, WATCH if fell else KNOW)


def _groups(found: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of the groups A, B, C and N of a period."""
    return found[(found["period"] == name) & found["abc"].isin(GROUPS)]


def _group(row) -> str:
    more = number(int(row.clients_more), "+,d") if row.clients_more else "0"
    if pd.isna(row.amount_change):
        return f"{row.abc} {more}"
    return f"{row.abc} {more} ({number(row.amount_change, '+z.1%')})"


def _a_clients(found: pd.DataFrame) -> Finding | None:
    """What hangs on the A clients, and how many of them are lost."""
    first = found[(found["period"] == "this") & (found["abc"] == "A")].iloc[0]
    clients, lost = int(first["clients"]), int(first["lost"])
    if not clients:
        return None
    what = say("The {n:one A client|# A clients} brought nothing.", n=clients)
    if pd.notna(first["amount_share"]):
        what = say(
            "The {n:one A client|# A clients} brought {share:.0%} of the sales.",
            n=clients, share=first["amount_share"],
        )  # fmt: skip
    if not lost:
        return Finding("audit.a", what)
    against = say("Of the lost {n:# had been an A client|# had been A clients}.", n=lost)
    so = say("Win back the lost A clients first.")
    return Finding("audit.a", what, against, so, ACT)


def _overdue(found: pd.DataFrame) -> Finding | None:
    """Who may be lost next."""
    rows = found[found["period"] == "this"].set_index("abc")
    late = int(rows.loc["total", "overdue"])
    if not late:
        return None
    what = say(
        "{n:# client is|# clients are} silent longer than usual and not lost yet; of the A "
        "clients {a:,}.",
        n=late, a=int(rows.loc["A", "overdue"]),
    )  # fmt: skip
    so = say("Call {n:it before it is|them before they are} lost.", n=late)
    return Finding("audit.overdue", what, so=so, rank=ACT)
