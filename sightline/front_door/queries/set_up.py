"""What a partnership has set for itself, over what ships."""

from sightline.front_door.choices import SETTING_DEFAULTS, SettingKey
from sightline.front_door.models import Contact, Setting, SystemEntry, TrainingLink
from sightline.front_door.states import Source
from sightline.front_door.systems import InternalSystem, shipped


def every_system() -> list[InternalSystem]:
    """Every entry of the list as it stands, those no longer checked too, in order."""
    found = {each.key: each for each in shipped()}
    for row in SystemEntry.objects.order_by("key", "number"):
        found[row.key] = InternalSystem(row.key, row.name, row.holds, row.place, row.number, row.in_use)
    return sorted(found.values(), key=lambda each: (each.place, each.name))


def systems_in_use() -> list[InternalSystem]:
    """The systems to be checked, in order."""
    return [each for each in every_system() if each.in_use]


def setting(key: SettingKey) -> int:
    """The number in force."""
    return settings()[key]


def settings() -> dict[str, int]:
    """Every number in force, by key. One read."""
    rows = Setting.objects.order_by("key", "number").values_list("key", "value")
    return SETTING_DEFAULTS | dict(rows)


def numbers_in_words() -> str:
    """How many contacts within how many months are told of, as it stands."""
    now = settings()
    return f"{now[SettingKey.REPEAT_LEAST]} contacts within {now[SettingKey.REPEAT_MONTHS]} months"


def training_link() -> TrainingLink | None:
    """Where staff learn to weigh what is told without a name, as last said (FD-22c)."""
    found: TrainingLink | None = TrainingLink.objects.order_by("-number").first()
    return found


def training_for(contact: Contact) -> TrainingLink | None:
    """The training that stands on a contact: on those told without a name."""
    return training_link() if contact.source == Source.ANONYMOUS else None
