"""Enquiries for the walk: asked of the asker's service or somebody else's, opened by the asker or somebody else."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import Agency, Team
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.enquiries.actions import (
    conclude,
    name_worker,
    open_enquiry,
    release,
    withdraw_release,
    write_entry,
)
from sightline.enquiries.given import Answered, Asking, Decided, Letting, Somebody, Whom
from sightline.enquiries.models import Asked, Enquiry, Entry, Release
from sightline.enquiries.states import Concern, Known, Outcome, Part, ReleaseBasis, Urgency
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.people_of_the_tests import member_of_staff
from tests.walk.contacts import CANARY, WALLED, _manager, _taken
from tests.walk.follow_ups import _whom
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def enquiry(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that the asker opened (own), if their post may; otherwise one opened by somebody else."""
    return _opened(world, relation, world.another, None).pk


def asked(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """What the asker's service is asked, or another's."""
    whole = _opened(world, relation, *_whom(world, relation))
    return _asked_of(world, whole).pk


def asked_by(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """What somebody else's service is asked, in an enquiry of the asker's or of somebody else."""
    return _asked_of(world, _opened(world, relation, world.another, None)).pk


def entry(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An entry in an enquiry of the asker's, or in somebody else's."""
    return _entry(world, _opened(world, relation, world.another, None)).pk


def own_entry(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An entry of the service that was asked; of another request, where it should not belong to it."""
    if relation is Relation.MISMATCHED:
        return _entry(world, _opened(world, Relation.OTHER_EMPLOYER, world.there.school, None)).pk
    by = _manager(world)
    with viewing(by):
        whole = Enquiry.objects.get(pk=Asked.objects.get(pk=made["asked_id"]).enquiry_id)
    return _entry(world, whole).pk


def release_by(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A release out of an enquiry of the asker's, or out of somebody else's."""
    whole = _opened(world, relation, world.another, None)
    return _released(world, whole, world.there.school).pk


def release_to(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A release to the asker's organisation, or to another; withdrawn where it should be closed."""
    own = world.asker.posts.order_by("starts_on")[0].employer
    third = world.there.charity if own == world.there.school else world.there.school
    to = third if relation is Relation.OTHER_EMPLOYER else own
    out = _released(world, _opened(world, _less(relation), world.another, None), to)
    if relation is Relation.CLOSED:
        by = _worker(world, out.enquiry_id)
        with viewing(by):
            withdraw_release(release_id=out.pk, why="Sent by mistake", by=by, at=clock.now())
    return out.pk


def other_worker(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Somebody else who is named on it; or, where they should not belong to it, somebody who is not."""
    other = member_of_staff(world.there, "social_worker")
    if relation is not Relation.MISMATCHED:
        by = _worker(world, made["enquiry_id"])
        with viewing(by):
            name_worker(enquiry_id=made["enquiry_id"], staff_id=other.pk, why="Cover", by=by, at=clock.now())
    return other.pk


def _less(relation: Relation) -> Relation:
    return Relation.EMPLOYER if relation is Relation.OWN else relation


def _opened(world: "World", relation: Relation, agency: Agency, team: Team | None) -> Enquiry:
    contact, _ = _taken(world, relation if relation not in WALLED else Relation.TEAM)
    own = relation in (Relation.OWN, Relation.MISMATCHED) and world.asker_may("enquiries.open")
    by = world.viewer() if own else _other(world)
    asking = Asking(
        concern=Concern.OTHER,
        urgency=Urgency.GREEN,
        question=f"What is known of {CANARY}?",
        why="A worry",
        about=(Somebody(part=Part.CHILD, record_id=contact.about[0]),),
        whom=(Whom(agency=agency, team=team),),
    )
    with viewing(by):
        whole = open_enquiry(contact_id=contact.pk, asking=asking, by=by, at=clock.now())
        if relation is Relation.CLOSED:
            decided = Decided(outcome=Outcome.NO_ACTION, told="Thank you", reasons=CANARY)
            conclude(enquiry_id=whole.pk, decided=decided, seen=0, by=by, at=clock.now())
    if relation in WALLED:
        _wall_round(world, contact.about[0], inside=relation is Relation.NAMED, also=by)
    return whole


def _wall_round(world: "World", child: UUID, *, inside: bool, also: Viewer) -> None:
    """A wall raised after the enquiry was opened, round whoever opened it and, where named, the asker."""
    by = _manager(world)
    with viewing(by):
        record = SourceRecord.objects.get(pk=child)
        named = [each for each in (also.staff_id, world.asker.pk if inside else None) if each]
        restrict(record=record, named=named, ask="the manager", why=CANARY, by=by, at=clock.now())


def _other(world: "World") -> Viewer:
    """The social worker who opens what is not the asker's; one a walk."""
    name = "Another social worker"
    found = world.there.council.posts.filter(role="social_worker", staff__name=name).first()
    staff = found.staff if found else member_of_staff(world.there, "social_worker", name=name)
    return viewer_of(staff, on=clock.today())


def _worker(world: "World", enquiry_id: UUID) -> Viewer:
    """Whoever opened it."""
    asker, other = world.viewer(), _other(world)
    with viewing(other):
        opened_by = Enquiry.objects.get(pk=enquiry_id).by_id
    return asker if opened_by == asker.staff_id else other


def _asked_of(world: "World", whole: Enquiry) -> Asked:
    with viewing(_worker(world, whole.pk)):
        found: Asked = Asked.objects.select_related("agency").get(enquiry=whole)
    return found


def _entry(world: "World", whole: Enquiry) -> Entry:
    by = _worker(world, whole.pk)
    said = Answered(known=Known.SOMETHING, looked_in="Files", words=f"Seen with {CANARY}", told_by="Jo")
    with viewing(by):
        return write_entry(asked_id=_asked_of(world, whole).pk, said=said, by=by, at=clock.now())


def _released(world: "World", whole: Enquiry, to: Agency) -> Release:
    by, known = _worker(world, whole.pk), _entry(world, whole)
    letting = Letting(
        to=to, why=CANARY, basis=ReleaseBasis.SAFEGUARDING, basis_words="To keep the child safe"
    )
    with viewing(by):
        return release(entry_id=known.pk, letting=letting, by=by, at=clock.now())


def _concluded(world: "World", whole: Enquiry) -> Viewer:
    """It leads to the pathway; by whoever opened it."""
    by = _worker(world, whole.pk)
    decided = Decided(outcome=Outcome.PATHWAY, told="A worker will be named", reasons=CANARY)
    with viewing(by):
        conclude(enquiry_id=whole.pk, decided=decided, seen=0, by=by, at=clock.now())
    return by
