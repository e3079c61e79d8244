"""Handing a child on: to adult services, or to a service that goes on with the work (PW-16, PW-25a, CL-50)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from sightline.access.models import Agency, Team
from sightline.core.leave import Answer, unless

TRANSITION_RULE = "CL-50"
NOT_WHOLE = "Say what they are asked to do, why, who stays with the child, and what the family was told."


class To(TextChoices):
    """What the case is handed to."""

    ADULT = "adult", "Transition to adult services"
    STEP_DOWN = "step_down", "Step-down to another service"


@dataclass(frozen=True, kw_only=True)
class Handing:
    """A service asked to go on with the child, and who stays beside them meanwhile."""

    to: To
    agency: Agency
    team: Team | None
    what: str
    why: str
    stays: str
    child_words: str
    family_knows: str
    may_share: str = ""
    due_on: date | None = None

    def stands(self) -> Answer:
        """Whether it says what it must."""
        said = (self.what, self.why, self.stays, self.child_words, self.family_knows)
        return unless(not all(each.strip() for each in said), NOT_WHOLE)
