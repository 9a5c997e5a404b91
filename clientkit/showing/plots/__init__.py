"""Figures: a table in, axes in (or none), axes out. Each names its units, source and period."""

from clientkit.showing.plots.abc_months import abc_flow, abc_sizes
from clientkit.showing.plots.bridge import bridge
from clientkit.showing.plots.calls import calls
from clientkit.showing.plots.classes import class_bars, class_shares
from clientkit.showing.plots.clusters import cluster_evidence, cluster_profiles, cluster_scatter
from clientkit.showing.plots.concentration import pareto, whale
from clientkit.showing.plots.drivers import drivers
from clientkit.showing.plots.months import money_by_month, payers_by_month
from clientkit.showing.plots.movement import movement
from clientkit.showing.plots.rfm import rfm_grid, rfm_histogram
from clientkit.showing.plots.vip import vip_cut, vip_lists, vip_tiles
from clientkit.showing.plots.vip_backtest import vip_backtest
from clientkit.showing.plots.vip_moves import vip_moves
from clientkit.showing.style import panels

__all__ = [
    "abc_flow",
    "abc_sizes",
    "bridge",
    "calls",
    "class_bars",
    "class_shares",
    "cluster_evidence",
    "cluster_profiles",
    "cluster_scatter",
    "drivers",
    "money_by_month",
    "movement",
    "panels",
    "pareto",
    "payers_by_month",
    "rfm_grid",
    "rfm_histogram",
    "vip_backtest",
    "vip_cut",
    "vip_lists",
    "vip_moves",
    "vip_tiles",
    "whale",
]
