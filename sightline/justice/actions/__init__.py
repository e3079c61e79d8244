"""Every write on crimes and suspects, one concept a file."""

from sightline.justice.actions.backing import reinstate_crime, take_back_pass, withdraw_crime
from sightline.justice.actions.caring import check_standard, return_device, send_device, share_lesson
from sightline.justice.actions.court import record_verdict
from sightline.justice.actions.deciding import decide_crime, reopen_crime
from sightline.justice.actions.early_help import ask_early_help
from sightline.justice.actions.files import bring_in, save_mapping, take_back_file
from sightline.justice.actions.marking import audit_markers, keep_rate, mark, note_practice
from sightline.justice.actions.matching import say_no_case
from sightline.justice.actions.noticing import follow_notice, serve_notice
from sightline.justice.actions.recording import amend_crime, record_crime
from sightline.justice.actions.referring import decide_referral, refer
from sightline.justice.actions.releasing import check_address, note_condition, note_meeting, note_notification
from sightline.justice.actions.suspecting import (
    add_suspect,
    change_suspect,
    charge,
    name_suspect,
    pass_suspect,
)
from sightline.justice.actions.telling import note_event, stand_by, tell_victim

__all__ = [
    "add_suspect",
    "amend_crime",
    "ask_early_help",
    "audit_markers",
    "bring_in",
    "change_suspect",
    "charge",
    "check_address",
    "check_standard",
    "decide_crime",
    "decide_referral",
    "follow_notice",
    "keep_rate",
    "mark",
    "name_suspect",
    "note_condition",
    "note_event",
    "note_meeting",
    "note_notification",
    "note_practice",
    "pass_suspect",
    "record_crime",
    "record_verdict",
    "refer",
    "reinstate_crime",
    "reopen_crime",
    "return_device",
    "save_mapping",
    "say_no_case",
    "send_device",
    "serve_notice",
    "share_lesson",
    "stand_by",
    "take_back_file",
    "take_back_pass",
    "tell_victim",
    "withdraw_crime",
]
