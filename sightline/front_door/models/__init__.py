"""Rows of the front door, one concept a file."""

from sightline.front_door.models.amendments import Amendment, Move
from sightline.front_door.models.assessments import Assessment
from sightline.front_door.models.call_backs import CallBack
from sightline.front_door.models.contacts import Contact
from sightline.front_door.models.copies import CopyOut
from sightline.front_door.models.decisions import Decision
from sightline.front_door.models.subjects import ContactSubject
from sightline.front_door.models.telling import ReferrerTold

__all__ = [
    "Amendment",
    "Assessment",
    "CallBack",
    "Contact",
    "ContactSubject",
    "CopyOut",
    "Decision",
    "Move",
    "ReferrerTold",
]
