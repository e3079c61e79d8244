"""Rows of a case. The case itself is a working row; all else are facts."""

from sightline.cases.models.assessments import Assessment, FactorSeen
from sightline.cases.models.audits import Audit, AuditedCase, AuditFinding, AuditReport
from sightline.cases.models.beside import StatusBegun, StatusEnded, Transfer, TransferAnswer
from sightline.cases.models.case import Case
from sightline.cases.models.caseloads import LimitCrossed, LimitSet, OtherWork
from sightline.cases.models.drawn import DrawnInto
from sightline.cases.models.duties import NrmConsidered, NrmSent, Witness
from sightline.cases.models.endings import Ending, EndingRead, ExitPlan
from sightline.cases.models.handovers import Handover
from sightline.cases.models.judgements import Judgement, ScaleChosen, SecondReading
from sightline.cases.models.notes import AnalysisNote, ManagementNote
from sightline.cases.models.offers import HealthOffer, Offer, OfferTaken
from sightline.cases.models.parts import RoleHeld, standing
from sightline.cases.models.placements import Placement, placements_standing
from sightline.cases.models.police import PoliceKnow
from sightline.cases.models.programmes import Place, Run, RunChange, Session
from sightline.cases.models.safety import SafetyPlan
from sightline.cases.models.schools import SchoolContact, Term
from sightline.cases.models.serious import Allegation, AllegationTold, Incident, IncidentStep
from sightline.cases.models.strength import Strength
from sightline.cases.models.supervision import CaseDiscussed, Supervised, Supervision
from sightline.cases.models.visits import SafetyNote, Visit, VisitPlanned

__all__ = [
    "Allegation",
    "AllegationTold",
    "AnalysisNote",
    "Assessment",
    "Audit",
    "AuditFinding",
    "AuditReport",
    "AuditedCase",
    "Case",
    "CaseDiscussed",
    "DrawnInto",
    "Ending",
    "EndingRead",
    "ExitPlan",
    "FactorSeen",
    "Handover",
    "HealthOffer",
    "Incident",
    "IncidentStep",
    "Judgement",
    "LimitCrossed",
    "LimitSet",
    "ManagementNote",
    "NrmConsidered",
    "NrmSent",
    "Offer",
    "OfferTaken",
    "OtherWork",
    "Place",
    "Placement",
    "PoliceKnow",
    "RoleHeld",
    "Run",
    "RunChange",
    "SafetyNote",
    "SafetyPlan",
    "ScaleChosen",
    "SchoolContact",
    "SecondReading",
    "Session",
    "StatusBegun",
    "StatusEnded",
    "Strength",
    "Supervised",
    "Supervision",
    "Term",
    "Transfer",
    "TransferAnswer",
    "Visit",
    "VisitPlanned",
    "Witness",
    "placements_standing",
    "standing",
]
