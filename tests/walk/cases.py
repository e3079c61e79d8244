"""Cases for the walk: of the asker's team or another's, with the asker in a role or not, ended, behind a wall."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.cases.actions import (
    add_run,
    ask_transfer,
    assess,
    begin_status,
    give_place,
    give_role,
    judge,
    name_witness,
    offer_health,
    offer_support,
    open_case,
    plan_safety,
    propose_ending,
    record_visit,
)
from sightline.cases.given import Assessed, Ends, Holder, Judging, Moving, Opening, Planned, Status
from sightline.cases.models import Case
from sightline.cases.offering import HealthOffered, HealthService, Offered, What, Whom
from sightline.cases.states import Judged, Role, State, Statutory, Way, Why, YesNo
from sightline.cases.visiting import Came, How, Visited, Where
from sightline.core import clock
from sightline.front_door.guidance import in_force
from sightline.front_door.models import Contact
from sightline.front_door.states import ExploitationType
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from sightline.support.kinds import Stage
from tests.people_of_the_tests import member_of_staff
from tests.walk import enquiries, screening
from tests.walk.contacts import CANARY, WALLED, _manager
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def case(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One of the asker's team, or one in which they hold a role (own); or of somebody else."""
    key = _opened(world, relation).pk
    _finish(world, relation, key)
    return key


def child_of_case(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The child of such a case."""
    opened = _opened(world, relation)
    _finish(world, relation, opened.pk)
    return opened.child_id


def unfinished(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that is ended or walled, where the relation says so, once something has been noted on it."""
    return _opened(world, relation).pk


def status(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A status of the case, or, mismatched, of another."""
    key = _of(world, relation, made)
    by = _worker(world, key)
    with viewing(by):
        given = Status(status=Statutory.CIN, started_on=clock.today())
        noted = begin_status(case_id=key, status=given, by=by, at=clock.now()).pk
    _finish(world, relation, key)
    return noted


def transfer(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A transfer of the case, or, mismatched, of another."""
    key = _of(world, relation, made)
    by = _worker(world, key)
    moving = Moving(way=Way.OUT, authority=CANARY, person=CANARY, shared="The plan", asked_on=clock.today())
    with viewing(by):
        asked = ask_transfer(case_id=key, moving=moving, by=by, at=clock.now()).pk
    _finish(world, relation, key)
    return asked


def assessment(world: "World", relation: Relation, made: dict[str, Any]) -> int:
    """The first assessment of the case."""
    _assessed(world, made["case_id"])
    _finish(world, relation, made["case_id"])
    return 1


def safety_plan(world: "World", relation: Relation, made: dict[str, Any]) -> int:
    """The first version of the case's safety plan."""
    by = _worker(world, made["case_id"])
    given = Planned(
        worries=CANARY,
        safe_places=CANARY,
        whom_to_ring=CANARY,
        adults_do=CANARY,
        with_child=True,
        with_parents=True,
        review_on=clock.today(),
    )
    with viewing(by):
        plan_safety(case_id=made["case_id"], planned=given, seen=0, by=by, at=clock.now())
    _finish(world, relation, made["case_id"])
    return 1


def offer(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An offer of the case, or, mismatched, of another."""
    given = Offered(
        what=What.THERAPY,
        to_whom=Whom.CHILD,
        service=CANARY,
        stage=Stage.FOUND,
        offered_on=clock.today(),
        words=CANARY,
    )
    return _noted(world, relation, made, offer_support, offered=given)


def witness(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A witness of the case, or, mismatched, of another."""
    key = _of(world, relation, made)
    by = _worker(world, key)
    told: dict[str, Any] = {"since_on": clock.today(), "words": CANARY}
    with viewing(by):
        staff = Staff.objects.get(pk=by.person_id)
        kept = name_witness(case_id=key, staff=staff, **told, by=by, at=clock.now()).pk
    _finish(world, relation, key)
    return kept


def visit(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A visit of the case, or, mismatched, of another."""
    given = Visited(came=Came.NOT_SEEN, visited_on=clock.today(), where=Where.HOME, how=How.FACE, done=CANARY)
    return _noted(world, relation, made, record_visit, visited=given)


def health(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """That a check was offered, in the case, or, mismatched, in another."""
    given = HealthOffered(sexual_health="offered", service=HealthService.CHECK, on_day=clock.today())
    return _noted(world, relation, made, offer_health, health=given)


def run(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A run of a programme, which belongs to nobody."""
    staff = member_of_staff(world.there, "pathway_manager")
    by = viewer_of(staff, on=clock.today())
    with viewing(by):
        days = [clock.today()]
        return add_run(programme="keep_safe", called=CANARY, place="", days=days, by=by, at=clock.now()).pk


def place(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A place on a run, in the case, or, mismatched, in another."""
    return _noted(world, relation, made, give_place, run_id=run(world, relation, made), words=CANARY)


def _noted(
    world: "World", relation: Relation, made: dict[str, Any], act: Callable[..., Any], **given: Any
) -> UUID:
    key = _of(world, relation, made)
    by = _worker(world, key)
    with viewing(by):
        kept: UUID = act(case_id=key, **given, by=by, at=clock.now()).pk
    _finish(world, relation, key)
    return kept


def judgement(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A judgement of the case by somebody else, or, mismatched, of another."""
    key = _of(world, relation, made)
    by = _assessed(world, key)
    with viewing(by):
        given = Judging(what=Judged.AT_RISK, reason=CANARY, judged_on=clock.today(), answer=YesNo.YES)
        kept = judge(case_id=key, judging=given, seen=0, by=by, at=clock.now()).pk
    _finish(world, relation, key)
    return kept


def ending(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A proposal by somebody else to end the case, or, mismatched, another."""
    wanted = made["case_id"]
    for key in {wanted, _of(world, relation, made)}:
        by = _worker(world, key)
        with viewing(by):
            given = Ends(why=Why.WOULD_NOT, words=CANARY)
            kept = propose_ending(case_id=key, ends=given, by=by, at=clock.now()).pk
        if key != wanted or relation is not Relation.MISMATCHED:
            found = kept
    _finish(world, relation, wanted)
    return found


def _assessed(world: "World", key: UUID) -> Viewer:
    by = _worker(world, key)
    given = Assessed(
        guidance=in_force().key,
        assessed_on=clock.today(),
        child_words=CANARY,
        parents_words=CANARY,
        analysis=CANARY,
        alone_offered=False,
        alone_why="Not yet",
    )
    with viewing(by):
        assess(case_id=key, assessed=given, seen=0, by=by, at=clock.now())
    return by


def contact_of_enquiry(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A contact from which an enquiry was opened; not closed, which the enquiry's maker would conclude."""
    less = Relation.OWN if relation is Relation.CLOSED else relation
    whole = enquiries._opened(world, less, world.another, None)
    made["_enquiry"] = whole.pk
    return whole.contact_id


def enquiry_of_contact(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """That enquiry; mismatched, one of another contact."""
    key: UUID = made.pop("_enquiry")
    if relation is Relation.MISMATCHED:
        return enquiries._opened(world, Relation.OWN, world.another, None).pk
    return key


def _of(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    if relation is Relation.MISMATCHED:
        return _opened(world, Relation.OWN).pk
    key: UUID = made["case_id"]
    return key


def _opened(world: "World", relation: Relation) -> Case:
    kept = screening.met_threshold(world, Relation.TEAM, {})
    by = _manager(world)
    with viewing(by):
        contact = Contact.objects.get(pk=kept)
        opening = Opening(
            child_id=contact.about[0],
            team=_team(world, relation),
            exploitation_type=ExploitationType.OTHER,
            why=CANARY,
        )
        found = open_case(contact_id=kept, opening=opening, by=by, at=clock.now())
    if relation in (Relation.OWN, Relation.MISMATCHED):
        holder = Holder(role=Role.SOCIAL_WORKER, from_on=clock.today(), staff=world.asker)
        worker = _worker(world, found.pk)
        with viewing(worker):
            give_role(case_id=found.pk, holder=holder, by=worker, at=clock.now())
    return found


def _team(world: "World", relation: Relation) -> Team:
    if relation in (Relation.OWN, Relation.MISMATCHED, Relation.EMPLOYER, Relation.OTHER_EMPLOYER):
        agency = world.another if relation is Relation.OTHER_EMPLOYER else world.there.council
        name = f"Exploitation team of {agency.name}"
        return Team.objects.get_or_create(agency=agency, name=name, kind=TeamKind.EXPLOITATION)[0]
    team = world.asker.posts.order_by("starts_on")[0].team
    return team or world.there.front_door


def _worker(world: "World", case_id: UUID) -> Viewer:
    """A manager of the case's team."""
    by = _manager(world)
    with viewing(by):
        team = Case.objects.select_related("team__agency").get(pk=case_id).team
    staff = member_of_staff(world.there, "pathway_manager", employer=team.agency, team=team)
    return viewer_of(staff, on=clock.today())


def _finish(world: "World", relation: Relation, key: UUID) -> None:
    """End it, or raise a wall round the child, where the relation says so."""
    if relation is Relation.CLOSED:
        _end(world, key)
    if relation in WALLED:
        by = _manager(world)
        with viewing(by):
            record = SourceRecord.objects.get(pk=Case.objects.get(pk=key).child_id)
            named = [world.asker.pk] if relation is Relation.NAMED else []
            restrict(record=record, named=named, ask="the manager", why=CANARY, by=by, at=clock.now())


def _end(world: "World", key: UUID) -> None:
    by = _worker(world, key)
    ended = {"state": State.CLOSED, "closed_on": clock.today()}
    two = {"ending_by": _manager(world).staff_id, "closed_by": by.staff_id}
    with viewing(by):
        Case.objects.filter(pk=key).update(**ended, **two)
