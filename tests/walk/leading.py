"""What leading a team leaves: supervision."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import Staff, Team
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.cases.actions import draw_audit, hand_on, note_allegation, note_incident, supervise
from sightline.cases.actions.supervising import Supervising
from sightline.cases.audit_states import AuditKind
from sightline.cases.handing import Handing, To
from sightline.cases.lead_states import Session
from sightline.cases.models import AuditedCase, Case
from sightline.core import clock
from sightline.front_door.actions.trusting import Trusted
from tests.people_of_the_tests import member_of_staff
from tests.walk import cases
from tests.walk.contacts import CANARY
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def session(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One the asker was in (own), else one of somebody else of the asker's team."""
    team = _team(world)
    manager = member_of_staff(world.there, "pathway_manager", employer=team.agency, team=team)
    by = viewer_of(manager, on=clock.today())
    with viewing(by):
        given = Supervising(
            kind=Session.ALONE,
            held_on=clock.today(),
            workers=(_worker(world, relation, team),),
            words=CANARY,
        )
        return supervise(team=team, session=given, by=by, at=clock.now()).pk


def _team(world: "World") -> Team:
    team = world.asker.posts.order_by("starts_on")[0].team
    return team or world.there.front_door


def _worker(world: "World", relation: Relation, team: Team) -> Staff:
    if relation is Relation.OWN and world.asker_may("cases.work"):
        return world.asker
    return member_of_staff(world.there, "practitioner", employer=team.agency, team=team)


def audit(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The draw of the quarter that ended, in which one case was open."""
    _drawn(world, Relation.TEAM)
    with viewing(system_viewer("the walk")):
        return AuditedCase.objects.get().audit_id


def audited(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A case that was drawn; ended or walled afterwards, where the relation says so."""
    case = _drawn(world, relation)
    with viewing(system_viewer("the walk")):
        key = AuditedCase.objects.get(case=case).pk
    cases._finish(world, relation, case)
    return key


def _drawn(world: "World", relation: Relation) -> UUID:
    with clock.fixed(clock.now() - timedelta(days=100)):
        case = cases._opened(world, relation)
    by = system_viewer("the walk")
    with viewing(by):
        agency = Case.objects.select_related("controller").get(pk=case.pk).controller
        draw_audit(agency=agency, kind=AuditKind.TENTH, by=by, at=clock.now())
    return case.pk


def allegation(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An allegation on the case, or, mismatched, on another."""
    key = cases._of(world, relation, made)
    by = cases._worker(world, key)
    given = Trusted(person=CANARY, employer=CANARY, concern=CANARY, known_at=clock.now())
    with viewing(by):
        kept = note_allegation(case_id=key, trusted=given, by=by, at=clock.now()).pk
    cases._finish(world, relation, key)
    return kept


def handover(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A service that was asked to go on with the child of the case, or, mismatched, of another."""
    given = Handing(
        to=To.STEP_DOWN, agency=world.there.charity, team=world.there.early_help,
        what=CANARY, why=CANARY, stays=CANARY, child_words=CANARY, family_knows=CANARY,
    )  # fmt: skip
    return cases._noted(world, relation, made, hand_on, handing=given)


def incident(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A serious incident on the case, or, mismatched, on another."""
    key = cases._of(world, relation, made)
    by = cases._worker(world, key)
    given: dict[str, Any] = {"what": CANARY, "why_serious": CANARY, "known_at": clock.now()}
    with viewing(by):
        kept = note_incident(case_id=key, **given, by=by, at=clock.now()).pk
    cases._finish(world, relation, key)
    return kept
