"""Who came and who went: clients gained and lost, the share that stays, cohorts."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from clientkit.language import mark, number, say
from clientkit.showing import style
from clientkit.showing.words import word

FLOWS = {"new": "#3d9970", "recovered": "#8fc9a3", "lost": "#8c2f39"}
MOST_LABELS = 14
MOST_COHORTS = 18


def flows(table: pd.DataFrame, *, ax: Axes | None = None, title: str = "", note: str = "") -> Axes:
    """Clients that came above the line, those lost below it, period by period.

    table : of `ck.flows`; the warm-up is shaded, a period that is not over is drawn pale
    """
    ax = style.ready(ax, title or say("Clients gained and lost"), note)
    x = np.arange(len(table))
    pale = np.where(table["complete"], 1.0, 0.4)
    below = np.zeros(len(table))
    for name in ("new", "recovered"):
        _bars(ax, x, table[name], below, FLOWS[name], pale, word(name))
        below = below + table[name].to_numpy()
    _bars(ax, x, -table["lost"], 0, FLOWS["lost"], pale, word("lost"))
    ax.axhline(0, color=style.INK, linewidth=0.8)
    _warm_up(ax, table)
    if not table["complete"].all():
        ax.plot([], [], "s", color=style.PALE, label=say("not over"))
    _periods_on_x(ax, table["period"])
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.yaxis.set_major_formatter(lambda value, _place: number(abs(value), ",.0f"))
    look = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.2)}
    style.legend(ax, ncols=5, frameon=False, fontsize=8.5, **look)
    return style.labelled(ax, y=say("clients"))


def _bars(ax: Axes, x, heights, bottom, color: str, pale, label: str) -> None:
    bars = ax.bar(x, heights, bottom=bottom, color=color, width=0.72, label=label)
    for bar, alpha in zip(bars, pale, strict=True):
        bar.set_alpha(alpha)


def _warm_up(ax: Axes, table: pd.DataFrame) -> None:
    """The first periods, where old clients look new."""
    early = int(table["warm_up"].sum())
    if early:
        ax.axvspan(-0.5, early - 0.5, color=style.PALE, alpha=0.6, linewidth=0, zorder=0,
                   label=say("warm-up: old clients look new"))  # fmt: skip


def retention(
    table: pd.DataFrame, *, ax: Axes | None = None, title: str = "", note: str = ""
) -> Axes:
    """The share of the clients of the period before that stay, and the number active.

    table : of `ck.flows`
    """
    judged = table[table["retention"].notna()].reset_index(drop=True)
    ax = style.ready(ax, title or say("Of the clients one had, the share that stays"), note)
    ax.plot(judged.index, judged["retention"], color=style.MAIN, marker="o", markersize=4)
    if len(judged):
        mean, last = judged["retention"].mean(), judged.iloc[-1]
        ax.axhline(mean, color=style.GREY, linewidth=1, linestyle=(0, (4, 3)))
        said = say("dashed: {mean:.0%} on average", mean=mean)
        ax.text(0.02, 0.03, said, transform=ax.transAxes, fontsize=8.5, color=style.GREY)
        ax.annotate(
            number(last["retention"], ".0%"), (len(judged) - 1, last["retention"]), xytext=(6, -3),
            textcoords="offset points", fontsize=9, color=style.MAIN, fontweight="bold",
        )  # fmt: skip
        ax.set_ylim(max(0, judged["retention"].min() - 0.12), 1.005)
    _periods_on_x(ax, judged["period"])
    style.percents(ax.yaxis)
    return style.labelled(ax, y=say("share that stays"))


def cohorts(
    table: pd.DataFrame,
    *,
    value: str = "retention",
    ax: Axes | None = None,
    title: str = "",
    note: str = "",
) -> Axes:
    """One line per cohort, one column per month since it came; the darker, the more stay.

    table : of `ck.cohorts`
    value : retention (clients) or value_share (money)
    """
    sizes = table[table["age"] == 0].set_index("cohort")["size"]
    later = table[(table["age"] > 0) & table["retention"].notna()]
    shown = sizes.index[sizes.index.isin(later["cohort"])][-MOST_COHORTS:]
    later = later[later["cohort"].isin(shown)]
    grid = later.pivot_table(index="cohort", columns="age", values=value).reindex(shown)
    title = title or say(TITLES[value])
    if len(shown) == MOST_COHORTS:
        title = say("{title} (the last {n:# cohort|# cohorts})", title=title, n=len(shown))
    ax = style.ready(ax, title, note, height=1.7 + 0.24 * len(shown))
    ax.grid(visible=False)
    cells = grid.to_numpy(dtype=float)
    if cells.size:
        ax.imshow(cells, aspect="auto", cmap="Blues", vmin=0, vmax=1)
        _numbers(ax, cells)
    ax.set_xticks(range(grid.shape[1]), [str(age) for age in grid.columns])
    ax.set_yticks(range(len(shown)), _cohort_names(sizes, shown))
    ax.tick_params(length=0, labelsize=8)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return style.labelled(ax, say("months after the first purchase"), say("came in (clients)"))


TITLES = {
    "retention": mark("Clients that buy again, %"),
    "value_share": mark("Money, in % of the first month"),
}


def _cohort_names(sizes: pd.Series, shown: pd.Index) -> list[str]:
    return [f"{style.period_label(name)}  ({number(sizes[name])})" for name in shown]


def _numbers(ax: Axes, cells: np.ndarray) -> None:
    for (row, column), share in np.ndenumerate(cells):
        if not np.isnan(share):
            color = "white" if share > 0.55 else style.INK
            ax.text(column, row, f"{100 * share:.0f}", ha="center", va="center", fontsize=7,
                    color=color)  # fmt: skip


def _periods_on_x(ax: Axes, periods: pd.Series) -> None:
    names = list(periods)
    step = max(1, -(-len(names) // MOST_LABELS))
    places = list(range(len(names) - 1, -1, -step))  # counted back: the last has its label
    ax.set_xticks(
        places, [style.period_label(names[place]) for place in places], rotation=45, ha="right"
    )
