"""Where a child is placed across the border of the area, as a form fills it and an action keeps it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sightline.cases.given import NO_DAY
from sightline.cases.states import Placing
from sightline.core.leave import Answer, first_refusal, unless

NO_AUTHORITY = "Say which other authority."


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Whom to know in the placing and the host authority, and in the police there."""

    placing: Placing
    from_on: date
    authority: str = ""
    social_worker: str = ""
    host_worker: str = ""
    host_police: str = ""
    told: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it says which authority, and is not of a day to come."""
        nowhere = self.placing != Placing.NONE and not self.authority.strip()
        return first_refusal(unless(nowhere, NO_AUTHORITY), unless(self.from_on > on, NO_DAY))

    def columns(self) -> dict[str, Any]:
        """Its columns."""
        return asdict(self)
