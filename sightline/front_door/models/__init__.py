"""Rows of the front door, one concept a file."""

from sightline.front_door.models.absences import Absence
from sightline.front_door.models.amendments import Amendment, Move
from sightline.front_door.models.assessments import Assessment
from sightline.front_door.models.call_backs import CallBack
from sightline.front_door.models.calls import LoggedCall
from sightline.front_door.models.challenges import Challenge, ChallengeAnswer, ChallengeStage, ChallengeTold
from sightline.front_door.models.coming_again import AgainWhy
from sightline.front_door.models.contacts import Contact
from sightline.front_door.models.copies import CopyOut
from sightline.front_door.models.decisions import Decision
from sightline.front_door.models.discussions import Participant, StrategyDiscussion
from sightline.front_door.models.disputes import PartnerDispute, PartnerNews
from sightline.front_door.models.downtime import DowntimePack, PackTaken
from sightline.front_door.models.handovers import Handover, HandoverItem, HandoverTaken, ItemTaken
from sightline.front_door.models.imports import (
    ColumnMapping,
    Import,
    ImportBack,
    ImportBackEntry,
    Imported,
    ImportFault,
    ImportResult,
    Upload,
)
from sightline.front_door.models.mailbox import (
    Envelope,
    EnvelopeClosed,
    EnvelopeOpened,
    MailboxKey,
    SealedDraft,
    SealedKey,
    SealedText,
)
from sightline.front_door.models.missing import MissingLink, MissingNotice, MissingReport
from sightline.front_door.models.named_workers import NamedWorker, ProfessionalFound
from sightline.front_door.models.open_cases import JoinedCase
from sightline.front_door.models.protection import ChildSeen, ConferenceStep, SafeNow, Section47Handover
from sightline.front_door.models.quarantine import (
    DocumentAgreement,
    DocumentAgreementStep,
    DocumentBody,
    DocumentCustody,
    DocumentKey,
    DocumentOpened,
    SealedDocument,
)
from sightline.front_door.models.referrals import CensusEntry, Referral
from sightline.front_door.models.repeats import RepeatAlert, RepeatFinding
from sightline.front_door.models.returned import ReturnFact, ReturnTable
from sightline.front_door.models.reviews import AdviserReview
from sightline.front_door.models.samples import Finding, Sample, Sampled, SampleReport
from sightline.front_door.models.screening import SystemCheck
from sightline.front_door.models.scripts import ScriptAnswer, Scripted
from sightline.front_door.models.set_up import Setting, SystemEntry, TrainingLink
from sightline.front_door.models.subjects import ContactSubject, SubjectChange
from sightline.front_door.models.telling import ReferrerTold
from sightline.front_door.models.transfers import Transfer
from sightline.front_door.models.trust import OfficerTold, PositionOfTrust
from sightline.front_door.models.windscreen import FactorJudged, Guidance, Windscreen
from sightline.front_door.models.wordings import Wording, WordingInUse
from sightline.front_door.models.words import TermAnswer, TermMatch

__all__ = [
    "Absence",
    "AdviserReview",
    "AgainWhy",
    "Amendment",
    "Assessment",
    "CallBack",
    "CensusEntry",
    "Challenge",
    "ChallengeAnswer",
    "ChallengeStage",
    "ChallengeTold",
    "ChildSeen",
    "ColumnMapping",
    "ConferenceStep",
    "Contact",
    "ContactSubject",
    "CopyOut",
    "Decision",
    "DocumentAgreement",
    "DocumentAgreementStep",
    "DocumentBody",
    "DocumentCustody",
    "DocumentKey",
    "DocumentOpened",
    "DowntimePack",
    "Envelope",
    "EnvelopeClosed",
    "EnvelopeOpened",
    "FactorJudged",
    "Finding",
    "Guidance",
    "Handover",
    "HandoverItem",
    "HandoverTaken",
    "Import",
    "ImportBack",
    "ImportBackEntry",
    "ImportFault",
    "ImportResult",
    "Imported",
    "ItemTaken",
    "JoinedCase",
    "LoggedCall",
    "MailboxKey",
    "MissingLink",
    "MissingNotice",
    "MissingReport",
    "Move",
    "NamedWorker",
    "OfficerTold",
    "PackTaken",
    "Participant",
    "PartnerDispute",
    "PartnerNews",
    "PositionOfTrust",
    "ProfessionalFound",
    "Referral",
    "ReferrerTold",
    "RepeatAlert",
    "RepeatFinding",
    "ReturnFact",
    "ReturnTable",
    "SafeNow",
    "Sample",
    "SampleReport",
    "Sampled",
    "ScriptAnswer",
    "Scripted",
    "SealedDocument",
    "SealedDraft",
    "SealedKey",
    "SealedText",
    "Section47Handover",
    "Setting",
    "StrategyDiscussion",
    "SubjectChange",
    "SystemCheck",
    "SystemEntry",
    "TermAnswer",
    "TermMatch",
    "TrainingLink",
    "Transfer",
    "Upload",
    "Windscreen",
    "Wording",
    "WordingInUse",
]
