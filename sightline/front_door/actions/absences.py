"""Saying that somebody is away and who covers; a change stands in place of what was said before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.front_door.models import Absence
from sightline.front_door.permissions import may_say_away
from sightline.front_door.queries.absences import clashes, colleagues
from sightline.front_door.rows import law

NOT_A_COLLEAGUE = "Choose somebody who works at this front door."
ENDS_FIRST = "The last day cannot be before the first."
OWN_COVER = "Somebody else must cover."
TWICE = "That person is away already on some of those days. Change what was said of it instead."
COVER_AWAY = "Whoever you chose to cover is away then too. Choose somebody else."
GONE = "This was changed by somebody else, or is not there. Look at the list again."


@dataclass(frozen=True, kw_only=True)
class Away:
    """Who, from when to when, and who covers."""

    staff_id: UUID
    first_day: date
    last_day: date | None = None
    cover_id: UUID | None = None

    def stands(self, *, but: UUID | None, known: set[UUID]) -> Answer:
        """Whether it can be said, and if not, why."""
        chosen = {self.staff_id} | ({self.cover_id} if self.cover_id else set())
        ends_first = self.last_day is not None and self.last_day < self.first_day
        days = (self.first_day, self.last_day)
        cover_away = self.cover_id is not None and clashes(self.cover_id, *days, but=None)
        return first_refusal(
            unless(not chosen <= known, NOT_A_COLLEAGUE),
            unless(ends_first, ENDS_FIRST),
            unless(self.cover_id == self.staff_id, OWN_COVER),
            unless(clashes(self.staff_id, self.first_day, self.last_day, but=but), TWICE),
            unless(cover_away, COVER_AWAY),
        )


@action("front_door.absence_said")
def say_away(*, absent: Away, by: Viewer, at: datetime, replaces_id: UUID | None = None) -> Absence:
    """Say that somebody is away, or say it again differently (`replaces_id`). Whoever covers is told."""
    may_say_away(by, absent.staff_id).demand()
    wait_turn(absent.staff_id)
    before = _standing(replaces_id, by) if replaces_id else None
    if before and before.staff_id != absent.staff_id:
        raise Refused(GONE)
    known = {each.pk for each in colleagues(by, on=absent.first_day)}
    absent.stands(but=replaces_id, known=known).demand()
    made = _row(absent, by=by, at=at, replaces_id=replaces_id)
    made.save(force_insert=True)
    if absent.cover_id and (before is None or before.cover_id != absent.cover_id):
        cover = Staff.objects.get(pk=absent.cover_id)
        day = absent.first_day.isoformat()
        tell(kind="front_door.cover", reference=day, path="/contacts/cover/", staff=cover, by=by, at=at)
    return made


@action("front_door.absence_called_off")
def call_off(*, absence_id: UUID, by: Viewer, at: datetime) -> Absence:
    """They are here after all."""
    wait_turn(_standing(absence_id, by).staff_id)
    before = _standing(absence_id, by)
    may_say_away(by, before.staff_id).demand()
    unless(before.controller_id != by.employer_id, NOT_A_COLLEAGUE).demand()
    absent = Away(staff_id=before.staff_id, first_day=before.first_day, last_day=before.last_day)
    made = _row(absent, by=by, at=at, replaces_id=before.pk)
    made.called_off = True
    made.save(force_insert=True)
    return made


def _standing(absence_id: UUID, by: Viewer) -> Absence:
    """What stands, if it is this person's to see."""
    held = Absence.objects.visible_to(by).standing().filter(pk=absence_id).first()
    if held is None:
        raise Refused(GONE)
    return held


def _row(absent: Away, *, by: Viewer, at: datetime, replaces_id: UUID | None) -> Absence:
    employer = by.employer_id
    if employer is None:
        raise Refused(NOT_A_COLLEAGUE)
    return Absence(
        staff_id=absent.staff_id,
        first_day=absent.first_day,
        last_day=absent.last_day,
        cover_id=absent.cover_id,
        replaces_id=replaces_id,
        by_id=by.staff_id,
        at=at,
        **law(Absence, controller_id=employer),
    )
