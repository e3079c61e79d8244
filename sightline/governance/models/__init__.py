"""Rows of reviews. A review and its membership are working rows; all else are facts."""

from sightline.governance.models.accounts import (
    Account,
    Concerned,
    Entry,
    Raised,
    Safety,
    TellerTold,
    Withdrawal,
    Words,
)
from sightline.governance.models.reviews import Heard, Member, Review

__all__ = [
    "Account",
    "Concerned",
    "Entry",
    "Heard",
    "Member",
    "Raised",
    "Review",
    "Safety",
    "TellerTold",
    "Withdrawal",
    "Words",
]
