"""The RFM grid of clients or money, and the three distributions with their thresholds."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import mark, say
from clientkit.showing import style

RARE = 0.99
"""Histograms end at this quantile, so that one giant does not squeeze the others into one bar."""
MOST_SINGLE_BARS = 40
TITLES = {
    "recency_days": mark("Recency"),
    "frequency": mark("Frequency"),
    "monetary": mark("Money"),
}


def rfm_grid(
    scored: pd.DataFrame, *, value: str = "clients", ax: Axes | None = None, note: str = ""
) -> Axes:
    """Clients, or the sum of a column such as monetary, in each pair of R and F scores."""
    import seaborn as sns

    counted = value == "clients"
    title = say("Money by recency and frequency")
    if counted:
        title = say("Clients by recency and frequency")
    ax = style.ready(ax, title, note)
    cells = scored.pivot_table(
        index="r", columns="f", values="client_id" if counted else value,
        aggfunc="count" if counted else "sum", fill_value=0,
    ).sort_index(ascending=False)  # fmt: skip
    texts = cells.map(lambda number: style.short(float(round(number))) if number else "")
    sns.heatmap(
        cells.clip(lower=0) ** 0.4,  # one rich cell must not make all the others white
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
    return style.labelled(ax, say("F score: seldom → often"), say("R score: long ago → just now"))


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

    ax = style.ready(ax, say(TITLES[axis]), note)
    values, scale = _drawn(scored[axis], axis)
    sns.histplot(x=values, ax=ax, color="#9dbdd4", edgecolor="white", **scale)
    for score, bound in thresholds.items():
        if score > 1 and values.min() <= bound <= values.max():
            ax.axvline(bound, color=style.ACCENT, linewidth=1)
            ax.text(
                bound,
                1.0 - 0.07 * (score % 2),  # neighbours may be close
                f" {score}",
                color=style.ACCENT,
                fontsize=8.5,
                va="top",
                transform=ax.get_xaxis_transform(),
            )
    style.short_numbers(ax.xaxis)
    across = style.not_drawn(style.unit(axis), len(scored) - len(values))
    return style.labelled(ax, across, say("clients"))


def _drawn(values: pd.Series, axis: str) -> tuple[pd.Series, dict]:
    """The values to draw and how: money on a log axis, few documents one bar each."""
    if axis == "monetary":
        return values[values > 0], {"bins": 30, "log_scale": True}
    values = values.clip(upper=values.quantile(RARE))
    single = axis == "frequency" and values.max() < MOST_SINGLE_BARS
    return values, {"bins": np.arange(0.5, values.max() + 1.5) if single else 30}
