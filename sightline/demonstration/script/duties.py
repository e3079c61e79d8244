"""What comes beside a contact's main line: an open case is told, advisers review, what is acute is discussed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from sightline.demonstration.calendar import london_day, moment, working_day
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.stencils.cells import cell
from sightline.demonstration.story.asking import CHASER
from sightline.demonstration.story.events import Decision

SPECIALIST = "specialist"
WATCHED = ("complex", "acute")


def duties(story: Story, taken_at: datetime, decided_at: datetime | None) -> Iterator[Beat]:
    """All of them. `decided_at` is when the decision was made, if it was."""
    if story.contact.about_open_case and story.people:
        yield _beat(story, "joined", taken_at + timedelta(seconds=25), story.contact.entered_by)
    for whom, came_to_three in zip(story.people, story.repeats, strict=False):
        if came_to_three:
            yield _finding(story, whom, _later(story, taken_at, 3))
    made = story.contact.decision
    if made is None or decided_at is None:
        return
    if made.threshold in WATCHED:
        yield _beat(story, "reviewed", _later(story, decided_at, 1), CHASER, words="review")
    if made.threshold == "acute":
        yield from _acute(story, made, decided_at)


def _acute(story: Story, made: Decision, at: datetime) -> Iterator[Beat]:
    """Police and health talk within the hour, child protection takes the enquiry over, a conference is held."""
    texts = {"decision": "discussion", "section_47_why": "enquiry"}
    yield _beat(story, "discussed", at + timedelta(minutes=55), made.by, **texts)
    handed = _beat(story, "handed", at + timedelta(minutes=68), made.by, words="handed")
    handed.texts["handed.ref"] = f"47-{story.id.int % 100_000:05d}"
    yield handed
    yield _beat(story, "conference", _later(story, at, 9), made.by, words="conference")


def _finding(story: Story, whom: UUID, at: datetime) -> Beat:
    """The group specialist looks behind the third contact about one child."""
    beat = _beat(story, "finding", at, SPECIALIST, reasons="finding")
    beat.given["record"] = whom
    beat.others["alerted"] = f"s{sorted(map(str, story.people)).index(str(whom)) + 1}"
    return beat


def _beat(story: Story, kind: str, at: datetime, by: str, **picked: str) -> Beat:
    """A beat with words from the phrases, by the name of the column they go into."""
    given = {name: story.pick(part) for name, part in picked.items()}
    texts = {f"w.{name}": cell(text) for name, text in given.items()}
    return Beat(kind, at, by, {"story": story, **given}, (), texts)


def _later(story: Story, at: datetime, days: int) -> datetime:
    """In working hours, some working days later."""
    return moment(working_day(london_day(at), days), 9 * 60 + 30 + story.id.int % 400)
