"""The evidence for a number of clusters: silhouette, inertia, bootstrap stability, smallest share.

Terms
-----
stability  of one cluster: the mean Jaccard similarity with its best match when clients drawn anew
           (bootstrap) are clustered again. Above 0.75 a cluster is stable, below 0.6 it is noise.
           Of one k: that of its weakest cluster.

Sources: P. Rousseeuw, "Silhouettes", 1987; C. Hennig, "Cluster-wise assessment of cluster
stability", Computational Statistics & Data Analysis 52, 2007.
"""

import numpy as np
import pandas as pd

STABLE = 0.75
SMALLEST_SHARE = 0.03
RESAMPLES = 20
MOST_JUDGED = 3000
"""Silhouette and stability are judged on at most so many clients, drawn with the seed."""


def evidence_for(points: np.ndarray, most: int, seed: int) -> pd.DataFrame:
    """One row per k = 2..most: silhouette, inertia, stability, smallest_share; points (n, 3)."""
    return pd.DataFrame(
        [_row(points, k, seed) for k in range(2, most + 1)],
        columns=["k", "silhouette", "inertia", "stability", "smallest_share"],
    )


def chosen_k(evidence: pd.DataFrame) -> int:
    """The largest k whose clusters are all stable and large enough; 1 when there is none."""
    holds = (evidence["stability"] >= STABLE) & (evidence["smallest_share"] >= SMALLEST_SHARE)
    return int(evidence.loc[holds, "k"].max()) if holds.any() else 1


def fit(points: np.ndarray, k: int, seed: int, starts: int = 10):
    """The fitted scikit-learn `KMeans`: .labels_ (n,), .cluster_centers_ (k, 3), .inertia_."""
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # sums over threads would differ in the last bits from run to run
        return KMeans(n_clusters=k, n_init=starts, random_state=seed).fit(points)


def _row(points: np.ndarray, k: int, seed: int) -> dict:
    from sklearn.metrics import silhouette_score

    found = fit(points, k, seed)
    sample = np.random.default_rng(seed).permutation(len(points))[:MOST_JUDGED]
    labels = found.labels_[sample]
    judged = len(np.unique(labels)) > 1
    return {
        "k": k,
        "silhouette": silhouette_score(points[sample], labels) if judged else np.nan,
        "inertia": found.inertia_,
        "stability": _stability(points[sample], labels, k, seed).min(),
        "smallest_share": np.bincount(found.labels_, minlength=k).min() / len(points),
    }


def _stability(points: np.ndarray, labels: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Per cluster (k,), the mean Jaccard similarity with its best match over bootstrap samples."""
    random = np.random.default_rng([seed, k])
    similar = []
    for _ in range(RESAMPLES):
        drawn = np.unique(random.integers(len(points), size=len(points)))
        if len(np.unique(points[drawn], axis=0)) >= k:
            again = fit(points[drawn], k, seed, starts=3).labels_
            similar.append(_best_jaccard(labels[drawn], again, k))
    return np.mean(similar, axis=0) if similar else np.zeros(k)


def _best_jaccard(old: np.ndarray, new: np.ndarray, k: int) -> np.ndarray:
    both = np.zeros((k, k))
    np.add.at(both, (old, new), 1)
    either = both.sum(axis=1, keepdims=True) + both.sum(axis=0, keepdims=True) - both
    return (both / np.maximum(either, 1)).max(axis=1)
