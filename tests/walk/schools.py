"""Settings and returns for the walk: of the asker's own school, of another, or behind a wall."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.education.actions import (
    add_setting,
    add_step,
    bring_in,
    report_absence,
    return_new_pupil,
    take_back_return,
)
from sightline.education.actions.absences import Away, Traced
from sightline.education.given import Noted
from sightline.education.models import PupilReturn, Setting
from sightline.education.states import AbsenceKind, EarlyHelp, Found, Phase, Place, Step
from sightline.people.actions import NewName, Particulars, note_own_search
from sightline.people.naming.asked import Asked
from tests.people_of_the_tests import member_of_staff
from tests.walk.follow_ups import _wall_round
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

CANARY = "Quillfeather"
EMPTY_FILE = b"surname,date of birth,noticed on,early help\n"


def setting(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A school on the list; it names nobody."""
    return _listed(world, world.there.school).pk


def pupil(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A pupil with a return."""
    return _returned(world, relation).record_id


def entry(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A return of a pupil; taken back, where it should be closed."""
    return _returned(world, relation).pk


def setting_of(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A school on the list: where the asker's own people work, or another."""
    agency = world.there.school
    if relation in (Relation.OTHER_EMPLOYER, Relation.RESTRICTED):  # no wall stands round a school: another's
        agency = Agency.objects.create(name=f"School {uuid4()}", kind=AgencyKind.SCHOOL)
    return _listed(world, agency).pk


def absence(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A pupil reported away; found again, where it should be closed."""
    entry = _returned(world, Relation.OTHER_EMPLOYER if relation is Relation.OTHER_EMPLOYER else Relation.OWN)
    by, at = _lead(world, entry.setting.agency), clock.now()
    away = Away(kind=AbsenceKind.NOT_KNOWN, first_day=clock.today(), words=CANARY)
    with viewing(by):
        kept = report_absence(record_id=entry.record_id, away=away, by=by, at=at)
        if relation is Relation.CLOSED:
            back = Traced(step=Step.HOME, done_on=clock.today(), words=CANARY, found=Found.BACK)
            add_step(absence_id=kept.pk, traced=back, seen_number=0, by=by, at=at)
    if relation in (Relation.RESTRICTED, Relation.NAMED):
        _wall_round(world, entry.record_id, inside=relation is Relation.NAMED)
    return kept.pk


def file(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A file that a school sent; it names nobody."""
    agency = Agency.objects.get(pk=Setting.objects.get(pk=setting_of(world, relation, made)).agency_id)
    _listed(world, world.there.school)
    by, at = _lead(world, agency), clock.now()
    with viewing(by):
        return bring_in(name="pupils.csv", raw=EMPTY_FILE, by=by, at=at)[0].pk


def _returned(world: "World", relation: Relation) -> PupilReturn:
    agency = world.there.school
    if relation is Relation.OTHER_EMPLOYER:
        agency = Agency.objects.create(name=f"School {uuid4()}", kind=AgencyKind.SCHOOL)
    _listed(world, agency)
    _listed(world, world.there.school)
    by, at = _lead(world, agency), clock.now()
    noted = Noted(
        noticed_on=clock.today(), place=Place.SITE, early_help=EarlyHelp.DECLINED, support=CANARY, age=15
    )
    with viewing(by):
        slip = note_own_search(asked=Asked(names="somebody"), by=by, at=at)
        kept: PupilReturn = return_new_pupil(
            search=slip,
            names=[NewName("Zoe", CANARY)],
            particulars=Particulars(),
            noted=noted,
            by=by,
            at=at,
        )
        if relation is Relation.CLOSED:
            take_back_return(return_id=kept.pk, seen_number=1, why="Wrong", by=by, at=at)
    if relation in (Relation.RESTRICTED, Relation.NAMED):
        _wall_round(world, kept.record_id, inside=relation is Relation.NAMED)
    return kept


def _lead(world: "World", agency: Agency) -> Viewer:
    return viewer_of(member_of_staff(world.there, "school_lead", employer=agency), on=clock.today())


def _listed(world: "World", agency: Agency) -> Setting:
    by, at = world.colleague("education_coordinator"), clock.now()
    with viewing(by):
        found = Setting.objects.filter(agency=agency).first()
        joined = clock.today() - timedelta(days=700)
        return found or add_setting(agency=agency, phase=Phase.SECONDARY, joined_on=joined, by=by, at=at)


def part_of_year(world: "World", relation: Relation, made: dict[str, Any]) -> str:
    """Which part of the year an answer is of; another than the question asks for."""
    return "autumn" if relation is Relation.MISMATCHED else "year"
