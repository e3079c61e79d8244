"""Rows of the front door, one concept a file."""

from sightline.front_door.models.amendments import Amendment, Move
from sightline.front_door.models.assessments import Assessment
from sightline.front_door.models.call_backs import CallBack
from sightline.front_door.models.contacts import Contact
from sightline.front_door.models.copies import CopyOut
from sightline.front_door.models.decisions import Decision
from sightline.front_door.models.imports import (
    ColumnMapping,
    Import,
    Imported,
    ImportFault,
    ImportResult,
    Upload,
)
from sightline.front_door.models.referrals import CensusEntry, Referral
from sightline.front_door.models.subjects import ContactSubject, SubjectChange
from sightline.front_door.models.telling import ReferrerTold

__all__ = [
    "Amendment",
    "Assessment",
    "CallBack",
    "CensusEntry",
    "ColumnMapping",
    "Contact",
    "ContactSubject",
    "CopyOut",
    "Decision",
    "Import",
    "ImportFault",
    "ImportResult",
    "Imported",
    "Move",
    "Referral",
    "ReferrerTold",
    "SubjectChange",
    "Upload",
]
