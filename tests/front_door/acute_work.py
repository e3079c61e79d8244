"""Acute work to test with: a decision, a discussion, a plan, a handover."""

from datetime import datetime
from typing import Any

from sightline.front_door.actions import Decided, HandedOver, Held, Tonight, TookPart
from sightline.front_door.choices import HeldHow, PartnerKind
from sightline.front_door.states import FirstOutcome, Level

POLICE = TookPart(
    kind=PartnerKind.POLICE,
    name="Dana Price, sergeant",
    organisation="Marches Police",
    remote=True,
    gave="Two calls to the address this month.",
)
HEALTH = TookPart(
    kind=PartnerKind.HEALTH,
    name="Lee Grant, named nurse",
    organisation="Wrekinshire Community Health",
    remote=True,
    gave="Seen on Tuesday; nothing of concern was said.",
)


def acute(**also: Any) -> Decided:
    """A decision that a child is in danger today."""
    given: dict[str, Any] = {
        "level": Level.ACUTE,
        "outcome": FirstOutcome.PATHWAY,
        "reason": "She is afraid to go home and men are waiting outside.",
        "done_today": "Police asked to go now; rung by me at 17:10.",
    }
    return Decided(**{**given, **also})


def suspected(**also: Any) -> Decided:
    """Significant harm is suspected and no child is in danger today."""
    given = {"level": Level.COMPLEX, "done_today": "", "significant_harm": True}
    return acute(**{**given, **also})


def discussion(at: datetime, **also: Any) -> Held:
    """A strategy discussion by telephone with police and health."""
    given: dict[str, Any] = {
        "held_at": at,
        "how": HeldHow.PHONE,
        "why_held": "What the school told us.",
        "decision": "Police visit tonight with a social worker; she stays with her aunt.",
        "section_47": True,
        "section_47_why": "Likely significant harm by adults outside the family.",
        "took_part": [POLICE, HEALTH],
    }
    return Held(**{**given, **also})


def tonight(**also: Any) -> Tonight:
    """What keeps her safe tonight."""
    given = {
        "where_now": "At her aunt’s.",
        "with_whom": "Her aunt, all night.",
        "keeps_safe": "Nobody is told the address; police pass every two hours.",
        "who_does": "Aunt rings 999 if anybody comes; the duty worker rings at 22:00.",
        "told_whom": "The child, her aunt, police, the emergency duty team.",
    }
    return Tonight(**{**given, **also})


def handed_over(at: datetime, **also: Any) -> HandedOver:
    """Child protection took the enquiry by telephone."""
    given: dict[str, Any] = {"received_by": "Ari Kent", "team": "Child protection, east", "handed_at": at}
    return HandedOver(**{**given, **also})
