"""The VIP procedure: the half-year in tiles, the month's payers and the cut, two lists."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from clientkit.methods.vip_history import STATUSES
from clientkit.showing import style

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
    ax.set_xticks([x + 0.5 for x in range(len(months))], months)
    ax.set_yticks(
        [y + 0.5 for y in range(len(order))], [style.tail_cut(names.get(c, c)) for c in order]
    )
    ax.xaxis.tick_top()
    ax.tick_params(length=0, labelsize=8)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.legend(
        [Patch(color=style.COLORS[s]) for s in STATUSES],
        STATUSES,
        ncols=len(STATUSES),
        loc="upper center",
        bbox_to_anchor=(0.4, 0),
        frameon=False,
        fontsize=8.5,
    )
    return ax


def _tiles_title(master: pd.DataFrame, shown: pd.Index) -> str:
    all_ = master["client_id"].nunique()
    part = f"the first {len(shown)} of {all_}" if len(shown) < all_ else f"all {all_}"
    return f"VIP clients month by month ({part}; the number is the rank)"


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
    ax = style.ready(ax, f"{month}: {int(payers['vip'].sum())} VIP of {len(payers)} payers", note)
    vips, whole = int(payers["vip"].sum()), payers["value"].sum()
    edges = np.arange(len(payers) + 1) + 0.5
    if len(payers) <= MOST_BARS:
        colors = [style.COLORS["vip" if vip else "client"] for vip in payers["vip"]]
        ax.bar(edges[:-1] + 0.5, payers["value"], color=colors, width=0.88)
    else:  # many payers are drawn as one shape
        ax.stairs(payers["value"], edges, fill=True, color=style.COLORS["client"])
        ax.stairs(payers["value"][:vips], edges[: vips + 1], fill=True, color=style.COLORS["vip"])
    ax.axvline(edges[vips], color=style.ACCENT, linewidth=1.2)
    share = payers.loc[payers["vip"], "value"].sum() / whole if whole else 0
    name_of = names or {}
    largest = [
        f"{style.tail_cut(name_of.get(row.client_id, row.client_id))}  {style.short(row.value)}"
        for row in payers.head(NAMED).itertuples()
    ]
    beside = {"transform": ax.get_xaxis_transform(), "va": "top", "linespacing": 1.5}
    ax.text(
        edges[vips],
        0.97,
        f"  the VIPs bring {share:.0%}",
        color=style.ACCENT,
        fontsize=9,
        **beside,
    )
    ax.text(
        1,
        0.97,
        "The largest:\n" + "\n".join(largest),
        ha="right",
        color=style.INK,
        fontsize=8.5,
        **beside | {"transform": ax.transAxes},
    )
    ax.set_xlim(0.5, len(payers) + 0.5)
    style.short_numbers(ax.yaxis)
    return style.labelled(ax, "payers of the month, largest first", style.UNITS[by])


def vip_lists(agreement: Mapping, *, ax: Axes | None = None, note: str = "") -> Axes:
    """Two VIP lists as one bar: only in the first, in both, only in the second."""
    first, second = agreement["by"]
    ax = style.ready(
        ax, f"VIP by {first} and by {second}: how far the lists agree", note, height=2.2
    )
    ax.grid(visible=False)
    parts = [
        (len(agreement["only_a"]), f"only by {first}", "#62a0c4"),
        (agreement["both"], "in both", style.MAIN),
        (len(agreement["only_b"]), f"only by {second}", style.WARM),
    ]
    left = 0
    for size, label, color in parts:
        ax.barh(0, size, left=left, color=color, edgecolor="white", label=f"{label}: {size}")
        if size:
            ax.text(
                left + size / 2, 0, str(size), ha="center", va="center", color="white", fontsize=12
            )
        left += size
    ax.set_yticks([])
    ax.set_xlim(0, max(left, 1))
    ax.spines["left"].set_visible(False)
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.3), ncols=3, frameon=False, fontsize=9)
    return style.labelled(ax, "clients")
