"""How each row of the front door is made. Actions save them one by one; a bulk loader may save many."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, models

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.front_door.given import Named, Said, Whose
from sightline.front_door.models import Contact, ContactSubject, Decision, Move, ReferrerTold
from sightline.front_door.states import ContactState

SAID = frozenset(field.name for field in fields(Said))


def next_references(received: list[datetime]) -> list[str]:
    """References for contacts received at these moments: the year, then a number never used twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('front_door_reference') FROM generate_series(1, %s)", [len(received)])
        numbers = [row[0] for row in cursor.fetchall()]
    return [f"C-{london(at).year}-{number:05d}" for at, number in zip(received, numbers, strict=True)]


def law(model: type[models.Model], *, controller_id: UUID) -> dict[str, Any]:
    """The columns every record carries: whose it is and how long it is kept."""
    return {"controller_id": controller_id, "retention_class": getattr(model, "RETENTION")}  # noqa: B009


def contact_row(
    said: Said,
    *,
    people: list[Named],
    whose: Whose,
    reference: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
    state: ContactState = ContactState.NEW,
) -> Contact:
    """A contact, not saved yet."""
    columns = asdict(said) | asdict(whose) | {"older_source": said.older()}
    return Contact(
        id=key or uuid4(),
        reference=reference,
        state=state,
        about=sorted({person.record_id for person in people}),
        by_id=by.staff_id,
        at=at,
        retention_class=Contact.RETENTION,
        **columns,
    )


def hanging(
    model: type[models.Model],
    contact: Contact,
    *,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
    **columns: Any,
) -> Any:
    """A fact that hangs on a contact, inside its walls and under its controller. Not saved yet."""
    return model(
        id=key or uuid4(),
        contact=contact,
        about=contact.about,
        by_id=by.staff_id,
        at=at,
        **law(model, controller_id=contact.controller_id),
        **columns,
    )


def subject_rows(
    contact: Contact, people: list[Named], *, by: Viewer, at: datetime, first: int = 1
) -> list[ContactSubject]:
    """The people a contact is about, in the order given."""
    return [
        hanging(
            ContactSubject,
            contact,
            by=by,
            at=at,
            source_record_id=person.record_id,
            role=person.role,
            relation=person.relation,
            number=number,
        )
        for number, person in enumerate(people, first)
    ]


def move_row(
    contact: Contact, *, was: str, now: str, by: Viewer, at: datetime, why: str = "", key: UUID | None = None
) -> Move:
    """That the work went from one state to another."""
    made: Move = hanging(Move, contact, by=by, at=at, key=key, was=was, now=now, why=why)
    return made


def decision_row(
    contact: Contact,
    *,
    number: int,
    by: Viewer,
    at: datetime,
    staff: Staff | None = None,
    decided_at: datetime | None = None,
    key: UUID | None = None,
    **columns: Any,
) -> Decision:
    """A decision with the social worker's registration as it stands."""
    if staff is not None:
        columns |= {
            "decided_by_name": staff.name,
            "social_work_number": staff.social_work_number,
            "registration_checked_on": staff.registration_checked_on,
        }
    columns |= {"decided_at": decided_at or at, "decided_on": london(decided_at or at).date()}
    columns |= {"number": number, "due_on": contact.decision_due_on}
    made: Decision = hanging(Decision, contact, by=by, at=at, key=key, **columns)
    return made


def told_row(
    contact: Contact, *, number: int, by: Viewer, at: datetime, key: UUID | None = None, **columns: Any
) -> ReferrerTold:
    """That whoever told us was told, or that nobody can be."""
    made: ReferrerTold = hanging(ReferrerTold, contact, by=by, at=at, key=key, number=number, **columns)
    return made
