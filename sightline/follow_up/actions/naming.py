"""A manager who cannot open a request says who should answer it. Whoever asked decides whether to let them in."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.follow_up.actions.telling import NEWS
from sightline.follow_up.models import NameGiven, ToldOutside
from sightline.follow_up.queries import owners, told_outside, who_could_answer

NOT_FOUND = "There is no such request, or it is not yours to answer."
NOT_OURS = "Choose somebody of your own organisation who answers requests."
NO_WORDS = "Say how it was settled. Do not name a child."


@action("follow_up.answerer_named")
def name_answerer(*, told_id: UUID, named_id: UUID | None, words: str, by: Viewer, at: datetime) -> NameGiven:
    """Keep the name and tell whoever asked. Nobody is let in by this."""
    told = told_outside(by).filter(pk=told_id).first()
    if told is None:
        raise Refused(NOT_FOUND, hidden=True)
    could = {person.pk for person in who_could_answer(told, on=london(at).date())}
    if named_id and named_id not in could:
        raise Refused(NOT_OURS)
    if not named_id and not words.strip():
        raise Refused(NO_WORDS)
    given = NameGiven.objects.create(
        told=told, named_id=named_id, words=words, by_id=by.staff_id, at=at, **_law(told)
    )
    for person in owners(told, on=london(at).date()):
        page = reverse("follow_up:one", args=[told.follow_up_id])
        tell(kind=NEWS, reference=told.reference, path=page, staff=person, by=by, at=at)
    return given


def _law(told: ToldOutside) -> dict[str, object]:
    return {
        "controller_id": told.asked_agency_id,
        "regime": told.regime,
        "lawful_basis": told.lawful_basis,
        "confidentiality_basis": told.confidentiality_basis,
        "handling": told.handling,
        "retention_class": NameGiven.RETENTION,
    }
