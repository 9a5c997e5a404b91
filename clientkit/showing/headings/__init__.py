"""The headings that people read over the columns, whose names in the tables stay the same."""

from clientkit.showing.headings.actions import CALLS, CANDIDATES, MARGINS, WATCH
from clientkit.showing.headings.audit import ALARMS, AUDIT, AUDIT_CLIENTS, MANAGERS
from clientkit.showing.headings.classes import ABC_RANK, PROFILES, STOPPED
from clientkit.showing.headings.client import DOCUMENTS, PRODUCTS
from clientkit.showing.headings.columns import HEADINGS
from clientkit.showing.headings.data import ALIASES, LIKELY_SAME
from clientkit.showing.headings.flows import BEHIND, FLOWS, KINDS, OVERDUE
from clientkit.showing.headings.movement import ABC_MONTHS, BRIDGE, GROUP_MOVES, MOVEMENT
from clientkit.showing.headings.pipeline import FORGOTTEN, FUNNEL, SOURCES, WON
from clientkit.showing.headings.quality import (
    ACCOUNT,
    FILES,
    GAPS,
    MAPPING,
    ODD_DATES,
    OUTLIERS,
    REPEATED,
    TOTALS,
    UNNAMED,
)
from clientkit.showing.headings.vip import BACKTEST, MOVES, PERIOD, VIP_SUMMARY
from clientkit.showing.headings.voice import ANSWERS, FEATURES, NEEDS, NPS, RESPONSE
from clientkit.showing.headings.worth import BCG, POTENTIAL, RECEIPTS, SIZE_MOVES

__all__ = [
    "ABC_MONTHS",
    "ABC_RANK",
    "ACCOUNT",
    "ALARMS",
    "ALIASES",
    "ANSWERS",
    "AUDIT",
    "AUDIT_CLIENTS",
    "BACKTEST",
    "BCG",
    "BEHIND",
    "BRIDGE",
    "CALLS",
    "CANDIDATES",
    "DOCUMENTS",
    "FEATURES",
    "FILES",
    "FLOWS",
    "FORGOTTEN",
    "FUNNEL",
    "GAPS",
    "GROUP_MOVES",
    "HEADINGS",
    "KINDS",
    "LIKELY_SAME",
    "MANAGERS",
    "MAPPING",
    "MARGINS",
    "MOVEMENT",
    "MOVES",
    "NEEDS",
    "NPS",
    "ODD_DATES",
    "OUTLIERS",
    "OVERDUE",
    "PERIOD",
    "POTENTIAL",
    "PRODUCTS",
    "PROFILES",
    "RECEIPTS",
    "REPEATED",
    "RESPONSE",
    "SIZE_MOVES",
    "SOURCES",
    "STOPPED",
    "TOTALS",
    "UNNAMED",
    "VIP_SUMMARY",
    "WATCH",
    "WON",
]
