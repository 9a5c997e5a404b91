"""Figures: a table in, axes in (or none), axes out. Each names its units, source and period.

>>> import clientkit as ck
>>> scored = ck.rfm(ck.sample().transactions, as_of="2026-06", months=12)
>>> ck.plots.rfm_grid(ck.to_pandas(scored)).get_ylabel()
'R score: long ago → just now'
"""

from clientkit.showing.plots.abc_months import abc_flow, abc_sizes
from clientkit.showing.plots.abc_xyz import abc_xyz
from clientkit.showing.plots.audit import audit_amounts, audit_clients, managers
from clientkit.showing.plots.bcg import bcg
from clientkit.showing.plots.bridge import bridge
from clientkit.showing.plots.calls import calls
from clientkit.showing.plots.classes import class_bars, class_shares
from clientkit.showing.plots.client import client_margin, client_months
from clientkit.showing.plots.clusters import cluster_evidence, cluster_profiles, cluster_scatter
from clientkit.showing.plots.concentration import pareto, whale
from clientkit.showing.plots.data import calendar_strip
from clientkit.showing.plots.drivers import drivers
from clientkit.showing.plots.flows import cohorts, flows, retention
from clientkit.showing.plots.kinds import sales_by_kind
from clientkit.showing.plots.months import money_by_month, payers_by_month
from clientkit.showing.plots.movement import movement
from clientkit.showing.plots.nps import nps
from clientkit.showing.plots.pipeline import funnel, lead_sources
from clientkit.showing.plots.potential import potential
from clientkit.showing.plots.qfd import qfd
from clientkit.showing.plots.receipts import receipts
from clientkit.showing.plots.rfm import rfm_grid, rfm_histogram
from clientkit.showing.plots.sizes import size_moves
from clientkit.showing.plots.vip import vip_cut, vip_lists, vip_tiles
from clientkit.showing.plots.vip_backtest import vip_backtest
from clientkit.showing.plots.vip_moves import vip_moves
from clientkit.showing.style import panels

__all__ = [
    "abc_flow",
    "abc_sizes",
    "abc_xyz",
    "audit_amounts",
    "audit_clients",
    "bcg",
    "bridge",
    "calendar_strip",
    "calls",
    "class_bars",
    "class_shares",
    "client_margin",
    "client_months",
    "cluster_evidence",
    "cluster_profiles",
    "cluster_scatter",
    "cohorts",
    "drivers",
    "flows",
    "funnel",
    "lead_sources",
    "managers",
    "money_by_month",
    "movement",
    "nps",
    "panels",
    "pareto",
    "payers_by_month",
    "potential",
    "qfd",
    "receipts",
    "retention",
    "rfm_grid",
    "rfm_histogram",
    "sales_by_kind",
    "size_moves",
    "vip_backtest",
    "vip_cut",
    "vip_lists",
    "vip_moves",
    "vip_tiles",
    "whale",
]
