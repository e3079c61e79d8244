"""Contacts for the walk: of every team, agency and area, decided, closed, behind a wall."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import Agency, Team
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.deadlines.actions import load_rules
from sightline.deadlines.models import Rule
from sightline.front_door.actions import close, decide, take_contact, take_up, tell_referrer
from sightline.front_door.actions.deciding import Decided
from sightline.front_door.actions.telling import Told
from sightline.front_door.actions.windscreen import Assessed, Judgement, assess
from sightline.front_door.given import Named, Said, Whose
from sightline.front_door.guidance import in_force
from sightline.front_door.kinds import Factor
from sightline.front_door.models import Contact
from sightline.front_door.states import FirstOutcome, Level, Source, ToldHow
from sightline.people.actions import NewName, create_source_record, note_search, restrict
from sightline.people.naming.asked import Asked
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

CANARY = "Quillfeather"
WALLED = (Relation.RESTRICTED, Relation.NAMED)


def person(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A source record of some agency and area, behind a wall where the relation says so."""
    by, at = _manager(world), clock.now()
    area = world.there.other_area if relation is Relation.OTHER_AREA else world.there.borough
    with viewing(by):
        slip = note_search(asked=Asked(names="somebody"), by=by, at=at)
        names = [NewName("Zoe", CANARY)]
        kept = create_source_record(
            agency=_agency(world, relation), search=slip, by=by, at=at, names=names, area_id=area.pk
        )
        if relation in WALLED:
            named = [world.asker.pk] if relation is Relation.NAMED else []
            restrict(record=kept, named=named, ask="the front-door manager", why=CANARY, by=by, at=at)
    return kept.pk


def contact(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A new contact; one that is closed where the relation says so."""
    kept, by = _taken(world, relation)
    if relation is Relation.CLOSED:
        _close(kept, by)
    return kept.pk


def assessed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One of which a windscreen was made; one that is closed where the relation says so."""
    kept, by = _taken(world, relation)
    judged = Judgement(factor=Factor.EDUC, level=Level.VULNERABLE, why=CANARY)
    with viewing(by):
        given = Assessed(guidance=in_force().key, judgements=(judged,), record_id=kept.about[0])
        assess(contact_id=kept.pk, assessed=given, by=by, at=clock.now())
    if relation is Relation.CLOSED:
        _close(kept, by)
    return kept.pk


def being_screened(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that somebody has taken up, so that it can be put back."""
    kept, by = _taken(world, relation)
    if relation is Relation.CLOSED:
        _close(kept, by)
    else:
        with viewing(by):
            take_up(contact_id=kept.pk, by=by, at=clock.now())
    return kept.pk


def decided(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that has been decided, so that it can be passed on."""
    kept, by = _taken(world, relation)
    if relation is Relation.CLOSED:
        _close(kept, by)
    else:
        _decide(kept, by)
    return kept.pk


def _taken(world: "World", relation: Relation) -> tuple[Contact, Viewer]:
    _rules()
    child = person(world, relation, {})
    by, at = _manager(world), clock.now()
    said = Said(
        received_at=at, source=Source.EDUCATION, words=f"A worry about {CANARY}", referrer_name=CANARY
    )
    area = world.there.other_area if relation is Relation.OTHER_AREA else world.there.borough
    whose = Whose(
        team_id=_team(world, relation).pk, controller_id=_agency(world, relation).pk, area_id=area.pk
    )
    with viewing(by):
        kept = take_contact(
            said=said,
            people=[Named(record_id=child)],
            whose=whose,
            by=by,
            at=at,
        )
    return kept, by


def _decide(kept: Contact, by: Viewer) -> None:
    outcome = Decided(level=Level.UNIVERSAL, outcome=FirstOutcome.EARLY_HELP, reason=CANARY)
    with viewing(by):
        decide(contact_id=kept.pk, decided=outcome, seen=0, by=by, at=clock.now())


def _close(kept: Contact, by: Viewer) -> None:
    _decide(kept, by)
    at = clock.now()
    with viewing(by):
        told = Told(how=ToldHow.PHONE, told_at=at, what_was_said="Thank you")
        tell_referrer(contact_id=kept.pk, told=told, seen=0, by=by, at=at)
        close(contact_id=kept.pk, why="Done", by=by, at=at)


def _manager(world: "World") -> Viewer:
    """Whoever did the work that must be done before; one person a walk."""
    found = world.there.council.posts.filter(role="front_door_manager").exclude(staff=world.asker).first()
    staff = found.staff if found else member_of_staff(world.there, "front_door_manager")
    return viewer_of(staff, on=clock.today())


def _agency(world: "World", relation: Relation) -> Agency:
    return world.another if relation is Relation.OTHER_EMPLOYER else world.there.council


def _team(world: "World", relation: Relation) -> Team:
    return world.there.emergency_duty if relation is Relation.EMPLOYER else world.there.front_door


def _rules() -> None:
    """The clocks' rules, unless they are there."""
    by = system_viewer("the walk")
    if not Rule.objects.exists():
        with viewing(by):
            load_rules(by=by, at=clock.now())
