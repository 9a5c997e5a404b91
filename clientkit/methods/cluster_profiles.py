"""What each cluster is like: its medians against the base, in numbers and in words."""

import pandas as pd

from clientkit.language import mark

AXES = ("recency_days", "frequency", "monetary")
WORDS = {
    "monetary": (mark("very large"), mark("large"), mark("small")),
    "frequency": (mark("very often"), mark("often"), mark("seldom")),
    "recency_days": (mark("very long silent"), mark("long silent"), mark("bought recently")),
}
BASE = mark("as the base")
FAR, VERY_FAR = 1.5, 5
"""A median this many times above, or below, the base's earns a word, or a stronger one."""


def cluster_profiles(clusters: pd.DataFrame) -> pd.DataFrame:
    """One row per cluster: size, medians, ratios to the base's medians, money, words.

    clusters : one row per client, the `.clusters` of `kmeans` or its `.assign`

    Returns
    -------
    cluster, clients, clients_share, recency_days, frequency, monetary (medians), recency_ratio,
    frequency_ratio, monetary_ratio (1 = as the base), total, total_share (money), words

    >>> people = pd.DataFrame({
    ...     "cluster": [1, 2, 2], "recency_days": [50, 100, 100], "frequency": [9, 3, 3],
    ...     "monetary": [900.0, 100, 100]})
    >>> cluster_profiles(people)["words"].tolist()
    ['very large, often, bought recently', 'as the base']
    """
    of_cluster = clusters.groupby("cluster")
    profiles = of_cluster[list(AXES)].median()
    base = clusters[list(AXES)].median()
    profiles.insert(0, "clients", of_cluster.size())
    profiles.insert(1, "clients_share", profiles["clients"] / len(clusters))
    for axis in AXES:
        profiles[f"{axis.split('_')[0]}_ratio"] = profiles[axis] / (base[axis] or 1)
    profiles["total"] = of_cluster["monetary"].sum()
    profiles["total_share"] = profiles["total"] / (profiles["total"].sum() or 1)
    profiles["words"] = [_words(row) for _, row in profiles.iterrows()]
    return profiles.reset_index()


def _words(profile: pd.Series) -> str:
    said = []
    for axis, (very_high, high, low) in WORDS.items():
        ratio = profile[f"{axis.split('_')[0]}_ratio"]
        if ratio >= FAR:
            said.append(very_high if ratio >= VERY_FAR else high)
        elif ratio <= 1 / FAR:
            said.append(low)
    return ", ".join(said) or BASE
