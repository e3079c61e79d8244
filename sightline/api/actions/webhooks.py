"""Keeping webhooks: registering one, a new secret, turning it off, sending again what was given up."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer, because
from sightline.api.addresses import stands
from sightline.api.models import Key, Notice, Webhook
from sightline.api.permissions import may_hear, may_keep_webhooks_of
from sightline.api.signing import new_secret, sealed
from sightline.api.states import OVERLAP
from sightline.core.clock import london
from sightline.core.leave import Refused, unless

MADE_ALREADY = (
    "This webhook has been registered already, and its secret is shown once only. If you did not copy it, make a new "
    "secret for it."
)
CHANGED_ALREADY = (
    "A new secret has been made since you opened this page. If you did not see it, make another."
)
OFF_ALREADY = "This webhook has been turned off already."
NOT_THERE = "There is no such entry."
SAY_WHY = "Say why."


@action("api.webhook_made")
def register_webhook(
    *, pk: UUID, key: Key, title: str, address: str, hears: list[str], by: Viewer, at: datetime
) -> tuple[Webhook, str]:
    """A webhook, and the secret that is shown once. `pk` is the page's own: sent twice, it makes one."""
    may_keep_webhooks_of(by, key).demand()
    unless(Webhook.objects.visible_to(by).filter(pk=pk).exists(), MADE_ALREADY).demand()
    may_hear(key, hears, on=london(at).date()).demand()
    stands(address).demand()
    secret = new_secret()
    made = Webhook(
        pk=pk,
        key=key,
        title=title,
        address=address,
        hears=sorted(hears),
        secret=sealed(secret, pk),
        made_by_id=by.person_id,
        made_at=at,
    )
    made.save(force_insert=True)
    return made, secret


@action("api.webhook_secret_changed")
def change_secret(*, webhook: Webhook, seen: int, why: str, by: Viewer, at: datetime) -> tuple[Webhook, str]:
    """A new secret, shown once. For a day calls bear both signatures. `seen`: the number of the one in use."""
    row = _kept(webhook, why, by)
    unless(row.secret_number != seen, CHANGED_ALREADY).demand()
    secret = new_secret()
    row.secret_before, row.before_until = row.secret, at + OVERLAP
    row.secret, row.secret_number = sealed(secret, row.pk), row.secret_number + 1
    row.save(update_fields=["secret", "secret_number", "secret_before", "before_until"])
    return row, secret


@action("api.webhook_off")
def turn_off(*, webhook: Webhook, why: str, by: Viewer, at: datetime) -> Webhook:
    """From this moment nothing is sent to it, and what waits is given up."""
    row = _kept(webhook, why, by)
    row.off_by_id, row.off_at, row.off_why = by.person_id, at, why.strip()
    row.save(update_fields=["off_by", "off_at", "off_why"])
    _give_up(row, at)
    return row


@action("api.webhook_sent_again")
def send_again(*, webhook: Webhook, why: str, by: Viewer, at: datetime) -> Webhook:
    """Whatever was given up is tried again from the beginning, under the same ids."""
    row = _kept(webhook, why, by)
    rows = Notice.objects.visible_to(by).filter(webhook=row, stopped_at__isnull=False)
    rows.update(stopped_at=None, next_at=at, tries=0)
    return row


def _kept(webhook: Webhook, why: str, by: Viewer) -> Webhook:
    """The webhook, locked, while it is on and theirs to keep."""
    unless(not why.strip(), SAY_WHY).demand()
    rows = Webhook.objects.visible_to(by).select_for_update(of=("self",))
    row: Webhook | None = rows.select_related("key__post").filter(pk=webhook.pk).first()
    if row is None:
        raise Refused(NOT_THERE, hidden=True)
    may_keep_webhooks_of(by, row.key).demand()
    unless(row.off_at is not None, OFF_ALREADY).demand()
    because(by, why)
    return row


def _give_up(webhook: Webhook, at: datetime) -> None:
    Notice.objects.filter(webhook=webhook, next_at__isnull=False).update(next_at=None, stopped_at=at)
