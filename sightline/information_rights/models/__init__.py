"""Rows of information rights, one concept a file."""

from sightline.information_rights.models.disposal import (
    DisposalProposal,
    DisposalRefused,
    KeptOn,
    Tombstone,
)
from sightline.information_rights.models.schedule import ScheduleAnswer, ScheduleProposal

__all__ = [
    "DisposalProposal",
    "DisposalRefused",
    "KeptOn",
    "ScheduleAnswer",
    "ScheduleProposal",
    "Tombstone",
]
