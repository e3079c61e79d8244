"""What each school or college told the front door of in a year, beside what it returned (SC-09)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.education.models import Setting
from sightline.education.states import Phase
from sightline.front_door.queries.schools import ToldBy

NOBODY, NEVER = "None", "Not noted"


@dataclass(frozen=True)
class ToldLine:
    """One setting: in the order of names, so that nothing is ranked."""

    name: str
    href: str
    phase: str
    contacts: int
    last: str
    spoken: str


def told_lines(
    settings: Iterable[Setting], told: Mapping[UUID, ToldBy], spoken: Mapping[UUID, date], *, most: int | None
) -> list[ToldLine]:
    """Those with at most so many contacts; all of them where nothing is said."""
    lines = [_line(each, told.get(each.agency_id), spoken.get(each.agency_id)) for each in settings]
    return [each for each in lines if most is None or each.contacts <= most]


def _line(setting: Setting, told: ToldBy | None, spoken: date | None) -> ToldLine:
    return ToldLine(
        name=setting.agency.name,
        href=reverse("education:setting", args=[setting.pk]),
        phase=Phase(setting.phase).label,
        contacts=told.contacts if told else 0,
        last=words.day(told.last_on) if told else NOBODY,
        spoken=words.day(spoken) if spoken else NEVER,
    )
