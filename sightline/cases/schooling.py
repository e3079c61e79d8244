"""What is said of a contact with the child's school, and where the child is taught (PW-22, RK-13)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices

from sightline.core.leave import Answer, first_refusal, unless

NO_DAY = "That day is in the future."
NO_WORDS = "Say what they said, or why they could not be reached."
NOT_SAID = "A school that was not reached has not said where the child is taught. Leave that empty."
NO_WHO = "Say which school, and with whom you spoke."


class Taught(TextChoices):
    """Where and how much a child is taught, as the school says (A.1, 17)."""

    FULL = "full", "On a school’s roll, full time"
    PART = "part", "On a school’s roll, part time"
    ALTERNATIVE = "alternative", "In alternative provision"
    HOME = "home", "Educated at home"
    COLLEGE = "college", "College, training or apprenticeship"
    NONE = "none", "Not in education, training or work"


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A contact with the school, or that it could not be reached.

    `taught` is empty and `exclusions` None where that was not spoken of; they count suspensions and exclusions in the
    school year of that day.
    """

    contacted_on: date
    reached: bool
    words: str
    school: str = ""
    who: str = ""
    taught: str = ""
    exclusions: int | None = None

    def columns(self) -> dict[str, Any]:
        """Its columns."""
        return asdict(self)

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must."""
        return first_refusal(
            unless(not self.words.strip(), NO_WORDS),
            unless(self.reached and not (self.school.strip() and self.who.strip()), NO_WHO),
            unless(not self.reached and bool(self.taught or self.exclusions is not None), NOT_SAID),
            unless(self.contacted_on > on, NO_DAY),
        )
