"""What somebody says of a service, and whether it can stand in the directory."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sightline.core.leave import Answer, first_refusal, unless

PHONE = r"^[0-9+ ]{3,30}$"
WEB = r"^https?://[^\s\"'<>]+$"
OLDEST = 120
NO_NAME = "Say what the service is called and what it does."
NO_ONE = "Say whom it is for, how it is given, who can ask for it, and at which levels of worry it helps."
NO_WAY = "Give a telephone number or a web address: people have to be able to reach it."
BAD_PHONE = "Write the telephone number in figures, like 01632 960300."
BAD_WEB = "Write the web address in full, like https://example.org."
AGES = "The first age comes before the last."
UNDATED = "Say on which day the waiting time was as you write it."
NO_WAIT = "Say how long people wait, or leave its day empty."
FUTURE = "That day is in the future."


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry as it stands in the directory; everything in it is for the public."""

    name: str
    what: str
    group: str
    provider_type: str
    funded_by: str = ""
    ways_in: tuple[str, ...]
    how: str = ""
    age_from: int = 0
    age_to: int | None = None
    for_whom: tuple[str, ...]
    modes: tuple[str, ...]
    levels: tuple[str, ...]
    stages: tuple[str, ...] = ()
    languages: str = ""
    cost: str = ""
    area: str = ""
    phone: str = ""
    web: str = ""
    hours: str = ""
    waiting: str = ""
    waiting_on: date | None = None
    onward: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of a version."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()
        }

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must; the database says so again."""
        several = (self.ways_in, self.for_whom, self.modes, self.levels)
        last = OLDEST if self.age_to is None else self.age_to
        return first_refusal(
            unless(not self.name.strip() or not self.what.strip(), NO_NAME),
            unless(not all(several), NO_ONE),
            unless(not self.phone and not self.web, NO_WAY),
            unless(bool(self.phone) and not re.fullmatch(PHONE, self.phone), BAD_PHONE),
            unless(bool(self.web) and not re.fullmatch(WEB, self.web), BAD_WEB),
            unless(not 0 <= self.age_from <= last <= OLDEST, AGES),
            unless(bool(self.waiting) and self.waiting_on is None, UNDATED),
            unless(not self.waiting and self.waiting_on is not None, NO_WAIT),
            unless(self.waiting_on is not None and self.waiting_on > on, FUTURE),
        )
