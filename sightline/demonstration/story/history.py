"""The borough's history, year by year, up to a moment."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from sightline.demonstration.borough.town import FULL, Town, town
from sightline.demonstration.calendar import london_day, moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.plan.years import Cut, YearPlan, plans, smaller
from sightline.demonstration.story import ordinary, ticked_year
from sightline.demonstration.story.events import Contact, known
from sightline.demonstration.story.ticked import Memory
from sightline.demonstration.story.write_up import write_up


@dataclass(slots=True)
class History:
    """Everything that will be told: the borough, and how far the story goes."""

    upto: datetime
    seed: int = SEED
    cut: Cut | None = None
    memory: Memory = field(default_factory=Memory)

    def town(self) -> Town:
        """The invented borough itself."""
        return town(self.seed, self.cut.families if self.cut else FULL)

    def plans(self) -> list[YearPlan]:
        """The years that have begun by then."""
        begun = [plan for plan in plans() if moment(plan.first_day, 0) <= self.upto]
        return [smaller(plan, self.cut) for plan in begun] if self.cut else begun

    def year(self, plan: YearPlan, place: Town) -> list[Contact]:
        """The contacts of one year as they stood at `upto`, oldest first. Years must be asked for in order."""
        chance = stream(self.seed, "ticked", plan.year)
        drafts = ticked_year.drafts(chance, plan, place, self.memory)
        drafts += ordinary.drafts(stream(self.seed, "ordinary", plan.year), plan, place)
        drafts.sort(key=lambda draft: draft.at)
        words = stream(self.seed, "words", plan.year)
        written = (write_up(words, draft, plan.year, number) for number, draft in enumerate(drafts, start=1))
        told = (known(self._open(contact), self.upto) for contact in written)
        return [contact for contact in told if contact is not None]

    def _open(self, contact: Contact) -> Contact:
        """Mark a contact about a child whose case was open when it came."""
        day = london_day(contact.at)
        if contact.exploitation == "ticked" or not any(
            self.memory.is_open(child, day) for child in contact.about
        ):
            return contact
        return replace(contact, about_open_case=True)

    def years(self) -> Iterator[tuple[YearPlan, list[Contact]]]:
        """Every year in order."""
        place = self.town()
        for plan in self.plans():
            yield plan, self.year(plan, place)
