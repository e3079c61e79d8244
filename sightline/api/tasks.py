"""Jobs of the worker: telling webhooks, and forgetting what is over."""

import json
from time import monotonic
from uuid import UUID

from procrastinate.contrib.django import app

from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.api.actions import forget_answers, forget_notices, keep_attempt, take_notice
from sightline.api.models import Notice
from sightline.api.queries import as_read, next_due
from sightline.api.sending import Reply, call
from sightline.api.signing import headers_of, opened
from sightline.api.states import Fault
from sightline.core import clock

MOST_SECONDS = 30
"""How long one run goes on, so that whatever else waits for the worker has its turn."""


@app.periodic(cron="20 3 * * *")
@app.task(name="sightline.forget_answers", queue="record", queueing_lock="forget_answers", pass_context=False)
def forget(timestamp: int) -> None:
    """Idempotency keys of calls more than a month ago, and notices of more than three months ago."""
    with viewing(system_viewer("answered calls")) as by:
        forget_answers(by=by, at=clock.now())
        forget_notices(by=by, at=clock.now())


@app.periodic(cron="* * * * *")
@app.task(
    name="sightline.tell_webhooks",
    queue="webhooks",
    queueing_lock="webhooks",
    lock="webhooks",
    pass_context=False,
)
def tell_webhooks(timestamp: int) -> None:
    """Whatever is due, the longest waiting first. No transaction is open during a call."""
    by, began = system_viewer("webhooks"), monotonic()
    while monotonic() - began < MOST_SECONDS:
        with viewing(by):
            notice_id = next_due(by, now=clock.now())
        if notice_id is None:
            return
        tell(notice_id, by)


def tell(notice_id: UUID, by: Viewer) -> None:
    """One attempt on one notice."""
    with viewing(by):
        notice = take_notice(notice_id=notice_id, by=by, at=clock.now())
        known = _still_told(notice, by) if notice else None
    if notice is None:
        return
    reply = _called(notice, known) if known else Reply(None, Fault.NOT_READ, 0)
    with viewing(by):
        keep_attempt(notice=notice, **vars(reply), by=by, at=clock.now())


def _still_told(notice: Notice, by: Viewer) -> list[str] | None:
    """The secrets to sign with; None where the key may no longer read what the notice is of."""
    at, webhook = clock.now(), notice.webhook
    if as_read(webhook, notice.sent, by=by, at=at) is None:
        return None
    before = webhook.secret_before if webhook.before_until and at < webhook.before_until else None
    return [opened(each, webhook.pk) for each in (webhook.secret, before) if each]


def _called(notice: Notice, known: list[str]) -> Reply:
    body = body_of(notice)
    return call(notice.webhook.address, headers_of(notice.pk, body, known, at=clock.now()), body)


def body_of(notice: Notice) -> bytes:
    """What is sent: that something happened to what, and where it stands. The rest is fetched by a key."""
    said = {
        "type": notice.hears,
        "timestamp": notice.at.isoformat(),
        "data": {
            "kind": notice.sent.kind,
            "id": str(notice.sent_id),
            "reference": notice.sent.reference,
            "status": notice.said,
        },
    }
    return json.dumps(said, separators=(",", ":")).encode()
