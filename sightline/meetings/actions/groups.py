"""Standing groups and the posts in them (GR-05, GR-06, PW-18d)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.queries import people_of
from sightline.access.rows import next_version
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.versions import must_be_version
from sightline.meetings.kinds import for_groups
from sightline.meetings.models import Group, Seat
from sightline.meetings.permissions import may_keep_groups
from sightline.meetings.states import Kind, Part

TAKEN = "There is a group of that name already."
NOT_A_GROUP_S = "This kind of meeting is not held by a standing group."
NOT_FOUND = "There is no such group, or it is not yours to open."
ONE_CHAIR = "The group has somebody in that part already. End that place first."
NO_EMPLOYER = "Only somebody who works for an organisation keeps a group."
NOT_THEIRS = "Choose somebody who works for that organisation."


@action("meetings.group_made")
def make_group(*, name: str, kind: Kind, purpose: str, by: Viewer, at: datetime) -> Group:
    """A standing group."""
    may_keep_groups(by).demand()
    if kind not in for_groups():
        raise Refused(NOT_A_GROUP_S)
    if Group.objects.filter(name__iexact=name.strip()).exists():
        raise Refused(TAKEN)
    made = Group(name=name.strip(), kind=kind, purpose=purpose, controller_id=_employer(by))
    made.retention_class, made.changed_by_id, made.changed_at = Group.RETENTION, by.staff_id, at
    made.save(force_insert=True)
    return made


@action("meetings.seat_made")
def add_seat(*, group_id: UUID, agency: Agency, post: str, part: Part, by: Viewer, at: datetime) -> Seat:
    """A place, by organisation and post. A chair or vice chair is there for four years at most (GR-06)."""
    may_keep_groups(by).demand()
    group = _group(group_id, by)
    open_ones = Seat.objects.filter(group=group, ends_on=None)
    if part != Part.MEMBER and open_ones.filter(part=part).exists():
        raise Refused(ONE_CHAIR)
    made = Seat(group=group, agency=agency, post=post.strip(), part=part, starts_on=london(at).date())
    made.controller_id, made.retention_class = group.controller_id, Seat.RETENTION
    made.changed_by_id, made.changed_at = by.staff_id, at
    made.save(force_insert=True)
    return made


@action("meetings.seat_held")
def fill_seat(
    *,
    group_id: UUID,
    seat_id: UUID,
    holder_id: UUID | None,
    substitute_id: UUID | None,
    version: int,
    by: Viewer,
    at: datetime,
) -> Seat:
    """Who holds the post today, and who stands in for them (GR-05)."""
    seat = _seat(group_id, seat_id, version, by)
    theirs = {each.pk for each in people_of(seat.agency_id, on=london(at).date())}
    if not {holder_id, substitute_id} - {None} <= theirs:
        raise Refused(NOT_THEIRS)
    seat.holder_id, seat.substitute_id = holder_id, substitute_id
    return _changed(seat, by, at)


@action("meetings.seat_ended")
def end_seat(*, group_id: UUID, seat_id: UUID, version: int, by: Viewer, at: datetime) -> Seat:
    """The place is no longer part of the group; it stays on the list of the past."""
    seat = _seat(group_id, seat_id, version, by)
    seat.ends_on = london(at).date()
    return _changed(seat, by, at)


def _employer(by: Viewer) -> UUID:
    if by.employer_id is None:
        raise Refused(NO_EMPLOYER)
    return by.employer_id


def _group(group_id: UUID, by: Viewer) -> Group:
    found: Group | None = Group.objects.visible_to(by).filter(pk=group_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _seat(group_id: UUID, seat_id: UUID, version: int, by: Viewer) -> Seat:
    may_keep_groups(by).demand()
    group = _group(group_id, by)
    rows = Seat.objects.select_for_update(of=("self",)).select_related("agency", "changed_by")
    found = rows.filter(group=group, pk=seat_id, ends_on=None).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    saved = {"holder": str(found.holder_id or ""), "substitute": str(found.substitute_id or "")}
    must_be_version(found, version, saved=saved)
    return found


def _changed(seat: Seat, by: Viewer, at: datetime) -> Seat:
    next_version(seat, by=by, at=at)
    seat.save()
    return seat
