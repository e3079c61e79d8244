"""Rows of information rights, one concept a file."""

from sightline.information_rights.models.corrections import Correction, CorrectionAnswer, PutAway
from sightline.information_rights.models.disposal import (
    DisposalProposal,
    DisposalRefused,
    KeptOn,
    Tombstone,
)
from sightline.information_rights.models.requests import (
    LineDecision,
    PackAnswer,
    RecordsRequest,
    RequestLine,
    RequestStep,
)
from sightline.information_rights.models.schedule import ScheduleAnswer, ScheduleProposal

__all__ = [
    "Correction",
    "CorrectionAnswer",
    "DisposalProposal",
    "DisposalRefused",
    "KeptOn",
    "LineDecision",
    "PackAnswer",
    "PutAway",
    "RecordsRequest",
    "RequestLine",
    "RequestStep",
    "ScheduleAnswer",
    "ScheduleProposal",
    "Tombstone",
]
