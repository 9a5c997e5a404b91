"""What the tables say, as sentences with computed numbers: true for any month."""

from clientkit.showing.findings.account import accepted, data, later_rows, source_note
from clientkit.showing.findings.backtest import backtest
from clientkit.showing.findings.calls import calls
from clientkit.showing.findings.calls import reasons as call_reasons
from clientkit.showing.findings.coming import candidates, nowcast
from clientkit.showing.findings.drivers import drivers
from clientkit.showing.findings.groups import clusters, rfm
from clientkit.showing.findings.movement import (
    abc_months,
    left_a,
    movement,
    moves_by_cause,
)
from clientkit.showing.findings.phrases import FEW, few, period
from clientkit.showing.findings.restated import restated
from clientkit.showing.findings.shares import abc, concentration, whale
from clientkit.showing.findings.vip_story import compared, edge, missed, moves, steady
from clientkit.showing.findings.vips import overlap, vip
from clientkit.showing.findings.watch import dependence, margins, watch

__all__ = [
    "FEW",
    "abc",
    "abc_months",
    "accepted",
    "backtest",
    "call_reasons",
    "calls",
    "candidates",
    "clusters",
    "compared",
    "concentration",
    "data",
    "dependence",
    "drivers",
    "edge",
    "few",
    "later_rows",
    "left_a",
    "margins",
    "missed",
    "movement",
    "moves",
    "moves_by_cause",
    "nowcast",
    "overlap",
    "period",
    "restated",
    "rfm",
    "source_note",
    "steady",
    "vip",
    "watch",
    "whale",
]
