"""Several contacts about one child: noticed once a crossing, and what the group specialist found (FD-10, FD-10a)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.versions import next_number
from sightline.front_door.actions.moving import keep, locked, once, saved_before
from sightline.front_door.actions.noticing import notice_joined
from sightline.front_door.models import RepeatAlert, RepeatFinding
from sightline.front_door.permissions import may_look_behind
from sightline.people.models import LinkDecision

NO_REASONS = "Say what you found behind these contacts, or that you found nothing."
NO_WHOM = "Say to whom it was taken further, and for what."
NO_ALERT = "There is no such alert, or it is not yours to open."


@action("front_door.repeat_looked_into")
def record_finding(
    *,
    alert_id: UUID,
    reasons: str,
    escalated: bool,
    escalated_to: str,
    seen: int,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> RepeatFinding:
    """What lies behind the contacts, and whether it was taken further. A later finding is the next number."""
    may_look_behind(by).demand()
    once(key)
    alert = RepeatAlert.objects.visible_to(by).filter(pk=alert_id).first()
    if alert is None:
        raise Refused(NO_ALERT, hidden=True)
    contact = locked(alert.contact_id, by)
    before: RepeatFinding | None = saved_before(RepeatFinding, key, contact, by)
    if before is not None:
        return before
    typed = {"reasons": reasons, "escalated": escalated, "escalated_to": escalated_to}
    _whole(reasons, escalated, escalated_to)
    last = RepeatFinding.objects.filter(alert=alert).select_related("by").order_by("-number").first()
    number = next_number(last, seen=seen, typed=typed)
    made: RepeatFinding = keep(
        RepeatFinding, contact, by=by, at=at, key=key, alert=alert, number=number, **typed
    )
    return made


@action("front_door.repeats_looked_at_again")
def look_again(*, subject_id: UUID, by: Viewer, at: datetime) -> list[RepeatAlert]:
    """Answers `people.identity_changed`: whether the child as now known came to so many contacts (FD-10)."""
    decided = LinkDecision.objects.get(pk=subject_id)
    return notice_joined(children=[decided.one_id, decided.other_id], by=by, at=at)


def _whole(reasons: str, escalated: bool, escalated_to: str) -> None:
    if not reasons.strip():
        raise Refused(NO_REASONS)
    if escalated and not escalated_to.strip():
        raise Refused(NO_WHOM)
