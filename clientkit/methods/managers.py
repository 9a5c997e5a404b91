"""The managers side by side: plan and fact, clients won and lost, the average receipt.

Terms
-----
fact     what was sold in the period: a row counts for the manager it names; a row that names none
         for the manager of its client. So the facts add up to the amount of the period.
clients  with a row in the 12 months to the period's end. A client counts once, for the manager
         the directory gives it, else for that of its last row that names one; so do its plan, and
         that it is new, lost or VIP.
plan     what the clients are planned to bring, `plan` money a month in the directory, over the
         months of the period. done = fact / plan.

Trap: a client that changed hands has its sales with the one who sold, its loss with the one who
has it now. Source: the table of a sales head; the rule of counting is ours.
"""

import ibis
import pandas as pd
from ibis import _

from clientkit.engine import any_table, first_month
from clientkit.language import mark, say
from clientkit.methods.audit_clients import events_in
from clientkit.methods.clients import in_window, rows_up_to
from clientkit.methods.contacts import last_managers
from clientkit.methods.entries import entries_of, with_text_ids
from clientkit.methods.measures import all_measures, as_number
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import as_day, first_day, month_of, shift
from clientkit.schema import MONEY, whole_number

NOBODY = mark("no manager")
YEAR = 12
EVENTS = ("new", "lost")
SOLD = ("amount", "documents", "profit")


@any_table
def managers(table, directory, *, month, months=1, gap, by="amount", share=SHARE):
    """One row per manager, the largest fact first; "no manager" comes last.

    Parameters
    ----------
    table : transactions
    directory : one row per client, a DataFrame; its columns `manager` and `plan` where it has
        them. Ids are read as text, 7.0 as "7"
    month, months : the last month of the period and its length: 1 or, for a quarter, 3
    gap : silent months after which a client is lost, as in `flows`
    by, share : the VIP list, as in `vip_month`

    Returns
    -------
    manager, clients, plan (where the directory has plans; empty: none of its clients has one),
    fact (money), done (fact / plan), fact_before and fact_year (the period before, and the same
    months a year earlier; empty where the data do not reach back), fact_change and year_change (in
    parts of those), documents, average_receipt (fact / documents), profit (where there is cost),
    new, lost, vips (clients on the VIP list of any month of the period)

    Raises
    ------
    DataError : no rows in the period; no directory, one with a client twice, or plans that are no
        numbers; as `flows` and `vip_month`

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b"], "amount": [90, 30], "date": "2026-01-15",
    ...     "manager": ["Kim", None]})
    >>> known = pd.DataFrame({"client_id": ["a"], "manager": ["Kim"], "plan": [100]})
    >>> found = managers(sales, known, month="2026-01", gap=1)
    >>> found[["manager", "clients", "fact"]].values.tolist(), found["done"].tolist()
    ([['Kim', 1, 90.0], ['no manager', 1, 30.0]], [0.9, nan])
    """
    months = whole_number(say("months is the length of the period, 1 to 12"), months, 1, YEAR)
    month = month_of(month)
    in_window(table, month, months)  # the period reported must have rows
    table = with_text_ids(table)
    known = _keepers(table, directory, month)
    ends = {"": month, "_before": shift(month, -months), "_year": shift(month, -YEAR)}
    first = first_month(table)
    reached = [name for name, end in ends.items() if shift(end, 1 - months) >= first]
    counts = _counts(table, known, month, months, gap=gap, by=by, share=share)
    told = _joined(counts, _sold(table, known, ends, months))
    return _told(told, {*reached, ""}, months)


def _keepers(table: ibis.Table, directory: pd.DataFrame, month: str) -> ibis.Table:
    """One row per client, of the rows or of the directory: keeper (its manager), plan."""
    entries = entries_of(directory, {"manager": "string", "plan": MONEY})
    columns = entries.columns
    if "manager" not in columns:
        entries = entries.mutate(manager=ibis.null("string"))
    sellers = last_managers(table.filter(_.date <= as_day(month)))
    both = entries.outer_join(sellers, "client_id")
    return both.select(
        client_id=ibis.coalesce(both.client_id, both.client_id_right),
        keeper=ibis.coalesce(both.manager.nullif(""), both.manager_of_rows.nullif(""), NOBODY),
        **({"plan": both.plan} if "plan" in columns else {}),
    )


def _sold(table: ibis.Table, known: ibis.Table, ends: dict, months: int) -> ibis.Table:
    """One row per manager: what was sold in the period, before it, and a year before."""
    if "manager" not in table.columns:
        table = table.mutate(manager=ibis.null("string"))
    spans = {name: (first_day(shift(end, 1 - months)), as_day(end)) for name, end in ends.items()}
    within = {name: table.date.between(*days) for name, days in spans.items()}
    rows = table.filter(within[""] | within["_before"] | within["_year"])
    rows = rows.left_join(known.select("client_id", "keeper"), "client_id").drop("client_id_right")
    rows = rows.mutate(manager=rows.manager.nullif("").coalesce(rows.keeper, NOBODY))
    now = rows.filter(rows.date.between(*spans[""]))
    measures = all_measures(now)
    told = now.group_by("manager").agg(**{n: measures[n] for n in SOLD if n in measures})
    for name in ("_before", "_year"):
        then = rows.filter(rows.date.between(*spans[name]))
        told = _joined(told, then.group_by("manager").agg(**{f"fact{name}": then.amount.sum()}))
    return told.rename(fact="amount")


def _counts(
    table: ibis.Table, known: ibis.Table, month: str, months: int, *, gap, by, share
) -> ibis.Table:
    """One row per manager: its clients, their plan, who of them is new, lost, VIP."""
    base = rows_up_to(table, month, YEAR)
    events = events_in(table, month, months, gap, EVENTS)
    vips = ranked_payers(rows_up_to(table, month, months), by, share).filter(_.vip)
    facts = ibis.union(
        base.select("client_id").distinct().mutate(what=ibis.literal("clients")),
        events.select("client_id", what="event"),
        vips.select("client_id").distinct().mutate(what=ibis.literal("vips")),
    )
    facts = facts.inner_join(known.select("client_id", "keeper"), "client_id")
    counts = facts.group_by(manager="keeper").agg(
        **{name: as_number(_.what == name).sum() for name in ("clients", *EVENTS, "vips")}
    )
    if "plan" not in known.columns:
        return counts
    plans = known.group_by(manager="keeper").agg(plan=_.plan.sum() * months)
    return _joined(plans.filter(_.plan != 0), counts)


def _joined(left: ibis.Table, right: ibis.Table) -> ibis.Table:
    both = left.outer_join(right, "manager")
    both = both.mutate(manager=ibis.coalesce(both.manager, both.manager_right))
    return both.drop("manager_right")


def _told(found: ibis.Table, reached: set, months: int) -> ibis.Table:
    whole = ("clients", *EVENTS, "vips", "fact", "fact_before", "fact_year", "documents", "profit")
    found = found.mutate(**{n: found[n].coalesce(0) for n in whole if n in found.columns})
    gone = {f"fact{n}": ibis.null(found.fact.type()) for n in ("_before", "_year")
            if n not in reached}  # fmt: skip
    found = found.mutate(**gone)
    something = found.clients + found.new + found.lost + found.documents > 0
    if "plan" in found.columns:
        something = something | (found.plan != 0)
    something = something | (found.fact != 0) | (found.fact_before != 0) | (found.fact_year != 0)
    found = found.filter(something.coalesce(False))

    def change(before):
        return (before > 0).ifelse((found.fact - before) / before.nullif(0), ibis.null())

    plan = {"done": _.fact / _.plan.nullif(0)} if "plan" in found.columns else {}
    found = found.mutate(
        fact_change=change(found.fact_before),
        year_change=change(found.fact_year),
        average_receipt=found.fact / found.documents.nullif(0),
        **plan,
    )
    order = [
        "manager", "clients", "plan", "fact", "done", "fact_before", "fact_change", "fact_year",
        "year_change", "documents", "average_receipt", "profit", "new", "lost", "vips",
    ]  # fmt: skip
    return found.order_by(found.manager == NOBODY, ibis.desc("fact"), "manager").select(
        [name for name in order if name in found.columns]
    )
