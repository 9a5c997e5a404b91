"""The VIP list against that of the month before: who came, who is gone, where the bar went.

The master table holds everyone who was VIP in the month before: their least value was its bar.
"""

from collections.abc import Mapping

import pandas as pd

from clientkit.language import mark, say
from clientkit.methods.vip_history import LOST_AFTER, STATUSES
from clientkit.periods import shift
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding
from clientkit.showing.findings.phrases import named, the_first

MOVES = {
    "joined": mark("{n:# joined|# joined}"),
    "returned": mark("{n:# returned|# returned}"),
    "stayed": mark("{n:# stayed|# stayed}"),
    "left": mark("{n:# left|# left}"),
    "paused": mark("{n:# paused|# paused}"),
    "lost": mark("{n:# is lost|# are lost}"),
}
WHO = {
    "joined": mark("Joined: {clients}."),
    "returned": mark("Returned: {clients}."),
    "paused": mark("Paid nothing; ask why: {clients}."),
    "left": mark("Still paying, but below the bar: {clients}."),
}
"""By the statuses of `ck.vip_table`."""


def changed(master: pd.DataFrame, *, month: str, names: Mapping) -> Finding | None:
    """How many joined, returned, stayed, left, paused or are lost; None: nobody was ever VIP.

    master : of `ck.vip_table`
    """
    now, then = _two_months(master, month)
    if now.empty:
        return None
    if then.empty:
        return Finding(
            "vip.change",
            say("Before {month:of} no month is known here, so no change is told.", month=month),
        )
    count = now["status"].value_counts()
    moves = [say(MOVES[one], n=int(count[one])) for one in STATUSES if one in count]
    if not moves:
        moves = [say("nobody on either list")]
    return Finding(
        "vip.change",
        say(
            "The VIP list against {before:month}: {moves:and}.",
            before=shift(month, -1),
            moves=moves,
        ),
        _bar(then, now),
        _who(now, ("joined", "returned"), names),
        WATCH if set(count.index) - {"stayed", "lost", ""} else KNOW,
        {f"vip.{one}": int(count.get(one, 0)) for one in STATUSES},
    )


def gone(master: pd.DataFrame, *, month: str, names: Mapping) -> Finding | None:
    """Who went off the list since the month before, and who is lost since then; None: nobody.

    master : of `ck.vip_table`
    """
    now, then = _two_months(master, month)
    off = now[now["status"].isin(["left", "paused"])]
    was_lost = then.loc[then["status"] == "lost", "client_id"]
    lost = now[(now["status"] == "lost") & ~now["client_id"].isin(was_lost)]
    if then.empty or (off.empty and lost.empty):
        return None
    about = {"before": shift(month, -1)}
    if off.empty:
        return Finding("vip.gone", _lost(lost, names, about["before"]), rank=ACT)
    what = say(
        "{n:# client is|# clients are} gone from the VIP list of {before:of}.", n=len(off), **about
    )
    was = then.loc[then["client_id"].isin(off["client_id"]), "value"].sum()
    money = {"then": figure(was), "now": figure(off["value"].sum())} | about
    against = say("Together they brought {then} {before:in}, {now} now.", **money)
    if len(off) == 1:
        against = say("It brought {then} {before:in}, {now} now.", **money)
    so = [_who(off, ("paused", "left"), names)]
    if len(lost):
        so.append(_lost(lost, names, about["before"]))
    return Finding("vip.gone", what, against, " ".join(so), ACT)


def _two_months(master: pd.DataFrame, month: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the month, largest value first, and those of the month before."""
    ordered = master.sort_values(
        ["value", "mean_rank", "client_id"], ascending=[False, True, True]
    )
    return (ordered[ordered["month"] == one] for one in (month, shift(month, -1)))


def _lost(lost: pd.DataFrame, names: Mapping, before: str) -> str:
    return say(
        "Lost since {before:of}, no payment for {months:# month|# months}: {clients}.",
        before=before,
        months=LOST_AFTER,
        clients=_names(lost, names),
    )


def _who(now: pd.DataFrame, statuses: tuple[str, ...], names: Mapping) -> str:
    parts = [(one, now[now["status"] == one]) for one in statuses]
    said = [say(WHO[one], clients=_names(part, names)) for one, part in parts if len(part)]
    return " ".join(said)


def _names(part: pd.DataFrame, names: Mapping) -> str:
    return the_first([named(client, names) for client in part["client_id"]])


def _bar(then: pd.DataFrame, now: pd.DataFrame) -> str:
    before, bar = (one.loc[one["vip"], "value"].min() for one in (then, now))
    if pd.isna(before) or pd.isna(bar):
        return ""
    facts = {"before": figure(before), "bar": figure(bar), "change": abs(bar / before - 1)}
    if before == bar:
        return say("The bar stayed at {bar}.", bar=facts["bar"])
    if bar > before:
        return say("The bar rose from {before} to {bar} ({change:.0%}).", **facts)
    return say("The bar fell from {before} to {bar} ({change:.0%}).", **facts)
