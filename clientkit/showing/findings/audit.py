"""The audit in words: what a director asks first, and what needs a decision."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name, shift
from clientkit.schema import figure, listed
from clientkit.showing.findings.kinds import period_alarm
from clientkit.showing.findings.phrases import counted, few, named, period, the_first

NOBODY = "no manager"
YEAR = 12


def audit(
    found: pd.DataFrame,
    kinds: pd.DataFrame,
    behind: pd.DataFrame,
    staff: pd.DataFrame,
    *,
    names: Mapping,
) -> Markdown:
    """Sales against before and last year, who came and went, the alarm, who is behind plan.

    found, kinds, behind, staff : of `ck.audit`, `ck.sales_by_kind`, `ck.regulars_behind` and
        `ck.managers`, all of the same month
    """
    said = [
        _head(found),
        _groups(found),
        period_alarm(_total(found), kinds, behind, names),
        _staff(staff),
    ]
    said.append(few(_total(found)["clients"]))
    return Markdown("\n\n".join(filter(None, said)))


def _total(found: pd.DataFrame, name: str = "this") -> dict:
    rows = found[(found["period"] == name) & (found["abc"] == "total")]
    return rows.iloc[0].to_dict() if len(rows) else {}


def _head(found: pd.DataFrame) -> str:
    total = _total(found)
    against = [
        _against(then["amount_change"], _then(then))
        for then in (_total(found, "before"), _total(found, "year"))
        if then and pd.notna(then["amount_change"])
    ]
    against = listed(against) if against else "with nothing before to hold it against"
    return (
        f"**{_when(total)} the sales were {figure(total['amount'])}, {against}; "
        f"{counted(total['new'], 'new client')} came, {total['recovered']:,} came back, "
        f"{_lost(total['lost'])}.**"
    )


def _lost(clients: int) -> str:
    return f"{clients:,} {'was' if clients == 1 else 'were'} lost" if clients else "none was lost"


def _months(of: Mapping) -> int:
    return next(n for n in range(1, 13) if shift(of["last"], 1 - n) == of["first"])


def _when(of: Mapping) -> str:
    return period(of["last"], _months(of))


def _then(of: Mapping) -> str:
    if of["first"] == of["last"]:
        return month_name(of["last"])
    return f"the {_months(of)} months to {month_name(of['last'])}"


def _against(change: float, than: str) -> str:
    if round(abs(change), 3) == 0:
        return f"as much as in {than}"
    return f"{abs(change):.1%} {'above' if change > 0 else 'below'} {than}"


def _groups(found: pd.DataFrame) -> str:
    """What hangs on the A clients, and how many of them are going."""
    first = found[(found["period"] == "this") & (found["abc"] == "A")].iloc[0]
    total = _total(found)
    if not first["clients"]:
        return ""
    share = "" if pd.isna(first["amount_share"]) else f" brought {first['amount_share']:.0%} of it"
    told = [f"The {_a_clients(first['clients'])}{share or ' brought nothing of it'}"]
    if first["lost"]:
        had = counted(first["lost"], "had been an A client", "had been A clients")
        told.append(f"of the lost {had}")
    if total["overdue"]:
        of_a = f"{first['overdue']:,}" if first["overdue"] else "none"
        of_a = f"{of_a} of them A, " if total["overdue"] > 1 else ""
        told.append(
            f"{counted(total['overdue'], 'client')}, {of_a}"
            f"{'is' if total['overdue'] == 1 else 'are'} silent longer than usual and not lost yet"
        )
    return "; ".join(told) + "."


def _a_clients(clients: int) -> str:
    return "one A client" if clients == 1 else counted(clients, "A client")


def no_managers() -> Markdown:
    """That nobody is named, so there is nothing to tell apart."""
    return Markdown("No row names a manager, and no directory gives one to a client.")


def _staff(staff: pd.DataFrame) -> str:
    """Who is behind plan; without plans, whose sales fell furthest."""
    people = staff[staff["manager"] != NOBODY]
    if "done" in people and people["done"].notna().any():
        planned = people.dropna(subset=["done"])
        late = planned[planned["done"] < 1].sort_values("done")
        if late.empty:
            return "Every manager with a plan has reached it."
        who = [
            f"{named(row.manager, {})} ({row.done:.0%}, {figure(row.plan - row.fact)} missing)"
            for row in late.itertuples(index=False)
        ]
        whom = counted(len(planned), "manager")
        return f"Behind plan, {len(late)} of {whom}: {the_first(who)}."
    fell = people[people["fact_change"] < 0].sort_values("fact_change")
    if len(people) < 2 or fell.empty:
        return ""
    who = [
        f"{named(row.manager, {})} ({row.fact_change:+.0%})"
        for row in fell.itertuples(index=False)
    ]
    return f"Sold less than in the period before: {the_first(who)}."


def audit_terms(found: pd.DataFrame, *, gap: int) -> Markdown:
    """When a client is lost, and which groups rest on less than a year.

    found : of `ck.audit`
    """
    said = [f"Lost: no purchase for {counted(gap, 'month')}."]
    ends = found[["last", "base_months"]].drop_duplicates().itertuples(index=False)
    short = [
        f"those of {month_name(end.last)} rest on {end.base_months}"
        for end in ends if end.base_months < YEAR
    ]  # fmt: skip
    if short:
        said.append(
            f"Groups should rest on {YEAR} months: {listed(short)}, for there the data begin, and "
            "old clients look new."
        )
    return Markdown(" ".join(said))


def audit_overdue(late: pd.DataFrame, *, names: Mapping) -> Markdown:
    """Who of the A clients to call before they are lost.

    late : the overdue clients, the largest group first, with abc and recency_days
    """
    if late.empty:
        return Markdown("**No client is silent longer than its own rhythm allows.**")
    one = len(late) == 1
    first = late[late["abc"] == late["abc"].iloc[0]]
    who = [
        f"{named(row.client_id, names)} ({counted(int(row.recency_days), 'day')})"
        for row in first.itertuples(index=False)
    ]
    return Markdown(
        f"**{counted(len(late), 'client')} {'is' if one else 'are'} silent longer than "
        f"usual for {'it' if one else 'them'} and can still be called before "
        f"{'it is' if one else 'they are'} lost.** "
        f"Of group {first['abc'].iloc[0]}: {the_first(who)}."
    )
