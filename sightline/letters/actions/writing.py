"""Drafting a letter from its fields, to an address that is safe (HE-01, HE-03)."""

from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.core.versions import must_be_version, shown_of
from sightline.deadlines.models import Clock
from sightline.follow_up.references import reference_of
from sightline.letters.actions.hand import _clock, _go_on, _taken
from sightline.letters.given import Writing
from sightline.letters.models import Letter
from sightline.letters.permissions import may_write
from sightline.letters.queries import born_of, homes
from sightline.letters.states import Act
from sightline.letters.wordings import PERSON, in_force, version_of
from sightline.people.models import SourceRecord
from sightline.people.queries import records, shown_name

NOT_FOUND = "There is no such letter, or it is not yours to open."
NO_EMPLOYER = "Only somebody who works for an organisation writes letters."
NO_NEED = "Say what they need to know, and how to reach you."
NOT_SAFE = (
    "That address is not marked as safe to write to, or is confidential. Choose another, or another way."
)
NO_SAFE_WHY = "Say how you know that it is safe for the child that this person has this letter."
WRONG_TO = "This kind of letter does not go there."


@action("letters.begun")
def begin_letter(
    *,
    child_id: UUID,
    writing: Writing,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
    since: datetime | None = None,
    subject: tuple[str, UUID] | None = None,
) -> Letter:
    """Draft one. Its clock runs `since` the allocation, the decision or the move (CL-44, CL-46)."""
    may_write(by).demand()
    if key:
        wait_turn(key)
        before: Letter | None = Letter.objects.visible_to(by).filter(pk=key, written_by=by.staff_id).first()
        if before:
            return before
    child = _child(child_id, by, known=subject is not None)
    made = _new(child, writing, key or uuid4(), by, at)
    if subject:
        made.subject_kind, made.subject_id = subject
    _fill(made, writing, by)
    made.save(force_insert=True)
    within = in_force(writing.kind, london(at).date()).within
    if within and not _runs_already(within, subject):
        _clock(within, made, by, at, started_at=min(since or at, at))
    return made


def _runs_already(rule: str, subject: tuple[str, UUID] | None) -> bool:
    """Whether what it is written for has that clock running: the letter stops it when it leaves."""
    rows = Clock.objects.filter(rule__code=rule, stopped_at=None)
    return subject is not None and rows.filter(subject_id=subject[1]).exists()


def _child(child_id: UUID, by: Viewer, *, known: bool) -> SourceRecord:
    """The child, through the writer's door; or as given by the folder above that has opened it already."""
    rows = SourceRecord.objects.all() if known else records(by)
    found = rows.filter(pk=child_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _employer(by: Viewer) -> UUID:
    if by.employer_id is None:
        raise Refused(NO_EMPLOYER)
    return by.employer_id


def _new(child: SourceRecord, writing: Writing, key: UUID, by: Viewer, at: datetime) -> Letter:
    return Letter(
        id=key,
        reference=reference_of(key, "LET"),
        kind=writing.kind,
        wording_version=in_force(writing.kind, london(at).date()).version,
        child=child,
        about=[child.pk],
        written_by_id=by.person_id,
        owner_team_id=next(iter(sorted(by.team_ids)), None),
        controller_id=_employer(by),
        retention_class=Letter.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
    )


@action("letters.changed")
def change_letter(*, letter_id: UUID, writing: Writing, version: int, by: Viewer, at: datetime) -> Letter:
    """Other words, or another address, while it is being written."""
    letter = _taken(letter_id, Act.CHANGE, by)
    shown = ("need", "ask", "contact", "third_party", "safe_why")
    must_be_version(letter, version, saved=shown_of(letter, shown))
    _fill(letter, writing, by)
    return _go_on(letter, Act.CHANGE, by, at)


def _fill(letter: Letter, writing: Writing, by: Viewer) -> None:
    """Its fields, whom it goes to, and its text made of them."""
    if not writing.need.strip() or not writing.contact.strip():
        raise Refused(NO_NEED)
    wording = version_of(letter.kind, letter.wording_version)
    for name in ("need", "ask", "contact", "third_party", "safe_why"):
        setattr(letter, name, getattr(writing, name))
    if wording.to == PERSON:
        _to_person(letter, writing, by)
    elif writing.agency is None or writing.agency.kind != wording.to:
        raise Refused(WRONG_TO)
    else:
        letter.to_agency, letter.to_name, letter.to_lines = (
            writing.agency,
            writing.agency.name,
            writing.to_lines,
        )
    letter.body = wording.written(
        child=shown_name(letter.child_id),
        born=born_of(letter.child),
        need=writing.need,
        ask=writing.ask,
        contact=writing.contact,
    )


def _to_person(letter: Letter, writing: Writing, by: Viewer) -> None:
    """Only to an address marked safe, of somebody related to the child; the letter is then about both."""
    home = homes(by, letter.child).get(str(writing.address_id))
    if home is None:
        raise Refused(NOT_SAFE)
    if not writing.safe_why.strip():
        raise Refused(NO_SAFE_WHY)
    letter.to_address, letter.to_name, letter.to_lines = home.address, home.name, home.lines
    letter.about = sorted({letter.child_id, home.address.record_id})
