"""Settings, what they return and report, and what they answer about themselves."""

from sightline.education.models.absences import Absence, TraceStep
from sightline.education.models.answers import LeadsMeeting, LeadSpoken, SettingAnswer
from sightline.education.models.files import FileFault, ReturnFile
from sightline.education.models.returns import NilReturn, PupilReturn
from sightline.education.models.settings import OPEN, OVERSEE, READ, RETURN, Setting
from sightline.education.models.transfers import Transfer

__all__ = [
    "OPEN",
    "OVERSEE",
    "READ",
    "RETURN",
    "Absence",
    "FileFault",
    "LeadSpoken",
    "LeadsMeeting",
    "NilReturn",
    "PupilReturn",
    "ReturnFile",
    "Setting",
    "SettingAnswer",
    "TraceStep",
    "Transfer",
]
