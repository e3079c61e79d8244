"""Which contact is the third about a child within a year: the only thing in which stories touch one another."""

from dataclasses import dataclass, field
from datetime import datetime

from sightline.demonstration.story.events import Contact
from sightline.front_door.choices import SETTING_DEFAULTS, SettingKey
from sightline.front_door.queries.repeats import crossed

LEAST, MONTHS = SETTING_DEFAULTS[SettingKey.REPEAT_LEAST], SETTING_DEFAULTS[SettingKey.REPEAT_MONTHS]


@dataclass(slots=True)
class Repeats:
    """When contacts about each child were received. Contacts must be told in order."""

    received: dict[str, list[datetime]] = field(default_factory=dict)

    def of(self, contact: Contact) -> tuple[bool, ...]:
        """For each child a contact is about, whether it raises the alert."""
        return tuple(self._one(child.key, contact.at) for child in contact.about)

    def _one(self, key: str, at: datetime) -> bool:
        moments = self.received.setdefault(key, [])
        moments.append(at)
        return len(moments) >= LEAST and crossed(moments, least=LEAST, months=MONTHS) == at
