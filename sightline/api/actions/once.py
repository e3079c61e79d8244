"""The same call again is given the same answer, and the same key for something else is told so."""

from datetime import datetime, timedelta
from typing import Any

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.api.given import Already, Call
from sightline.api.models import Once, Sent
from sightline.api.states import Kind
from sightline.core.events import emit

ALREADY = "{kind} with this reference of yours came before, as {reference}. Nothing was kept again."
KEPT = timedelta(days=30)
OTHER_BODY = (
    "This Idempotency-Key was used before, for something else. Nothing was kept; use another for a new call."
)


def _answered(call: Call, by: Viewer, at: datetime) -> Sent | None:
    """What the same call made before. Two at once: the second waits here until the first has ended.

    Raises Already where the key stood for another body.
    """
    begun, new = Once.objects.get_or_create(
        key=call.key, asked=call.asked, defaults={"body": call.body, "sent_id": call.sent_id, "at": at}
    )
    if new:
        return None
    if begun.body != call.body:
        raise Already(OTHER_BODY)
    found: Sent = Sent.objects.visible_to(by).get(pk=begun.sent_id)
    return found


def _unheard(kind: Kind, their_reference: str, by: Viewer) -> None:
    """Refuse a reference of the sender's that came before. Raises Already."""
    rows = Sent.objects.visible_to(by).filter(kind=kind, their_reference=their_reference)
    found = rows.first() if their_reference else None
    if found:
        raise Already(ALREADY.format(kind=Kind(kind).label, reference=found.reference))


def _kept(call: Call, kind: Kind, *, by: Viewer, at: datetime, **became: Any) -> Sent:
    """What was sent, with what it became."""
    made = Sent(
        pk=call.sent_id,
        key=call.key,
        kind=kind,
        controller=call.key.agency,
        retention_class=Sent.RETENTION,
        by_id=by.staff_id,
        at=at,
        **became,
    )
    made.save(force_insert=True)
    emit("api.sent_kept", subject_id=made.pk, at=at)
    return made


@action("api.answers_forgotten")
def forget_answers(*, by: Viewer, at: datetime) -> int:
    """Calls answered a month ago; what they made stays. How many."""
    gone, _ = Once.objects.filter(at__lt=at - KEPT).delete()
    return gone
