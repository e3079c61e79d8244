"""Each notice is sent until the receiver has it, or for a day and a bit; each attempt is kept."""

from datetime import datetime, timedelta
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.api.actions.webhooks import _give_up
from sightline.api.models import Attempt, Notice, Webhook
from sightline.api.states import PAUSES, Fault

LEASE = timedelta(minutes=2)
"""A worker that ends in the middle is followed by another after this long; the receiver knows the id again."""
SILENCE = timedelta(minutes=5)
"""How long a receiver that did not answer is left alone, whatever else waits for it."""
KEPT = timedelta(days=90)
GONE = 410
SAID_GONE = "The receiver answered 410: it is gone."
OVER = {Fault.NOT_READ}


@action("api.notice_begun")
def take_notice(*, notice_id: UUID, by: Viewer, at: datetime) -> Notice | None:
    """Take one that is due for an attempt; None where another worker has it."""
    rows = Notice.objects.visible_to(by).select_for_update(of=("self",), skip_locked=True)
    due = rows.filter(pk=notice_id, next_at__lte=at, webhook__off_at=None)
    found: Notice | None = due.select_related("webhook__key", "sent").first()
    if found is not None:
        found.next_at = at + LEASE
        found.save(update_fields=["next_at"])
    return found


@action("api.notice_tried")
def keep_attempt(
    *, notice: Notice, status: int | None, fault: str, milliseconds: int, by: Viewer, at: datetime
) -> Attempt:
    """One attempt with what came of it, and when the next one is, if any."""
    made = Attempt(notice=notice, at=at, status=status, fault=fault, milliseconds=milliseconds)
    made.save(force_insert=True)
    row = Notice.objects.select_for_update().get(pk=notice.pk)
    if row.next_at is None:
        return made
    row.tries += 1
    if status is not None and 200 <= status < 300:
        row.taken_at, row.next_at = at, None
    elif fault in OVER or row.tries > len(PAUSES):
        row.stopped_at, row.next_at = at, None
    else:
        row.next_at = at + PAUSES[row.tries - 1]
    row.save(update_fields=["tries", "taken_at", "stopped_at", "next_at"])
    if status == GONE:
        _switch_off(row.webhook_id, at)
    if status is None:
        others = Notice.objects.filter(webhook=row.webhook_id, next_at__lt=at + SILENCE).exclude(pk=row.pk)
        others.update(next_at=at + SILENCE)
    return made


def _switch_off(webhook_id: UUID, at: datetime) -> None:
    row = Webhook.objects.select_for_update().get(pk=webhook_id)
    if row.off_at is None:
        row.off_at, row.off_why = at, SAID_GONE
        row.save(update_fields=["off_at", "off_why"])
        _give_up(row, at)


@action("api.notices_forgotten")
def forget_notices(*, by: Viewer, at: datetime) -> int:
    """What a webhook was told, or could not be, some months ago, with its attempts. How many."""
    over = Notice.objects.visible_to(by).filter(next_at=None, at__lt=at - KEPT)
    Attempt.objects.filter(notice__in=over).delete()
    gone, _ = over.delete()
    return gone
