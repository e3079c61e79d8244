"""What every beat of one case may refer to by name."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sightline.demonstration import cast
from sightline.demonstration.borough.families import Family
from sightline.demonstration.calendar import moment
from sightline.demonstration.pathway.telling import Told, practitioners
from sightline.demonstration.stencils.cells import cell
from sightline.demonstration.story.words import phrases
from sightline.follow_up.references import reference_of
from sightline.people.naming.births import Born

MANAGER = "pathwaymanager"


@dataclass(frozen=True, slots=True)
class CaseStory:
    """A case with the records it is about. `child` is the record, `contact` the contact it was opened from."""

    told: Told
    family: Family
    child: UUID
    contact: UUID

    @property
    def id(self) -> UUID:
        """The case's identifier."""
        return cast.identifier("case", self.told.key)

    def part(self, kind: str, number: int) -> UUID:
        """The identifier of one of its assessments, meetings or letters."""
        return cast.identifier("case", self.told.key, kind, number)

    def at(self, day: date, minutes: int) -> datetime:
        """A moment of a day in the case, some minutes apart from those of other cases."""
        return moment(day, minutes + self.id.int % 37)

    def pick(self, part: str, number: int = 0) -> str:
        """One of the phrases for a part; another the next time."""
        found = phrases(part)
        return found[(self.id.int // 7 + number) % len(found)]

    def called(self, on: date) -> str:
        """The child's name as it is shown."""
        return f"{self.told.person.given} {self.told.person.surname_on(on)}".strip()

    @property
    def born(self) -> Born:
        """The child's day of birth."""
        born = self.told.person.born
        return Born(born.year, born.month, born.day)

    def texts(self) -> dict[str, str]:
        """Of every beat."""
        holder, police = cast.members()[self.told.holder], cast.members().get(self.told.police)
        found = {
            "case.id": str(self.id),
            "case.ref": reference_of(self.id, "CE"),
            "case.exploitation_type": self.told.type,
            "child.id": str(self.child),
            "contact.id": str(self.contact),
            "holder.id": str(holder.id),
            "holder.mail": holder.email,
            "holder.inside": cell(holder.name),
            "opener.id": str(cast.members()[self.told.opened_by].id),
            "opener.mail": cast.members()[self.told.opened_by].email,
        }
        for number, mate in enumerate(key for key in practitioners() if key != self.told.holder):
            found |= {
                f"mate{number}.id": str(cast.members()[mate].id),
                f"mate{number}.mail": cast.members()[mate].email,
            }
        if police:
            found |= {
                "police.id": str(police.id),
                "police.mail": police.email,
                "police.inside": cell(police.name),
            }
        return found
