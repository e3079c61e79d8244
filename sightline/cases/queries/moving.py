"""Handovers with the answers to them, contact with the school, and what the case was asked to look at again since."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery

from sightline.cases.handing import TRANSITION_RULE, To
from sightline.cases.models import Handover, SchoolContact, Term
from sightline.cases.states import AGAIN_RULE
from sightline.core.leave import LEAVE, Answer, Refusal
from sightline.core.words import day as in_words
from sightline.deadlines.queries import rule_on
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.states import State

SCHOOL_RULE = "SC-01"
SCHOOL_FIRST = (
    "The schools are on holiday (term ended on {day}). Speak with the child’s school first, and note it; "
    "or note why they could not be reached."
)
ARRIVES = {
    "front_door.contact_taken": "a new contact",
    "front_door.open_case_joined": "a contact that joined this case",
    "intelligence.told_to_case": "something seen or heard, which social care considered",
}
"""What arrives about a child and asks those on an open case to look again (RK-22), by the kind of its line."""
TAKEN_ON = (State.ACCEPTED, State.DONE)


@dataclass(frozen=True)
class Handed:
    """A handover, and where the request stands through which it was asked; None where the viewer may not see that."""

    handover: Handover
    state: str | None

    @property
    def accepted(self) -> bool:
        return self.state in TAKEN_ON


def handovers_of(case_id: UUID) -> list[Handed]:
    """The newest first."""
    asked = follow_ups().filter(pk=OuterRef("follow_up_id")).values("state")[:1]
    rows = Handover.objects.filter(case_id=case_id).annotate(stands=Subquery(asked))
    return [Handed(row, row.stands) for row in rows.order_by("-at", "id")]


def last_handed(case_id: UUID, to: To) -> Handed | None:
    """The last of a kind."""
    return next((each for each in handovers_of(case_id) if each.handover.to == to), None)


def taken_on(case_id: UUID, *kinds: To) -> bool:
    """Whether the service asked last, of one of these kinds, has accepted."""
    return any((found := last_handed(case_id, to)) is not None and found.accepted for to in kinds)


def school_contacts_of(case_id: UUID) -> list[SchoolContact]:
    """The newest first."""
    rows = SchoolContact.objects.filter(case_id=case_id).select_related("by")
    return list(rows.order_by("-contacted_on", "-at")[:5])


def terms() -> list[Term]:
    """The newest first."""
    return list(Term.objects.select_related("by").order_by("-starts_on"))


def term_ended(day: date) -> date | None:
    """The last day of the term before a day in the holidays; None in term, or where no terms are known round it."""
    known = terms()
    if any(each.starts_on <= day <= each.ends_on for each in known):
        return None
    before = [each.ends_on for each in known if each.ends_on < day]
    after = [each for each in known if each.starts_on > day]
    return max(before) if before and after else None


def school_first(case_id: UUID, day: date) -> Answer:
    """Whether something can be concluded on a day: in the holidays, once the school was spoken with (PW-22)."""
    ended = term_ended(day)
    if ended is None:
        return LEAVE
    since = ended - timedelta(weeks=rule_on(SCHOOL_RULE, day).count)
    spoken = SchoolContact.objects.filter(case_id=case_id, contacted_on__gte=since, contacted_on__lte=day)
    return LEAVE if spoken.exists() else Refusal(SCHOOL_FIRST.format(day=in_words(ended)))


@dataclass(frozen=True)
class Arrived:
    """Something about the child that arrived, and when. Nothing of what was said."""

    kind: str
    at: datetime


def asked_to_look_again(case_id: UUID) -> list[Arrived]:
    """What arrived about the child since the last assessment or judgement of the level; nothing before the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, happened_at FROM cases_look_again(%s, %s)", [case_id, list(ARRIVES)])
        return [Arrived(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Waits:
    """An open case about whose child something arrived, the walls it stands behind, and when that was."""

    case_id: UUID
    walls: list[UUID]
    since: datetime


def waiting_for_a_look() -> list[Waits]:
    """Open, allocated cases with no clock of looking again yet; for the system."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, walls, since FROM cases_waiting_for_a_look(%s, %s)", [list(ARRIVES), AGAIN_RULE]
        )
        return [Waits(*row) for row in cursor.fetchall()]


def from_seventeen(day: date) -> list[tuple[UUID, list[UUID]]]:
    """Open cases whose child is or may be 17, with no clock of the move yet; for the system, ids and walls only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, walls FROM cases_from_seventeen(%s, %s)", [day, TRANSITION_RULE])
        return [(row[0], list(row[1])) for row in cursor.fetchall()]
