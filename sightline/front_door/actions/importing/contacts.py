"""Contacts of a file: kept once, as ordinary contacts."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Team
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.models import Rule
from sightline.deadlines.queries import would_be_due
from sightline.front_door.actions.clocks import start_clocks
from sightline.front_door.actions.importing.people import _imported, _keep_people, _numbered
from sightline.front_door.actions.importing.saving import _insert
from sightline.front_door.imports.contact_records import ContactGiven
from sightline.front_door.imports.contact_rows import (
    ContactRows,
    Into,
    moment_of,
    received_at,
    rows_of,
)
from sightline.front_door.imports.persons import person_of_contact
from sightline.front_door.imports.tally import Kept
from sightline.front_door.models import Contact, Import, Imported
from sightline.front_door.models.imports import ImportedKind
from sightline.front_door.queries.staff import agencies_by_name
from sightline.front_door.rows import next_references
from sightline.front_door.sources import ORGANISED
from sightline.front_door.states import DECIDE_RULE

SAYS_OTHERWISE = "This contact is held already, and the file now says something else; what was held was kept."


NOT_KNOWN_BY_NAME = (
    "No organisation of the partnership goes by this name, so none can see or dispute these decisions here. "
    "Write it as it stands under Administration, or add the organisation there."
)


@action("front_door.contacts_imported")
def import_contacts(
    *, of: Import, contacts: Sequence[ContactGiven], into: Into, by: Viewer, at: datetime
) -> tuple[Import, Kept]:
    """Keep the contacts that are not held yet, with their children; those that are, are left as they are."""
    kept = Kept()
    held = _held(contacts, of)
    new = []
    for contact in contacts:
        before = held.get(contact.key())
        if before is None:
            new.append(contact)
            continue
        _, about, said = before
        kept.matched("contacts", 1)
        kept.children_matched.update(about)
        kept.place(contact.rows, about, contact.place.sheet)
        if said and said != contact.fingerprint():
            kept.warn(contact.place, SAYS_OTHERWISE, contact.reference)
    _keep(new, into, of=of, kept=kept, by=by, at=at)
    return of, kept


def _held(contacts: Sequence[ContactGiven], of: Import) -> dict[str, tuple[UUID, list[UUID], str]]:
    """Key to contact, whom it is about, and the fingerprint of what was brought in."""
    keys = [contact.key() for contact in contacts]
    references = [contact.reference for contact in contacts if contact.reference]
    same = {"controller": of.controller_id, "their_system": of.their_system}
    noted = Contact.objects.filter(**same, their_reference__in=references).order_by()
    found = {f"ref:{one.their_reference}": (one.pk, one.about, "") for one in noted}
    for one in Imported.objects.filter(**same, kind=ImportedKind.CONTACT, key__in=keys).standing():
        found[one.key] = (one.subject_id, one.about, one.fingerprint)
    return found


def _keep(new: list[ContactGiven], into: Into, *, of: Import, kept: Kept, by: Viewer, at: datetime) -> None:
    if not new:
        return
    children = _children(new, of=of, kept=kept, area_id=into.area_id, by=by, at=at)
    references = next_references([received_at(contact) for contact in new])
    into.agencies.update(agencies_by_name())
    teams = Team.objects.in_bulk([into.team_id, into.new_team_id or into.team_id])
    rows, entries = list[ContactRows](), list[Imported]()
    for contact, ids, reference in zip(new, children, references, strict=True):
        made = rows_of(contact, ids, reference, into, due_on=_due(contact, into.due), by=by, at=at)
        if made.runs:
            made.contact.team = teams[made.contact.team_id] if made.contact.team_id else None
            start_clocks(made.contact, by=by, at=at)
        rows.append(made)
        kept.place(contact.rows, made.contact.about, contact.place.sheet)
        _say_unknown(contact, made.contact, into, kept)
        entries.append(_entry(of, contact, made.contact, by, at))
    _save(rows)
    _insert(_numbered(entries))
    kept.created("contacts", len(rows))


def _say_unknown(given: ContactGiven, made: Contact, into: Into, kept: Kept) -> None:
    """An organisation that nobody here knows by that name cannot see the decision. Each name is said once."""
    name = given.referrer_organisation or ""
    if name and made.referrer_agency_id is None and given.source in ORGANISED and name not in into.unknown:
        into.unknown.add(name)
        kept.warn(given.place, NOT_KNOWN_BY_NAME, name)


def _children(
    new: list[ContactGiven], *, of: Import, kept: Kept, area_id: UUID | None, by: Viewer, at: datetime
) -> list[list[UUID]]:
    """The records of each contact's children."""
    given = [(contact, child) for contact in new for child in contact.children]
    people = _keep_people(
        [person_of_contact(child) for _, child in given], of=of, area_id=area_id, by=by, at=at
    )
    kept.children_created |= people.created
    kept.children_matched |= set(people.ids) - people.created
    for number, sentence in people.differing.items():
        kept.warn(given[number][0].place, sentence)
    ids = iter(people.ids)
    return [[next(ids) for _ in contact.children] for contact in new]


def _entry(of: Import, given: ContactGiven, contact: Contact, by: Viewer, at: datetime) -> Imported:
    about, said = contact.about, given.fingerprint()
    return _imported(
        of,
        ImportedKind.CONTACT,
        given.key(),
        subject_id=contact.pk,
        about=about,
        fingerprint=said,
        by=by,
        at=at,
    )


def _due(contact: ContactGiven, known: dict[date, date | None]) -> date | None:
    """The last day for the first decision, the same for every contact of one day; None before there was a rule."""
    day = contact.received_on
    if day not in known:
        try:
            known[day] = london(would_be_due(DECIDE_RULE, moment_of(day))).date()
        except Rule.DoesNotExist:
            known[day] = None
    return known[day]


def _save(rows: list[ContactRows]) -> None:
    _insert([one.contact for one in rows])
    _insert([subject for one in rows for subject in one.subjects])
    _insert([one.move for one in rows])
    _insert([one.decision for one in rows if one.decision])
    _insert([one.told for one in rows if one.told])
    _insert([line for one in rows for line in one.lines])
