"""Sales to new and to regular clients apart, and the alarm when growth hides a loss.

Terms
-----
regular  bought in at least two earlier months. new: in none. second: in one.
base     what a month is held against: the mean of the three months before it, and, where the data
         reach so far, the same month a year before.
change   (month - base) / base.
alarm    all sales are not below the base, while those to regular clients fell by 20 % or more
         ("warning") or 30 % or more ("alarm"); the graver of the two bases counts.

Trap: a total that grows says nothing of the clients one already had. Source: the case of a firm
whose sales grew on new clients while those to its regular ones had fallen by 20-30 %.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, measure, month_place, purchase
from clientkit.periods import as_day, month_of
from clientkit.periods import month_place as place_of_month
from clientkit.schema import need_columns

BEFORE = 3
EARLIER = 2
WARNING, ALARM = 0.2, 0.3


@any_table
def sales_by_kind(table, *, until, by="amount"):
    """One row per month with any row, to that of `until`: sales by the kind of client.

    Parameters
    ----------
    table : transactions
    until : the last day known; a month means its last day
    by : amount, services, units or profit

    Returns
    -------
    month ("2026-06"), total, regular, second, new (sales), regular_clients, new_clients;
    base_total, base_regular, change_total, change_regular (against the mean of the three months
    before; empty in the first three), year_total, year_regular, year_change_total,
    year_change_regular (against the same month a year before; empty where there is none), alarm
    ("", "warning", "alarm"), complete

    A month that `until` ends before its last day is not complete: it has no base, no change and
    no alarm.

    Raises
    ------
    DataError : no rows up to `until`; unknown measure

    Examples
    --------
    >>> import pandas as pd
    >>> days = [f"2026-0{month}-15" for month in range(1, 8)]
    >>> sales = pd.DataFrame({
    ...     "client_id": ["old"] * 7 + ["young"], "date": [*days, days[-1]],
    ...     "amount": [100] * 6 + [60, 50]})
    >>> sales_by_kind(sales, until="2026-07")[["total", "regular", "alarm"]].values.tolist()[-1]
    [110.0, 60.0, 'alarm']
    """
    last = as_day(until)
    months = _by_month(of_clients(table, until=until, by=by))
    is_over = last == as_day(month_of(last))
    months = months.mutate(complete=(months.place < place_of_month(last)) | ibis.literal(is_over))
    told = _against(_against(months, _mean_before(months), "base"), _year_before(months), "year")
    told = told.mutate(alarm=_alarm(told))
    changes = [
        f"{base}{name}_{part}" for base, name in (("", "change"), ("year_", "change"))
        for part in ("total", "regular")
    ]  # fmt: skip
    return told.select(
        "month", "total", "regular", "second", "new", "regular_clients", "new_clients",
        "base_total", "base_regular", *changes[:2], "year_total", "year_regular", *changes[2:],
        "alarm", "complete",
    ).order_by("month")  # fmt: skip


@any_table
def regulars_behind(table, *, until, by="amount"):
    """The regular clients of `until` or of the base, the largest fall first.

    Parameters
    ----------
    table, until, by : as in `sales_by_kind`

    Returns
    -------
    one row per client that was regular in the month or in one of the three before: client_id,
    base (its mean sales as a regular in those three), value (as a regular in the month), change
    (value - base), last_paid (month)

    Raises
    ------
    DataError : as `sales_by_kind`
    """
    last = place_of_month(until)
    grid = of_clients(table, until=until, by=by)
    of_regulars = grid.filter(_.earlier >= EARLIER)
    near = of_regulars.filter(_.place.between(last - BEFORE, last))
    people = near.group_by("client_id").agg(
        base=near.value.sum(where=near.place < last).coalesce(0).cast("float64") / BEFORE,
        value=near.value.sum(where=near.place == last).coalesce(0),
    )
    paid = grid.filter(_.bought).group_by("client_id").agg(last_paid=_.month.max())
    told = people.left_join(paid, "client_id").drop("client_id_right")
    return told.select(
        "client_id", "base", "value", change=_.value - _.base, last_paid="last_paid"
    ).order_by("change", "client_id")


def of_clients(table: ibis.Table, *, until, by="amount") -> ibis.Table:
    """One row per client and month with any row: value, bought, earlier (months bought before)."""
    need_columns(table.columns, ["client_id", "date", "amount"], say("sales by kind"))
    rows = in_window(table, until)
    rows = rows.mutate(place=month_place(rows.date), month=rows.date.strftime("%Y-%m"))
    grid = rows.group_by("client_id", "place", "month").agg(
        value=measure(rows, by), bought=purchase(rows).any()
    )
    before = ibis.cumulative_window(group_by="client_id", order_by="place")
    times = as_number(grid.bought)
    return grid.mutate(earlier=times.sum().over(before) - times)


def _by_month(grid: ibis.Table) -> ibis.Table:
    kinds = {
        "regular": grid.earlier >= EARLIER,
        "second": grid.earlier == 1,
        "new": grid.earlier == 0,
    }
    return grid.group_by("place", "month").agg(
        total=grid.value.sum(),
        **{kind: grid.value.sum(where=is_kind).coalesce(0) for kind, is_kind in kinds.items()},
        **{
            f"{kind}_clients": as_number(grid.bought & kinds[kind]).sum()
            for kind in ("regular", "new")
        },
    )


def _mean_before(months: ibis.Table) -> ibis.Table:
    """One row per month that has three before it in the data: their mean total and regular."""
    earlier = months.select(of="place", sum_total="total", sum_regular="regular")
    first = months.place.min().over()
    asked = months.mutate(first=first).filter(_.place - BEFORE >= _.first).select("place")
    near = asked.join(earlier, [earlier.of < asked.place, earlier.of >= asked.place - BEFORE])
    return near.group_by("place").agg(
        total=_.sum_total.sum().cast("float64") / BEFORE,
        regular=_.sum_regular.sum().cast("float64") / BEFORE,
    )


def _year_before(months: ibis.Table) -> ibis.Table:
    """One row per month that has the same month a year before it in the data."""
    return months.select(
        place=months.place + 12,
        total=months.total.cast("float64"),
        regular=months.regular.cast("float64"),
    )


def _against(months: ibis.Table, base: ibis.Table, name: str) -> ibis.Table:
    """`months` with what they are held against, and the change in parts of it."""
    prefix = "" if name == "base" else f"{name}_"
    base = base.rename({f"{name}_total": "total", f"{name}_regular": "regular"})
    base = base.semi_join(months.filter("complete"), "place")
    both = months.left_join(base, "place").drop("place_right")
    parts = {part: both[f"{name}_{part}"] for part in ("total", "regular")}
    return both.mutate(
        **{
            f"{prefix}change_{part}": (was > 0).ifelse((both[part] - was) / was, ibis.null())
            for part, was in parts.items()
        }
    )


def _alarm(told: ibis.Table) -> ibis.Value:
    def rings(least: float) -> ibis.Value:
        against = [
            (told[f"{prefix}change_total"] >= 0) & (told[f"{prefix}change_regular"] <= -least)
            for prefix in ("", "year_")
        ]
        return against[0].coalesce(False) | against[1].coalesce(False)

    return ibis.cases((rings(ALARM), "alarm"), (rings(WARNING), "warning"), else_="")
