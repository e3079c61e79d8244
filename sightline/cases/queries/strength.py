"""Teams that work on the pathway, what they are made of, and who is given the monthly monitor."""

from collections.abc import Iterable
from datetime import date

from sightline.access.models import Agency, Message, Post, Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer, roles
from sightline.cases.models import Case, Strength

MONITOR_KIND = "cases.monitor_ready"


def teams_monitored(viewer: Viewer) -> list[Team]:
    """The exploitation teams of the viewer's own employer, by name."""
    if viewer.employer_id is None:
        return []
    rows = Team.objects.filter(agency_id=viewer.employer_id, kind=TeamKind.EXPLOITATION)
    return list(rows.order_by("name", "pk"))


def strengths(teams: Iterable[Team]) -> list[Strength]:
    """All that is on record, the newest first."""
    rows = Strength.objects.filter(team__in=[each.pk for each in teams]).select_related("by")
    return list(rows.order_by("-from_on", "-number"))


def strength_on(all_of_them: Iterable[Strength], team: Team, day: date) -> Strength | None:
    """What a team is made of on a day. `all_of_them`: the newest first."""
    return next((it for it in all_of_them if it.team_id == team.pk and it.from_on <= day), None)


def given_the_monitor(on: date) -> list[Staff]:
    """Those whose post gives them the monitor of an organisation that has cases."""
    able = [key for key, role in roles().items() if "cases.monitor" in role.capabilities]
    agencies = Agency.objects.filter(pk__in=Case.objects.values("controller"))
    posts = Post.objects.held_on(on).filter(role__in=able, employer__in=agencies)
    return list(Staff.objects.filter(pk__in=posts.values("staff"), is_active=True).order_by("name", "pk"))


def told_of(reference: str) -> set[object]:
    """Who was told that the monitor of a month is there."""
    rows = Message.objects.filter(kind=MONITOR_KIND, reference=reference)
    return set(rows.values_list("staff_id", flat=True))
