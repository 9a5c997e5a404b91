"""The lists of clients that a firm could keep, each made at the end of a month, for many months.

VIP by <measure>  the monthly VIPs, by each measure that the data have
core VIP          VIP by the criterion in 5 of the last 6 months or more, as in `vip_history`
whole period      one list over the last 6 months, as in `vip_period`
Champions         the RFM segment, over the last 12 months
best cluster      the k-means cluster with the largest median monetary, over the same months
last month's VIP  the VIPs by the criterion of the month before, unchanged

The list of a month is made of its rows and of earlier ones: no later row may change it. Trap: k
chosen by the evidence of all the data would let the future in, so k is fixed. In the first months
of the data all lists but the monthly ones look back on fewer months than they ask for.
"""

from math import ceil

import ibis
import pandas as pd
import pyarrow as pa

from clientkit.engine import to_pandas
from clientkit.language import say
from clientkit.methods.kmeans import MOST_CLUSTERS, different, fitted
from clientkit.methods.measures import measures_in, month_place
from clientkit.methods.rfm import rfm
from clientkit.methods.vip import SHARE, ranked_payers
from clientkit.methods.vip_history import CORE, WINDOW
from clientkit.periods import first_day, months_to, shift
from clientkit.schema import DataError, whole_number

BASE = 12
"""Months that RFM and k-means look back on."""

CLUSTERS = 4
OTHERS = ("core VIP", "whole period", "Champions", "best cluster", "last month's VIP")


def list_names(table: ibis.Table) -> list[str]:
    """The lists that the columns of `table` allow, in the order in which they are told."""
    return [*map(monthly, measures_in(table)), *OTHERS]


def monthly(by: str) -> str:
    """The name of the monthly list by a measure.

    >>> monthly("amount")
    'VIP by amount'
    """
    return f"VIP by {by}"


def lists_of(
    rows: ibis.Table, asked: list[str], *, window=WINDOW, by="amount", share=SHARE,
    ties="include", k=CLUSTERS,
) -> pd.DataFrame:  # fmt: skip
    """One row per list, month of `asked` and client on it: list, month ("2026-01"), client_id.

    A list on which there is nobody has no rows: no core in the first months, no cluster where
    there are not more different clients than `k`.

    Raises
    ------
    DataError : unknown measure, share or rule for ties; k not from 2 to 8
    """
    whole_number(
        say("k is the number of clusters, 2 to {most}", most=MOST_CLUSTERS),
        k,
        2,
        MOST_CLUSTERS,
    )
    ranked = _ranked(rows, asked, window, {"by": by, "share": share, "ties": ties})
    of_month = ranked[ranked["list"] == monthly(by)]
    parts = [ranked[ranked["month"].isin(asked)]]
    for month in asked:
        before = of_month.loc[of_month["month"] == shift(month, -1), "client_id"]
        found = {
            "core VIP": _core(of_month, month, window),
            "last month's VIP": before,
            **_by_habits(rows, month, k),
        }
        parts += [
            pd.DataFrame({"list": name, "month": month, "client_id": clients})
            for name, clients in found.items()
            if len(clients)
        ]
    return _in_order(pd.concat(parts), list_names(rows))


def _in_order(listed: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    places = listed["list"].map({name: place for place, name in enumerate(names)})
    listed = listed.assign(place=places)
    listed = listed.sort_values(["place", "month", "client_id"], ignore_index=True)
    return listed[["list", "month", "client_id"]]


def _ranked(rows: ibis.Table, asked: list[str], window: int, rule: dict) -> pd.DataFrame:
    """The VIPs of every month by each measure, and those of the whole windows, in one query."""
    by_measure = {monthly(by): rule | {"by": by} for by in measures_in(rows)}
    ranked = {name: ranked_payers(rows, **its_rule) for name, its_rule in by_measure.items()}
    dated_anew = seen(_numbered(rows), asked, back=window).mutate(date=ibis._.asked)
    ranked["whole period"] = ranked_payers(dated_anew, **rule)
    vips = [
        payers.filter(payers.vip).select(
            list=ibis.literal(name), month=payers.month.strftime("%Y-%m"), client_id="client_id"
        )
        for name, payers in ranked.items()
    ]
    return to_pandas(ibis.union(*vips))


def seen(rows: ibis.Table, asked: list[str], *, back: int, ahead: int = 0) -> ibis.Table:
    """Each row of `rows` once for every asked month that sees it.

    back, ahead : a month sees itself and those before it, `back` in all, and `ahead` after it

    Adds: asked (first day of the month), age (in months; -1: the month after the asked one)
    """
    days = pa.array([first_day(month) for month in asked], pa.date32())
    calendar = ibis.memtable(pa.table({"asked": days}))
    aged = rows.cross_join(calendar)
    aged = aged.mutate(age=month_place(aged.asked) - month_place(aged.date))
    return aged.filter(aged.age.between(-ahead, back - 1))


def _numbered(rows: ibis.Table) -> ibis.Table:
    """`rows` that stay the same number of documents when their dates are changed."""
    number = rows.client_id.cast("string").concat(" ", rows.date.cast("string"))
    if "document" in rows.columns:
        number = rows.document.cast("string").coalesce(number)
    return rows.mutate(document=number)


def _core(vips: pd.DataFrame, month: str, window: int) -> list:
    times = vips.loc[vips["month"].isin(months_to(month, window)), "client_id"].value_counts()
    return times.index[times >= max(2, ceil(CORE * window))].tolist()


def _by_habits(rows: ibis.Table, month: str, k: int) -> dict:
    """The lists that are made of recency, frequency and monetary."""
    try:  # the names come from r and f: a fixed rule for m spares the ranking of the money
        scored = rfm(rows, as_of=month, months=BASE, thresholds={"monetary": [1, 2, 3, 4]})
    except DataError:  # nobody bought in these months
        return {}
    people = to_pandas(scored)
    champions = people.loc[people["segment"] == "Champions", "client_id"]
    return {"Champions": champions, "best cluster": _best_cluster(people, k)}


def _best_cluster(people: pd.DataFrame, k: int) -> list:
    if different(people) <= k:
        return []
    clusters = fitted(people, k).clusters
    return clusters.loc[clusters["cluster"] == 1, "client_id"].tolist()
