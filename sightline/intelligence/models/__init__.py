"""Rows of intelligence. A report and a hotspot are working rows; all else are facts."""

from sightline.intelligence.models.hotspots import Hotspot, HotspotNote
from sightline.intelligence.models.reports import Considered, Grading, Passed, Presented, Report, Said

__all__ = [
    "Considered",
    "Grading",
    "Hotspot",
    "HotspotNote",
    "Passed",
    "Presented",
    "Report",
    "Said",
]
