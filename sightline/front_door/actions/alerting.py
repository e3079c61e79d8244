"""Telling those who must look: safeguarding advisers (FD-08), the group specialist (FD-10). Nothing of a child."""

from datetime import datetime
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.models import Post, Staff, Team
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.front_door.actions.moving import page_of
from sightline.front_door.models import Contact, Decision
from sightline.front_door.queries.missing import reported_before, working_with
from sightline.front_door.queries.staff import who_can_open
from sightline.front_door.states import Level

ALERT = "front_door.alert"
MISSING = "front_door.missing_alert"
WATCHED = (Level.COMPLEX, Level.ACUTE)


def alert_advisers(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """A contact reached complex or acute: every safeguarding adviser who could open it hears of it at once."""
    _tell("front_door.advise", contact, page_of(contact), by=by, at=at)


def alert_specialists(contact: Contact, path: str, *, by: Viewer, at: datetime) -> None:
    """A child came to so many contacts: the group specialist looks at what lies behind it."""
    _tell("front_door.specialist", contact, path, by=by, at=at)


def alert_of_missing(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """A missing report: whoever is named for the child, and the shift where nobody took it down (MS-03).

    One message each and no more: a second report of the same day waits for the daily mail of whoever is named, and a
    report that somebody of the team took down is told to nobody else in it.
    """
    again = reported_before(contact)
    named = [staff for staff in working_with(contact, at=at) if staff.pk != by.staff_id]
    for staff in named:
        _missing(contact, staff=staff, digest=again, by=by, at=at)
    if by.staff_id is None and contact.team_id:
        team = Team.objects.get(pk=contact.team_id)
        _missing_to_team(contact, team, without={staff.pk for staff in named}, by=by, at=at)


def _missing_to_team(contact: Contact, team: Team, *, without: set[UUID], by: Viewer, at: datetime) -> None:
    """The team's own address; where it has none, or the child is restricted, those of it who can open it."""
    if team.email and not contact.walls:
        _missing(contact, address=team.email, by=by, at=at)
        return
    able = who_can_open(
        "front_door.take_contact", employer_id=contact.controller_id, walls=contact.walls, at=at
    )
    posts = Post.objects.held_on(london(at).date()).filter(team=team)
    here = set(posts.values_list("staff_id", flat=True)) - without
    for staff in able:
        if staff.pk in here:
            _missing(contact, staff=staff, by=by, at=at)


def _missing(
    contact: Contact,
    *,
    by: Viewer,
    at: datetime,
    staff: Staff | None = None,
    address: str = "",
    digest: bool = False,
) -> None:
    tell(
        kind=MISSING,
        reference=contact.reference,
        path=page_of(contact),
        staff=staff,
        address=address,
        digest=digest,
        by=by,
        at=at,
    )


def newly_watched(made: Decision, before: Decision | None) -> bool:
    """Whether this decision is the one that reached complex or acute, or went from complex to acute."""
    return made.level in WATCHED and (before is None or before.level != made.level)


def _tell(capability: str, contact: Contact, path: str, *, by: Viewer, at: datetime) -> None:
    found = who_can_open(capability, employer_id=contact.controller_id, walls=contact.walls, at=at)
    for staff in found:
        if staff.pk != by.staff_id:
            tell(kind=ALERT, reference=contact.reference, path=path, staff=staff, by=by, at=at)
