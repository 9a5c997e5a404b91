"""The house of quality: needs x features, the weight of each, and how we stand to the rival."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from clientkit.language import mark, number, say
from clientkit.methods.qfd import House
from clientkit.showing import style

MOST = 16
SIGNS = (  # least strength, word, marker, face
    (9, mark("strong (9)"), "o", style.MAIN),
    (3, mark("some (3)"), "o", "white"),
    (0, mark("little (1)"), "^", "white"),
)
BARS, GAP, SCALE = 2.2, 0.5, 4  # in cells: the longest bar, the way between blocks, 1 to 5
FIELD = "#f6f8fa"
FEW_COLUMNS = 3  # too narrow for words


def qfd(house: House, *, ax: Axes | None = None, note: str = "") -> Axes:
    """The most important feature stands first; of large tables only the first are drawn."""
    features = house.features.head(MOST)
    needs = house.needs.head(MOST)
    title = say("Most weight: {feature}", feature=features["feature"].iloc[0])
    if len(features) < len(house.features) or len(needs) < len(house.needs):
        title = say(
            "{title} (the first {n:# need|# needs} and {k:# feature|# features})", title=title,
            n=len(needs), k=len(features),
        )  # fmt: skip
    ax = style.ready(ax, title, note, height=3.1 + 0.33 * (len(needs) + BARS))
    ax.grid(visible=False)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    _matrix(ax, house.matrix.loc[needs["need"], features["feature"]])
    _features(ax, features, below=len(needs))
    right = len(features) + GAP
    _importance(ax, needs, right)
    right += BARS + 2 * GAP
    compared = needs["ours"].notna().any() and needs["rival"].notna().any()
    if compared:
        _compared(ax, needs, right)
        right += SCALE
    ax.set_xlim(-0.1, right + 0.2)
    ax.set_ylim(len(needs) + BARS + 1, -0.1)
    ax.set_yticks(
        [place + 0.5 for place in range(len(needs))],
        [style.tail_cut(need, 34) for need in needs["need"]],
    )
    _legend(ax, compared)
    return ax


def _matrix(ax: Axes, strengths: pd.DataFrame) -> None:
    rows, columns = strengths.shape
    ax.fill_between([0, columns], 0, rows, color=FIELD, zorder=0)
    for place in range(columns + 1):
        ax.plot([place, place], [0, rows], color=style.PALE, linewidth=0.9)
    for place in range(rows + 1):
        ax.plot([0, columns], [place, place], color=style.PALE, linewidth=0.9)
    for row, values in enumerate(strengths.to_numpy()):
        if not (values > 0).any():
            look = {"va": "center", "fontsize": 8.5, "color": style.ACCENT}
            words = say("no feature serves it") if columns > FEW_COLUMNS else say("none")
            ax.text(0.2, row + 0.5, words, **look)
        for column, strength in enumerate(values):
            if strength > 0:
                _least, _word, marker, face = next(s for s in SIGNS if strength >= s[0])
                look = {"markerfacecolor": face, "markeredgecolor": style.MAIN, "markersize": 8}
                ax.plot(column + 0.5, row + 0.5, marker, **look)


def _features(ax: Axes, features: pd.DataFrame, below: int) -> None:
    """Names above the matrix, weights hanging below it."""
    ax.xaxis.tick_top()
    places = [place + 0.5 for place in range(len(features))]
    names = [style.tail_cut(name, 30) for name in features["feature"]]
    ax.set_xticks(places, names, rotation=40, ha="left", rotation_mode="anchor")
    ax.tick_params(length=0)
    top = below + 0.15
    lengths = BARS * features["share"] / features["share"].max()
    ax.bar(places, lengths, bottom=top, width=0.72, color=style.MAIN)
    for place, length, share in zip(places, lengths, features["share"], strict=True):
        look = {"ha": "center", "va": "top", "fontsize": 8, "color": style.INK}
        ax.text(place, top + length + 0.1, number(share, ".0%"), **look)
    caption = {"ha": "right", "va": "center", "fontsize": 9, "color": style.INK}
    ax.text(-0.15, top + BARS / 2, say("weight of the feature"), **caption)


def _importance(ax: Axes, needs: pd.DataFrame, left: float) -> None:
    _caption(ax, left, say("importance"), 13)
    lengths = BARS * needs["importance"] / needs["importance"].max()
    for place, (length, weight) in enumerate(zip(lengths, needs["importance"], strict=True)):
        ax.barh(place + 0.5, length, left=left, height=0.56, color=style.COLORS["B"])
        look = {"va": "center", "fontsize": 8, "color": style.INK}
        ax.text(left + length + 0.08, place + 0.5, number(weight, "g"), **look)


def _compared(ax: Axes, needs: pd.DataFrame, left: float) -> None:
    """Ours and the rival's satisfaction from 1 to 5; red where the rival is ahead."""
    _caption(ax, left, say("satisfaction, 1 to 5"), 22)
    for point in range(1, 6):
        at = left + (point - 1) * SCALE / 4
        ax.plot([at, at], [0, len(needs)], color=style.PALE, linewidth=0.9)
        look = {"ha": "center", "va": "top", "fontsize": 8, "color": style.GREY}
        ax.text(at, len(needs) + 0.1, str(point), **look)
    for place, row in enumerate(needs.itertuples()):
        ours, rival = (left + (point - 1) * SCALE / 4 for point in (row.ours, row.rival))
        color = style.ACCENT if row.gap > 0 else style.GREY
        ax.plot([ours, rival], [place + 0.5] * 2, color=color, linewidth=2, alpha=0.6)
        ax.plot(rival, place + 0.5, "D", color=style.ACCENT, markersize=5)
        ax.plot(ours, place + 0.5, "o", color=style.INK, markersize=7)


def _caption(ax: Axes, left: float, text: str, room: int) -> None:
    look = {"fontsize": style.letters(text, room), "color": style.INK}
    ax.text(left, -0.15, text, ha="left", va="bottom", **look)


def _legend(ax: Axes, compared: bool) -> None:
    entries = {
        say(word): Line2D([], [], marker=marker, linestyle="", markerfacecolor=face,
                          markeredgecolor=style.MAIN, markersize=8)
        for _least, word, marker, face in SIGNS
    }  # fmt: skip
    if compared:
        dots = {"marker": "o", "linestyle": "", "color": style.INK, "markersize": 7}
        entries[say("ours")] = Line2D([], [], **dots)
        entries[say("best rival")] = Line2D(
            [], [], **dots | {"marker": "D", "color": style.ACCENT, "markersize": 5}
        )
    style.legend(
        ax, entries.values(), entries.keys(), ncols=len(entries), frameon=False, fontsize=8.5,
        loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=0.2,
    )  # fmt: skip
