"""Early help for a young suspect: a service is given leave to see the record and is asked (ID-17b)."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Team
from sightline.access.viewer import Viewer
from sightline.core.leave import first_refusal, unless
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.justice.actions.hand import _suspect
from sightline.justice.actions.suspecting import pass_suspect
from sightline.justice.models.suspects import Passed
from sightline.justice.permissions import may_change_suspect
from sightline.justice.states import YOUNG

NOT_YOUNG = "Early help is asked for somebody under 25 at the time of the crime."
NO_WHY = "Say what would help, without saying what was done."


@action("justice.early_help_asked")
def ask_early_help(*, suspect_id: UUID, team: Team, why: str, by: Viewer, at: datetime) -> FollowUp:
    """A team is asked whether a programme helps; its organisation sees the record from now."""
    suspect = _suspect(suspect_id, by)
    first_refusal(
        may_change_suspect(by, suspect),
        unless(suspect.age is None or suspect.age >= YOUNG, NOT_YOUNG),
        unless(not why.strip(), NO_WHY),
    ).demand()
    if not Passed.objects.filter(suspect=suspect, agency=team.agency, back=None).exists():
        pass_suspect(suspect_id=suspect.pk, agency=team.agency, why=why, by=by, at=at)
    request = Request(
        kind=Kind.OTHER,
        agency=team.agency,
        team=team,
        what=f"Would early help reach the person on record as {suspect.reference}?",
        why=why,
    )
    path = reverse("justice:suspect", args=[suspect.pk])
    made: FollowUp = ask(request=request, about=suspect.about, origin=suspect, origin_path=path, by=by, at=at)
    return made
