"""Asking (FD-17a, FD-23): nothing is passed on without an owner, a clock, and somebody told."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import models

from sightline.access.acts import action
from sightline.access.models import Staff, Team
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.deadlines.actions import cancel
from sightline.deadlines.counting import end_of
from sightline.deadlines.queries import would_be_due
from sightline.follow_up.actions.hand import Hand, Said
from sightline.follow_up.actions.telling import ASKED, Messenger
from sightline.follow_up.models import FollowUp
from sightline.follow_up.permissions import may_ask
from sightline.follow_up.references import reference_of
from sightline.follow_up.requests import Request
from sightline.follow_up.states import CLOCK_OF_ANSWER, CLOCK_OF_SAFEGUARDING_ANSWER, Act, ChaseStep, asked_of

NO_CONTROLLER = "A follow-up needs the organisation that asks: an owner team, or somebody who is employed."


@action("follow_up.asked")
def ask(
    *,
    request: Request,
    about: Iterable[UUID],
    by: Viewer,
    at: datetime,
    owner_team: Team | None = None,
    owner_staff: Staff | None = None,
    origin: models.Model | None = None,
    origin_path: str = "",
    replaces: FollowUp | None = None,
) -> FollowUp:
    """Ask one organisation or service for one thing.

    The team that asks (`owner_team`), else the person, keeps it and hears what comes of it. `origin` is the
    record it came from and `origin_path` its page. `replaces` was declined, and this one stands in for it.
    """
    kept = _new(request, by, at)
    kept.about = sorted(set(about))
    may_ask(by, about_people=bool(kept.about)).demand()
    request.stands(on=london(at).date()).demand()
    _owned(kept, owner_team, owner_staff, by)
    if origin:
        kept.origin_kind, kept.origin_id = origin._meta.label_lower, origin.pk
    kept.origin_path, kept.replaces = origin_path, replaces
    kept.save(force_insert=True)
    kept.refresh_from_db(fields=["walls"])
    hand = Hand(kept, by, at)
    hand.move(Act.ASK, Said(kept.what))
    hand.start_for_asked(_rule(request), due_at=kept.due_at if request.due_on else None)
    hand.tell_chronology("asked", f"Asked {kept.asked_name}", words=kept.support_type)
    Messenger.of(hand).to_asked(ChaseStep.REQUEST, ASKED)
    if replaces:
        cancel(subject=replaces, why=f"Asked elsewhere: {kept.reference}", by=by, at=at)
    return kept


def _owned(kept: FollowUp, team: Team | None, staff: Staff | None, by: Viewer) -> None:
    """The team that asks, else the person, with whoever controls it."""
    kept.owner_team, kept.controller_id = team, _controller(team, by)
    kept.owner_staff_id = staff.pk if staff else None if team else by.staff_id


def _rule(request: Request) -> str:
    return CLOCK_OF_SAFEGUARDING_ANSWER if request.safeguarding else CLOCK_OF_ANSWER


def _new(request: Request, by: Viewer, at: datetime) -> FollowUp:
    """The row as the request says it, not saved."""
    key = uuid4()
    return FollowUp(
        id=key,
        reference=reference_of(key),
        kind=request.kind,
        asked_of=asked_of(request.agency.kind),
        asked_agency=request.agency,
        asked_team=request.team,
        what=request.what,
        why=request.why,
        may_share=request.may_share,
        support_type=request.support_type,
        family_knows=request.family_knows,
        safeguarding=request.safeguarding,
        answered_there=request.answered_there,
        asked_at=at,
        due_at=end_of(request.due_on) if request.due_on else would_be_due(_rule(request), at),
        lawful_basis=request.lawful_basis,
        retention_class=FollowUp.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
    )


def _controller(owner_team: Team | None, by: Viewer) -> UUID:
    found = owner_team.agency_id if owner_team else by.employer_id
    if found is None:
        raise Refused(NO_CONTROLLER)
    return found
