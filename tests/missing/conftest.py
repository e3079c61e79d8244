"""A child in care who was missing on a Friday night, and the people round the episode."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.tasks import react
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.models import Event
from sightline.missing.actions import (
    assign_interview,
    follow_episode,
    hold_interview,
    offer_interview,
    record_return,
    report_missing,
    settle_due,
    share_plan,
    write_plan,
)
from sightline.missing.codes import Answer, Gone, How, PlaceKind, Provider, Source
from sightline.missing.given import Back, Due, Given, Held, Offered, Planning, Told
from sightline.missing.models import Episode
from sightline.people.models import SourceRecord
from tests.people.making import AMELIA, person
from tests.people_of_the_tests import Partnership, member_of_staff

SECRET = "She said that a man she knows as Jay gave her a phone"
# The Friday of the spring bank holiday's weekend, late in the evening: 22:40 in London.
FRIDAY = datetime(2026, 5, 22, 21, 40, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Cast:
    """Who stands round an episode, and the child."""

    there: Partnership
    staff: dict[str, Staff] = field(default_factory=dict)
    child: SourceRecord = field(init=False)

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=FRIDAY.date())

    def add(self, who: str, role: str, agency: Agency | None = None) -> Staff:
        given: dict[str, Any] = {"employer": agency, "team": None} if agency else {}
        self.staff[who] = member_of_staff(self.there, role, **given)
        return self.staff[who]

    def does(
        self, act: Callable[..., Any], who: str = "coordinator", at: datetime | None = None, **also: Any
    ) -> Any:
        by = self.viewer(who)
        with viewing(by):
            return act(**also, by=by, at=at or FRIDAY + 120 * HOUR)

    def told(self, **also: Any) -> Told:
        given: dict[str, Any] = {
            "source": Source.CARER,
            "told_at": FRIDAY + HOUR,
            "missing_since": FRIDAY,
            "gone_from": Gone.CARE,
            "told_by": "Night worker",
            "words": "Went out at nine and is not back.",
        }
        return Told(**given | also)

    def reports(self, who: str = "coordinator", seen: int = 0, **also: Any) -> Episode:
        at = also.pop("at", None)
        told = self.told(**also)
        made = self.does(
            report_missing, who, at or told.told_at, child_id=self.child.pk, told=told, seen=seen
        )
        return self.read(made.episode_id)

    def read(self, key: UUID) -> Episode:
        with viewing(system_viewer("test")):
            found: Episode = Episode.objects.get(pk=key)
            return found

    def only(self) -> Episode:
        with viewing(system_viewer("test")):
            found: Episode = Episode.objects.get()
            return found

    def back(self, episode: Episode, after: timedelta = 9 * HOUR, seen: int = 0, **also: Any) -> datetime:
        moment = episode.missing_since + after
        given: dict[str, Any] = {"how": How.POLICE, "place_kind": PlaceKind.TRANSPORT, "place": "Bus station"}
        back = Back(returned_at=moment, **given | also)
        self.does(record_return, at=moment + HOUR, episode_id=episode.pk, back=back, seen=seen)
        return moment

    def settles(self, episode: Episode, due: Due | None = None, seen: int = 0) -> Any:
        return self.does(settle_due, episode_id=episode.pk, due=due or Due(due=True), seen=seen)

    def assigns(self, episode: Episode, agency: Agency | None = None, seen: int = 0, **also: Any) -> Any:
        given = Given(agency=agency or self.there.charity, provider=Provider.COMMISSIONED, **also)
        return self.does(assign_interview, episode_id=episode.pk, given=given, seen=seen)

    def offers(self, episode: Episode, answer: Answer, who: str = "coordinator", **also: Any) -> Any:
        moment = also.pop("offered_at", FRIDAY + 20 * HOUR)
        seen = also.pop("seen", 0)
        offered = Offered(offered_at=moment, answer=answer, **also)
        return self.does(offer_interview, who, episode_id=episode.pk, offered=offered, seen=seen)

    def held(self, moment: datetime, **also: Any) -> Held:
        given: dict[str, Any] = {
            "provider": Provider.COMMISSIONED,
            "interviewer": "Sam Field",
            "seen_alone": True,
            "findings": "Wants to be nearer to her sister.",
            "child_words": SECRET,
            "push": ("placement",),
            "pull": ("friends", "substances"),
            "places": ("transport",),
        }
        return Held(held_at=moment, **given | also)

    def holds(
        self, episode: Episode, moment: datetime, who: str = "coordinator", seen: int = 0, **also: Any
    ) -> Any:
        held = self.held(moment, **also)
        return self.does(hold_interview, who, at=moment + HOUR, episode_id=episode.pk, held=held, seen=seen)

    def follows(self, episode: Episode, at: datetime | None = None) -> None:
        by = system_viewer("test")
        with viewing(by):
            follow_episode(subject_id=episode.pk, by=by, at=at or FRIDAY + 120 * HOUR)

    def plans(self, seen: int = 0, **also: Any) -> Any:
        given: dict[str, Any] = {
            "background": "Moved twice this year.",
            "steps": "Ring her sister. Try the bus station.",
            "review_on": FRIDAY.date() + timedelta(days=90),
            "markers": ("self_harm",),
        }
        planning = Planning(**given | also)
        return self.does(write_plan, child_id=self.child.pk, planning=planning, seen=seen)

    def shares(self, agency: Agency) -> Any:
        return self.does(share_plan, child_id=self.child.pk, agency=agency, services="Youth counselling")


def events(kind: str) -> list[Event]:
    with viewing(system_viewer("test")):
        return list(Event.objects.filter(kind=kind).order_by("at", "pk"))


def the_worker_runs(*kinds: str) -> None:
    for kind in kinds:
        for event in events(kind):
            react(str(event.pk))


@pytest.fixture
def cast(partnership: Partnership, rules: None) -> Cast:
    """A home, a commissioned provider, the police and a reviewing officer beside the coordinator."""
    made = Cast(partnership)
    made.add("coordinator", "missing_coordinator")
    made.add("manager", "front_door_manager")
    made.add("adviser", "adviser")
    made.add("reviewer", "reviewing_officer", partnership.council)
    made.add("interviewer", "return_interviewer", partnership.charity)
    made.add("constable", "police_missing", partnership.police)
    made.add("home", "care_home_manager", partnership.school)
    made.add("practitioner", "practitioner", partnership.council)
    made.add("stranger", "agency_worker", partnership.charity)
    by = made.viewer("coordinator")
    with viewing(by):
        made.child = person(partnership.council, by, **AMELIA)
    return made


@pytest.fixture
def interviewed(cast: Cast) -> Episode:
    episode = cast.reports(care_home=cast.there.school)
    cast.back(episode)
    cast.settles(episode)
    cast.assigns(episode, staff=cast.staff["interviewer"])
    cast.offers(episode, Answer.ACCEPTED)
    cast.holds(episode, FRIDAY + 24 * HOUR)
    return episode
