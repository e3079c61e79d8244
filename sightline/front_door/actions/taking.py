"""Recording a contact: one occasion on which somebody told us something (FD-01)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.actions.clocks import start_clocks
from sightline.front_door.actions.matching import keep_matches, with_matches
from sightline.front_door.actions.moving import once, tell_chronology
from sightline.front_door.actions.noticing import notice_repeats
from sightline.front_door.actions.scripting import keep_script
from sightline.front_door.given import Also, Named, Said, Whose
from sightline.front_door.models import Contact, ContactSubject
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import at_home, see_all
from sightline.front_door.rows import contact_row, move_row, next_references, subject_rows
from sightline.front_door.states import ContactState, SubjectRole
from sightline.front_door.words import chronology_title

NOBODY = "Say whom it is about: a child, a child nobody could name, or a group or place."
IN_FUTURE = "A contact cannot have been received in the future."
NO_SUCH_PERSON = "One of the people chosen is not there, or not yours to open. Search again."
NOTHING_MORE = Also()
TAKEN = "This page has been saved already, by somebody else. Start a new contact."


@action("front_door.contact_taken")
def take_contact(
    *,
    said: Said,
    people: list[Named],
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
    whose: Whose | None = None,
    also: Also = NOTHING_MORE,
) -> Contact:
    """Save a new contact with whom it is about, and start its clocks. The same `key` twice saves once.

    Without `whose` it is the team's of whoever takes it. `also`: the script it was taken by, and what makes it a
    missing report. Words that may speak of exploitation are looked for in its text, and a person asked of them.
    """
    may_take(by).demand()
    once(key)
    before: Contact | None = Contact.objects.filter(pk=key).first() if key else None
    if before is not None:
        if before.by_id != by.staff_id:
            raise Refused(TAKEN, hidden=True)
        return before
    _check(said, people, by, at)
    reference = next_references([said.received_at])[0]
    whose = whose or at_home(by)
    said, found = with_matches(said) if also.look_for_words else (said, [])
    contact = contact_row(said, people=people, whose=whose, reference=reference, key=key, by=by, at=at)
    _save(contact, people, by, at)
    keep_matches(contact, found, by=by, at=at)
    keep_script(contact, also, by=by, at=at)
    return contact


def _check(said: Said, people: list[Named], by: Viewer, at: datetime) -> None:
    if not people and not said.unknown_child.strip() and not said.group_or_place.strip():
        raise Refused(NOBODY)
    if said.received_at > at:
        raise Refused(IN_FUTURE)
    if not see_all(by, [person.record_id for person in people]):
        raise Refused(NO_SUCH_PERSON, hidden=True)


def _save(contact: Contact, people: list[Named], by: Viewer, at: datetime) -> None:
    contact.decision_due_on = start_clocks(contact, by=by, at=at)
    contact.save(force_insert=True)
    ContactSubject.objects.bulk_create(subject_rows(contact, people, by=by, at=at))
    move_row(contact, was="", now=ContactState.NEW, by=by, at=at).save(force_insert=True)
    tell_chronology(
        contact,
        "front_door.contact_taken",
        chronology_title(contact),
        happened_at=contact.received_at,
        by=by,
        at=at,
    )
    children = [person.record_id for person in people if person.role == SubjectRole.CHILD]
    notice_repeats(contact, children, by=by, at=at)
