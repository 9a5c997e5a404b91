"""What the segments of RFM and the clusters of k-means say."""

from collections.abc import Mapping

import pandas as pd

from clientkit.language import say
from clientkit.periods import Day
from clientkit.showing.findings.changes import AT_RISK, SILENT, cluster_change, segment_change
from clientkit.showing.findings.finding import ACT, Finding, Findings
from clientkit.showing.findings.phrases import few, named, the_first
from clientkit.showing.words import word

FIRST = 3
TOLD = 4
"""More clusters than that are told in the table."""


def rfm(
    summary: pd.DataFrame,
    scored: pd.DataFrame,
    moved: pd.DataFrame | None = None,
    *,
    when: str,
    month: Day,
    names: Mapping,
) -> Findings:
    """The segment that brings most, the money that is falling asleep, who changed segment.

    summary, scored : of `ck.segment_summary` and `ck.rfm`
    moved : of `ck.segment_moves`; None: there is no month before
    """
    change = segment_change(moved, month=month, names=names)
    return Findings(_segments(summary, scored, when), _risk(scored, names), change)


def _segments(summary: pd.DataFrame, scored: pd.DataFrame, when: str) -> Finding:
    top, asleep = summary.iloc[0], int(scored["segment"].isin(SILENT).sum())
    what = say(
        "{when}, {all:# client|# clients} bought; {segment} are {n:,} of them ({part:.0%}) and "
        "bring {money:.0%} of the money.",
        when=when, all=len(scored), segment=word(top["segment"], of="segment"),
        n=int(top["clients"]), part=top["clients_share"], money=top["monetary_share"],
    )  # fmt: skip
    if asleep:
        against = say("{n:# client has|# clients have} not bought for long.", n=asleep)
    else:
        against = say("Nobody has been silent for long.")
    numbers = {"rfm.champions": int((scored["segment"] == "Champions").sum())}
    return Finding("rfm.segments", what, against, few(len(scored)), numbers=numbers)


def _risk(scored: pd.DataFrame, names: Mapping) -> Finding | None:
    """The money of who bought often and has been silent for long."""
    found = scored[scored["segment"].isin(AT_RISK)].sort_values("monetary", ascending=False)
    if found.empty:
        return None
    money, whole = found["monetary"].sum(), scored["monetary"].clip(lower=0).sum()
    what = say(
        "{n:# client that bought often has|# clients that bought often have} been silent for long "
        "({segments:and}); {n:it|they} brought {money:,.0f}.",
        n=len(found), money=money, segments=[word(one, of="segment") for one in AT_RISK],
    )  # fmt: skip
    against = say("That is {share:.0%} of the money.", share=money / whole) if whole > 0 else ""
    clients = the_first([named(client, names) for client in found["client_id"]], FIRST)
    so = say("Call these first: {clients}.", clients=clients)
    return Finding("rfm.risk", what, against, so, rank=ACT)


def clusters(
    found,
    profiles: pd.DataFrame,
    moved: pd.DataFrame | None = None,
    *,
    when: str,
    month: Day,
    names: Mapping,
) -> Findings:
    """How many clusters the evidence bears out, what they are, who changed between them.

    found, profiles : of `ck.kmeans` and `ck.cluster_profiles`
    moved : of `ck.cluster_moves`; None: there is no month before
    """
    if found.k == 1:
        what = say("{when}, the clients form no clusters that would hold.", when=when)
        so = say("Use RFM or ABC, which need no structure.")
        return Findings(Finding("clusters.none", what, _fall_apart(found.evidence), so))
    change = cluster_change(moved, month=month, names=names)
    return Findings(_held(found, profiles, when), change, *_profiles(profiles))


def _fall_apart(evidence: pd.DataFrame) -> str:
    """The number of clusters that came nearest to holding."""
    several = evidence[evidence["k"] > 1] if "k" in evidence else evidence
    if several.empty or several["stability"].isna().all():
        return say("Drawn anew they fall apart.")
    best = several.loc[several["stability"].idxmax()]
    return say(
        "Drawn anew they fall apart: nearest to holding are {k:# cluster|# clusters} (stability "
        "{stability:.2f}).",
        k=int(best["k"]), stability=best["stability"],
    )  # fmt: skip


def _held(found, profiles: pd.DataFrame, when: str) -> Finding:
    held = found.evidence.loc[found.evidence["chosen"], "stability"]
    known = {"when": when, "n": len(found.clusters), "k": int(found.k)}
    if len(held):
        what = say(
            "{when}, the {n:# client|# clients} who bought form {k:# cluster|# clusters} "
            "(stability {stability:.2f}).",
            stability=held.iloc[0], **known,
        )  # fmt: skip
    else:
        what = say(
            "{when}, the {n:# client|# clients} who bought form {k:# cluster|# clusters}.", **known
        )
    more = len(profiles) - TOLD
    so = say("{n:# more is|# more are} told in the table.", n=more) if more > 0 else ""
    return Finding("clusters.found", what, so=so)


def _profiles(profiles: pd.DataFrame) -> list[Finding]:
    return [
        Finding(
            f"clusters.{row.cluster}",
            say(
                "Cluster {number}: {words}; {n:# client|# clients}, {share:.0%} of the money.",
                number=row.cluster, words=word(row.words, of="words"), n=int(row.clients),
                share=row.total_share,
            ),
        )
        for row in profiles.head(TOLD).itertuples()
    ]  # fmt: skip
