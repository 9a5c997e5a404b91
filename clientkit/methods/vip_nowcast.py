"""Who is on course for VIP in a month that has not ended: a nowcast from the invoices so far.

Terms
-----
so_far      the client's value from the first day of the month to the day of the nowcast.
usual_rest  what it brought after that day of the month, on average over the months of the window
            before. A month without is 0; months before the data begin do not count. A habit not
            seen in the last two months is over: 0.
projected   so_far + usual_rest.
bar         the bar to expect: the mean of the last three months' bars.
course      reached    so_far alone reaches the bar
            on course  projected does

The same is done for the months that have ended, from the rows to the same day of each; how many
of those named became VIP is told beside (`vip_nowcast_hits`). The rule is ours.
"""

from datetime import date

import ibis
from ibis import _

from clientkit import periods
from clientkit.engine import any_table, first_month
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import measure, month_place
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.periods import Day, as_day, first_day, month_of, months_to, shift
from clientkit.schema import whole_number

BARS = 3
ALIVE = 2
COURSES = ("reached", "on course")


def nowcast_day(last: Day, month: Day, last_full_month: str | None) -> date | None:
    """The day to look ahead from: the last one known, in `month` or the next, if it has not ended.

    last, last_full_month : of the ledger

    >>> nowcast_day("2026-07-12", "2026-06", last_full_month="2026-06")
    datetime.date(2026, 7, 12)
    >>> nowcast_day("2026-06-30", "2026-06", last_full_month="2026-06")
    """
    has_ended = month_of(last) <= (last_full_month or "")
    near = month_of(last) in (month_of(month), shift(month, 1))
    return as_day(last) if near and not has_ended else None


@any_table
def vip_nowcast(table, *, as_of, window=6, by="amount", share=SHARE, ties="include"):
    """Who reaches, or is on course for, the VIP list of the month of `as_of`.

    Parameters
    ----------
    table : transactions
    as_of : the day known last; rows after it are left out
    window : the months before that tell the usual rest
    by, share, ties : as in `vip_month`

    Returns
    -------
    one row per client on course: client_id, course, so_far, usual_rest, projected, bar, was_vip
    (last month); the largest projection first

    Raises
    ------
    DataError : no rows in the month before that of `as_of`; unknown measure, share or rule

    Examples
    --------
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b", "b"], "amount": [9, 8, 5],
    ...     "date": ["2026-01-20", "2026-01-20", "2026-02-05"]})
    >>> vip_nowcast(paid, as_of="2026-02-10")[["client_id", "course", "projected"]].values.tolist()
    [['b', 'on course', 13.0], ['a', 'on course', 9.0]]
    """
    day = as_day(as_of)
    month = month_of(day)
    in_window(table, shift(month, -1), 1)  # the month before must have rows
    rows = in_window(table, day, max(window, BARS) + 1)
    ranked = ranked_payers(rows.filter(rows.date < first_day(month)), by, share, ties)
    told = _on_course(rows, ranked, _asked(table, [month], window), day.day, by)
    last = ranked.filter(_.vip & (_.month == first_day(shift(month, -1)))).client_id
    told = told.mutate(was_vip=told.client_id.isin(last))
    return told.select(
        "client_id", "course", "so_far", "usual_rest", "projected", "bar", "was_vip"
    ).order_by(ibis.desc("projected"), "client_id")


@any_table
def vip_nowcast_hits(
    table, *, until, day=15, months=6, window=6, by="amount", share=SHARE, ties="include"
):
    """How the nowcasts of the last months, made on the same day of each, came out.

    Parameters
    ----------
    table : transactions
    until : the last month that is complete
    day : the day of the month on which each was made
    months : how many months are looked at
    window, by, share, ties : as in `vip_nowcast`

    Returns
    -------
    one row per month that has a month before it: month ("2026-01"), named, became (of those named,
    VIP in the end), vips, rate (became / named), found (became / vips)

    Raises
    ------
    DataError : as `vip_nowcast`

    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "a"], "amount": [9, 8], "date": ["2026-01-20", "2026-02-20"]})
    >>> vip_nowcast_hits(paid, until="2026-02")[["month", "named", "became"]].values.tolist()
    [['2026-02', 1, 1]]
    """
    until = month_of(until)
    whole_number(say("day is a day of the month, 1 to 31"), day, most=31)
    rows = in_window(table, until, months + max(window, BARS))
    ranked = ranked_payers(rows, by, share, ties)
    asked = [month for month in months_to(until, months) if month > first_month(table)]
    named = _on_course(rows, ranked, _asked(table, asked, window), day, by)
    vips = ranked.filter(_.vip).select("client_id", asked=month_place(_.month), is_vip=True)
    both = named.outer_join(vips, ["client_id", "asked"])
    both = both.mutate(asked=both.asked.coalesce(both.asked_right))
    counted = both.group_by("asked").agg(
        named=both.course.count(),
        became=both.is_vip.count(where=both.course.notnull()),
        vips=both.is_vip.count(),
    )
    names = ibis.memtable({"asked": [*map(periods.month_place, asked)], "month": asked})
    told = counted.inner_join(names, "asked").order_by("month")
    return told.select(
        "month", "named", "became", "vips",
        rate=_.became / _.named.nullif(0), found=_.became / _.vips.nullif(0),
    )  # fmt: skip


def _asked(table: ibis.Table, months: list[str], window: int) -> ibis.Table:
    """One row per month asked: asked, since (its window's first place), known (its months)."""
    first = first_month(table)
    before = {month: months_to(shift(month, -1), window) for month in months}
    return ibis.memtable(
        {
            "asked": [periods.month_place(month) for month in months],
            "since": [periods.month_place(each[0]) for each in before.values()],
            "known": [sum(one >= first for one in each) for each in before.values()],
        },
        schema={"asked": "int64", "since": "int64", "known": "int64"},
    )


def _on_course(rows, ranked, asked: ibis.Table, day: int, by: str) -> ibis.Table:
    """One row per month asked and client that reaches the bar to expect, or is about to."""
    rows = rows.mutate(place=month_place(rows.date))
    is_early = rows.date.day() <= day
    early, late = (
        part.group_by("client_id", "place").agg(sum=measure(part, by))
        for part in (rows.filter(is_early), rows.filter(~is_early))
    )
    so_far = early.inner_join(asked, early.place == asked.asked)
    so_far = so_far.select("client_id", "asked", so_far=_["sum"].cast("float64"))
    before = asked.join(late, [late.place >= asked.since, late.place < asked.asked])
    rest = before.group_by("client_id", "asked").agg(
        usual_rest=(_.place.max() >= _.asked.max() - ALIVE).ifelse(
            _["sum"].sum().cast("float64") / _.known.max(), 0
        )
    )
    both = so_far.outer_join(rest, ["client_id", "asked"])
    both = both.select(
        client_id=both.client_id.coalesce(both.client_id_right),
        asked=both.asked.coalesce(both.asked_right),
        so_far=both.so_far.coalesce(0),
        usual_rest=both.usual_rest.coalesce(0),
    )
    told = both.mutate(projected=both.so_far + both.usual_rest)
    told = told.inner_join(_bars(ranked, asked), "asked").filter(
        (_.so_far >= _.bar) | (_.projected >= _.bar)
    )
    return told.mutate(course=(told.so_far >= told.bar).ifelse(*COURSES))


def _bars(ranked: ibis.Table, asked: ibis.Table) -> ibis.Table:
    """One row per month asked: the mean of the bars of the months just before."""
    bars = ranked.filter(_.vip).select(place=month_place(_.month), bar=_.bar).distinct()
    near = asked.join(bars, [bars.place < asked.asked, bars.place >= asked.asked - BARS])
    return near.group_by("asked").agg(bar=_.bar.sum().cast("float64") / _.count())
