"""Every write of missing episodes and trigger plans."""

from sightline.missing.actions.clocks import follow_episode
from sightline.missing.actions.ending import close_episode, reopen_episode, withdraw_episode
from sightline.missing.actions.interviewing import (
    assign_interview,
    check_quality,
    hold_interview,
    offer_interview,
)
from sightline.missing.actions.planning import share_plan, unshare_plan, write_plan
from sightline.missing.actions.repeating import answer_crossing, look_at_repeats, set_trigger
from sightline.missing.actions.reporting import report_missing
from sightline.missing.actions.returning import grade_risk, record_followed, record_return, settle_due
from sightline.missing.actions.returns import keep_care, keep_returned, withdraw_returned

__all__ = [
    "answer_crossing",
    "assign_interview",
    "check_quality",
    "close_episode",
    "follow_episode",
    "grade_risk",
    "hold_interview",
    "keep_care",
    "keep_returned",
    "look_at_repeats",
    "offer_interview",
    "record_followed",
    "record_return",
    "reopen_episode",
    "report_missing",
    "set_trigger",
    "settle_due",
    "share_plan",
    "unshare_plan",
    "withdraw_episode",
    "withdraw_returned",
    "write_plan",
]
