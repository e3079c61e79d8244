"""What a partner is told on its own page, and that it looked. Parts of other actions and of its pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.actions.recording import record
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer
from sightline.front_door.actions.moving import keep
from sightline.front_door.hub_states import ChallengedBy, NewsKind
from sightline.front_door.models import ChallengeAnswer, ChallengeTold, Contact, PartnerDispute, PartnerNews
from sightline.front_door.queries.challenges import Disputed
from sightline.front_door.queries.partners import PartTaken
from sightline.front_door.states import ToldHow


def note_opened(*, part: PartTaken, by: Viewer, at: datetime) -> None:
    """That a partner opened what it may know of a decision: on the record of everybody it is about."""
    record(Outcome.OPENED, "front_door.decision_shown_to_partner", by=by, at=at, about=part.people)


def news(
    dispute: PartnerDispute, contact: Contact, *, by: Viewer, at: datetime, **columns: Any
) -> PartnerNews:
    """One thing the partner is told. An answer, or that there will be none, is also worth a message."""
    made: PartnerNews = keep(
        PartnerNews, contact, by=by, at=at, dispute=dispute, agency_id=dispute.agency_id, **columns
    )
    if made.kind != NewsKind.PUT:
        tell(
            kind="front_door.dispute_answered",
            reference=dispute.reference,
            path=reverse("front_door:our_dispute", args=[dispute.pk]),
            staff=dispute.by,
            by=by,
            at=at,
        )
    return made


def tell_put(
    held: Disputed, contact: Contact, sent: Iterable[PartnerDispute], *, by: Viewer, at: datetime
) -> None:
    """To whom it was put, and by when it is answered."""
    stage, clock = held.last.stage, held.last.clock
    for dispute in sent:
        news(
            dispute,
            contact,
            by=by,
            at=at,
            kind=NewsKind.PUT,
            challenge=held.challenge,
            level=stage.level,
            put_to=stage.put_to,
            due_at=clock.due_at if clock else None,
        )


def tell_answered(
    held: Disputed,
    answer: ChallengeAnswer,
    sent: Iterable[PartnerDispute],
    words: str,
    *,
    by: Viewer,
    at: datetime,
) -> None:
    """The answer, in the words written for them. Whoever challenged on its own page is told by that."""
    challenge, contact = held.challenge, held.challenge.contact
    agencies = set()
    for dispute in sent:
        agencies.add(dispute.agency_id)
        news(
            dispute,
            contact,
            by=by,
            at=at,
            kind=NewsKind.ANSWERED,
            challenge=challenge,
            level=held.last.stage.level,
            put_to=answer.answered_by,
            outcome=answer.outcome,
            words=words,
        )
    if challenge.challenged_by == ChallengedBy.PARTNER and challenge.agency_id in agencies:
        told: dict[str, Any] = {"how": ToldHow.OWN_PAGE, "told_at": at, "what_was_said": words}
        keep(ChallengeTold, contact, by=by, at=at, answer=answer, **told)
