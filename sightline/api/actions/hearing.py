"""What happened to what an agency sent becomes notices of its webhooks: of that only what its key reads."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.api.models import Notice, Sent, Webhook
from sightline.api.queries import as_read
from sightline.api.states import AS_SENT, RECEIVED, Hears, Kind


@action("api.sent_followed")
def follow_sent(*, subject_id: UUID, by: Viewer, at: datetime) -> list[Notice]:
    """Something was taken down."""
    made = Sent.objects.visible_to(by).get(pk=subject_id)
    return _tell(made, RECEIVED[Kind(made.kind)], by=by, at=at)


@action("api.telling_followed")
def follow_told(*, subject_id: UUID, by: Viewer, at: datetime) -> list[Notice]:
    """Whoever told us of a contact was told what happens."""
    rows = Sent.objects.visible_to(by).filter(contact_id=subject_id)
    return [each for made in rows for each in _tell(made, Hears.CONTACT_TOLD, by=by, at=at)]


@action("api.episode_followed")
def follow_episode(*, subject_id: UUID, by: Viewer, at: datetime) -> list[Notice]:
    """A missing episode may stand elsewhere now."""
    rows = Sent.objects.visible_to(by).filter(report__episode_id=subject_id)
    return [each for made in rows for each in _tell(made, Hears.MISSING_CHANGED, by=by, at=at)]


def _tell(made: Sent, hears: Hears, *, by: Viewer, at: datetime) -> list[Notice]:
    rows = Webhook.objects.visible_to(by).filter(
        off_at=None, hears__contains=[hears], key__agency_id=made.controller_id
    )
    told = [
        Notice(webhook=each, sent=made, hears=hears, said=said, at=at, next_at=at)
        for each in rows.select_related("key")
        if (said := as_read(each, made, by=by, at=at)) and _is_news(each, made, hears, said)
    ]
    kept: list[Notice] = Notice.objects.bulk_create(told)
    return kept


def _is_news(webhook: Webhook, made: Sent, hears: Hears, said: str) -> bool:
    """Where it stands as before, or nothing is told of it, a change is none. Each telling is one."""
    if hears == Hears.CONTACT_TOLD:
        return said != AS_SENT
    if hears != Hears.MISSING_CHANGED:
        return True
    before = Notice.objects.filter(webhook=webhook, sent=made).order_by("-at").values_list("said", flat=True)
    return said not in {AS_SENT, before.first()}
