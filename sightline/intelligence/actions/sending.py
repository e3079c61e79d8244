"""Sending a report: to the police desk first, whoever sends it (ID-01, ID-07)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import LEAVE, Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.follow_up.references import reference_of
from sightline.intelligence.actions.hand import NOT_FOUND, _sender, _tell_worker
from sightline.intelligence.given import Sent
from sightline.intelligence.models import Report
from sightline.intelligence.models.parts import GRADES
from sightline.intelligence.permissions import may_join, may_send
from sightline.intelligence.queries.posts import posts_with
from sightline.people.queries import records

NO_DESK = (
    "No police desk receives reports here yet. Ring the police on 101, or 999 if a child is in danger now."
)


@action("intelligence.sent")
def send_report(
    *, sent: Sent, by: Viewer, at: datetime, child_id: UUID | None = None, key: UUID | None = None
) -> Report:
    """Keep a report and tell the police desk. Sent twice with one key, it is kept once."""
    leave = may_join(by) if sent.joint_with else LEAVE
    first_refusal(may_send(by), sent.stands(on=london(at).date()), leave).demand()
    if key:
        wait_turn(key)
        before: Report | None = Report.objects.visible_to(by).filter(pk=key).first()
        if before:
            return before
    unless(not posts_with(GRADES, at), NO_DESK).demand()
    if child_id and not records(by).filter(pk=child_id).exists():
        raise Refused(NOT_FOUND, hidden=True)
    (sender, employer), made_id = _sender(by), key or uuid4()
    made = Report(
        id=made_id,
        reference=reference_of(made_id, "INT"),
        about=[child_id] if child_id else [],
        sent_by_id=sender,
        sent_at=at,
        controller_id=employer,
        retention_class=Report.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
        **asdict(sent),
    )
    made.save(force_insert=True)
    _tell_worker(made, at)
    return made
