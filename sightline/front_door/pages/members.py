"""Who is in the hub: organisations and their teams, with how to reach them (FD-25, FD-25a, FD-25b)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sightline.access.models import Agency
from sightline.access.states import AgencyKind


@dataclass(frozen=True)
class Member:
    """One organisation."""

    name: str
    kind: str
    reach: str
    manager: str
    teams: list[str]


def members_of_the_hub(*, on: date) -> list[Member]:
    """Every organisation that has not left, by name: two reads."""
    rows = Agency.objects.filter(Q(left_on=None) | Q(left_on__gt=on)).select_related("named_manager")
    return [
        Member(
            name=each.name,
            kind=str(AgencyKind(each.kind).label),
            reach=", ".join(part for part in (each.phone, each.email) if part),
            manager=each.named_manager.name if each.named_manager else "",
            teams=sorted(team.name for team in each.teams.all() if not team.closed_on or team.closed_on > on),
        )
        for each in rows.prefetch_related("teams").order_by("name")
    ]
