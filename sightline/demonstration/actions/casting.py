"""Puts the agencies, teams and staff of the borough in place."""

from datetime import date, datetime

from sightline.access.acts import action
from sightline.access.models import Agency, Area, Post, Staff, Team
from sightline.access.viewer import Viewer
from sightline.core.leave import unless
from sightline.demonstration import cast
from sightline.demonstration.sign_ins import NOT_HERE, is_demonstration
from sightline.education.models import Setting
from sightline.meetings.models import Terms, TermsAnswer

BEGAN = date(2017, 1, 9)
LISTED = date(2018, 9, 1)  # since when schools and colleges return pupils


@action("demonstration.cast")
def put_cast_in_place(*, by: Viewer, at: datetime) -> list[Staff]:
    """Agencies, teams, staff and their posts, all there since before the first contact."""
    unless(not is_demonstration(), NOT_HERE).demand()
    Area.objects.create(id=cast.AREA, name=cast.BOROUGH)
    every = cast.bodies().values()
    Agency.objects.bulk_create(
        Agency(id=one.id, name=one.name, kind=one.kind, email=one.email) for one in every if not one.is_team
    )
    Team.objects.bulk_create(
        Team(id=one.id, agency_id=one.agency_id, name=one.name, kind=one.kind, email=one.email)
        for one in every
        if one.is_team
    )
    Setting.objects.bulk_create(_setting(key, phase, at) for key, phase in cast.settings().items())
    staff = Staff.objects.bulk_create(_staff(member, at) for member in cast.members().values())
    Post.objects.bulk_create(_post(member) for member in cast.members().values())
    for member in cast.members().values():
        if member.manages:
            Agency.objects.filter(pk=cast.bodies()[member.manages].id).update(named_manager=member.id)
    return staff


@action("demonstration.terms_accepted")
def accept_terms(*, by: Viewer, at: datetime) -> list[TermsAnswer]:
    """Somebody of the cast has accepted the terms of every kind of meeting from the first day."""
    unless(not is_demonstration(), NOT_HERE).demand()
    rows = [TermsAnswer(terms=each, accepted=True, at=at) for each in Terms.objects.all()]
    for row in rows:
        row.by_id = str(by.staff_id)
    return TermsAnswer.objects.bulk_create(rows)


def _staff(member: cast.Member, at: datetime) -> Staff:
    checked = cast.registration_checked_on(at.date()) if member.registration else None
    staff = Staff(
        id=member.id,
        email=member.email,
        name=member.name,
        social_work_number=member.registration,
        registration_checked_on=checked,
    )
    staff.set_unusable_password()
    return staff


def _setting(key: str, phase: str, at: datetime) -> Setting:
    return Setting(
        id=cast.identifier("setting", key),
        agency_id=cast.bodies()[key].id,
        phase=phase,
        joined_on=LISTED,
        changed_at=at,
        controller_id=cast.bodies()["council"].id,
        retention_class=Setting.RETENTION,
    )


def _post(member: cast.Member) -> Post:
    return Post(
        id=cast.identifier("post", member.key),
        staff_id=member.id,
        role=member.role,
        employer_id=member.body.agency_id,
        team_id=member.body.team_id,
        area_id=cast.AREA,
        title=member.title,
        starts_on=BEGAN,
    )
