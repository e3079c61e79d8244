"""Crimes and suspects for the walk: of the asker’s own force or another, supported by their service, walled."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.files.mapping import from_document
from sightline.justice.actions import (
    add_suspect,
    bring_in,
    charge,
    decide_crime,
    name_suspect,
    note_event,
    pass_suspect,
    record_crime,
    record_verdict,
    refer,
    save_mapping,
    send_device,
    serve_notice,
    stand_by,
    withdraw_crime,
)
from sightline.justice.court import Verdicted
from sightline.justice.court_states import Found
from sightline.justice.crime_facts import CRIMES
from sightline.justice.given import Decided, Event, Profile, Recorded, StandsBy, Victim
from sightline.justice.models import Crime, Suspect
from sightline.justice.notice_states import Device, NoticeKind, Whose
from sightline.justice.noticed import Referring, Sent, Served
from sightline.justice.states import Brought, Helps, KeyEvent, Outcome
from tests.people_of_the_tests import member_of_staff
from tests.walk.follow_ups import CANARY, _wall_round
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

WALLED = (Relation.RESTRICTED, Relation.NAMED)


def crime(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One of the asker's own force; supported by their own service, where it should be theirs; decided."""
    key = _recorded(world, relation).pk
    _finish(world, relation, key)
    return key


def unfinished(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that is decided or walled once something more hangs on it."""
    return _recorded(world, relation).pk


def decided(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One with an outcome; without one, where there should be nothing to open again."""
    found = _recorded(world, relation)
    if relation is not Relation.CLOSED:
        _decide(world, relation, found.pk)
    _wall(world, relation, found.child_id)
    return found.pk


def happened(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A key event of the crime, or, mismatched, of another."""
    key = _of(world, relation, made)
    by = _officer(world, relation)
    event = Event(what=KeyEvent.ARREST, happened_at=clock.now())
    with viewing(by):
        noted = note_event(crime_id=key, event=event, by=by, at=clock.now()).pk
    _finish(world, relation, made["crime_id"])
    return noted


def named(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Somebody suspected of the crime, or, mismatched, of another."""
    key = _of(world, relation, made)
    by = _officer(world, relation)
    found = _added(by)
    with viewing(by):
        name_suspect(crime_id=key, suspect_id=found.pk, stands=True, why="", by=by, at=clock.now())
    _finish(world, relation, made["crime_id"])
    return found.pk


def suspect(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One of the asker's own force; a child behind a wall, where there should be one."""
    by = _officer(world, relation)
    child = _recorded(world, relation).child
    found = _added(by, child_reference=child.reference)
    _wall(world, relation, child.pk)
    return found.pk


def convicted(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One of the asker's own force whom a court found guilty."""
    by = _officer(world, relation)
    crime = _recorded(world, relation)
    found = _added(by, child_reference=crime.child.reference)
    key: dict[str, Any] = {"crime_id": crime.pk, "suspect_id": found.pk}
    verdict = Verdicted(found=Found.PLEADED, found_on=clock.today())
    with viewing(by):
        name_suspect(**key, stands=True, why="", by=by, at=clock.now())
        charge(**key, how=Brought.CHARGED, charged_on=clock.today(), by=by, at=clock.now())
        record_verdict(**key, verdict=verdict, seen=0, by=by, at=clock.now())
    _wall(world, relation, crime.child_id)
    return found.pk


def withdrawn(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A crime recorded by mistake; one that stands, where there should be nothing to take back."""
    found = _recorded(world, relation)
    if relation is not Relation.CLOSED:
        by = _officer(world, relation)
        if relation is not Relation.OTHER_EMPLOYER:
            with viewing(by):
                withdraw_crime(crime_id=found.pk, why="A mistake", by=by, at=clock.now())
    _wall(world, relation, found.child_id)
    return found.pk


def open_suspect(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that is walled once it was passed on."""
    child = _recorded(world, relation).child
    return _added(_officer(world, relation), child_reference=child.reference).pk


def passed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Leave for somebody to see the suspect, or, mismatched, another."""
    by = _officer(world, relation)
    key = made["suspect_id"]
    of = open_suspect(world, relation, made) if relation is Relation.MISMATCHED else key
    with viewing(by):
        kept = pass_suspect(
            suspect_id=of, agency=world.there.charity, why="For the walk", by=by, at=clock.now()
        )
        about = Suspect.objects.get(pk=key).about[0]
    _wall(world, relation, about)
    return kept.pk


def file(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A file of the asker's own force. No wall stands round a file: one behind a wall is another force's."""
    by = _officer(world, Relation.OTHER_EMPLOYER if relation is Relation.RESTRICTED else relation)
    columns = {each: each for each in ("police_reference", "reported_on", "offence", "child_reference")}
    document = {"format": CRIMES.format, "version": 1, "title": "Walk", "columns": columns}
    mapping = from_document(document, CRIMES)
    raw = ",".join(columns).encode() + b"\n" + str(uuid4()).encode() + b",,,\n"
    with viewing(by):
        saved = save_mapping(name="walk", mapping=mapping, by=by, at=clock.now())
        return bring_in(name=CANARY, raw=raw, mapping=saved, adviser=None, by=by, at=clock.now())[0].pk


def child(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A record of the asker's own force."""
    key = _recorded(world, relation).child_id
    _wall(world, relation, key)
    return key


def _officer(world: "World", relation: Relation) -> Viewer:
    """Somebody of the asker's employer, or of another force."""
    employer = world.asker.posts.order_by("starts_on")[0].employer
    if relation is Relation.OTHER_EMPLOYER:
        employer = world.there.police if employer != world.there.police else world.there.council
    return viewer_of(
        member_of_staff(world.there, "police_exploitation", employer=employer, team=None), on=clock.today()
    )


def _recorded(world: "World", relation: Relation) -> Crime:
    by = _officer(world, relation)
    number = str(uuid4())[:18]
    given = Recorded(police_reference=number, reported_on=clock.today(), offence="13", words=CANARY)
    victim = Victim(reference=number, given=CANARY, surname=CANARY)
    with viewing(by):
        found = record_crime(recorded=given, victim=victim, adviser=None, by=by, at=clock.now())
        if relation is Relation.OWN:
            _supported(world, found.pk, by)
    return found


def _supported(world: "World", key: UUID, by: Viewer) -> None:
    """The asker's own service stands by the victim."""
    agency = world.asker.posts.order_by("starts_on")[0].employer
    stands = StandsBy(helps=Helps.ISVA, agency=agency, since_on=clock.today())
    stand_by(crime_id=key, stands=stands, by=by, at=clock.now())


def _added(by: Viewer, **also: Any) -> Suspect:
    profile = Profile(police_reference=str(uuid4())[:18], called=CANARY, **also)
    with viewing(by):
        return add_suspect(profile=profile, by=by, at=clock.now())


def _of(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    key: UUID = made["crime_id"]
    return _recorded(world, relation).pk if relation is Relation.MISMATCHED else key


def _decide(world: "World", relation: Relation, key: UUID) -> None:
    by = _officer(world, relation)
    if relation is Relation.OTHER_EMPLOYER:
        return
    given = Decided(outcome=Outcome.CHARGED, decided_on=clock.today())
    with viewing(by):
        decide_crime(crime_id=key, decided=given, seen=0, by=by, at=clock.now())


def _finish(world: "World", relation: Relation, key: UUID) -> None:
    if relation is Relation.CLOSED:
        _decide(world, relation, key)
    elif relation in WALLED:
        by = _officer(world, relation)
        with viewing(by):
            about = Crime.objects.get(pk=key).child_id
        _wall(world, relation, about)


def _wall(world: "World", relation: Relation, about: UUID) -> None:
    if relation in WALLED:
        _wall_round(world, about, inside=relation is Relation.NAMED)


def seized(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A device of the crime, or, mismatched, of another."""
    key = _of(world, relation, made)
    by = _officer(world, relation)
    sent = Sent(device=Device.PHONE, whose=Whose.CHILD, exhibit="E1", submitted_on=clock.today())
    with viewing(by):
        kept = send_device(crime_id=key, sent=sent, by=by, at=clock.now()).pk
    _finish(world, relation, made["crime_id"])
    return kept


def notice(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A warning notice of the asker's own force."""
    found = _recorded(world, relation)
    by = _officer(world, relation)
    served = Served(
        kind=NoticeKind.ABDUCTION, police_reference=str(uuid4())[:18], basis=CANARY, served_on=clock.today()
    )
    with viewing(by):
        kept = serve_notice(child_id=found.child_id, served=served, by=by, at=clock.now()).pk
    _wall(world, relation, found.child_id)
    return kept


def referral(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A referral that the asker's own organisation made."""
    found = _recorded(world, relation)
    by = _officer(world, relation)
    referring = Referring(referred_on=clock.today(), is_child=True, exploited_in_area=True, sent_by=CANARY)
    with viewing(by):
        kept = refer(child_id=found.child_id, referring=referring, by=by, at=clock.now()).pk
    _wall(world, relation, found.child_id)
    return kept
