"""Every write of what a school or college returns."""

from sightline.education.actions.absences import add_step, follow_absence, report_absence
from sightline.education.actions.answers import answer, note_meeting
from sightline.education.actions.files import bring_in, return_row, take_back_file
from sightline.education.actions.network import add_setting, ask_setting, end_setting, note_spoken
from sightline.education.actions.returning import (
    correct_return,
    return_new_pupil,
    return_nil,
    return_pupil,
    take_back_return,
)
from sightline.education.actions.transfers import hand_on

__all__ = [
    "add_setting",
    "add_step",
    "answer",
    "ask_setting",
    "bring_in",
    "correct_return",
    "end_setting",
    "follow_absence",
    "hand_on",
    "note_meeting",
    "note_spoken",
    "report_absence",
    "return_new_pupil",
    "return_nil",
    "return_pupil",
    "return_row",
    "take_back_file",
    "take_back_return",
]
