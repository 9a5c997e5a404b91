"""The RFM grid of clients or money, and the three distributions with their thresholds."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from clientkit.showing import style

RARE = 0.99
"""Histograms end at this quantile, so that one giant does not squeeze the others into one bar."""


def rfm_grid(
    scored: pd.DataFrame, *, value: str = "clients", ax: Axes | None = None, note: str = ""
) -> Axes:
    """Clients, or the sum of a column such as monetary, in each pair of R and F scores."""
    import seaborn as sns

    ax = style.ready(ax, f"{value.capitalize()} by recency and frequency", note)
    counted = value == "clients"
    cells = scored.pivot_table(
        index="r", columns="f", values="client_id" if counted else value,
        aggfunc="count" if counted else "sum", fill_value=0,
    ).sort_index(ascending=False)  # fmt: skip
    texts = cells.map(lambda number: style.short(float(round(number))) if number else "")
    sns.heatmap(
        cells,
        annot=texts,
        fmt="",
        cmap="Blues",
        linewidths=1.5,
        linecolor="white",
        cbar=False,
        ax=ax,
        annot_kws={"fontsize": 9},
    )
    ax.tick_params(length=0, rotation=0)
    return style.labelled(ax, "F score: seldom → often", "R score: long ago → just now")


def rfm_histogram(
    scored: pd.DataFrame,
    axis: str,
    *,
    thresholds: Mapping[int, float],
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """The clients along one axis, with the thresholds of the scores drawn."""
    import seaborn as sns

    ax = style.ready(ax, axis.split("_")[0].capitalize(), note)
    values = scored[axis].clip(upper=scored[axis].quantile(RARE))
    whole = axis == "frequency" and values.max() < 40
    bins = np.arange(0.5, values.max() + 1.5) if whole else 30
    sns.histplot(x=values, bins=bins, color="#9dbdd4", edgecolor="white", ax=ax)
    for score, bound in thresholds.items():
        if score > 1 and bound <= values.max():
            ax.axvline(bound - 0.5 if whole else bound, color=style.ACCENT, linewidth=1)
            ax.text(
                bound,
                1.0,
                f" {score}",
                color=style.ACCENT,
                fontsize=8.5,
                va="top",
                transform=ax.get_xaxis_transform(),
            )
    style.short_numbers(ax.xaxis)
    return style.labelled(ax, style.UNITS[axis], "clients")
