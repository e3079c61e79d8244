"""Rows of crimes and suspects. A crime and a suspect are working rows; all else are facts."""

from sightline.justice.models.court import Verdict
from sightline.justice.models.crimes import Crime, CrimeOutcome, Reopened
from sightline.justice.models.files import (
    CrimeFile,
    CrimeFileBack,
    CrimeFileEntry,
    CrimeFileFault,
    CrimeMapping,
    PassedBack,
    Withdrawn,
)
from sightline.justice.models.marking import ConvictionRate, Marker, MarkersAudited, Practice
from sightline.justice.models.matching import Unmatched
from sightline.justice.models.notices import Notice, NoticeFollowed, Referral, ReferralDecision
from sightline.justice.models.releasing import Condition, Housing, Managed, Notification
from sightline.justice.models.suspects import Charge, Passed, Suspect, Suspected
from sightline.justice.models.victims import Happened, Support, VictimTold
from sightline.justice.models.working import Kept, Learnt, Returned, Seized

__all__ = [
    "Charge",
    "Condition",
    "ConvictionRate",
    "Crime",
    "CrimeFile",
    "CrimeFileBack",
    "CrimeFileEntry",
    "CrimeFileFault",
    "CrimeMapping",
    "CrimeOutcome",
    "Happened",
    "Housing",
    "Kept",
    "Learnt",
    "Managed",
    "Marker",
    "MarkersAudited",
    "Notice",
    "NoticeFollowed",
    "Notification",
    "Passed",
    "PassedBack",
    "Practice",
    "Referral",
    "ReferralDecision",
    "Reopened",
    "Returned",
    "Seized",
    "Support",
    "Suspect",
    "Suspected",
    "Unmatched",
    "Verdict",
    "VictimTold",
    "Withdrawn",
]
