"""Rows of access, one concept a file."""

from sightline.access.models.agencies import Agency, Area, Team
from sightline.access.models.agreements import (
    AgreementAnswer,
    AgreementEnding,
    AgreementParty,
    AgreementReview,
    AgreementSignature,
    SharingAgreement,
)
from sightline.access.models.audit import AuditEvent, AuditWords, Seal
from sightline.access.models.drafts import Draft
from sightline.access.models.law import LegalHold, RetentionRule
from sightline.access.models.messages import Message
from sightline.access.models.post_reviews import PostReview
from sightline.access.models.staff import Post, Staff
from sightline.access.models.training import SharingTraining
from sightline.access.models.walls import Wall, WallCover, WallMember

__all__ = [
    "Agency",
    "AgreementAnswer",
    "AgreementEnding",
    "AgreementParty",
    "AgreementReview",
    "AgreementSignature",
    "Area",
    "AuditEvent",
    "AuditWords",
    "Draft",
    "LegalHold",
    "Message",
    "Post",
    "PostReview",
    "RetentionRule",
    "Seal",
    "SharingAgreement",
    "SharingTraining",
    "Staff",
    "Team",
    "Wall",
    "WallCover",
    "WallMember",
]
