"""The list of settings with what each returned, and the page of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.core.panels import PanelLine
from sightline.education.models import LeadSpoken, Setting
from sightline.education.pages.returns import tag_of
from sightline.education.queries.returns import Standing
from sightline.education.states import Phase, Spoken
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import State

NO_LEAD = "No lead named"


@dataclass(frozen=True)
class SettingLine:
    """One setting in the list of a year."""

    name: str
    href: str
    phase: str
    lead: str
    tag: Tag
    pupils: int


@dataclass(frozen=True)
class SettingPage:
    """One setting."""

    name: str
    rows: list[Row]
    years: list[tuple[str, Tag, int]]
    asked: list[PanelLine]
    spoken: list[tuple[str, str, str, str]]
    links: list[Link]


def standing_lines(stands: Sequence[Standing], leads: Mapping[UUID, list[str]]) -> list[SettingLine]:
    return [
        SettingLine(
            each.setting.agency.name,
            reverse("education:setting", args=[each.setting.pk]),
            Phase(each.setting.phase).label,
            words.listing(leads.get(each.setting.agency_id, [])) or NO_LEAD,
            tag_of(each.returned),
            each.pupils,
        )
        for each in stands
    ]


def setting_page(
    found: Setting,
    leads: list[str],
    stands: list[tuple[str, Standing]],
    asked: list[FollowUp],
    spoken: list[LeadSpoken],
) -> SettingPage:
    """Who leads there, what it returned, what it was asked and what came of it."""
    left = [Row("Left the list", words.day(found.left_on))] if found.left_on else []
    return SettingPage(
        name=found.agency.name,
        rows=[
            Row("Kind of setting", Phase(found.phase).label),
            Row("Lead", words.listing(leads), empty=NO_LEAD),
            Row("On the list from", words.day(found.joined_on)),
            *left,
        ],
        years=[(text, tag_of(it.returned), it.pupils) for text, it in stands],
        asked=[_asked(each) for each in asked],
        spoken=[
            (words.day(each.spoken_on), Spoken(each.how).label, each.by.name if each.by else "", each.words)
            for each in spoken
        ],
        links=_links(found),
    )


def _asked(it: FollowUp) -> PanelLine:
    return PanelLine(
        f"{it.reference}: {words.day(it.asked_at)}",
        reverse("follow_up:one", args=[it.pk]),
        Tag(State(it.state).label, "blue"),
        it.what,
    )


def _links(found: Setting) -> list[Link]:
    links = [
        Link("Ask this setting", reverse("education:ask", args=[found.pk])),
        Link("Note that you spoke with the lead", reverse("education:speak", args=[found.pk])),
        Link("Its arrangements", reverse("education:answers", args=[found.pk])),
    ]
    if not found.left_on:
        links.append(Link("Take it off the list", reverse("education:end_setting", args=[found.pk])))
    return links
