"""A named worker finds the right professional to complete the assessment (FD-30)."""

from datetime import datetime
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.versions import next_number
from sightline.deadlines.actions import cancel, stop
from sightline.front_door.actions.alerting import ALERT
from sightline.front_door.actions.clocks import start_one
from sightline.front_door.actions.moving import keep, locked, once, page_of, saved_before, tell_chronology
from sightline.front_door.models import Contact, NamedWorker, ProfessionalFound
from sightline.front_door.permissions import may_decide, may_take
from sightline.front_door.queries.one import last_of
from sightline.front_door.queries.staff import who_can_open
from sightline.front_door.states import NAMED_WORKER_RULE

NO_TASK = "Say what kind of professional is to be found, and for what."
NOT_THERE = "Choose somebody who works at the front door and can open this contact."
NOBODY_NAMED = "Name a worker first."
NO_PROFESSIONAL = "Give the professional's name and organisation."
IN_FUTURE = "They cannot have agreed in the future."
FOUND_ALREADY = "The professional has been found already."


@action("front_door.worker_named")
def name_worker(
    *,
    contact_id: UUID,
    staff_id: UUID,
    task: str,
    seen: int,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> NamedWorker:
    """Name who finds the right professional; they hear of it, and a clock runs."""
    may_decide(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: NamedWorker | None = saved_before(NamedWorker, key, contact, by)
    if before is not None:
        return before
    if not task.strip():
        raise Refused(NO_TASK)
    staff = _one_of_ours(contact, staff_id, at=at)
    last = last_of(NamedWorker, contact)
    saved = {"staff": str(last.staff_id), "task": last.task} if last else {}
    number = next_number(last, seen=seen, saved=saved, typed={"staff": str(staff_id), "task": task})
    made: NamedWorker = keep(
        NamedWorker, contact, by=by, at=at, key=key, number=number, staff=staff, task=task
    )
    _start(contact, staff, by=by, at=at)
    title = f"Worker named to find the right professional (contact {contact.reference})"
    tell_chronology(contact, "front_door.worker_named", title, words=f"{staff.name}.", by=by, at=at)
    return made


def _one_of_ours(contact: Contact, staff_id: UUID, *, at: datetime) -> Staff:
    can = who_can_open(
        "front_door.take_contact", employer_id=contact.controller_id, walls=contact.walls, at=at
    )
    found = next((each for each in can if each.pk == staff_id), None)
    if found is None:
        raise Refused(NOT_THERE)
    return found


def _start(contact: Contact, staff: Staff, *, by: Viewer, at: datetime) -> None:
    """The clock belongs to whoever is named now."""
    cancel(subject=contact, rule=NAMED_WORKER_RULE, why="Somebody else was named", by=by, at=at)
    start_one(contact, NAMED_WORKER_RULE, started_at=at, owner_staff=staff, by=by, at=at)
    if staff.pk != by.staff_id:
        tell(kind=ALERT, reference=contact.reference, path=page_of(contact), staff=staff, by=by, at=at)


@action("front_door.professional_found")
def find_professional(
    *,
    contact_id: UUID,
    name: str,
    organisation: str,
    agreed_at: datetime,
    words: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> ProfessionalFound:
    """Who completes the assessment, and that they agreed to."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: ProfessionalFound | None = saved_before(ProfessionalFound, key, contact, by)
    if before is not None:
        return before
    named = _named(contact, name, organisation, agreed_at, at=at)
    given = {"name": name, "organisation": organisation, "agreed_at": agreed_at, "words": words}
    made: ProfessionalFound = keep(ProfessionalFound, contact, by=by, at=at, key=key, named=named, **given)
    stop(subject=contact, rule=NAMED_WORKER_RULE, by=by, at=at, stopped_at=max(agreed_at, named.at))
    title = f"Professional found for the assessment (contact {contact.reference})"
    tell_chronology(contact, "front_door.professional_found", title, words=f"{organisation}.", by=by, at=at)
    return made


def _named(
    contact: Contact, name: str, organisation: str, agreed_at: datetime, *, at: datetime
) -> NamedWorker:
    named: NamedWorker | None = last_of(NamedWorker, contact)
    if named is None:
        raise Refused(NOBODY_NAMED)
    if not name.strip() or not organisation.strip():
        raise Refused(NO_PROFESSIONAL)
    if london(agreed_at) > london(at):
        raise Refused(IN_FUTURE)
    if ProfessionalFound.objects.filter(named=named).exists():
        raise Refused(FOUND_ALREADY)
    return named
