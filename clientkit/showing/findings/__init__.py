"""What the tables say, as sentences with computed numbers: true for any month."""

from clientkit.showing.findings.account import accepted, data, later_rows, source_note
from clientkit.showing.findings.groups import clusters, rfm
from clientkit.showing.findings.phrases import period
from clientkit.showing.findings.shares import abc, concentration, whale
from clientkit.showing.findings.vips import few, overlap, vip

__all__ = [
    "abc",
    "accepted",
    "clusters",
    "concentration",
    "data",
    "few",
    "later_rows",
    "overlap",
    "period",
    "rfm",
    "source_note",
    "vip",
    "whale",
]
