"""Emergencies: which one record answers, where each stands at a moment, and those that wait or are to be reviewed."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from sightline.access.models import WallCover
from sightline.access.viewer import Viewer
from sightline.people.models import Emergency, EmergencyAnswer
from sightline.people.models.kept import OPEN
from sightline.people.naming.asked import Asked
from sightline.people.naming.clauses import Clause, Group, search_clauses
from sightline.people.queries.identities import identity_of
from sightline.people.states import EmergencyState

ANSWER_WITHIN = timedelta(hours=4)
OPEN_FOR = timedelta(hours=2)
EXACTLY = (Group.IDENTIFIER, Group.NAME_AND_BIRTH, Group.NAME)


@dataclass(frozen=True)
class Answering:
    """The one record that answers: by its id, or behind a wall by the wall alone."""

    record_id: UUID | None
    wall_id: UUID | None


def answering(asked: Asked) -> Answering | None:
    """The one person who answers exactly; None where nobody or more than one does, without saying which."""
    clauses = [clause for clause in search_clauses(asked) if clause.group in EXACTLY]
    for group in EXACTLY:
        found = [row for row in _found(clauses) if row[1] == group]
        if found:
            return _one(found)
    return None


def _found(clauses: Iterable[Clause]) -> list[tuple[UUID | None, int, list[UUID]]]:
    sent = json.dumps([{"group": int(c.group), "sets": [sorted(s) for s in c.sets]} for c in clauses])
    with connection.cursor() as cursor:
        cursor.execute("SELECT record_id, heading, behind FROM people_emergency_found(%s::jsonb)", [sent])
        return list(cursor.fetchall())


def _one(found: Collection[tuple[UUID | None, int, list[UUID]]]) -> Answering | None:
    walls = {wall for _, _, behind in found for wall in behind}
    open_ids = {record for record, _, behind in found if record and not behind}
    if len(walls) == 1 and not open_ids and all(len(behind) == 1 for _, _, behind in found):
        return Answering(None, walls.pop())
    if not walls and open_ids and open_ids <= identity_of(next(iter(open_ids))):
        return Answering(min(open_ids), None)
    return None


def within_reach(viewer: Viewer) -> bool:
    """Whether somebody opens unrestricted people anyway."""
    return viewer.may(OPEN)


def state_of(emergency: Emergency, answers: Collection[EmergencyAnswer], *, at: datetime) -> EmergencyState:
    """Where one stands at a moment."""
    if emergency.wall_id is None:
        over = emergency.until is None or at >= emergency.until
        return EmergencyState.OVER if over else EmergencyState.OPEN
    if any(not each.agreed for each in answers):
        return EmergencyState.REFUSED
    until = open_until(emergency, answers)
    if until is not None:
        return EmergencyState.OPEN if at < until else EmergencyState.OVER
    return EmergencyState.WAITING if at < emergency.at + ANSWER_WITHIN else EmergencyState.LAPSED


def open_until(emergency: Emergency, answers: Collection[EmergencyAnswer]) -> datetime | None:
    """When it closes by itself: an hour after it was asked for, or two after the second of two agreed."""
    if emergency.wall_id is None:
        return emergency.until
    yes = [each for each in answers if each.agreed]
    if len(yes) < 2 or not any(each.as_manager for each in yes) or len(yes) != len(answers):
        return None
    return max(each.at for each in yes) + OPEN_FOR


def emergencies() -> QuerySet[Emergency]:
    """Every emergency the database lets this viewer see, newest first."""
    return Emergency.objects.select_related("by", "review", "review__by").prefetch_related("answers__by")


def emergencies_of(viewer: Viewer) -> QuerySet[Emergency]:
    """Those somebody asked for."""
    return emergencies().filter(by_id=viewer.person_id)


def waiting_for_two(*, at: datetime) -> QuerySet[Emergency]:
    """Restricted ones that can still be agreed to, by when they were asked; `state_of` says which still wait."""
    said_no = EmergencyAnswer.objects.filter(emergency=OuterRef("pk"), agreed=False)
    asked = emergencies().filter(wall__isnull=False, at__gt=at - ANSWER_WITHIN)
    return asked.filter(~Exists(said_no)).order_by("at")


def covered_by(wall_id: UUID) -> list[UUID]:
    """The records behind a wall, for somebody inside it."""
    return list(
        WallCover.objects.filter(wall_id=wall_id).order_by("subject").values_list("subject", flat=True)
    )
