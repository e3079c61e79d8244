"""The contact a case was opened from before the first of the records, or for a rehearsal."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sightline.demonstration.borough.families import Family, Person
from sightline.demonstration.calendar import moment, working_day
from sightline.demonstration.draw import SEED, stream, weighted
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.ticked_year import Draft
from sightline.demonstration.story.write_up import plainly, write_up

EARLIER = timedelta(days=30)
YEAR = "before"
LATER = datetime(2029, 1, 1, tzinfo=UTC)


def before(person: Person, family: Family, opened: date, kind: str) -> Contact:
    """Some weeks before the case was opened, taken down and decided without delay."""
    chance = stream(SEED, "case", person.key, "before")
    at = moment(working_day(opened - EARLIER, 0), chance.randrange(9 * 60, 16 * 60))
    source = weighted(chance, "source")
    source = "police" if source in ("anonymous", "individual") else source
    draft = Draft(at, source, family, (person,), "ticked", "pathway", ("opened", None))
    written = replace(write_up(chance, draft, YEAR, 0), key=key_of(person), exploitation_type=kind)
    return plainly(written, LATER) or written


def key_of(person: Person) -> str:
    """The key of that contact."""
    return f"{YEAR}/{person.key}"
