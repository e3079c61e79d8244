"""What the front door does with what was sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.api.models import Sent
from sightline.front_door.actions import tell_referrer
from sightline.front_door.models import Contact, ContactSubject
from sightline.people.actions import restrict
from tests.api.conftest import Desk
from tests.front_door.conftest import by_telephone
from tests.people_of_the_tests import member_of_staff

SYSTEM = system_viewer("test", capabilities=["access.read_record"])


def sent_contact(body: dict[str, Any]) -> Contact:
    """The contact that a call made."""
    with viewing(SYSTEM):
        return Sent.objects.select_related("contact").get(pk=UUID(body["id"])).contact  # type: ignore[no-any-return]


def walled(desk: Desk, body: dict[str, Any], at: datetime) -> None:
    """The child of a contact that a call made is restricted."""
    manager = viewer_of(member_of_staff(desk.there, "front_door_manager"), on=at.date())
    contact = sent_contact(body)
    with viewing(manager):
        record = ContactSubject.objects.get(contact=contact).source_record
        restrict(record=record, named=[], ask="The manager", why="Known to staff.", by=manager, at=at)


def told(desk: Desk, body: dict[str, Any], at: datetime, *, words: str = "", **also: Any) -> None:
    """An adviser tells whoever told us."""
    contact = sent_contact(body)
    adviser = viewer_of(member_of_staff(desk.there, "adviser"), on=at.date())
    said = {"what_was_said": words} if words else {}
    with viewing(adviser):
        tell_referrer(contact_id=contact.pk, told=by_telephone(at, **said, **also), seen=0, by=adviser, at=at)
