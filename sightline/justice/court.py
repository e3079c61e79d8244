"""What forms fill and actions keep about what a court found."""

from dataclasses import dataclass
from datetime import date

from sightline.core.leave import Answer, first_refusal, unless
from sightline.justice.court_states import SAYS_WHY, Found
from sightline.justice.given import NOT_YET

CHANGED = "Somebody else recorded what the court found meanwhile. Look at it again."
TOO_EARLY = "That is before the last thing on record of this prosecution."
NO_WHY = "Say why it ended so."


@dataclass(frozen=True, kw_only=True)
class Verdicted:
    """One finding."""

    found: Found
    found_on: date
    sentence: str = ""
    words: str = ""

    def stands(self, since: date, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(self.found_on > on, NOT_YET),
            unless(self.found_on < since, TOO_EARLY),
            unless(self.found in SAYS_WHY and not self.words.strip(), NO_WHY),
        )
