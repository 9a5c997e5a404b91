"""The VIP procedure: the half-year in tiles, the month's payers and the cut, two lists."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from clientkit.language import number, say
from clientkit.methods.vip_history import STATUSES
from clientkit.showing import style
from clientkit.showing.words import word, words

MOST_TILES = 45
MOST_BARS = 150
NAMED = 5


def vip_tiles(
    master: pd.DataFrame,
    *,
    names: Mapping,
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """The half-year at a glance: client x month, coloured by status, with the month's rank."""
    order = master.groupby("client_id").agg(n=("vip", "sum"), rank=("mean_rank", "first"))
    order = order.sort_values(["n", "rank"], ascending=[False, True]).index[:MOST_TILES]
    months = sorted(master["month"].unique())
    ax = style.ready(ax, _tiles_title(master, order), note, height=1.6 + 0.23 * len(order))
    ax.grid(visible=False)
    places = {client: place for place, client in enumerate(order)}
    for row in master[master["client_id"].isin(places)].itertuples():
        _tile(ax, months.index(row.month), places[row.client_id], row)
    ax.set(xlim=(0, len(months)), ylim=(len(order), 0))
    labels = [style.period_label(month) for month in months]
    ax.set_xticks([x + 0.5 for x in range(len(months))], labels)
    ax.set_yticks(
        [y + 0.5 for y in range(len(order))], [style.tail_cut(names.get(c, c)) for c in order]
    )
    ax.xaxis.tick_top()
    ax.tick_params(length=0, labelsize=8)
    for spine in ax.spines.values():
        spine.set_visible(False)
    style.legend(
        ax,
        [Patch(color=style.COLORS[s]) for s in STATUSES],
        words(STATUSES, "status"),
        ncols=len(STATUSES),
        loc="upper center",
        bbox_to_anchor=(0.4, 0),
        frameon=False,
        fontsize=8.5,
    )
    return ax


def _tiles_title(master: pd.DataFrame, shown: pd.Index) -> str:
    all_ = master["client_id"].nunique()
    if len(shown) < all_:
        return say(
            "VIP clients month by month (the first {n:,} of {all:,}; the number is the rank)",
            n=len(shown), all=all_,
        )  # fmt: skip
    return say("VIP clients month by month (all {n:,}; the number is the rank)", n=all_)


def _tile(ax: Axes, x: int, y: int, row) -> None:
    color = style.COLORS.get(row.status, "#f4f6f8")
    ax.add_patch(Rectangle((x + 0.03, y + 0.06), 0.94, 0.88, color=color, linewidth=0))
    if pd.notna(row.rank):
        dark = row.status in ("joined", "stayed", "lost")
        ax.text(
            x + 0.5,
            y + 0.52,
            f"{row.rank:.0f}",
            ha="center",
            va="center",
            fontsize=7.5,
            color="white" if dark else style.INK,
        )


def vip_cut(
    payers: pd.DataFrame,
    *,
    month: str,
    by: str,
    names: Mapping | None = None,
    ax: Axes | None = None,
    note: str = "",
) -> Axes:
    """The month's payers, largest first, and the cut between VIP and the others."""
    vips = int(payers["vip"].sum())
    title = say(
        "{month}: {vips:,} VIP of {n:# payer|# payers}", month=style.period_label(month),
        vips=vips, n=len(payers),
    )  # fmt: skip
    ax = style.ready(ax, title, note)
    _payers(ax, payers["value"].to_numpy(), vips)
    _beside_the_cut(ax, payers, vips + 0.5)
    _largest(ax, payers.head(NAMED), names or {})
    ax.set_xlim(0.5, len(payers) + 0.5)
    style.short_numbers(ax.yaxis)
    return style.labelled(ax, say("payers of the month, largest first"), style.unit(by))


def _payers(ax: Axes, values: np.ndarray, vips: int) -> None:
    vip, other = style.COLORS["vip"], style.COLORS["client"]
    edges = np.arange(len(values) + 1) + 0.5
    if len(values) <= MOST_BARS:
        colors = [vip] * vips + [other] * (len(values) - vips)
        ax.bar(edges[:-1] + 0.5, values, color=colors, width=0.88)
    else:  # many payers are drawn as one shape
        ax.stairs(values, edges, fill=True, color=other)
        ax.stairs(values[:vips], edges[: vips + 1], fill=True, color=vip)


def _beside_the_cut(ax: Axes, payers: pd.DataFrame, cut: float) -> None:
    share = payers.loc[payers["vip"], "value"].sum() / (payers["value"].sum() or 1)
    said = say("the VIPs bring {share:.0%}", share=share)
    ax.axvline(cut, color=style.ACCENT, linewidth=1.2)
    ax.text(
        cut, 0.97, f"  {said}", transform=ax.get_xaxis_transform(),
        color=style.ACCENT, fontsize=9, va="top",
    )  # fmt: skip


def _largest(ax: Axes, first: pd.DataFrame, names: Mapping) -> None:
    lines = [
        f"{style.tail_cut(names.get(row.client_id, row.client_id))}  {style.short(row.value)}"
        for row in first.itertuples()
    ]
    ax.text(
        1, 0.97, "\n".join([say("The largest:"), *lines]), transform=ax.transAxes, color=style.INK,
        fontsize=8.5, va="top", ha="right", linespacing=1.5,
    )  # fmt: skip


def vip_lists(agreement: Mapping, *, ax: Axes | None = None, note: str = "") -> Axes:
    """Two VIP lists as one bar: only in the first, in both, only in the second."""
    first, second = agreement["by"]
    first, second = word(first), word(second)
    # Translators: the measures stand alone, like amount and services
    title = say(
        "VIP by {first} and by {second}: how far the lists agree", first=first, second=second
    )
    ax = style.ready(ax, title, note, height=2.2)
    ax.grid(visible=False)
    parts = [
        (len(agreement["only_a"]), say("only by {measure}", measure=first), "#62a0c4"),
        (agreement["both"], say("in both"), style.MAIN),
        (len(agreement["only_b"]), say("only by {measure}", measure=second), style.WARM),
    ]
    left = 0
    for size, label, color in parts:
        ax.barh(
            0, size, left=left, color=color, edgecolor="white", label=f"{label}: {number(size)}"
        )
        if size:
            ax.text(
                left + size / 2,
                0,
                number(size),
                ha="center",
                va="center",
                color="white",
                fontsize=12,
            )
        left += size
    ax.set_yticks([])
    ax.set_xlim(0, max(left, 1))
    ax.spines["left"].set_visible(False)
    look = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.3)}
    style.legend(ax, ncols=3, frameon=False, fontsize=9, **look)
    return style.labelled(ax, say("clients"))
