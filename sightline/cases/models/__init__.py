"""Rows of a case. The case itself is a working row; all else are facts."""

from sightline.cases.models.beside import StatusBegun, StatusEnded, Transfer, TransferAnswer
from sightline.cases.models.case import Case
from sightline.cases.models.parts import RoleHeld, standing

__all__ = [
    "Case",
    "RoleHeld",
    "StatusBegun",
    "StatusEnded",
    "Transfer",
    "TransferAnswer",
    "standing",
]
