"""Holes in the data: days and months in which a firm like this has rows, and there are none.

Terms
-----
workday  a weekday on which the firm has rows in at least half of its weeks. A firm that is closed
         on Sundays misses none. A firm with no such weekday works on every day.
usual    the silent workdays between two days with rows that nine of ten such pairs do not pass.
days     a gap: 5 workdays or more without a row, and more than three times the usual.
month    a stretch with a whole month in it, of a firm that has rows in most of its months, and
         more than half as long again as the usual.
thin     a month with less than a third of the rows of the smaller of its two neighbours, when
         that has 10 or more. The first and the last month of the data are compared with the two
         next to them, and only when the data cover them.

A whole month is mostly a file that was not exported, a thin one a file that was cut. Trap: a
firm that shuts for holidays has a gap then; the calendar does not know why. Days that stand apart
from the rest (`calendar_days`) do not count. The bounds are ours.
"""

from datetime import date

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.methods.calendar_days import calendar_days
from clientkit.methods.measures import month_place

MONDAY = date(1900, 1, 1)
"""From which days are counted; the reader takes no earlier one."""
LEAST_WORKDAYS, TIMES = 5, 3
USUAL = 0.9
THIN, ENOUGH_ROWS = 3, 10
EDGE = 7
"""The first and the last month count as covered when so many of their days at the edge, or
fewer, have no row."""
KINDS = ("month", "thin", "days")
DAY = ibis.interval(days=1)


@any_table
def calendar_gaps(table):
    """One row per hole, by its first day.

    Parameters
    ----------
    table : transactions

    Returns
    -------
    kind ("month", "thin", "days"), first_day, last_day, days, workdays (without a row; of a thin
    month all its own), months (whole ones without a row), rows (in it), usual (workdays of
    silence; of a thin month the rows of a neighbour), missing_share (of the workdays of the
    months that have workdays of the hole, those in it; of a thin month, of the usual rows those
    that are missing)

    Raises
    ------
    DataError : date or amount is missing

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2026-01-01", "2026-03-31").astype(str)
    >>> sales = pd.DataFrame({"date": days[~days.str.startswith("2026-02")], "amount": 1})
    >>> calendar_gaps(sales).iloc[:, [0, 3, 5, 8]].values.tolist()
    [['month', 28, 1, 1.0]]
    """
    days = calendar_days(table).filter(_.apart == "")
    days = days.mutate(
        place=month_place(days.date), day=days.date.delta(ibis.date(MONDAY), unit="day")
    )
    week = _workweek(days)
    told = _gaps(days, week).union(_thin_months(days, week))
    return told.order_by("first_day", "kind")


def _workweek(days: ibis.Table) -> ibis.Table:
    """One row: `pattern`, a sign for each weekday from Monday, 1 for a workday; `lively`.

    lively : most months have rows
    """
    counts = days.agg(
        weeks=(days.day.max() // 7 - days.day.min() // 7 + 1).cast("int64"),
        lively=days.place.nunique() * 2 > days.place.max() - days.place.min() + 1,
        **{f"on{weekday}": (days.day % 7 == weekday).sum() for weekday in range(7)},
    )
    signs = [(2 * counts[f"on{n}"] >= counts.weeks).ifelse("1", "0") for n in range(7)]
    week = counts.select("lively", pattern=signs[0].concat(*signs[1:]))
    return week.mutate(pattern=(week.pattern == "0" * 7).ifelse("1" * 7, week.pattern))


def _workdays(table: ibis.Table, first: ibis.Value, last: ibis.Value) -> ibis.Value:
    """The workdays from `first` to `last`, both counted from a Monday."""
    return _workdays_to(table, last) - _workdays_to(table, first - 1)


def _workdays_to(table: ibis.Table, day: ibis.Value) -> ibis.Value:
    """The workdays from the Monday that is 0 to `day`: those of whole weeks, and of the last."""
    begun = table.pattern.substr(0, (day % 7 + 1).cast("int32"))
    counts = [signs.replace("0", "").length().cast("int64") for signs in (table.pattern, begun)]
    return (day // 7).cast("int64") * counts[0] + counts[1]


def _gaps(days: ibis.Table, week: ibis.Table) -> ibis.Table:
    before = days.date.lag(1).over(ibis.window(order_by="date"))
    pairs = days.mutate(before=before).filter(_.before.notnull()).cross_join(week)
    since = pairs.before.delta(ibis.date(MONDAY), unit="day")
    pairs = pairs.mutate(
        silent=_workdays(pairs, since + 1, pairs.day - 1),
        months=ibis.greatest(pairs.place - month_place(pairs.before) - 1, 0),
    )
    usual = pairs.agg(usual=pairs.silent.cast("float64").quantile(USUAL))
    pairs = pairs.cross_join(usual)
    whole = (pairs.months > 0) & pairs.lively & (2 * pairs.silent > 3 * pairs.usual)
    long = (pairs.silent >= LEAST_WORKDAYS) & (pairs.silent > TIMES * pairs.usual)
    found = pairs.mutate(whole=whole).filter(_.whole | long)
    found = found.mutate(
        first_day=(found.before + DAY).cast("date"), last_day=(found.date - DAY).cast("date")
    )
    touched = _workdays(found, *_months_touched(found))
    return found.select(
        "first_day",
        "last_day",
        kind=found.whole.ifelse("month", "days"),
        days=(found.date.delta(found.before, unit="day") - 1).cast("int64"),
        workdays=found.silent,
        months=found.months.cast("int64"),
        rows=ibis.literal(0).cast("int64"),
        usual=found.usual,
        missing_share=found.silent.cast("float64") / touched.nullif(0),
    ).relocate("kind")


def _months_touched(found: ibis.Table) -> tuple[ibis.Value, ibis.Value]:
    """The first and the last day, counted, of the months that have a workday of the hole."""
    first, last = found.first_day, found.last_day
    head_end, tail_start = _counted(_month_end(first)), _counted(last.truncate("M"))
    head = _workdays(found, _counted(first), head_end)
    tail = _workdays(found, tail_start, _counted(last))
    start = (head > 0).ifelse(_counted(first.truncate("M")), head_end + 1)
    end = (tail > 0).ifelse(_counted(_month_end(last)), tail_start - 1)
    return start, end


def _thin_months(days: ibis.Table, week: ibis.Table) -> ibis.Table:
    months = days.group_by("place").agg(
        rows=days.rows.sum().cast("int64"), first=days.date.min(), last=days.date.max()
    )
    in_order = ibis.window(order_by="place")
    near = {f"near{n}": months.rows.lag(n).over(in_order) for n in (1, 2)}
    near |= {f"next{n}": months.rows.lead(n).over(in_order) for n in (1, 2)}
    months = months.mutate(**near).cross_join(week)
    start = months.first.truncate("M").cast("date")
    end = _month_end(months.last)
    is_first, is_last = months.near1.isnull(), months.next1.isnull()
    covered = ~(is_first & (months.first.delta(start, unit="day") > EDGE)) & ~(
        is_last & (end.delta(months.last, unit="day") > EDGE)
    )
    usual = ibis.cases(
        (is_first, ibis.least(months.next1, months.next2)),
        (is_last, ibis.least(months.near1, months.near2)),
        else_=ibis.least(months.near1, months.next1),
    )
    months = months.mutate(usual=usual.cast("float64"), start=start, end=end, covered=covered)
    found = months.filter(
        _.covered & (_.usual >= ENOUGH_ROWS) & (THIN * _.rows < _.usual).coalesce(False)
    )
    return found.select(
        kind=ibis.literal("thin"),
        first_day=found.start,
        last_day=found.end,
        days=(found.end.delta(found.start, unit="day") + 1).cast("int64"),
        workdays=_workdays(found, _counted(found.start), _counted(found.end)),
        months=ibis.literal(0).cast("int64"),
        rows=found.rows,
        usual=found.usual,
        missing_share=1 - found.rows / found.usual,
    )


def _counted(day: ibis.Value) -> ibis.Value:
    return day.cast("date").delta(ibis.date(MONDAY), unit="day")


def _month_end(day: ibis.Value) -> ibis.Value:
    """The last day of the month of `day`."""
    return (day.truncate("M") + ibis.interval(months=1) - DAY).cast("date")
