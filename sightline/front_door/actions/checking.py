"""Looking for a child in the systems of the partnership (FD-12): what was looked in, and what was found."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid5

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import begin_screening, keep, locked, once, saved_before
from sightline.front_door.choices import CheckResult
from sightline.front_door.models import Contact, SystemCheck
from sightline.front_door.permissions import may_take
from sightline.front_door.queries.set_up import systems_in_use

NOTHING_LOOKED = "Say of at least one system what you found there."
NO_WORDS = "{name}: say what was found, or why it could not be checked."
NO_SUCH_SYSTEM = "One of the systems is no longer on the list. Load the page again."


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look into one system."""

    system: str
    result: CheckResult
    words: str = ""


@action("front_door.systems_checked")
def check_systems(
    *, contact_id: UUID, looks: list[Look], by: Viewer, at: datetime, key: UUID | None = None
) -> Contact:
    """Keep each look. Whoever looks first has begun to screen the contact."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    if not looks:
        raise Refused(NOTHING_LOOKED)
    names = {each.key: each.name for each in systems_in_use()}
    for look in looks:
        _keep(contact, look, names, by=by, at=at, key=uuid5(key, look.system) if key else None)
    begin_screening(contact, by=by, at=at)
    return contact


def _keep(
    contact: Contact, look: Look, names: dict[str, str], *, by: Viewer, at: datetime, key: UUID | None
) -> None:
    if look.system not in names:
        raise Refused(NO_SUCH_SYSTEM)
    if look.result != CheckResult.NOTHING and not look.words.strip():
        raise Refused(NO_WORDS.format(name=names[look.system]))
    if not saved_before(SystemCheck, key, contact, by):
        keep(SystemCheck, contact, by=by, at=at, key=key, system_name=names[look.system], **asdict(look))
