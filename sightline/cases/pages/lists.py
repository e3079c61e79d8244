"""The list of cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.cases.models import Case, RoleHeld
from sightline.cases.states import Level, State
from sightline.core import words
from sightline.core.pages import Tag

COLOUR = {State.OPENED: "yellow", State.ALLOCATED: "blue", State.ENDING: "purple", State.CLOSED: "grey"}
NOBODY = "Nobody yet"


@dataclass(frozen=True)
class Line:
    """One case of a list."""

    reference: str
    href: str
    who: str
    opened: str
    team: str
    worker: str
    level: str
    tag: Tag


def state_tag(case: Case) -> Tag:
    """Where it stands."""
    state = State(case.state)
    return Tag(str(state.label), COLOUR[state])


def name_of(held: RoleHeld | None) -> str:
    """Who holds a role, as people say it."""
    if held is None:
        return NOBODY
    return held.staff.name if held.staff else f"{held.called}, {held.organisation}"


def _level(case: Case) -> str:
    """The level that stands, as it was judged."""
    level = getattr(case, "level", None)
    return str(Level(level).label) if level else "Not judged yet"


def lines(rows: Sequence[Case], names: Mapping[UUID, str], workers: Mapping[UUID, RoleHeld]) -> list[Line]:
    """Cases for those who are on them."""
    return [
        Line(
            reference=it.reference,
            href=reverse("cases:one", args=[it.pk]),
            who=names.get(it.child_id, ""),
            opened=words.day(it.opened_on),
            team=it.team.name,
            worker=name_of(workers.get(it.pk)),
            level=_level(it),
            tag=state_tag(it),
        )
        for it in rows
    ]
