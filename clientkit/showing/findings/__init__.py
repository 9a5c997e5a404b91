"""What the tables say, as sentences with computed numbers: true for any month.

>>> import clientkit as ck
>>> lists = ck.vip_overlap(ck.sample().transactions, month="2026-06")
>>> print(ck.findings.overlap(lists).data)
8 clients stand in both lists: 53% of those by amount, 47% of those by services.
"""

from clientkit.showing.findings.account import accepted, data, later_rows, source_note
from clientkit.showing.findings.audit import audit
from clientkit.showing.findings.audit_notes import audit_overdue, audit_terms
from clientkit.showing.findings.backtest import backtest
from clientkit.showing.findings.beside import beside, beside_note, unplaced
from clientkit.showing.findings.call_reasons import reasons as call_reasons
from clientkit.showing.findings.calls import calls
from clientkit.showing.findings.class_moves import abc_months, moves_by_cause
from clientkit.showing.findings.classes import abc_measures, abc_rank, abc_xyz, stopped
from clientkit.showing.findings.client import card_note, client
from clientkit.showing.findings.client_next import client_next
from clientkit.showing.findings.coming import candidates, nowcast
from clientkit.showing.findings.drivers import drivers
from clientkit.showing.findings.edge import edge
from clientkit.showing.findings.flows import flows, habits, overdue, weeks
from clientkit.showing.findings.groups import clusters, rfm
from clientkit.showing.findings.house import qfd
from clientkit.showing.findings.kinds import alarm, cohorts
from clientkit.showing.findings.leads import lead_sources, leads_won
from clientkit.showing.findings.movement import left_a, movement, too_short
from clientkit.showing.findings.pareto import concentration
from clientkit.showing.findings.phrases import FEW, few, period
from clientkit.showing.findings.pipeline import forgotten, funnel
from clientkit.showing.findings.portfolio import bcg, receipts
from clientkit.showing.findings.qualification import qualification
from clientkit.showing.findings.quality import gaps, odd_dates, outliers, repeated, unnamed
from clientkit.showing.findings.repairs import likely_same
from clientkit.showing.findings.restated import restated
from clientkit.showing.findings.shares import abc, whale
from clientkit.showing.findings.sources import mapping, reconciled, sources
from clientkit.showing.findings.staff import no_managers
from clientkit.showing.findings.trust import trust
from clientkit.showing.findings.vip_story import compared, missed, moves, steady
from clientkit.showing.findings.vips import overlap, vip
from clientkit.showing.findings.voice import nps, nps_response
from clientkit.showing.findings.watch import dependence, margins, watch
from clientkit.showing.findings.worth import potential, sizes

__all__ = [
    "FEW",
    "abc",
    "abc_measures",
    "abc_months",
    "abc_rank",
    "abc_xyz",
    "accepted",
    "alarm",
    "audit",
    "audit_overdue",
    "audit_terms",
    "backtest",
    "bcg",
    "beside",
    "beside_note",
    "call_reasons",
    "calls",
    "candidates",
    "card_note",
    "client",
    "client_next",
    "clusters",
    "cohorts",
    "compared",
    "concentration",
    "data",
    "dependence",
    "drivers",
    "edge",
    "few",
    "flows",
    "forgotten",
    "funnel",
    "gaps",
    "habits",
    "later_rows",
    "lead_sources",
    "leads_won",
    "left_a",
    "likely_same",
    "mapping",
    "margins",
    "missed",
    "movement",
    "moves",
    "moves_by_cause",
    "no_managers",
    "nowcast",
    "nps",
    "nps_response",
    "odd_dates",
    "outliers",
    "overdue",
    "overlap",
    "period",
    "potential",
    "qfd",
    "qualification",
    "receipts",
    "reconciled",
    "repeated",
    "restated",
    "rfm",
    "sizes",
    "source_note",
    "sources",
    "steady",
    "stopped",
    "too_short",
    "trust",
    "unnamed",
    "unplaced",
    "vip",
    "watch",
    "weeks",
    "whale",
]
