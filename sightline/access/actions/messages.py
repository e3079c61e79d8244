"""Telling staff and agencies that something waits. The wording is fixed; it never says anything of a child."""

from datetime import datetime

from procrastinate.contrib.django import app as jobs

from sightline.access.models import Agency, Message, Staff
from sightline.access.viewer import Viewer

SEND = "sightline.send_message"


def tell(
    *,
    kind: str,
    reference: str,
    path: str,
    by: Viewer,
    at: datetime,
    staff: Staff | None = None,
    agency: Agency | None = None,
    address: str = "",
    digest: bool = False,
) -> Message:
    """Leave a message for the worker to send once this transaction holds.

    `kind` names a wording in `access.wording`; `reference` is the record's own short reference; `path` is the
    page to open after signing in. With `digest` it waits for the person's one daily mail.
    """
    to = address or (staff.email if staff else agency.email if agency else "")
    message = Message.objects.create(
        kind=kind,
        reference=reference,
        path=path,
        staff=staff,
        agency=agency,
        address=to,
        at=at,
        digest=digest,
    )
    if not digest:
        jobs.configure_task(SEND, queue="messages").defer(message_id=str(message.pk))
    return message


def mark_sent(*, message: Message, at: datetime, failed: str = "") -> Message:
    """That a message left, or why it did not."""
    message.sent_at = None if failed else at
    message.failed = failed
    message.save(update_fields=["sent_at", "failed"])
    return message
