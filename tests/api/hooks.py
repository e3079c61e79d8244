"""Webhooks of the tests, and the worker that tells them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from sightline.access.tasks import react
from sightline.access.viewer import viewing
from sightline.api.actions import register_webhook
from sightline.api.models import Notice, Webhook
from sightline.api.states import Hears
from sightline.api.tasks import tell_webhooks
from sightline.core import clock
from sightline.core.models import Event
from tests.api.conftest import Caller, Desk
from tests.api.listening import Listener
from tests.api.work import SYSTEM

CONTACTS = [Hears.CONTACT_RECEIVED, Hears.CONTACT_TOLD]


def hook(
    desk: Desk, caller: Caller, listener: Listener, hears: list[Hears] | None = None
) -> tuple[Webhook, str]:
    with viewing(desk.administrator):
        return register_webhook(
            pk=uuid4(),
            key=caller.key,
            title="Case system",
            address=listener.address,
            hears=[each.value for each in hears or CONTACTS],
            by=desk.administrator,
            at=desk.at,
        )


def work() -> None:
    """The worker answers every event, and tells what is due."""
    with viewing(SYSTEM):
        rows = list(Event.objects.order_by("at").values_list("pk", flat=True))
    for each in rows:
        react(event_id=str(each))
    tell_webhooks(timestamp=0)


def later(by: timedelta) -> Any:
    return clock.fixed(clock.now() + by)


def notices(**also: Any) -> list[Notice]:
    with viewing(SYSTEM):
        return list(Notice.objects.filter(**also).order_by("at", "hears"))
