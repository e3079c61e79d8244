"""What every write of a letter has in common."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Team
from sightline.access.queries import self_of
from sightline.access.rows import fact_like, next_version
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import start
from sightline.letters.models import Letter, OfLetter
from sightline.letters.permissions import may_write
from sightline.letters.states import LETTER, Act, Kind
from sightline.people.actions import write_chronology

NOT_FOUND = "There is no such letter, or it is not yours to open."


def _seen(letter_id: UUID, by: Viewer) -> Letter:
    wait_turn(letter_id)
    rows = Letter.objects.visible_to(by).select_related("child", "to_agency", "to_address", "changed_by")
    found: Letter | None = rows.filter(pk=letter_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _taken(letter_id: UUID, act: Act, by: Viewer) -> Letter:
    found = _seen(letter_id, by)
    may_write(by).demand()
    LETTER.may(found.state, act).demand()
    return found


def _go_on(letter: Letter, act: Act, by: Viewer, at: datetime) -> Letter:
    next_version(letter, by=by, at=at, state=LETTER.after(letter.state, act))
    letter.save()
    return letter


def _keep(model: type[OfLetter], letter: Letter, by: Viewer, at: datetime, **columns: Any) -> Any:
    made = fact_like(model, letter, by=by, at=at, letter=letter, **columns)
    made.save(force_insert=True)
    return made


def _clock(rule: str, letter: Letter, by: Viewer, at: datetime, *, started_at: datetime) -> None:
    team = Team.objects.filter(pk=letter.owner_team_id).first() if letter.owner_team_id else None
    start(
        rule=rule,
        subject=letter,
        about=letter.about,
        started_at=started_at,
        owner_team=team,
        owner_staff=None if team else self_of(by)[0],
        path=reverse("letters:one", args=[letter.pk]),
        by=by,
        at=at,
    )


def _chronicle(letter: Letter, by: Viewer, at: datetime) -> None:
    """That it left, and what kind; not what it says."""
    write_chronology(
        about=[letter.child_id],
        happened_at=at,
        kind="letters.sent",
        title=f"Letter sent: {Kind(letter.kind).label[:1].lower()}{Kind(letter.kind).label[1:]} ({letter.reference})",
        reference_id=letter.pk,
        controller_id=letter.controller_id,
        by=by,
        at=at,
    )
