"""Episodes as lists, and who can be named on their forms."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Agency, Post, Staff
from sightline.access.queries.holders import holders_of
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.missing.models import Assigned, Episode, Report
from sightline.missing.states import STANDS, State
from sightline.people.queries import identity_of


def seen(viewer: Viewer) -> QuerySet[Episode]:
    """Episodes of a page, through the door."""
    rows: QuerySet[Episode] = Episode.objects.visible_to(viewer)
    return rows.select_related("child", "care_home", "owner_team", "controller", "changed_by")


def listed(viewer: Viewer, *, state: str = "", gone_from: str = "", reported: str = "") -> QuerySet[Episode]:
    """The newest first."""
    rows = seen(viewer)
    rows = rows.filter(state=state) if state else rows.exclude(state=State.MISTAKEN)
    rows = rows.filter(gone_from=gone_from) if gone_from else rows
    rows = rows.filter(reported=reported == "yes") if reported else rows
    return rows.order_by("-missing_since", "id")


def of_people(viewer: Viewer, people: Collection[UUID]) -> QuerySet[Episode]:
    """Episodes of some source records that stand, the newest first."""
    rows = seen(viewer).filter(child_id__in=list(people), state__in=STANDS)
    return rows.order_by("-missing_since", "id")


def open_now(viewer: Viewer, child_id: UUID) -> tuple[Episode | None, int]:
    """The child's open episode, and how many reports of it there are."""
    rows = seen(viewer).filter(child_id__in=identity_of(child_id), state=State.MISSING)
    found = rows.order_by("-missing_since").first()
    return found, Report.objects.visible_to(viewer).filter(episode=found).count() if found else 0


def given_to(viewer: Viewer) -> list[Episode]:
    """Episodes whose interview this viewer's organisation was given and that are not finished."""
    rows = Assigned.objects.visible_to(viewer).filter(agency=viewer.employer_id)
    return list(seen(viewer).filter(pk__in=rows.values("episode"), state=State.BACK).order_by("returned_at"))


def agencies() -> list[Agency]:
    return list(Agency.objects.filter(left_on=None).order_by("name", "pk"))


def homes() -> list[Agency]:
    """Children’s homes; every organisation, where none is on record as one."""
    every = agencies()
    return [each for each in every if each.kind == AgencyKind.CARE_HOME] or every


def interviewers(*, on: date) -> list[tuple[Staff, Agency]]:
    """Those whose post holds interviews, and for whom they work."""
    held = Post.objects.held_on(on).filter(staff__in=holders_of("missing.interview", on=on))
    rows = held.select_related("staff", "employer").order_by("staff__name", "staff_id", "starts_on")
    return list({(each.staff_id, each.employer_id): (each.staff, each.employer) for each in rows}.values())


def children_by_count(episodes: Collection[Episode], same: dict[UUID, frozenset[UUID]]) -> Counter[str]:
    """How many children were missing once, twice, three times or more (MS-07). `same`: records of one child."""
    each = Counter(min(same.get(one.child_id, frozenset({one.child_id}))) for one in episodes)
    return Counter("three" if times >= 3 else "two" if times == 2 else "one" for times in each.values())
