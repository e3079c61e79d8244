"""Contact with the child's school, and the terms of the schools here (PW-22)."""

from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _held, _keep, _tell_chronology
from sightline.cases.models import SchoolContact, Term
from sightline.cases.permissions import may_keep_lists, may_work
from sightline.cases.queries.moving import terms
from sightline.cases.schooling import Spoken
from sightline.core.clock import london
from sightline.core.leave import first_refusal, unless

OVERLAPS = "A term of those days is on record already."
BACKWARDS = "A term ends after it starts."
NO_SOURCE = "Say where the dates are published."


@action("cases.school_contacted")
def note_school(*, case_id: UUID, spoken: Spoken, by: Viewer, at: datetime) -> SchoolContact:
    """The school was spoken with, or could not be, and why."""
    case = _held(case_id, by, may_work)
    spoken.stands(on=london(at).date()).demand()
    made: SchoolContact = _keep(SchoolContact, case, by=by, at=at, **spoken.columns())
    title = f"School {'spoken with' if made.reached else 'not reached'} ({case.reference})"
    _tell_chronology(case, "cases.school_contacted", title, by=by, at=at)
    return made


@action("cases.term_noted")
def note_term(*, starts_on: date, ends_on: date, said_by: str, by: Viewer, at: datetime) -> Term:
    """A term, or half of one, as the council published it."""
    may_keep_lists(by).demand()
    crossing = any(each.starts_on <= ends_on and starts_on <= each.ends_on for each in terms())
    first_refusal(
        unless(ends_on <= starts_on, BACKWARDS),
        unless(crossing, OVERLAPS),
        unless(not said_by.strip(), NO_SOURCE),
    ).demand()
    return Term.objects.create(
        starts_on=starts_on, ends_on=ends_on, said_by=said_by, by_id=by.staff_id, at=at
    )
