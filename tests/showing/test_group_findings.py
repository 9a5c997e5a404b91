"""The answers of RFM and of k-means: their sentences, rank and numbers."""

from types import SimpleNamespace

import pandas as pd
import pytest

import clientkit as ck
from clientkit.showing import findings
from clientkit.showing.findings.finding import ACT, KNOW, WATCH

WHEN = "In June 2026"
OF = {"when": WHEN, "month": "2026-06", "names": {"c1": "Bob & Co"}}


def scored(**segments):
    """One client for each segment with its money."""
    rows = [(segment.replace("_", " "), money) for segment, money in segments.items()]
    frame = pd.DataFrame(rows, columns=["segment", "monetary"])
    frame["segment"] = frame["segment"].replace("Cant lose", "Can't lose")
    return frame.assign(client_id=[f"c{place}" for place in range(len(frame))])


def rfm(people, moves=None):
    return findings.rfm(ck.segment_summary(people, by="segment"), people, moves, **OF).found


def moved(*rows):
    frame = pd.DataFrame(list(rows), columns=["client_id", "group_before", "group", "value"])
    return frame.assign(
        moved=frame["group"] != frame["group_before"], value_before=0.0, change=0.0, cause=""
    )


def test_rfm_by_hand_its_text_rank_and_numbers():
    people = scored(Champions=700.0, At_risk=100.0, Cant_lose=150.0, Hibernating=50.0)
    found = rfm(
        people,
        moved(
            ("c0", "Champions", "Champions", 700.0),
            ("c1", "Loyal", "At risk", 100.0),
            ("c2", "At risk", "Can't lose", 150.0),
            ("c3", "Hibernating", "New", 50.0),
            ("c4", "new", "New", 5.0),
            ("c5", "Loyal", "absent", 0.0),
        ),
    )
    assert [(one.about, one.rank) for one in found] == [
        ("rfm.segments", KNOW),
        ("rfm.risk", ACT),
        ("rfm.change", ACT),
    ]
    assert [str(one) for one in found] == [
        "In June 2026, 4 clients bought; Champions are 1 of them (25%) and bring 70% of the "
        "money. 3 clients have not bought for long. With so few clients no categories are needed: "
        "look at each client by name.",
        "2 clients that bought often have been silent for long (At risk and Can't lose); they "
        "brought 250. That is 25% of the money. Call these first: c2 and Bob &amp; Co.",
        "Since May 2026, 3 clients have changed segment, of 4 that bought in both windows. Bought "
        "again after a long silence: 1, first c3. Newly falling silent: 1; ask how they are, "
        "first Bob &amp; Co.",
    ]
    assert found[0].numbers == {"rfm.champions": 1}


def test_nobody_at_risk_and_nobody_moved_is_nothing_to_act_on():
    found = rfm(scored(Loyal=10.0), moved(("c0", "Loyal", "Loyal", 10.0)))
    assert [(one.about, one.rank) for one in found] == [
        ("rfm.segments", KNOW),
        ("rfm.change", KNOW),
    ]
    assert found[0].against == "Nobody has been silent for long."
    assert found[0].numbers == {"rfm.champions": 0}
    assert found[1].what == "Since May 2026, no client has changed its segment."


def test_one_client_at_risk_is_said_in_the_singular():
    [_answer, risk] = rfm(scored(At_risk=100.0))
    assert risk.what == (
        "1 client that bought often has been silent for long (At risk and Can't lose); it brought "
        "100."
    )


def found_clusters(k, *evidence):
    frame = pd.DataFrame(list(evidence), columns=["k", "stability", "chosen"])
    return SimpleNamespace(k=k, evidence=frame, clusters=range(7))


def test_clusters_by_hand_their_text_and_rank():
    found = found_clusters(2, (2, 0.98, True), (3, 0.5, False))
    profiles = pd.DataFrame({
        "cluster": [1, 2], "clients": [1, 6], "total_share": [0.7, 0.3],
        "words": ["large", "small"],
    })  # fmt: skip
    moves = moved(("c0", "2", "1", 9.0), ("c1", "1", "2", 5.0), ("c2", "new", "2", 3.0))
    told = findings.clusters(found, profiles, moves, **OF).found
    assert [(one.about, one.rank) for one in told] == [
        ("clusters.found", KNOW),
        ("clusters.change", WATCH),
        ("clusters.1", KNOW),
        ("clusters.2", KNOW),
    ]
    assert [str(one) for one in told] == [
        "In June 2026, the 7 clients who bought form 2 clusters (stability 0.98).",
        "By the clusters of May 2026, 1 client has moved to a richer one, 1 has moved to a poorer "
        "one. Now in a poorer one: Bob &amp; Co.",
        "Cluster 1: large; 1 client, 70% of the money.",
        "Cluster 2: small; 6 clients, 30% of the money.",
    ]
    still = findings.clusters(found, profiles, moves.tail(1), **OF).found[1]
    assert str(still) == "By the clusters of May 2026, no client has moved to another one."


@pytest.mark.parametrize(("count", "so"), [(5, "1 more is"), (8, "4 more are")])
def test_many_clusters_are_told_in_the_table(count, so):
    profiles = pd.DataFrame({"cluster": range(1, count + 1), "clients": 1, "total_share": 0.1})
    found = found_clusters(count)
    told = findings.clusters(found, profiles.assign(words="small"), **OF).found
    assert told[0].so == f"{so} told in the table." and len(told) == 5
    assert told[0].what == f"In June 2026, the 7 clients who bought form {count} clusters."


def test_no_structure_is_an_answer_with_what_came_nearest():
    found = found_clusters(1, (2, 0.61, False), (3, 0.5, False))
    [told] = findings.clusters(found, pd.DataFrame(), **OF).found
    assert str(told) == (
        "In June 2026, the clients form no clusters that would hold. Drawn anew they fall apart: "
        "nearest to holding are 2 clusters (stability 0.61). Use RFM or ABC, which need no "
        "structure."
    )


def test_equal_clients_form_no_clusters():
    equal = pd.DataFrame({
        "client_id": [f"c{place}" for place in range(8)], "date": "2026-01-15", "amount": 5.0,
    })  # fmt: skip
    found = ck.kmeans(equal, as_of="2026-01")
    said = str(findings.clusters(found, ck.cluster_profiles(found.clusters), **OF))
    assert "form no clusters that would hold.** Drawn anew they fall apart." in said
