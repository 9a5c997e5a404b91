"""What the tables say, as sentences with computed numbers: true for any month."""

from clientkit.showing.findings.account import accepted, data, later_rows, source_note
from clientkit.showing.findings.groups import clusters, rfm
from clientkit.showing.findings.phrases import FEW, few, period
from clientkit.showing.findings.restated import restated
from clientkit.showing.findings.shares import abc, concentration, whale
from clientkit.showing.findings.vip_story import compared, edge, missed, moves, steady
from clientkit.showing.findings.vips import overlap, vip

__all__ = [
    "FEW",
    "abc",
    "accepted",
    "clusters",
    "compared",
    "concentration",
    "data",
    "edge",
    "few",
    "later_rows",
    "missed",
    "moves",
    "overlap",
    "period",
    "restated",
    "rfm",
    "source_note",
    "steady",
    "vip",
    "whale",
]
