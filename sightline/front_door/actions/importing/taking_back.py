"""Taking a file back as a whole: what nobody worked on since is withdrawn, the rest is left with the reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.files.undoing import Undone, take_back
from sightline.core.leave import first_refusal, unless
from sightline.deadlines.actions import cancel
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions.importing.saving import _insert
from sightline.front_door.models import (
    Contact,
    ContactSubject,
    Import,
    ImportBack,
    ImportBackEntry,
    Imported,
    Referral,
    ReturnFact,
    SubjectChange,
)
from sightline.front_door.models.imports import ImportedKind
from sightline.front_door.permissions import may_bring_in
from sightline.front_door.queries.import_backs import (
    children_worked_on,
    contacts_worked_on,
    referrals_worked_on,
)
from sightline.front_door.rows import hanging, move_row
from sightline.front_door.states import CONTACT, Act, ContactState
from sightline.missing.actions import withdraw_returned
from sightline.people.actions.chronology import take_back_lines
from sightline.people.actions.withdrawing import withdraw_source_records

NO_WHY = "Say why this file is taken back."
CHILD_TITLE = "This record came in with a file that was taken back"
NO_NAME = "Child"
Made = Imported | Referral


@action("front_door.file_taken_back")
def begin_take_back(
    *, of: Import, why: str, by: Viewer, at: datetime, staff_id: UUID | None = None
) -> ImportBack:
    """Put on record that a file is taken back, by whom and why; asked again, the first record stands."""
    first_refusal(may_bring_in(by), unless(not why.strip(), NO_WHY)).demand()
    before: ImportBack | None = ImportBack.objects.filter(of_import=of).first()
    if before is not None:
        return before
    made = ImportBack(
        of_import=of,
        why=why.strip(),
        by_id=staff_id or by.staff_id,
        at=at,
        controller_id=of.controller_id,
        retention_class=ImportBack.RETENTION,
    )
    made.save(force_insert=True)
    return made


@action("front_door.contacts_withdrawn")
def withdraw_contacts(
    *, back: ImportBack, entries: Sequence[Imported], by: Viewer, at: datetime
) -> tuple[ImportBack, Undone[Imported]]:
    """Contacts nobody worked on leave every list and count, with their clocks and chronology lines."""
    keys = [each.subject_id for each in entries]
    rows = Contact.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
    contacts: dict[UUID, Contact] = {each.pk: each for each in rows}
    worked = contacts_worked_on(keys)
    worked |= {
        pk: each.get_state_display() for pk, each in contacts.items() if _went_on(each) and pk not in worked
    }
    gone: list[Contact] = []
    found = take_back(
        [each for each in entries if each.subject_id in contacts],
        untouched=lambda each: each.subject_id not in worked,
        undo=lambda each: gone.append(contacts[each.subject_id]),
    )
    _withdraw(gone, back, by, at)
    called = {pk: each.reference for pk, each in contacts.items()}
    _note(back, found, worked, called, at)
    return back, found


def _went_on(contact: Contact) -> bool:
    return Act.WITHDRAW not in CONTACT.acts[ContactState(contact.state)]


def _withdraw(contacts: list[Contact], back: ImportBack, by: Viewer, at: datetime) -> None:
    keys, why = [each.pk for each in contacts], back.why
    moves = [
        _by(back, move_row(each, was=each.state, now=_after(each), by=by, at=at, why=why))
        for each in contacts
    ]
    _insert(moves)
    Contact.objects.filter(pk__in=keys).update(state=ContactState.WITHDRAWN, version=F("version") + 1)
    held = {each.pk: each for each in contacts}
    subjects = list(ContactSubject.objects.filter(contact_id__in=keys).order_by("contact_id", "number"))
    changes = [
        hanging(SubjectChange, held[each.contact_id], by=by, at=at, subject=each, stands=False, why=why)
        for each in subjects
    ]
    _insert([_by(back, each) for each in changes])
    ContactSubject.objects.filter(pk__in=[each.pk for each in subjects]).update(stands=False)
    running = clocks_of(keys).filter(stopped_at=None).values_list("subject_id", flat=True)
    for key in sorted(set(running)):
        cancel(subject=held[key], why=why, by=by, at=at)
    take_back_lines(reference_ids=keys, why=why, by=by, at=at)


def _after(contact: Contact) -> str:
    return CONTACT.after(contact.state, Act.WITHDRAW)


def _by(back: ImportBack, row: Any) -> Any:
    """In the name of whoever takes the file back."""
    row.by_id = back.by_id
    return row


@action("front_door.referrals_withdrawn")
def withdraw_referrals(
    *, back: ImportBack, rows: Sequence[Referral], by: Viewer, at: datetime
) -> tuple[ImportBack, Undone[Referral]]:
    """Referrals of a return, without those of which a later return says more."""
    worked = referrals_worked_on(rows)
    found = take_back(rows, untouched=lambda each: each.pk not in worked, undo=lambda each: each)
    take_back_lines(reference_ids=[each.pk for each in found.undone], why=back.why, by=by, at=at)
    called = {each.pk: str(each) for each in rows}
    _note(back, found, worked, called, at)
    return back, found


@action("front_door.entries_withdrawn")
def withdraw_entries(*, back: ImportBack, rows: Sequence[Any], by: Viewer, at: datetime) -> ImportBack:
    """What a return said of its children."""
    found: Undone[Any] = Undone(undone=list(rows))
    _note(back, found, {}, {each.pk: str(each.year or "") for each in rows}, at)
    return back


@action("front_door.said_withdrawn")
def withdraw_said(
    *, back: ImportBack, entries: Sequence[Imported], by: Viewer, at: datetime
) -> tuple[ImportBack, Undone[Imported]]:
    """What a return says of missing episodes: nobody works on it, so all of it goes."""
    found: Undone[Imported] = Undone(undone=list(entries))
    withdraw_returned(ids=[each.subject_id for each in entries], by=by, at=at)
    _note(back, found, {}, {}, at)
    return back, found


@action("front_door.facts_withdrawn")
def withdraw_facts(
    *, back: ImportBack, entries: Sequence[Imported], by: Viewer, at: datetime
) -> tuple[ImportBack, Undone[Imported]]:
    """What tables of returns say, with its lines on the chronology: nobody works on it, so all of it goes."""
    found: Undone[Imported] = Undone(undone=list(entries))
    keys = [each.subject_id for each in entries]
    ReturnFact.objects.filter(pk__in=keys).update(stands=False)
    take_back_lines(reference_ids=keys, why=back.why, by=by, at=at)
    _note(back, found, {}, {}, at)
    return back, found


@action("front_door.children_withdrawn")
def withdraw_children(
    *, back: ImportBack, entries: Sequence[Imported], by: Viewer, at: datetime
) -> tuple[ImportBack, Undone[Imported]]:
    """Records of children the file made and of whom nothing else stands: nobody finds them any more."""
    worked = children_worked_on([each.subject_id for each in entries])
    found = take_back(entries, untouched=lambda each: each.subject_id not in worked, undo=lambda each: each)
    withdraw_source_records(
        record_ids=[each.subject_id for each in found.undone], title=CHILD_TITLE, why=back.why, by=by, at=at
    )
    _note(back, found, worked, {}, at)
    return back, found


def _note(
    back: ImportBack, found: Undone[Any], worked: dict[UUID, str], called: dict[UUID, str], at: datetime
) -> None:
    """Each thing once as withdrawn and once as left, however often the file is taken back."""
    rows = [_entry(back, each, called, at, undone=True) for each in found.undone]
    left = {_subject(each)[1] for each in found.left}
    said = ImportBackEntry.objects.filter(back=back, undone=False, subject_id__in=left)
    before = set(said.values_list("subject_id", flat=True))
    new = [each for each in found.left if _subject(each)[1] not in before]
    rows += [_entry(back, each, called, at, undone=False, reason=worked[_subject(each)[1]]) for each in new]
    _insert(rows)


def _subject(made: Any) -> tuple[str, UUID]:
    if isinstance(made, Imported):
        return made.kind, made.subject_id
    return (ImportedKind.REFERRAL if isinstance(made, Referral) else ImportedKind.ENTRY), made.pk


def _entry(
    back: ImportBack, made: Any, called: dict[UUID, str], at: datetime, *, undone: bool, reason: str = ""
) -> ImportBackEntry:
    kind, subject = _subject(made)
    return ImportBackEntry(
        back=back,
        kind=kind,
        subject_id=subject,
        called=called.get(subject, NO_NAME)[:120],
        undone=undone,
        reason=reason,
        about=made.about,
        by_id=back.by_id,
        at=at,
        controller_id=back.controller_id,
        retention_class=ImportBackEntry.RETENTION,
    )
