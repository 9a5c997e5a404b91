"""Clusters: the evidence for their number, what they are like, where they lie."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import localised, number, say
from clientkit.methods.cluster_evidence import STABLE
from clientkit.showing import style


def cluster_evidence(evidence: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """Silhouette and stability of each k; the chosen k is marked."""
    ax = style.ready(ax, say("How many clusters the data bear out"), note)
    ax.plot(
        evidence["k"],
        evidence["stability"],
        "o-",
        color=style.MAIN,
        label=say("stability of the weakest cluster"),
    )
    silhouette = say("silhouette")
    ax.plot(evidence["k"], evidence["silhouette"], "o-", color=style.WARM, label=silhouette)
    ax.axhline(STABLE, color=style.MAIN, linewidth=0.8, linestyle=":")
    ax.text(
        evidence["k"].max(),
        STABLE,
        say("stable from {bound:g}", bound=STABLE),
        color=style.MAIN,
        fontsize=8,
        ha="right",
        va="bottom",
    )
    for k in evidence.loc[evidence["chosen"], "k"]:
        ax.axvspan(k - 0.3, k + 0.3, color=style.ACCENT, alpha=0.12)
        ax.text(k, 1.03, say("chosen"), color=style.ACCENT, fontsize=9, ha="center")
    ax.set(ylim=(0, 1.1), xticks=evidence["k"])
    ax.yaxis.set_major_formatter(lambda value, _place: number(value, ".1f"))
    ax.legend(frameon=False, fontsize=8.5, loc="lower left")
    return style.labelled(ax, say("number of clusters k"), say("0 none … 1 perfect"))


def cluster_profiles(profiles: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """Each cluster's medians as multiples of the base's: 2 is twice as much.

    profiles : one row per cluster, with cluster and *_ratio columns, see `findings.profiles`
    """
    import seaborn as sns

    ax = style.ready(ax, say("Clusters against the base (medians; red = more)"), note)
    ratios = profiles.set_index("cluster")[["recency_ratio", "frequency_ratio", "monetary_ratio"]]
    ratios.columns = [
        style.in_lines(name)
        for name in (say("days since last purchase"), say("documents"), say("money"))
    ]
    texts = ratios.map("{:.2g}×".format).map(localised)
    sns.heatmap(
        np.log2(ratios.clip(lower=0.1)), annot=texts, fmt="", cmap="vlag",
        center=0, vmin=-3, vmax=3, cbar=False, linewidths=1.5, linecolor="white", ax=ax,
        annot_kws={"fontsize": 10},
    )  # fmt: skip
    ax.tick_params(length=0, rotation=0)
    return style.labelled(ax, y=say("cluster"))


def cluster_scatter(clusters: pd.DataFrame, *, ax: Axes | None = None, note: str = "") -> Axes:
    """Clients by recency and money, coloured by cluster."""
    ax = style.ready(ax, say("Clients by recency and money"), note)
    drawn = clusters[clusters["monetary"] > 0]  # a log axis ends above 0
    for cluster, part in drawn.groupby("cluster"):
        ax.scatter(
            part["recency_days"],
            part["monetary"],
            s=18,
            alpha=0.65,
            linewidths=0,
            color=style.color_of(cluster),
            label=say("cluster {k} ({n:,})", k=cluster, n=len(part)),
        )
    ax.set_yscale("log")
    style.short_numbers(ax.yaxis)
    ax.legend(frameon=False, fontsize=8.5, loc="upper right")
    money = style.not_drawn(style.unit("monetary"), len(clusters) - len(drawn))
    return style.labelled(ax, style.unit("recency_days"), money)
