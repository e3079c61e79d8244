"""One case as those on it see it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from sightline.access.models import Post, Staff, Team
from sightline.access.viewer import Viewer, roles
from sightline.cases.models import (
    Case,
    Placement,
    RoleHeld,
    StatusBegun,
    Transfer,
    placements_standing,
    standing,
)
from sightline.cases.queries.origin import Carried, carried
from sightline.cases.states import Role
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.people.queries import name_lines


@dataclass(frozen=True)
class Whole:
    """Everything the page of a case shows."""

    case: Case
    child: str
    roles: list[RoleHeld]
    before: list[RoleHeld]
    statuses: list[StatusBegun]
    transfers: list[Transfer]
    placement: Placement | None
    clocks: list[Clock]
    carried: Carried | None
    earlier: list[Case]


def seen(viewer: Viewer) -> QuerySet[Case]:
    """Cases the viewer is on."""
    rows: QuerySet[Case] = Case.objects.visible_to(viewer).mine()
    return rows.select_related("child", "team", "opened_by", "changed_by")


def whole(viewer: Viewer, case: Case) -> Whole:
    """A fixed number of reads."""
    held = list(
        RoleHeld.objects.visible_to(viewer).filter(case=case).select_related("staff").order_by("-number")
    )
    last = {each.role: each for each in reversed(held)}
    now = [each for each in held if each.held and last[each.role] is each]
    statuses = StatusBegun.objects.visible_to(viewer).filter(case=case).select_related("ended")
    transfers = Transfer.objects.visible_to(viewer).filter(case=case).select_related("answer")
    return Whole(
        case=case,
        child=name_lines([case.child_id])[case.child_id],
        roles=now,
        before=[each for each in held if each not in now],
        statuses=list(statuses.order_by("-started_on", "id")),
        transfers=list(transfers.order_by("-asked_on", "id")),
        placement=placements_standing().filter(case=case).first(),
        clocks=list(clocks_of([case.pk])),
        carried=carried(case.pk),
        earlier=_earlier(viewer, case),
    )


def _earlier(viewer: Viewer, case: Case) -> list[Case]:
    """Ended cases of the same child that the viewer may see."""
    rows = Case.objects.visible_to(viewer).filter(child_id=case.child_id).exclude(pk=case.pk)
    return list(rows.select_related("team").order_by("-opened_on"))


def practitioners(case: Case) -> list[Staff]:
    """Staff of the case's team whose post works on cases, by name."""
    able = [key for key, role in roles().items() if "cases.work" in role.capabilities]
    posts = Post.objects.held_on(clock.today()).filter(role__in=able, team_id=case.team_id)
    return list(Staff.objects.filter(pk__in=posts.values("staff"), is_active=True).order_by("name", "pk"))


def could_hold_roles() -> list[Staff]:
    """Staff whose post may see a case in which they are named, by name."""
    able = [key for key, role in roles().items() if "cases.read" in role.capabilities]
    posts = Post.objects.held_on(clock.today()).filter(role__in=able)
    return list(Staff.objects.filter(pk__in=posts.values("staff"), is_active=True).order_by("name", "pk"))


def teams_of(viewer: Viewer) -> list[Team]:
    """Teams of the cases the viewer is on, by name."""
    rows = Case.objects.visible_to(viewer).mine().values("team_id").distinct()
    return list(Team.objects.filter(pk__in=rows).order_by("name"))


def workers_of(viewer: Viewer) -> list[Staff]:
    """Named practitioners of the cases the viewer is on, by name."""
    held = RoleHeld.objects.visible_to(viewer).filter(role=Role.PRACTITIONER, staff__isnull=False)
    return list(Staff.objects.filter(pk__in=standing(held).values("staff_id")).order_by("name", "pk"))
