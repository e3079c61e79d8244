"""What is said of a contact with the child's school (PW-22)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sightline.core.leave import Answer, first_refusal, unless

NO_DAY = "That day is in the future."
NO_WORDS = "Say what they said, or why they could not be reached."
NO_WHO = "Say which school, and with whom you spoke."


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A contact with the school, or that it could not be reached."""

    contacted_on: date
    reached: bool
    words: str
    school: str = ""
    who: str = ""

    def columns(self) -> dict[str, Any]:
        """Its columns."""
        return asdict(self)

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must."""
        return first_refusal(
            unless(not self.words.strip(), NO_WORDS),
            unless(self.reached and not (self.school.strip() and self.who.strip()), NO_WHO),
            unless(self.contacted_on > on, NO_DAY),
        )
