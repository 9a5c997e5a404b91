"""How many A, B and C clients there are month by month, and who came into A and left it.

Terms
-----
window   the months that end with the one told; the classes are those of the clients over it.
came     A now, and not in the window that ended a month before: there it was B, C, N, absent (no
         row in that window, but it had bought before) or new (it had never bought by then).
went     A in the window that ended a month before, and not now.
whole    the window lies in the data; where they begin later the classes are of fewer months.

A now = A the month before + came - went, in every month. Trap: classes of a share of the value say
little by their number: A grows when the value spreads over more clients, whatever its height.
Source: the monthly audit of a client base by ABC classes.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.abc_classes import ABC_CUTS, class_by
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, document_number, measure, month_place, purchase
from clientkit.methods.pareto import on_curve
from clientkit.methods.spans import calendar
from clientkit.periods import as_day, first_day, month_of, shift
from clientkit.schema import need_columns, whole_number

CLASSES = ("A", "B", "C", "N")
SOURCES = ("B", "C", "N", "absent", "new")


@any_table
def abc_months(table, *, until, months=12, window=12, by="amount", cuts=ABC_CUTS):
    """One row per month with its ABC classes, to that of `until`.

    Parameters
    ----------
    table : transactions
    until : the last month
    months : how many months are told, if the data reach so far
    window : the months over which the clients of each are classed
    by, cuts : as in `abc_classes`

    Returns
    -------
    month ("2026-06"), a, b, c, n (clients), a_value, b_value, c_value, n_value, came, from_b,
    from_c, from_n, from_absent, from_new, went, to_b, to_c, to_n, to_absent (clients; empty in the
    first month of the data), whole

    Raises
    ------
    DataError : no rows up to `until`; cuts are not two rising shares; unknown measure

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["ann", "bob", "bob"], "amount": [90, 10, 80],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15"]})
    >>> found = abc_months(sales, until="2026-02", window=1)
    >>> found[["month", "a", "b", "from_b", "to_absent"]].values.tolist()[-1]
    ['2026-02', 1, 0, 1.0, 1.0]
    """
    need_columns(table.columns, ["client_id", "date", "amount"], say("the classes by month"))
    months = whole_number(say("months is how many months are told, at least 1"), months)
    window = whole_number(say("window is the length of a window, at least 1"), window)
    rows = in_window(table, month_of(until))
    rows = rows.mutate(place=month_place(rows.date))
    # one month more than asked: the first is held against the one before it
    asked = calendar(first_day(shift(until, -months)), as_day(month_of(until)), "month")
    asked = asked.select("place", month="period")
    classes = classes_by_month(rows, asked, window, by, cuts)
    begin = rows.place.min().as_scalar()
    told = asked.filter(_.place >= begin, _.place > asked.place.min().as_scalar())
    for part in (_sizes(classes), _flow(rows, classes)):
        told = told.left_join(part, "place").drop("place_right")
    flow = (
        "came",
        *(f"from_{name.lower()}" for name in SOURCES),
        "went",
        *(f"to_{name.lower()}" for name in SOURCES[:-1]),
    )
    sizes = (*map(str.lower, CLASSES), *(f"{name.lower()}_value" for name in CLASSES))
    return told.select(
        "month",
        *(told[name].coalesce(0).name(name) for name in sizes),
        *(
            (told.place > begin).ifelse(told[name].coalesce(0), ibis.null()).name(name)
            for name in flow
        ),
        whole=told.place - window + 1 >= begin,
    ).order_by("month")


def classes_by_month(
    rows: ibis.Table, asked: ibis.Table, window: int, by: str, cuts
) -> ibis.Table:
    """One row per month of `asked` and client with a row in its window: value, abc, and more.

    rows, asked : with `place`, the month counted through
    """
    if by == "documents":  # one document may have lines in two months
        number = purchase(rows).ifelse(document_number(rows), ibis.null())
        slim = rows.select("client_id", at="place", number=number).distinct()
        value = _.number.nunique()
    else:
        slim = rows.group_by("client_id", at="place").agg(part=measure(rows, by))
        value = _.part.sum()
    near = asked.join(slim, [slim.at <= asked.place, slim.at > asked.place - window])
    keys = near.group_by("place", "client_id").agg(value=value)
    return on_curve(keys, within=("place",)).mutate(abc=class_by(cuts))


def _sizes(classes: ibis.Table) -> ibis.Table:
    counts = {name.lower(): _count(classes.abc == name) for name in CLASSES}
    values = {f"{n.lower()}_value": classes.value.sum(where=classes.abc == n) for n in CLASSES}
    return classes.group_by("place").agg(**counts, **values)


def _flow(rows: ibis.Table, classes: ibis.Table) -> ibis.Table:
    """One row per month: came into A and from where, went and to where."""
    nothing = ibis.null().cast("string")
    now = classes.select("place", "client_id", abc="abc", before=nothing)
    then = classes.select("client_id", place=classes.place + 1, abc=nothing, before="abc")
    both = now.union(then.select(now.columns)).group_by("place", "client_id")
    both = both.agg(abc=_.abc.max(), before=_.before.max())
    bought = rows.filter(purchase(rows)).group_by("client_id").agg(first=_.place.min())
    both = both.left_join(bought, "client_id").drop("client_id_right")
    known = (both.first < both.place).coalesce(False)
    both = both.mutate(
        abc=both.abc.coalesce("absent"),
        before=both.before.coalesce(known.ifelse("absent", "new")),
    )
    told = both.mutate(
        came=(both.abc == "A") & (both.before != "A"),
        went=(both.before == "A") & (both.abc != "A"),
    )
    return told.group_by("place").agg(
        came=_count(told.came),
        **{f"from_{n.lower()}": _count(told.came & (told.before == n)) for n in SOURCES},
        went=_count(told.went),
        **{f"to_{n.lower()}": _count(told.went & (told.abc == n)) for n in SOURCES[:-1]},
    )


def _count(which: ibis.Value) -> ibis.Value:
    return as_number(which).sum()
