"""Restricting an identity to named people, and lifting that again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from sightline.access.acts import action
from sightline.access.models import Wall, WallMember
from sightline.access.viewer import Viewer, set_viewer
from sightline.core.leave import Refused, unless
from sightline.people.actions.parts import amend, law, one_at_a_time, redraw_walls
from sightline.people.models import Restriction, SourceRecord
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_restrict
from sightline.people.queries.identities import identity_of
from sightline.people.states import RESTRICTED

SAY_WHY = "Say why the record is restricted."
SAY_WHY_LIFTED = "Say why the restriction is lifted."
SAY_WHOM = "Say whom others are to ask."
A_PERSON = "A restriction is placed and lifted by a member of staff."
ALREADY = "These records are restricted already. Add the people who need them to that restriction."
NOBODY_LEFT = "Somebody must stay named, or nobody could lift the restriction."


@action("people.restricted")
def restrict(
    *, record: SourceRecord, named: Iterable[UUID], ask: str, why: str, by: Viewer, at: datetime
) -> Restriction:
    """Close a person's records, in every table and at once, to all but the named staff and whoever restricts.

    It stands round every record that confirmed links join to this one, now and later.
    """
    may_restrict(by).demand()
    keeper = _a_person(by)
    why, ask = cleaned(why, 2000), cleaned(ask, 200)
    unless(not why, SAY_WHY).demand()
    unless(not ask, SAY_WHOM).demand()
    one_at_a_time()
    placed_on = sorted(identity_of(record.pk))
    held = Restriction.objects.filter(lifted_at=None, placed_on__overlap=placed_on).exists()
    unless(held, ALREADY).demand()
    wall = Wall(kind=RESTRICTED, reason=why, raised_by_id=keeper, raised_at=at)
    wall.save(force_insert=True)
    for staff_id in {*named, keeper}:
        _name(wall.pk, staff_id, by, at)
    restriction = Restriction(
        wall=wall,
        placed_on=placed_on,
        reason=why,
        ask=ask,
        placed_at=at,
        about=placed_on,
        **law(by.employer_id or record.controller_id, by, at, Restriction.RETENTION),
    )
    restriction.save(force_insert=True)
    redraw_walls(record)
    set_viewer(by)
    return restriction


@action("people.restriction_lifted")
def lift_restriction(*, restriction: Restriction, why: str, by: Viewer, at: datetime) -> Restriction:
    """Open the records again to everybody whose work reaches them."""
    may_restrict(by).demand()
    why = cleaned(why, 2000)
    keeper = _a_person(by)
    unless(not why, SAY_WHY_LIFTED).demand()
    one_at_a_time()
    changes = {"lifted_at": at, "why_lifted": why}
    lifted = amend(restriction, changes, version=restriction.version, by=by, at=at)
    covered = list(lifted.wall.covers.values_list("subject", flat=True))
    Wall.objects.filter(pk=lifted.wall_id).update(lifted_at=at, lifted_by=keeper)
    _rewall(covered)
    return lifted


@action("people.viewer_named")
def name_viewer(*, restriction: Restriction, staff_id: UUID, by: Viewer, at: datetime) -> Restriction:
    """Let another member of staff open restricted records."""
    may_restrict(by).demand()
    standing = WallMember.objects.filter(wall_id=restriction.wall_id, staff_id=staff_id, until=None)
    if not standing.exists():
        _name(restriction.wall_id, staff_id, by, at)
    return restriction


@action("people.viewer_unnamed")
def unname_viewer(*, restriction: Restriction, staff_id: UUID, by: Viewer, at: datetime) -> Restriction:
    """End a member of staff's leave to open restricted records."""
    may_restrict(by).demand()
    standing = WallMember.objects.filter(wall_id=restriction.wall_id, until=None)
    unless(not standing.exclude(staff_id=staff_id).exists(), NOBODY_LEFT).demand()
    standing.filter(staff_id=staff_id).update(until=at)
    return restriction


def _a_person(by: Viewer) -> UUID:
    if by.staff_id is None:
        raise Refused(A_PERSON)
    return by.staff_id


def _name(wall_id: UUID, staff_id: UUID, by: Viewer, at: datetime) -> None:
    WallMember(wall_id=wall_id, staff_id=staff_id, added_by_id=_a_person(by), added_at=at).save(
        force_insert=True
    )


def _rewall(covered: list[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_rewall(%s::uuid[])", [covered])
