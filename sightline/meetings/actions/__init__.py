"""Every write of a meeting."""

from sightline.meetings.actions.after import answer_escalation, discuss, escalate_vote, publish_draft
from sightline.meetings.actions.calling import call_meeting
from sightline.meetings.actions.changing import cancel_meeting, move_meeting, postpone_meeting
from sightline.meetings.actions.groups import add_seat, end_seat, fill_seat, make_group
from sightline.meetings.actions.holding import give_action, record_attendance, record_vote
from sightline.meetings.actions.joining import change_joining
from sightline.meetings.actions.minutes import agree_minutes, amend_minutes, send_minutes
from sightline.meetings.actions.papers import add_item, send_information, send_papers
from sightline.meetings.actions.terms import answer_terms, load_terms, write_terms

__all__ = [
    "add_item",
    "add_seat",
    "agree_minutes",
    "amend_minutes",
    "answer_escalation",
    "answer_terms",
    "call_meeting",
    "cancel_meeting",
    "change_joining",
    "discuss",
    "end_seat",
    "escalate_vote",
    "fill_seat",
    "give_action",
    "load_terms",
    "make_group",
    "move_meeting",
    "postpone_meeting",
    "publish_draft",
    "record_attendance",
    "record_vote",
    "send_information",
    "send_minutes",
    "send_papers",
    "write_terms",
]
