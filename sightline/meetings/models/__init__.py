"""Rows of meetings: groups and their places, the meeting, what hangs on it."""

from sightline.meetings.models.after import Discussed, DraftPublished, EscalationAnswered, VoteEscalated
from sightline.meetings.models.groups import Group, Seat
from sightline.meetings.models.joining import Joining
from sightline.meetings.models.meetings import Coming, Invited, Meeting, asked_here, in_pack
from sightline.meetings.models.minutes import Amendment, Ballot, Minutes, MinutesAgreed, Vote
from sightline.meetings.models.papers import Arising, Attendance, Information, Item, Sent
from sightline.meetings.models.terms import Terms, TermsAnswer, closed_to_viewer

__all__ = [
    "Amendment",
    "Arising",
    "Attendance",
    "Ballot",
    "Coming",
    "Discussed",
    "DraftPublished",
    "EscalationAnswered",
    "Group",
    "Information",
    "Invited",
    "Item",
    "Joining",
    "Meeting",
    "Minutes",
    "MinutesAgreed",
    "Seat",
    "Sent",
    "Terms",
    "TermsAnswer",
    "Vote",
    "VoteEscalated",
    "asked_here",
    "closed_to_viewer",
    "in_pack",
]
