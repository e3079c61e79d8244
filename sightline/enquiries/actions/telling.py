"""Word of an enquiry: a reference and a page. Never to anybody who stands outside a wall, never a word about it."""

from collections.abc import Iterable
from datetime import datetime

from sightline.access.actions.messages import tell
from sightline.access.models import Agency, Staff, Team
from sightline.access.queries import inside_walls
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.enquiries.models import Enquiry, Naming, standing
from sightline.follow_up.queries import managers, people_who_answer


def _tell_workers(kind: str, enquiry: Enquiry, *, path: str, by: Viewer, at: datetime) -> None:
    """The enquiry's social workers, but for whoever is acting."""
    named = standing(Naming.objects.filter(enquiry=enquiry)).select_related("staff")
    _tell_people(kind, enquiry, [each.staff for each in named], path=path, by=by, at=at)


def _tell_people(
    kind: str, enquiry: Enquiry, people: Iterable[Staff], *, path: str, by: Viewer, at: datetime
) -> int:
    """Those of some people who stand inside every wall; how many there were."""
    people = [each for each in people if each.pk != by.staff_id and each.left_on is None]
    inside = inside_walls(enquiry.walls, people, at=at)
    for each in people:
        if each.pk in inside:
            tell(kind=kind, reference=enquiry.reference, path=path, by=by, at=at, staff=each)
    return len({each.pk for each in people} & inside)


def _tell_agency(
    kind: str,
    enquiry: Enquiry,
    agency: Agency,
    team: Team | None = None,
    *,
    path: str,
    by: Viewer,
    at: datetime,
    leads_only: bool = False,
) -> bool:
    """An agency's own address, else its people who answer; behind a wall, only those inside. Was there anybody?"""
    address = (team.email if team else "") or agency.email
    if address and not enquiry.walls and not leads_only:
        tell(
            kind=kind,
            reference=enquiry.reference,
            path=path,
            by=by,
            at=at,
            agency=agency,
            address=address,
        )
        return True
    day = london(at).date()
    people = {each.pk: each for each in managers(agency, team, on=day)}
    if not leads_only:
        people |= {each.pk: each for each in people_who_answer(agency, team, on=day)}
    return bool(_tell_people(kind, enquiry, people.values(), path=path, by=by, at=at))
