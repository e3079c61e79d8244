"""Every write on reports and hotspots, one concept a file."""

from sightline.intelligence.actions.clocks import follow_report
from sightline.intelligence.actions.considering import answer_sender, consider_report, present_report
from sightline.intelligence.actions.grading import grade_report, return_report
from sightline.intelligence.actions.placing import add_hotspot, change_hotspot, note_hotspot
from sightline.intelligence.actions.sending import send_report

__all__ = [
    "add_hotspot",
    "answer_sender",
    "change_hotspot",
    "consider_report",
    "follow_report",
    "grade_report",
    "note_hotspot",
    "present_report",
    "return_report",
    "send_report",
]
