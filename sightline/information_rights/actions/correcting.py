"""Taking off, sealing, severing, putting away: proposed by one person, done when a second agrees."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import ProgrammingError, connection, transaction

from sightline.access.acts import action
from sightline.access.viewer import Viewer, set_viewer
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.front_door.actions import take_off
from sightline.front_door.models import Contact
from sightline.information_rights.actions.parts import law_of, person_of
from sightline.information_rights.models import Correction, CorrectionAnswer
from sightline.information_rights.permissions import NOT_FOUND, may_confirm, may_correct
from sightline.information_rights.queries.corrections import names_to_choose, unanswered
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.review import correctable
from sightline.information_rights.states import DISPOSING, SEALS, Correcting
from sightline.people.actions.keys import refresh_keys

NO_WHY = "Say why, and on what authority."
NOBODY_NAMED = "Name at least one person who may open it afterwards."
NO_CONTACT = "Enter the reference of the contact."
NO_NAMES = "Choose the names to put away, or the sex recorded from now on."
GONE = "That proposal is not there, or was answered already."
LINKED = "Undo the link between the two records first: an identity that is joined cannot be severed."
NO_SUCH_CONTACT = "No contact of that reference, about this person, is open to you."
NO_WORDS = "Say why it should stay as it is."


@dataclass(frozen=True)
class Asked:
    """What somebody asks to be put right."""

    kind: str
    why: str
    named: tuple[UUID, ...] = ()
    names: tuple[UUID, ...] = ()
    new_sex: str = ""
    contact: str = ""
    other_id: UUID | None = None


@action("information_rights.correction_proposed")
def propose_correction(*, record_id: UUID, asked: Asked, by: Viewer, at: datetime) -> Correction:
    """Put it to a second person. Nothing changes until they agree."""
    people = person_of(correctable(by), record_id, by, may_correct)
    _complete(asked, record_id, people)
    whom = people if asked.kind in SEALS else [record_id]
    return Correction.objects.create(
        record_id=record_id,
        kind=asked.kind,
        why=asked.why.strip(),
        named=list(asked.named),
        names=list(asked.names),
        new_sex=asked.new_sex,
        contact=asked.contact.strip(),
        other_id=asked.other_id,
        **law_of(whom, by.employer_id, Correction.RETENTION, by, at),
    )


def _complete(asked: Asked, record_id: UUID, people: list[UUID]) -> None:
    own = {pk for pk, _ in names_to_choose(record_id)}
    wrong_child = asked.kind == Correcting.WRONG_CHILD
    recognition = asked.kind == Correcting.RECOGNITION
    nothing = not asked.names and not asked.new_sex
    unless(asked.kind not in Correcting.values or not asked.why.strip(), NO_WHY).demand()
    unless(wrong_child and not asked.contact.strip(), NO_CONTACT).demand()
    unless(not wrong_child and not asked.named, NOBODY_NAMED).demand()
    unless(recognition and (nothing or not {str(pk) for pk in asked.names} <= own), NO_NAMES).demand()
    unless(asked.kind == Correcting.ADOPTION and asked.other_id in people, LINKED).demand()


@action("information_rights.correction_done")
def agree_correction(*, correction_id: UUID, words: str, by: Viewer, at: datetime) -> CorrectionAnswer:
    """The second person agrees, and it is done at once. Who had read the records stays with it."""
    held = _answerable(correction_id, by)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT information_rights_correct(%s, %s)", [held.pk, words.strip()])
            answer_id = cursor.fetchone()[0]
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != "42501":
            raise
        raise Refused(str(error).split("\n")[0]) from error
    if held.kind == Correcting.WRONG_CHILD:
        _take_off(held, by, at)
    if held.kind == Correcting.RECOGNITION:
        refresh_keys(held.record_id)
    return CorrectionAnswer(pk=answer_id, about=held.about)


def _take_off(held: Correction, by: Viewer, at: datetime) -> None:
    found = (
        Contact.objects.visible_to(by)
        .filter(reference=held.contact, about__contains=[held.record_id])
        .first()
    )
    if found is None:
        raise Refused(NO_SUCH_CONTACT)
    take_off(contact_id=found.pk, record_id=held.record_id, why=held.why, by=by, at=at)


@action("information_rights.correction_refused")
def refuse_correction(*, correction_id: UUID, words: str, by: Viewer, at: datetime) -> CorrectionAnswer:
    """The second person does not agree; everything stays as it is."""
    held = _answerable(correction_id, by)
    unless(not words.strip(), NO_WORDS).demand()
    return CorrectionAnswer.objects.create(
        correction=held,
        agreed=False,
        words=words.strip(),
        **law_of(held.about, held.controller_id, CorrectionAnswer.RETENTION, by, at),
    )


@action("information_rights.sealed_opened")
def step_inside(*, correction_id: UUID, why: str, by: Viewer, at: datetime) -> Correction:
    """Somebody named gives a reason, and stands inside for an hour."""
    unless(not why.strip(), NO_WHY).demand()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT information_rights_step_inside(%s)", [correction_id])
            record_id = cursor.fetchone()[0]
    except ProgrammingError as error:
        raise Refused(NOT_FOUND, hidden=True) from error
    set_viewer(by)
    return Correction(pk=correction_id, record_id=record_id, about=[record_id])


def _answerable(correction_id: UUID, by: Viewer) -> Correction:
    wait_turn(DISPOSING)
    held = unanswered().filter(pk=correction_id).first()
    if held is None:
        raise Refused(GONE, hidden=True)
    may_confirm(by, held.by_id, every_name(held.about)).demand()
    return held
