"""Every write on crimes and suspects, one concept a file."""

from sightline.justice.actions.caring import check_standard, return_device, send_device, share_lesson
from sightline.justice.actions.court import record_verdict
from sightline.justice.actions.deciding import decide_crime, reopen_crime
from sightline.justice.actions.matching import say_no_case
from sightline.justice.actions.noticing import follow_notice, serve_notice
from sightline.justice.actions.recording import amend_crime, record_crime
from sightline.justice.actions.referring import decide_referral, refer
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
    "change_suspect",
    "charge",
    "check_standard",
    "decide_crime",
    "decide_referral",
    "follow_notice",
    "name_suspect",
    "note_event",
    "pass_suspect",
    "record_crime",
    "record_verdict",
    "refer",
    "reopen_crime",
    "return_device",
    "say_no_case",
    "send_device",
    "serve_notice",
    "share_lesson",
    "stand_by",
    "tell_victim",
]
