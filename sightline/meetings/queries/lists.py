"""Lists: meetings by day, groups and their places."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Agency, Post, Staff, Team
from sightline.access.queries.holders import holders_of
from sightline.access.viewer import Viewer
from sightline.follow_up.queries import who_can_be_asked
from sightline.meetings.models import Group, Meeting, Seat
from sightline.meetings.states import BEFORE
from sightline.people.queries import name_lines

Asked = dict[str, tuple[Agency, Team | None]]


def seen(viewer: Viewer) -> QuerySet[Meeting]:
    """Meetings of a page, through the door."""
    rows: QuerySet[Meeting] = Meeting.objects.visible_to(viewer)
    return rows.select_related("group", "called_by", "owner_team", "follows")


def listed(viewer: Viewer, *, kind: str = "", state: str = "", to_come: bool = False) -> QuerySet[Meeting]:
    """The newest first; those to come, the next first."""
    rows = seen(viewer)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(state=state) if state else rows
    if to_come:
        return rows.filter(state__in=BEFORE).order_by("starts_at", "id")
    return rows.order_by("-starts_at", "id")


def about_people(viewer: Viewer, people: Collection[UUID]) -> QuerySet[Meeting]:
    """Meetings about some people, the newest first."""
    return seen(viewer).filter(about__overlap=list(people)).order_by("-starts_at", "id")


def names_about(meetings: Iterable[Meeting]) -> dict[UUID, str]:
    """The names of everybody some meetings are about."""
    return dict(name_lines({key for each in meetings for key in each.about}))


def groups(viewer: Viewer) -> QuerySet[Group]:
    rows: QuerySet[Group] = Group.objects.visible_to(viewer)
    return rows.filter(closed_on=None).order_by("name")


def seats(group: Group) -> list[Seat]:
    """Its places of today: chair, vice chair, then by organisation."""
    rows = Seat.objects.filter(group=group, ends_on=None).select_related("agency", "holder", "substitute")
    order = {"chair": 0, "vice_chair": 1}
    return sorted(rows, key=lambda each: (order.get(each.part, 2), each.agency.name, each.post))


def to_ask() -> Asked:
    """Every organisation and team that can be asked, by its key on a form."""
    return {key: (agency, team) for key, agency, team in who_can_be_asked()}


def could_chair(*, on: date) -> dict[UUID, tuple[Staff, Agency]]:
    """Those whose post calls meetings, and for whom they work: the chair of a meeting about a child is one of them."""
    held = Post.objects.held_on(on).filter(staff__in=holders_of("meetings.call", on=on))
    rows = held.select_related("staff", "employer").order_by("staff__name", "staff_id", "starts_on")
    return {each.staff_id: (each.staff, each.employer) for each in rows}


def of_group(viewer: Viewer, group: Group) -> list[Meeting]:
    """Its meetings, the newest first."""
    return list(seen(viewer).filter(group=group).order_by("-starts_at", "id")[:25])
