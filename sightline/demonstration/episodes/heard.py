"""What is kept of a contact that may have told of a missing child."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.demonstration.borough.families import Person
from sightline.demonstration.calendar import LONDON, london_day, moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.story.events import Contact

YOUNGEST, OLDEST = 10, 17
DAY = timedelta(days=1)
AFTERNOON, EVENING, HOURS = 15 * 60, 18, 9 * 60


@dataclass(frozen=True, slots=True)
class Heard:
    """One contact about one child."""

    contact: str
    at: datetime
    source: str
    person: Person

    @property
    def went(self) -> datetime:
        """When the child was last seen: an afternoon or evening before the contact, the same each time."""
        chance = stream(SEED, "missing", "went", self.contact)
        if self.at.astimezone(LONDON).hour >= EVENING:
            return moment(london_day(self.at), AFTERNOON + chance.randrange(120))
        return moment(london_day(self.at) - DAY, AFTERNOON + chance.randrange(HOURS))


def heard_in(contact: Contact) -> Heard | None:
    """The contact, where it can have been a report: about one child of an age for it, and no indicator ticked."""
    if len(contact.about) != 1 or contact.exploitation == "ticked" or contact.source == "anonymous":
        return None
    person = contact.about[0]
    if not YOUNGEST <= person.age_on(london_day(contact.at)) <= OLDEST:
        return None
    return Heard(contact.key, contact.at, contact.source, person)
