"""Jobs of the worker: reactions to events, mail, the sealing of the record of access, and tidying up."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, connection
from django.utils.module_loading import import_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from sightline.access.actions.limits import SharedLimits
from sightline.access.actions.messages import mark_sent, tell
from sightline.access.models import Message
from sightline.access.permissions import OVERSEES
from sightline.access.queries import staff_with_waiting, waiting_for
from sightline.access.queries.post_reviews import TOLD, to_tell
from sightline.access.sealing import lodge_head, seal_new
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.access.wording import words_of
from sightline.core import clock
from sightline.core.actions import mark_handled
from sightline.core.models import Event

AT_ONCE = 200_000
RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)


class Handler(Protocol):
    """An action above that answers an event from below."""

    def __call__(self, *, subject_id: UUID, by: Viewer, at: datetime) -> object: ...


def walls_of_event(event_id: UUID) -> list[UUID]:
    """The walls round an event, so that the worker can step inside exactly those."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_walls_of_event(%s)", [event_id])
        row = cursor.fetchone()
    return list(row[0] or []) if row else []


@app.task(name="sightline.react", queue="reactions", retry=RETRY)
def react(event_id: str) -> None:
    """Hand one event to every handler that config/reactions.py lists, each once and in its own transaction."""
    handlers: dict[str, list[str]] = import_string(settings.SIGHTLINE_REACTIONS)
    key = UUID(event_id)
    by = system_viewer("reaction", walls=walls_of_event(key))
    with viewing(by):
        event = Event.objects.get(pk=key)
    for handler in handlers[event.kind]:
        run_once(event, handler, by=by)


def run_once(event: Event, handler: str, *, by: Viewer) -> bool:
    """Run a handler unless it has run for this event. True when it ran now."""
    work: Handler = import_string(handler)
    at = clock.now()
    try:
        with viewing(by):
            mark_handled(event=event, handler=handler, at=at)
            work(subject_id=event.subject_id, by=by, at=at)
    except IntegrityError as fault:
        if "core_reaction_once" in str(fault):
            return False
        raise
    return True


@app.task(name="sightline.send_message", queue="messages", retry=RETRY)
def send_message(message_id: str) -> None:
    """Send one message. A failure is kept on it, and tried again."""
    with viewing(system_viewer("messages")):
        message = Message.objects.get(pk=message_id)
        if message.sent_at or not message.address:
            return
        subject, body = words_of(
            message.kind, reference=message.reference, link=settings.SIGHTLINE_ADDRESS + message.path
        )
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [message.address])
        mark_sent(message=message, at=clock.now())


@app.periodic(cron="30 6 * * *")
@app.task(name="sightline.digest", queue="messages", queueing_lock="digest", pass_context=False)
def digest(timestamp: int) -> None:
    """One mail a day to each person for whom something waits; what it gathers up leaves with it."""
    by, today = system_viewer("messages", capabilities=[OVERSEES]), clock.today()
    with viewing(by):
        posts = to_tell(on=today)
        for staff in staff_with_waiting(or_to_tell=posts):
            at = clock.now()
            for message in waiting_for(staff):
                mark_sent(message=message, at=at)
            kind = TOLD if staff.pk in posts else "daily"
            tell(kind=kind, reference=today.isoformat(), path="/", staff=staff, by=by, at=at)


@app.periodic(cron="* * * * *")
@app.task(name="sightline.seal", queue="record", queueing_lock="seal", pass_context=False)
def seal(timestamp: int) -> None:
    """Seal what has been committed since the last minute; after a great load, some of it, so that others get on."""
    seal_new(most=AT_ONCE)


@app.periodic(cron="5 2 * * *")
@app.task(name="sightline.lodge", queue="record", queueing_lock="lodge")
def lodge(timestamp: int) -> None:
    """Lodge the day's last seal outside the database."""
    seal_new()
    lodge_head(settings.SIGHTLINE_SEALS)


@app.periodic(cron="*/15 * * * *")
@app.task(name="sightline.tidy_limits", queue="record", queueing_lock="tidy_limits", pass_context=False)
def tidy_limits(timestamp: int) -> None:
    """Forget what the short memory of signing in no longer needs."""
    SharedLimits("", {}).tidy()
