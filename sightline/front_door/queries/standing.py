"""What stands: the last decision and telling, whose team it is, and what keeps a contact from being closed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.core.leave import LEAVE, Answer, Refusal, Refused
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.states import OPEN
from sightline.front_door.given import Whose
from sightline.front_door.models import Contact, Decision, MissingLink, MissingReport, ReferrerTold
from sightline.front_door.queries.challenges import unanswered
from sightline.front_door.queries.shifts import on_shift, team_at
from sightline.front_door.states import Origin
from sightline.people.models import SourceRecord

NO_TEAM = "A contact needs a front-door team to own it. Ask the system administrator to give you one."
NOT_TOLD = "Tell whoever told us what happens first, or say why nobody can be told."
CHALLENGED = "A challenge to the decision waits for its answer."
NOT_LINKED = (
    "Say first whether this missing report is linked to exploitation. Each one is looked at for that."
)
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


def taking_team(by: Viewer, now: datetime, *, agency_id: UUID | None = None) -> Team | None:
    """The team of whichever shift takes what comes in by itself at a moment (FD-26): the one place that says so."""
    return team_at(on_shift(now).shift, agency_id or by.employer_id) or home_team(by)


def at_home(by: Viewer, origin: Origin = Origin.HAND, *, now: datetime | None = None) -> Whose:
    """Whose a contact is that this viewer takes down or brings in; with `now`, the shift's that takes it then."""
    team = taking_team(by, now) if now else home_team(by)
    if team is None:
        raise Refused(NO_TEAM)
    area = next(iter(sorted(by.area_ids)), None)
    return Whose(team_id=team.pk, controller_id=team.agency_id, area_id=area, origin=origin)


def see_all(viewer: Viewer, record_ids: Collection[UUID]) -> bool:
    """Whether each of these people is there and the viewer's to open."""
    wanted = set(record_ids)
    return SourceRecord.objects.visible_to(viewer).filter(pk__in=wanted).count() == len(wanted)


def not_assessed(contact_id: UUID) -> bool:
    """Whether it is a missing report of which nobody has said if it is linked to exploitation (MS-04)."""
    linked = MissingLink.objects.filter(contact=OuterRef("contact"))
    return bool(MissingReport.objects.of(contact_id).filter(~Exists(linked)).exists())


def nothing_in_the_way(contact: Contact) -> Answer:
    """Whether a contact can be closed: whoever told us knows, and nothing asked is still open."""
    if told_last(contact) is None:
        return Refusal(NOT_TOLD)
    if unanswered(contact.pk):
        return Refusal(CHALLENGED)
    if not_assessed(contact.pk):
        return Refusal(NOT_LINKED)
    still = follow_ups().filter(origin_id=contact.pk, state__in=OPEN).exists()
    return Refusal(STILL_OPEN) if still else LEAVE
