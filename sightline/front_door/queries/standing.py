"""What stands: the last decision and telling, whose team it is, and what keeps a contact from being closed."""

from collections.abc import Collection
from uuid import UUID

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.core.leave import LEAVE, Answer, Refusal, Refused
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.states import OPEN
from sightline.front_door.given import Whose
from sightline.front_door.models import Contact, Decision, ReferrerTold
from sightline.front_door.queries.challenges import unanswered
from sightline.front_door.states import Origin
from sightline.people.models import SourceRecord

NO_TEAM = "A contact needs a front-door team to own it. Ask the system administrator to give you one."
NOT_TOLD = "Tell whoever told us what happens first, or say why nobody can be told."
CHALLENGED = "A challenge to the decision waits for its answer."
STILL_OPEN = "Something asked because of this contact is still open. It must be done or withdrawn first."


def decided_last(contact: Contact) -> Decision | None:
    """The decision that stands."""
    found: Decision | None = Decision.objects.of(contact.pk).order_by("-number").first()
    return found


def told_last(contact: Contact) -> ReferrerTold | None:
    """The last time whoever told us was told, or that nobody can be."""
    found: ReferrerTold | None = (
        ReferrerTold.objects.of(contact.pk).select_related("by").order_by("-number").first()
    )
    return found


def decider(viewer: Viewer) -> Staff | None:
    """The member of staff in whose name a viewer decides."""
    return Staff.objects.filter(pk=viewer.staff_id).first() if viewer.staff_id else None


def home_team(by: Viewer) -> Team | None:
    """The front-door team of whoever takes a contact; for the system, the front door's own."""
    teams = Team.objects.filter(closed_on=None)
    if by.staff_id is not None:
        teams = teams.filter(pk__in=by.team_ids)
    hub = teams.filter(kind__in=[TeamKind.FRONT_DOOR, TeamKind.EMERGENCY_DUTY]).order_by("-kind", "name")
    return hub.first() or teams.order_by("name").first()


def at_home(by: Viewer, origin: Origin = Origin.HAND) -> Whose:
    """Whose a contact is that this viewer takes down or brings in."""
    team = home_team(by)
    if team is None:
        raise Refused(NO_TEAM)
    area = next(iter(sorted(by.area_ids)), None)
    return Whose(team_id=team.pk, controller_id=team.agency_id, area_id=area, origin=origin)


def see_all(viewer: Viewer, record_ids: Collection[UUID]) -> bool:
    """Whether each of these people is there and the viewer's to open."""
    wanted = set(record_ids)
    return SourceRecord.objects.visible_to(viewer).filter(pk__in=wanted).count() == len(wanted)


def nothing_in_the_way(contact: Contact) -> Answer:
    """Whether a contact can be closed: whoever told us knows, and nothing asked is still open."""
    if told_last(contact) is None:
        return Refusal(NOT_TOLD)
    if unanswered(contact.pk):
        return Refusal(CHALLENGED)
    still = follow_ups().filter(origin_id=contact.pk, state__in=OPEN).exists()
    return Refusal(STILL_OPEN) if still else LEAVE
