"""Opening a case from a decided contact or a concluded enquiry, whose words stay where they are (PW-09)."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.given import Opening
from sightline.cases.models import Case
from sightline.cases.permissions import may_open
from sightline.cases.queries.origin import enquiry_leads, last_word
from sightline.cases.states import State
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.enquiries.models import Enquiry
from sightline.follow_up.references import reference_of
from sightline.front_door.models import Contact, ContactSubject
from sightline.front_door.states import SubjectRole
from sightline.people.actions import write_chronology
from sightline.people.queries import identity_of

NOT_FOUND = "There is no such contact or enquiry, or it is not yours to open."
NOT_LEADING = "Nothing was decided there that leads to the exploitation pathway."
NOT_ON_IT = "Choose a child the contact is about."
OPEN_ALREADY = "A case of this child is open already ({reference}). A child has one open case at a time."
ONE_AT_A_TIME = "A case of this child is open already. A child has one open case at a time."


@action("cases.opened")
def open_case(
    *,
    contact_id: UUID,
    opening: Opening,
    by: Viewer,
    at: datetime,
    enquiry_id: UUID | None = None,
    key: UUID | None = None,
) -> Case:
    """Open a case beside any statutory status, keeping the earlier one in view; its team allocates it."""
    may_open(by).demand()
    wait_turn(opening.child_id)
    if key:
        before: Case | None = Case.objects.visible_to(by).filter(pk=key, opened_by_id=by.staff_id).first()
        if before:
            return before
    contact, enquiry = _origin(contact_id, enquiry_id, by)
    children = ContactSubject.objects.visible_to(by).filter(contact=contact, stands=True)
    on_it = children.exclude(role=SubjectRole.ADULT).filter(source_record_id=opening.child_id).exists()
    unless(not on_it, NOT_ON_IT).demand()
    earlier = _earlier(opening.child_id, by)
    made = _made((contact, enquiry), earlier, opening, key=key or uuid4(), by=by, at=at)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as fault:
        raise Refused(ONE_AT_A_TIME) from fault
    made.refresh_from_db(fields=["walls"])
    _on_chronology(made, by, at)
    return made


def _origin(contact_id: UUID, enquiry_id: UUID | None, by: Viewer) -> tuple[Contact, Enquiry | None]:
    contact: Contact | None = Contact.objects.visible_to(by).filter(pk=contact_id).first()
    if contact is None:
        raise Refused(NOT_FOUND, hidden=True)
    if enquiry_id is None:
        said = last_word(by, contact.pk)
        unless(said is None or not said.leads, NOT_LEADING).demand()
        return contact, None
    rows = Enquiry.objects.visible_to(by)
    enquiry: Enquiry | None = rows.filter(pk=enquiry_id, contact=contact).first()
    if enquiry is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not enquiry_leads(by, enquiry), NOT_LEADING).demand()
    return contact, enquiry


def _earlier(child_id: UUID, by: Viewer) -> Case | None:
    """The last case of the child, by all the records joined as theirs; an open one stands in the way."""
    rows = Case.objects.visible_to(by).filter(child_id__in=identity_of(child_id))
    found: list[Case] = list(rows.order_by("-opened_on", "-changed_at"))
    still = next((each for each in found if each.state != State.CLOSED), None)
    if still:
        raise Refused(OPEN_ALREADY.format(reference=still.reference))
    return found[0] if found else None


def _made(
    origin: tuple[Contact, Enquiry | None],
    earlier: Case | None,
    opening: Opening,
    *,
    key: UUID,
    by: Viewer,
    at: datetime,
) -> Case:
    contact, enquiry = origin
    return Case(
        id=key,
        reference=reference_of(key, "CE"),
        **opening.columns(),
        about=[opening.child_id],
        contact=contact,
        enquiry=enquiry,
        earlier=earlier,
        area_id=contact.area_id,
        opened_on=london(at).date(),
        opened_by_id=by.staff_id,
        controller_id=opening.team.agency_id,
        lawful_basis=contact.lawful_basis,
        regime=contact.regime,
        retention_class=Case.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
    )


def _on_chronology(made: Case, by: Viewer, at: datetime) -> None:
    again = "opened again" if made.earlier_id else "opened"
    write_chronology(
        about=made.about,
        happened_at=at,
        kind="cases.opened",
        title=f"Exploitation pathway: case {again} ({made.reference})",
        reference_id=made.pk,
        controller_id=made.controller_id,
        by=by,
        at=at,
    )
