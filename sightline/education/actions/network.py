"""The list of schools and colleges, and asking one that has returned little (SC-08, SC-08a, SC-09)."""

from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.rows import next_version
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import must_be_version
from sightline.education.actions.hand import _by_whom
from sightline.education.models import LeadSpoken, Setting
from sightline.education.permissions import may_oversee
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.people.queries.staff import employer_of

NO_SCHOOL = "Choose a school or college."
LISTED = "This school or college is on the list already."
GONE = "This school or college has left the list already."
NOT_FOUND = "There is no such school or college on the list."
BEFORE = "It cannot leave before it joined."
FUTURE = "That day is in the future."
NOTHING_SAID = "Say what was said and agreed."


@action("education.setting_added")
def add_setting(*, agency: Agency, phase: str, joined_on: date, by: Viewer, at: datetime) -> Setting:
    """Put a school or college on the list, once."""
    may_oversee(by).demand()
    wait_turn(agency.pk)
    first_refusal(
        unless(agency.kind != AgencyKind.SCHOOL or agency.left_on is not None, NO_SCHOOL),
        unless(Setting.objects.filter(agency=agency).exists(), LISTED),
    ).demand()
    made = Setting(
        agency=agency,
        phase=phase,
        joined_on=joined_on,
        changed_by_id=by.staff_id,
        changed_at=at,
        controller=employer_of(by),
        retention_class=Setting.RETENTION,
    )
    made.save(force_insert=True)
    return made


@action("education.setting_left")
def end_setting(*, setting_id: UUID, left_on: date, version: int, by: Viewer, at: datetime) -> Setting:
    """It returns no more; what it returned stays."""
    may_oversee(by).demand()
    wait_turn(setting_id)
    found = _setting(setting_id)
    must_be_version(found, version, saved={"left_on": found.left_on})
    first_refusal(unless(found.left_on is not None, GONE), unless(left_on < found.joined_on, BEFORE)).demand()
    next_version(found, by=by, at=at, left_on=left_on)
    found.save()
    return found


@action("education.setting_asked")
def ask_setting(
    *, setting_id: UUID, what: str, why: str, by: Viewer, at: datetime, due_on: date | None = None
) -> FollowUp:
    """Ask a setting something about its returns; about no pupil. What becomes of it is followed up."""
    may_oversee(by).demand()
    found = _setting(setting_id)
    request = Request(kind=Kind.OTHER, agency=found.agency, what=what, why=why, due_on=due_on)
    made: FollowUp = ask(
        request=request,
        about=[],
        origin=found,
        origin_path=reverse("education:setting", args=[found.pk]),
        by=by,
        at=at,
    )
    return made


@action("education.lead_spoken_with")
def note_spoken(
    *, setting_id: UUID, spoken_on: date, how: str, words: str, by: Viewer, at: datetime
) -> LeadSpoken:
    """That its lead was spoken with about how much, or how little, the setting tells the front door (SC-09)."""
    may_oversee(by).demand()
    found = _setting(setting_id)
    first_refusal(
        unless(spoken_on > london(at).date(), FUTURE), unless(not words.strip(), NOTHING_SAID)
    ).demand()
    whose = _by_whom(found, LeadSpoken, by, at)
    made = LeadSpoken(spoken_on=spoken_on, how=how, words=words.strip(), **whose)
    made.save(force_insert=True)
    return made


def _setting(setting_id: UUID) -> Setting:
    found = Setting.objects.select_related("agency").filter(pk=setting_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found
