"""Promoters against detractors, segment by segment, and the score with its interval."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from clientkit.language import mark, number, say
from clientkit.showing import style
from clientkit.showing.words import words

KINDS = {
    "detractor": mark("detractors"),
    "promoter": mark("promoters"),
    "passive": mark("passives"),
}


def nps(found: pd.DataFrame, *, by: str = "", ax: Axes | None = None, note: str = "") -> Axes:
    """Detractors to the left of 0, promoters and then passives to the right; the dot is the NPS.

    found : of `ck.nps`
    by : what the segments are, for the labels; without it, classes
    """
    [score] = found.loc[found["segment"] == "all", "nps"] if len(found) else [float("nan")]
    title = say("Nobody answered")
    if pd.notna(score):
        title = say("NPS {score:+.0f}: promoters less detractors", score=score)
    ax = style.ready(ax, title, note, height=2.1 + 0.42 * max(len(found), 1))
    ax.grid(visible=False, axis="y")
    ax.axvline(0, color=style.GREY, linewidth=0.9)
    for place, row in enumerate(found.itertuples()):
        _bar(ax, place, row)
    names = words(found["segment"], "segment")
    labels = [f"{name} ({number(n)})" for name, n in zip(names, found["answers"], strict=True)]
    ax.set_yticks(range(len(found)), labels)
    ax.set_ylim(max(len(found), 1) - 0.45, -0.55)
    ax.set_xlim(-104, 104)
    ax.set_xticks(range(-100, 101, 25))
    _legend(ax)
    return style.labelled(
        ax, say("per cent of the answers; the NPS in points"),
        say("{groups} (answers)", groups=by or say("class")),
    )  # fmt: skip


def _bar(ax: Axes, place: int, row) -> None:
    part = {kind: 100 * getattr(row, f"{kind}s") / row.answers for kind in KINDS}
    look = {"height": 0.6, "edgecolor": "white"}
    ax.barh(place, -part["detractor"], color=style.COLORS["detractor"], **look)
    ax.barh(place, part["promoter"], color=style.COLORS["promoter"], **look)
    left = part["promoter"]
    ax.barh(place, part["passive"], left=left, color=style.COLORS["passive"], **look)
    ax.plot([row.nps_low, row.nps_high], [place, place], color=style.INK, linewidth=2)
    ax.plot(row.nps, place, "o", color="white", markeredgecolor=style.INK, markersize=8, zorder=3)


def _legend(ax: Axes) -> None:
    entries = {say(name): Patch(color=style.COLORS[kind]) for kind, name in KINDS.items()}
    dot = {"marker": "o", "color": style.INK, "markerfacecolor": "white", "markersize": 7}
    entries[say("NPS, where it lies at {sure:.0%}", sure=0.95)] = Line2D(
        [], [], linewidth=2, **dot
    )
    style.legend(
        ax, entries.values(), entries.keys(), ncols=len(entries), frameon=False, fontsize=8.5,
        loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=4.4,
    )  # fmt: skip
