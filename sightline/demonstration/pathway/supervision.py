"""Supervision of the practitioners, one to one, as beats of each of them; and of the team's other work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sightline.demonstration import cast
from sightline.demonstration.calendar import london_day, moment, working_day
from sightline.demonstration.pathway.other_work import noted
from sightline.demonstration.pathway.story import MANAGER
from sightline.demonstration.pathway.telling import Told, practitioners
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import cell
from sightline.demonstration.story.words import phrases

FIRST = date(2017, 5, 2)  # before the first case, when nobody is new in the post
BETWEEN = timedelta(days=27)  # four weeks at most


@dataclass(frozen=True, slots=True)
class StaffStory:
    """What is written of one practitioner."""

    key: str
    cases: Sequence[Told] = ()

    def part(self, number: int) -> UUID:
        """The identifier of a session."""
        return cast.identifier("supervision", self.key, number)

    def texts(self) -> dict[str, str]:
        """Of every beat."""
        member = cast.members()[self.key]
        return {"staff.id": str(member.id), "staff.mail": member.email}


def staff_stories(cases: Sequence[Told] = ()) -> list[StaffStory]:
    """Of everybody who holds cases."""
    return [StaffStory(key, cases) for key in practitioners()]


def done(story: StaffStory, upto: datetime) -> list[Beat]:
    """All that is written of one practitioner, in order."""
    found = [*sessions(story, upto), *noted(story.key, story.cases, upto)]
    return sorted(found, key=lambda beat: beat.at)


def sessions(story: StaffStory, upto: datetime) -> list[Beat]:
    """One to one, every four weeks."""
    place, found = practitioners().index(story.key), []
    day, number = working_day(FIRST + timedelta(days=place), 0), 1
    while (at := moment(day, 9 * 60 + 30 + 5 * place)) <= upto:
        found.append(session(story, at, number))
        day, number = working_day(day + BETWEEN, 0), number + 1
    return found


def session(story: StaffStory, at: datetime, number: int) -> Beat:
    """One of them. The first only begins the clock."""
    words = phrases("supervised")[(number + practitioners().index(story.key)) % len(phrases("supervised"))]
    given = {"story": story, "number": number, "words": words}
    texts = {"supervision.id": str(story.part(number)), "w.words": cell(words)}
    moments = {"m.midnight": moment(london_day(at), 0)}
    others = {"session": f"session{number}", "before": f"session{number - 1}"}
    return Beat("supervised", at, MANAGER, given, (number > 1,), texts, moments, others)
