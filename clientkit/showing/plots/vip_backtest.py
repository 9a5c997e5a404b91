"""Which list is worth keeping: what each brought a month later, against as many others."""

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import say
from clientkit.methods.vip_backtest import Backtest
from clientkit.methods.vip_lists import monthly
from clientkit.showing import style
from clientkit.showing.words import word


def vip_backtest(found: Backtest, *, ax: Axes | None = None, note: str = "") -> Axes:
    """One line a list: its share of the next month, and that of as many clients otherwise chosen.

    found : of `ck.vip_backtest`
    """
    held = found.summary[found.summary["size"] > 0]
    held = held.sort_values("gain", ascending=False, ignore_index=True)
    ax = style.ready(ax, _title(found), note, height=1.9 + 0.33 * len(held))
    for place, row in enumerate(held.itertuples()):
        ax.plot([row.plain, row.best], [place, place], color=style.PALE, linewidth=6, zorder=1)
        color = style.ACCENT if row.list == found.kept else style.MAIN
        ax.plot([row.plain, row.caught], [place, place], color=color, linewidth=2.5, zorder=2)
    keep = [style.ACCENT if name == found.kept else style.MAIN for name in held["list"]]
    ax.scatter(held["caught"], held.index, color=keep, s=52, zorder=4)
    ax.scatter([], [], color=style.MAIN, s=52, label=say("the list"))
    ax.scatter(
        held["plain"], held.index, facecolor="white", edgecolor=style.GREY, s=40, zorder=3,
        # Translators: {by} is a measure as it stands alone, like amount
        label=say("as many, the month's largest by {by}", by=word(found.by)),
    )  # fmt: skip
    ax.scatter(
        held["best"], held.index, color=style.GREY, marker="|", s=90, zorder=3,
        label=say("the best possible with as many"),
    )  # fmt: skip
    _names(ax, held, found.kept)
    style.percents(ax.xaxis)
    return style.labelled(ax, say("share of the next month's amount, mean of the months"))


def _title(found: Backtest) -> str:
    if found.kept is None:
        months = found.summary["months"].max()
        return say(
            "Too early to tell which list is worth keeping (months to compare: {n:,})", n=months
        )
    row = found.summary.set_index("list").loc[found.kept]
    held = {"list": word(found.kept), "n": round(row["size"]), "share": row["caught"]}
    if found.kept == monthly(found.by):
        return say(
            'Nothing clearly beats "{list}": '
            "{n:# client brings|# clients bring} {share:.0%} of the next month",
            **held,
        )
    return say(
        'Keep "{list}": {n:# client brings|# clients bring} {share:.0%} of the next month', **held
    )


def _names(ax: Axes, held: pd.DataFrame, kept: str | None) -> None:
    """The lists beside their lines, with how many clients they hold."""
    names = [
        say("{list}, {n:# client|# clients}", list=word(row.list), n=round(row.size))
        for row in held.itertuples()
    ]
    ax.set_yticks(range(len(held)), names)
    for name, label in zip(held["list"], ax.get_yticklabels(), strict=True):
        label.set_fontweight("bold" if name == kept else "normal")
    ax.set_ylim(max(len(held), 1) - 0.4, -0.6)
    ax.grid(visible=False, axis="y")
    ax.grid(axis="x", color=style.PALE, linewidth=0.8)
    if len(held):
        style.legend(
            ax, loc="upper center", bbox_to_anchor=(0.42, 0), borderaxespad=3.6, ncols=3,
            frameon=False, fontsize=8.5,
        )  # fmt: skip
