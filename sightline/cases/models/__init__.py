"""Rows of a case. The case itself is a working row; all else are facts."""

from sightline.cases.models.assessments import Assessment, FactorSeen
from sightline.cases.models.beside import StatusBegun, StatusEnded, Transfer, TransferAnswer
from sightline.cases.models.case import Case
from sightline.cases.models.endings import Ending, EndingRead, ExitPlan
from sightline.cases.models.judgements import Judgement, ScaleChosen, SecondReading
from sightline.cases.models.parts import RoleHeld, standing
from sightline.cases.models.safety import SafetyPlan

__all__ = [
    "Assessment",
    "Case",
    "Ending",
    "EndingRead",
    "ExitPlan",
    "FactorSeen",
    "Judgement",
    "RoleHeld",
    "SafetyPlan",
    "ScaleChosen",
    "SecondReading",
    "StatusBegun",
    "StatusEnded",
    "Transfer",
    "TransferAnswer",
    "standing",
]
