"""k-means clusters of clients on recency, frequency and monetary, with the evidence for k.

Steps: each axis is winsorised at its 1st and 99th percentile, log1p with its sign, z-scored; then
k-means for k = 2..8. Evidence per k: silhouette, inertia, stability (of each cluster the mean
Jaccard similarity with its best match over bootstrap samples) and the smallest cluster's share.
Chosen: the largest k whose clusters are all stable (>= 0.75) and hold at least 3 % of the clients;
with none, k = 1: there is no cluster structure, which is an answer too.

Cluster 1 has the largest median monetary. Everything is seeded, and clients are put in order of
their id first, so the order of the rows changes nothing.

Source: J. MacQueen, "Some methods for classification and analysis of multivariate observations",
1967; for the evidence see `cluster_evidence`.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from clientkit.engine import as_table, to_pandas
from clientkit.language import say
from clientkit.methods.clients import buyers
from clientkit.methods.cluster_evidence import chosen_k, evidence_for, fit
from clientkit.schema import whole_number

AXES = ["recency_days", "frequency", "monetary"]
MOST_CLUSTERS = 8


@dataclass(frozen=True)
class Scaling:
    """How raw axes become distances: learnt once, used again for next month's clients."""

    low: np.ndarray  # (3,)
    high: np.ndarray
    mean: np.ndarray
    deviation: np.ndarray

    @classmethod
    def learnt(cls, axes: np.ndarray) -> "Scaling":
        """The scaling of these clients (n, 3)."""
        low, high = np.quantile(axes, [0.01, 0.99], axis=0)
        logs = _signed_log(np.clip(axes, low, high))
        deviation = logs.std(axis=0)
        return cls(low, high, logs.mean(axis=0), np.where(deviation > 0, deviation, 1.0))

    def points(self, axes: np.ndarray) -> np.ndarray:
        """The clients as points (n, 3), in standard deviations."""
        return (_signed_log(np.clip(axes, self.low, self.high)) - self.mean) / self.deviation


@dataclass(frozen=True)
class Clusters:
    """What `kmeans` found.

    k         the number of clusters; 1 says that there is no structure
    clusters  one row per client: client_id, recency_days, frequency, monetary, cluster (1..k)
    evidence  one row per k: silhouette, inertia, stability, smallest_share, chosen
    centers   one row per cluster, in standard deviations from the mean of the base
    """

    k: int
    clusters: pd.DataFrame
    evidence: pd.DataFrame
    centers: pd.DataFrame
    scaling: Scaling
    months: int | None = None

    def assign(self, table, *, as_of, months=None) -> pd.DataFrame:
        """The clients of another month in these clusters: same columns as `clusters`."""
        people = _people(table, as_of, months or self.months)
        return people.assign(cluster=self._nearest(people))

    def _nearest(self, people: pd.DataFrame) -> np.ndarray:
        points = self.scaling.points(people[AXES].to_numpy(float))
        gaps = points[:, None, :] - self.centers[AXES].to_numpy()[None, :, :]  # (n, k, 3)
        return (gaps**2).sum(axis=2).argmin(axis=1) + 1


def kmeans(table, *, as_of, months=None, k=None, seed=0) -> Clusters:
    """Clusters of the clients that bought in the window.

    Parameters
    ----------
    table : transactions
    as_of : the day looked back from; a month means its last day
    months : length of the window; None takes everything up to as_of
    k : the number of clusters; None lets the evidence choose
    seed : of every random draw

    Returns
    -------
    `Clusters`: .k, .clusters, .evidence, .centers, .assign(table, as_of=...)

    Raises
    ------
    DataError : nobody bought in the window; k is not below the number of different clients, or
        above 8

    Examples
    --------
    >>> import clientkit as ck
    >>> found = ck.kmeans(ck.sample().transactions, as_of="2026-06", k=3)
    >>> sorted(found.clusters["cluster"].unique().tolist())
    [1, 2, 3]
    """
    people = _people(table, as_of, months)
    most = min(MOST_CLUSTERS, different(people) - 1)
    if k is not None:
        largest = max(most, 1)
        k = whole_number(
            say("k is the number of clusters, 1 to {largest} here", largest=largest),
            k,
            most=largest,
        )
    evidence = evidence_for(_points(people)[1], most, seed)
    k = k or chosen_k(evidence)
    return fitted(people, k, seed, months, evidence.assign(chosen=evidence["k"] == k))


def fitted(people: pd.DataFrame, k: int, seed=0, months=None, evidence=None) -> Clusters:
    """`people`, one row per client in the order of their ids, in `k` clusters, richest first."""
    scaling, points = _points(people)
    centers = pd.DataFrame(fit(points, k, seed).cluster_centers_, columns=AXES)
    evidence = pd.DataFrame() if evidence is None else evidence
    return _richest_first(Clusters(k, people, evidence, centers, scaling, months))


def different(people: pd.DataFrame) -> int:
    """How many different clients there are among `people`, once the axes are scaled."""
    return len(np.unique(_points(people)[1], axis=0))


def _points(people: pd.DataFrame) -> tuple[Scaling, np.ndarray]:
    axes = people[AXES].to_numpy(float)
    scaling = Scaling.learnt(axes)
    return scaling, scaling.points(axes)


def _people(table, as_of, months) -> pd.DataFrame:
    return to_pandas(buyers(as_table(table), as_of=as_of, months=months).order_by("client_id"))


def _signed_log(values: np.ndarray) -> np.ndarray:
    return np.sign(values) * np.log1p(np.abs(values))


def _richest_first(found: Clusters) -> Clusters:
    """`found` with cluster 1 the one of the largest median monetary."""
    people = found.clusters.assign(cluster=found._nearest(found.clusters))
    medians = people.groupby("cluster")[["monetary", "frequency"]].median()
    order = medians.sort_values(["monetary", "frequency"], ascending=False).index
    centers = found.centers.iloc[order - 1].reset_index(drop=True)
    places = {old: place for place, old in enumerate(order, start=1)}
    people["cluster"] = people["cluster"].map(places)
    centers.insert(0, "cluster", range(1, len(centers) + 1))
    return Clusters(found.k, people, found.evidence, centers, found.scaling, found.months)
